# What the chat in the terminal says itself. Everything else comes from Steward.

## The first lines

console-hello = Steward, in this terminal. Nothing here leaves this machine.
console-hello-scratch = You are only trying things out: all of it is gone when you leave.
console-who = You are { $name }, in { $room }. Somebody else speaks like this:  { $other }: { $help }
console-found = There is no group yet. To found one, type:
console-found-name = Riverside Solidarity
console-found-city = London
console-alone = To write to Steward alone: { $room }. To be somebody else: { $speak }.
console-keys = { $help } shows what there is. The Tab key fills in words. Ctrl-D leaves.

## Where and for whom

console-room = #{ $room }
console-private = { $name }, in private
console-only = only { $name } sees this
console-now-reads = { $where }, this now reads
console-new-here = { $name } is here now.
console-you-are = You are { $name } now.
console-you-are-in = You are in { $room } now.
console-you-are-alone = Only Steward reads you here, { $name }. To go back: { $back }.
console-rooms = Rooms so far: { $rooms }. { $example } makes another one.
console-not-your-chat = That is { $name }'s own chat with Steward. To speak as { $name }: { $speak }.
console-plain = In a room Steward hears only lines that begin with /, such as { $help }. To write to it alone: { $room }.
console-name-needed = Say who or where, such as { $example }.
console-card-gone = { $name } sees no card { $card }.

## Buttons and files

console-no-button = { $name } sees no button { $button } to press.
console-file = To read the file here: { $command }
console-no-file = There is no file { $file } here.
console-cannot-send = Files cannot be sent from this terminal yet.

## Forms

console-form-way-out = An empty line leaves an answer out. { $stop } gives up, and nothing is kept.
console-form-stop = { $stop } gives up, and nothing is kept.
console-form-not-here = You are filling in a form, so this was not done. To leave the form first: { $stop }
console-form-question = { $number } of { $count }: { $question }
console-form-pick = Type its number or its name.
console-form-long = Write as many lines as you like; an empty line ends it.
console-form-needed = This one needs an answer. { $stop } gives up, and nothing is kept.
console-form-stopped = Given up. Nothing of it was kept.

## Leaving

console-bye = Goodbye.
console-bye-scratch = Goodbye. What was tried here is gone.
