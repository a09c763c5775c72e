# What the bot says whatever it is asked about. None of the characters that a chat gives a
# meaning to stands in these words, so every platform can write them as they are.

# Lists, counts, cards
list-more = { $list }, { $next }
list-last = { $list } and { $last }
bar-count = { $label }: { $count } of { $whole }
fact-line = { $name }: { $value }
answer-by-number = Reply to this with a number:
answer-numbered = { $number }. { $label }
file-not-here = I can't hand over { $file } in this chat. Ask me for it again in a chat that takes files.

# What was typed could not be read
value-empty = There is nothing in that answer. Write at least a word.
value-too-long = That is too long: it has { $length } characters and { $longest } fit. Make it shorter.
value-not-a-number = “{ $text }” is not a whole number. Give one from { $least } to { $most }.
value-number-outside = That number does not fit. Give one from { $least } to { $most }.
value-not-yes-or-no = “{ $text }” is neither yes nor no. Answer yes or no.
value-not-a-choice = “{ $text }” is not one of the answers. Choose one of these: { $choices }.
value-not-an-hour = “{ $text }” is not a time of day. Write it like 22:00.
value-zone-which = Which place do you mean by “{ $text }”? Write one of these: { $near }.
value-not-a-zone = I don't know the place “{ $text }”. Give the nearest big city, such as Madrid.
value-not-a-language = I don't speak “{ $text }” yet. I speak { $languages }.
value-not-a-reference = “{ $text }” is not a number I can look up here. It should look like { $example }; you find it on the card.
value-not-a-code = That code is not complete. It should look like { $example }. Copy it again.
value-twice = { $name } is there twice. Give it once.
value-left-over = I don't know what to do with “{ $rest }”. Write it like this: { $example }
parameter-not-there = { $command } has no “{ $name }”. It has { $names }. If that was part of your own words, put quotation marks around them.
unknown-parameter = “{ $command }” has no “{ $name }”. Ask for help with it to see what it takes.
quotation-open = I can't tell where “{ $near }” ends. Put a quotation mark before it and after it, like this: { $example }
quotation-needed = I can't tell which words belong together. Put quotation marks around them, like this: { $example }
missing-values = Something is missing for “{ $command }”. Call it by itself and I will ask for what it needs.

# Commands
unknown-command = I don't know “{ $name }”. The closest I have: { $near }
unknown-command-nothing-near = I don't know “{ $name }”. Write help to me and I'll show you what I can do.
unknown-below = I don't know “{ $name }”. There is { $choices }

# Who and where
members-only = That is for members of the group. Were you invited? Then write to me in private: join and your code.
not-allowed = Only these posts can do that: { $posts }. To see whom to ask: { $look }
not-by-motion = A motion can't carry out { $command }. Move it in words, and someone does it once it is carried.
only-by-motion = Only the members together can do that. Put a motion to them about { $command }
not-here-dm = That is better done in private. Write to me there: { $command }
not-here-room = That works only in one of the group's rooms. Go there and write { $command }
no-collective-here = I can't tell which group this is about. Write to me in one of your group's rooms. To start a new group, write to me in private: group setup.
which-collective = You are in more than one group. Which one do you mean?
no-such-member = Nobody on the roll is called “{ $name }”. Check the spelling, or ask who is on the roll.
several-members = More than one person on the roll could be “{ $name }”. Give the whole name.

# When it did not work
broken = Something broke on our side. Nothing was changed. Tell whoever hosts me: { $number }.
done-already = That is done already. It was done once, and nothing was doubled.
disk-full = I have no room left to write that down, so nothing was changed. Tell whoever hosts me, and try again later.
database-busy = I can't write anything down just now, so nothing was changed. Try again in a minute.
not-kept = I could not write that down, so nothing was changed. Try again. If it happens again, tell whoever hosts me.
erasure-not-finished = It is erased, but not yet wiped from the disk, because something else is reading there. It will be wiped soon; whoever hosts me can see when with steward check.

# Help
help-title = What you can ask me
help-group-start = To begin
help-group-vote = Deciding together
help-group-me = My own things
help-group-roll = Our group and who is in it
help-group-host = Looking after the bot
help-line = { $command }: { $summary }
help-group = { $group }: { $commands }
help-group-more = { $group }: { $commands }, and more: { $help }
help-how = More about one group: { $group }. About one command: { $one }
help-how-one = More about one of these: { $one }
help-next-page = There is more: { $help }
help-next = Next page
help-param = { $name }: { $meaning }.
help-param-optional = { $name }, if you like: { $meaning }.
help-choices = One of these: { $choices }.
help-short = In short: { $forms }
help-only = Only for these posts: { $posts }.
help-by-motion = Only a motion of the members can do this.
help-in-private = In a private chat with me.
help-in-room = In one of the group's rooms.
help-example = Write it like this: { $example }
help-topic-near = I have no help on “{ $topic }”. The closest: { $near }
help-topic-unknown = I have no help on “{ $topic }”. Here is all of it.
incomplete-command = { $name } needs one more word. There is { $choices }
