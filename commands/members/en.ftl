# Founding
founding-title = Start { $name }
founding-consent = You will be its first member. Your name, this account and the group's settings go into my memory, encrypted.
consent-special = Being on this roll counts as trade-union or political data, so I need a clear yes from you.
consent-leave = You can leave and be erased at any time: { $erase }
agree = I agree
keep-nothing = No, keep nothing
nothing-kept = All right. I kept nothing.
founded = { $name } is set up, with you as its first member.
founded-invite = Ask the second person to send me { $join } – it works once, for 14 days.
founded-two = Once they join, you both hold every post until members vote on it. While you are two, a vote needs both of you, and so does whatever needs two people. A secret ballot is not possible with two, so I won't offer one.
founded-next = Next: say which room is the members' room with { $room } there. { $info } shows what I keep and for how long.
founding-needs-code = To start a group I need the code that whoever hosts me was given. Ask them for it and add it: code:XXXX-XXXX.
founding-code-wrong = That is not the founding code, or it was used already. Check it with whoever hosts me and try again.
founding-already-here = This room belongs to { $name } already. You can start another group in a private chat with me.
founding-already-yours = You are in { $name } already. Nothing was changed.

# Invitations and joining
invited = Here is an invitation. Whoever gets it sends me { $join }. { $uses ->
    [one] It works once, until { $until }.
   *[other] It works { $uses } times, until { $until }.
}
invited-vouch = A member must vouch for whoever uses it, then the secretary admits them.
invited-straight = Whoever uses it is on the roll at once: give it only to people you know.
invited-careful = I show it once. Pass it on in person or over a safe chat.
invite-wrong = I don't know that code. It may have been used or be too old. Ask for a new one.
too-many-guesses = Too many wrong codes from this account. Wait an hour, then try again.
join-already = You are in { $group } already. Nothing was changed.
join-consent = Your roll name { $name } and this account go on the roll of { $group }, encrypted.
join-vouching = Then a member vouches for you, and the secretary admits you.
asked-to-join = Thank you. You asked to join { $group }. Your request is { $number }: give that number to a member you know, so they can vouch for you.
somebody-asks = { $name } asks to join: { $number }.
somebody-asks-vouch = A member who knows them must vouch first: { $vouch }
vouched-for = { $name } ({ $number }) was vouched for and can be admitted.
vouched = Thank you. You vouched for { $name }.
vouch-oneself = You can't vouch for yourself. Ask a member who knows you.
admit = Admit
decline = Decline
admit-not-vouched = Nobody vouched for { $name } yet. Ask a member who knows them to say so in a private chat with me, by the number { $number }.
admitted = { $name } is on the roll.
declined = The request of { $name } is declined and deleted.
request-gone = There is no open request { $number }. It may have been answered already.
joined = { $name } is now on the roll. Welcome!
welcome = Welcome to { $group }, { $name }.
welcome-founder = You now hold every post together with the founder, until members vote on them.
welcome-week = What is on: { $week }
welcome-quiet = I write to nobody between 22:00 and 08:00. Change that: { $set }
welcome-help = Everything else: { $help }

# Names
name-unreadable = I can't read a name there. Use letters, such as Mags.
name-too-long = That name is too long. Use { $longest } characters at most.
name-taken = Somebody has a name that looks like { $name }. Choose another, so that nobody is mistaken for them. For example: add an initial.

# Posts
post-secretary = secretary
post-chair = chair
post-caseworker = caseworker
post-coordinator = coordinator
post-teller = teller
post-treasurer = treasurer
post-editor = editor
post-keyholder = keyholder
posts-title = Who holds which post:
post-held = { $post }: { $names }
post-free = { $post }: nobody
posts-power = What I do for a post-holder comes from these posts alone, not from rights in this chat app.
post-by-motion = By motion, { $name } is { $post } now.
post-appointed = { $by } appointed { $name } as { $post }. It counts from now.
post-appointed-now = { $name } is { $post } now. I told everyone.
post-appointing = { $by } appoints { $name } as { $post }, from { $at }.
post-appointing-object = If two members object before then, it does not happen.
post-object = I object
post-appointing-told = { $name } will be { $post } from { $at }, unless two members object. I told everyone.
post-objected = Your objection counts. Nobody sees who objected.
post-stopped = Two members objected: { $name } does not become { $post } by appointment. A motion can still decide it.
post-in-force = Nobody stopped it: { $name } is { $post } now.
post-dismissed = By motion, { $name } is no longer { $post }. { $look } shows who holds what.
appoint-oneself = You can't appoint yourself. A motion of the members can give you a post.
appoint-not-this-post = Keyholders and tellers are never appointed. Only a motion or an election of the members gives that post.
appoint-by-election = The members decided that posts are given by election. Ask for one at the next meeting.
appoint-holds-already = { $name } holds that post already.
dismiss-holds-not = { $name } does not hold that post.
appointment-gone = That appointment is decided already. { $look } shows who holds what.

# The roll
roll-title = { $count ->
    [one] One person is on the roll:
   *[other] { $count } people are on the roll:
}
roll-name = { $name }
roll-suspended = { $name } (suspended)
roll-without-app = { $name } (without the app: call them)
roll-logged = That you read the roll is in the log.
added = { $name } is on the roll, without the app.
added-counts = They count for the quorum. When something is on, somebody has to call them.
suspend-oneself = You can't suspend yourself. You can leave with the command my leave.
suspend-already = { $name } is suspended already.
suspend-decided = That was decided already. Nothing was changed.
suspend-needs-another = A second post-holder must agree: not you, and not the person concerned.
suspend-second = { $by } asks to suspend { $name }. It needs a second post-holder.
suspend-reason = The reason given: { $reason }
suspend-agree = I agree: suspend
suspend-asked = Asked. { $name } is suspended once a second post-holder agrees. Nothing has changed yet.
suspended-you = You are suspended in { $group } until { $until }. Two post-holders agreed on it.
suspended-reply = You can say what you think of it, and every member reads it: { $reply }
suspended = You are suspended until { $until }, so you can't do this now. You can still read your data, reply and leave.
suspension-in-force = { $name } is suspended until { $until }. They were told why, and that they may reply.
unsuspended = Your suspension in { $group } is over. Welcome back.
reply-title = { $name } replies to their suspension
replied = Your reply is posted to the members.
reply-not-suspended = You are not suspended, so there is nothing to reply to.
removed-you = By motion of the members, you are no longer on the roll of { $group }.
removed-data = I erase what I hold about you in 30 days. Sooner: { $erase }
removed = By motion of the members, { $name } is no longer on the roll.
kept-title = How long I keep things:
kept-change = To keep something shorter: { $change }. Only a motion can make it longer.
keep-ballots = who voted how in a poll: { $days } days after it closes; the counts stay
keep-invitations = invitations: { $days ->
    [0] until they end
   *[other] { $days } days after they end
}
keep-links = codes for linking accounts: { $days ->
    [0] 15 minutes
    [one] one day
   *[other] { $days } days
}
keep-roll = your place on the roll after you left: { $days } days
retention-unknown = I don't know “{ $kind }”. These can be set: { $kinds }.
retention-longer = It is { $days } days now. Only a motion of the members can make it longer.
audit-title = What was done in the last { $days } days, newest first:
audit-nothing = Nothing was done in the last { $days } days.
audit-who = { $name }:
audit-nobody = Somebody:

# Rooms and the group
room-here-is-private = This is our private chat. Say it in the room that you mean.
room-prefix = A prefix is one to ten characters and not a word, such as ! or ?.
room-is-members = This is the members' room now. Polls and news come here.
room-is-committee = This is the committee's room now. I say here only what post-holders may read.
room-is-casework = This is the caseworkers' room now. I name cases here by number only, never what is in them.
room-is-notices = This is the notice room now.
room-is-public = This room is public now. I say here only what anyone may read.
room-is-off = I say nothing in this room of my own accord any more.
info-outside = This is { $name }.
info-outside-join = With an invitation code you can ask to join: { $join }. What I hold about you: { $what }
info-title = { $name }
info-roll = On the roll
info-quorum = Enough to decide
info-quorum-is = { $count } must take part
info-zone = Clock
info-zone-is = { $zone }
info-passing = A motion passes
info-passing-is = with more for than against
info-voting = New members vote
info-voting-is = after 28 days; at once while the roll is under ten
info-kept = What I keep, and how long:
info-orders = Only a motion that the members carry can change the rules.
check-well = { $rooms ->
    [0] No room is registered
    [one] One room is registered
   *[other] { $rooms } rooms are registered
}, { $roll } on the roll, { $waiting ->
    [0] nothing waits to be sent
    [one] one message waits to be sent
   *[other] { $waiting } messages wait to be sent
}.
check-no-room = There is no members' room yet, so everybody gets news in private. Say { $room } in the room you want.
check-unreached = { $count ->
    [one] One person
   *[other] { $count } people
} on the roll can't be reached by me: no app, or their messages are shut. Somebody has to call them.
check-inbox = { $count ->
    [one] One message waits
   *[other] { $count } messages wait
} in people's inboxes because it could not be delivered.
check-nothing = Everything else is well.
backup-begun = I am making a backup. I'll tell you when it is done.
backup-made = The backup is made. It holds no keys; keep the key store's copy apart from it.
backup-failed = The backup could not be made. Ask whoever hosts me to run “steward check”.

# My settings
card-title = What { $group } holds about you
card-name = Name on the roll
card-since = Since
card-state = Standing
card-accounts = Accounts
card-zone = Your clock
card-quiet = I don't write between
card-posts = Posts
card-budget = Asks a week, at most
card-tier = How much you want to be asked
card-areas = Areas
card-skills = Skills
card-asks = To be asked by others
card-more = All of it as a file: { $export }. To be forgotten: { $erase }
state-on = on the roll
state-asked = asked to join
state-suspended = suspended
state-left = left
state-merged = merged into your other account
platform-console = this terminal
platform-discord = Discord
platform-matrix = Matrix
choice-what-name = name
choice-what-timezone = clock
choice-what-language = language
choice-what-quiet = quiet hours
choice-what-budget = asks a week
choice-what-tier = how much you want to be asked
choice-what-areas = areas
choice-what-skills = skills
choice-what-asks = being asked by others
choice-account-console = this terminal
choice-account-discord = Discord
choice-account-matrix = Matrix
set-changed = Your { $what }: { $value }.
set-default = Your { $what }: back to what is usual.
quiet-unread = I can't read “{ $text }” as quiet hours. Write them like 22:00-08:00.
inbox-empty = Nothing waits for you.
inbox-from = From { $at }:
inbox-more = There is more: { $inbox }
tasks-none = You have nothing to do. Rest well.
tasks-title = What you took on:
chosen = In this chat I take what you write as for { $group } from now on. Please say it once more.

# Linking accounts
link-code = On your other account, send me { $link } within 15 minutes.
link-careful = I show it once. Give it to nobody: whoever uses it asks to speak as you.
link-wrong = I don't know that code. It may be too old. Make a new one on your other account.
link-same = You typed it on the account that made it. Type it on your other account.
link-gone = That is over. If you still want to link your accounts, make a new code.
link-not-now = One of the two accounts is suspended or on its way out, so they can't be linked now.
link-host-asked = An account on { $platform } called { $name } typed your link code. Is that you?
link-mine = Yes, that is me
link-not-mine = No, not me
link-guest-asked = This account would become one member with the one that made this code. Your votes then count once, and others see only the name that is on the roll.
link-merging = You are on the roll twice now. The two become one; where both had voted, the first vote stands.
link-waiting = Good. Now say yes on your other account too.
linked = Linked: this is { $name } on { $platform } now.
linked-undo = To undo it: { $undo }
link-refused = Not linked. That code is worth nothing now. Whoever typed it learnt nothing about you.
link-guest-refused = The other account said no, so nothing was linked. If that was not you, make no new code before you know who had the first.
link-not-linked = Nothing was linked.
link-third = Somebody else typed your link code, so it is worth nothing now and nothing was linked. Make a new one when you are alone: { $link }
unlink-none = You have no account there.
unlink-last = That is your only account. To go altogether there is the command my leave.
unlinked = Your account on { $platform } is no longer linked.

# Leaving and being forgotten
export-here = Here is what { $group } holds about you.
export-how = Keep the file where nobody else reads it.
leave-question = You are about to leave.
leave-posts = You hold: { $posts }.
leave-alone = You are the only one who is: { $posts }. Nobody else can do that until the members give it to someone.
leave-tasks = You took on:
leave-one-stays = Then one person is left. What needs two people waits until somebody joins.
leave-data = I erase what I hold about you 30 days later. At once: { $erase }
leave-now = Leave now
stay = Stay
stayed = All right. Nothing was changed.
left = You have left { $group }.
left-data = I erase what I hold about you on { $until }. Sooner: { $erase }
left-told = { $name } has left.
left-unnamed = Somebody has left, and everything about them is erased.
left-alone = You are the only one on the roll now. What needs two people waits until somebody joins: { $invite }. Leaving, a copy of your data and being erased need nobody else.
erase-question = This erases everything I hold about you. It can't be undone. It is:
erase-votes = Counts of votes that are over stay, without you in them.
erase-backups = Backups can still hold you until { $until }.
erase-platform = What you or I wrote in this chat app stays there; delete it yourself.
erase-receipt = Your receipt: { $code }. Write it down now: I keep it nowhere. With it you can check at any time, from any account, that nothing is left: { $check }
erase-now = Erase me
erased = Done, { $at }. Everything I held about you is erased.
erased-rows = { $count ->
    [one] One thing was
   *[other] { $count } things were
} removed. Your key is destroyed.
receipt-unknown = I don't know that receipt. Check each letter and try again.
receipt-of = This is the receipt of an erasure on { $at }.
receipt-scan = I searched everything again: { $rows ->
    [0] nothing is left
    [one] one thing is left; tell whoever hosts me
   *[other] { $rows } things are left; tell whoever hosts me
}.
holds-members-roll = place on the roll
holds-members-accounts = accounts
holds-members-posts = posts
holds-voting-votes = votes in polls
holds-voting-polls-opened = polls you opened

# The week, and first words
week-title = What is on:
week-meetings = Meetings
week-votes = Votes
week-gaps = People needed
week-tasks = You took on
week-nothing = Nothing is on right now. Enjoy it.
hello = Hello. I am Steward, a bot for groups that organise. I belong to no group here yet.
hello-of = Hello. I am the bot of { $group }.
hello-keeps-nothing = I don't keep this chat.
hello-join = With an invitation code you can join: { $join }
hello-what = What do you keep about me?
hello-help = Help
hello-member = Hello { $name }. I did not understand that. Try { $week } or { $help }.
kept-of-strangers = About you: nothing. I read what you send me to answer it, and keep none of it.
kept-of-members = If you join, I keep your name and account, encrypted, until you leave. You can see all of it: { $export }
keep-suspensions = suspensions that nobody seconded: { $days } days
keep-requests = requests to join that nobody answered: { $days } days

# What each command and its values are for
command-group-invite = Make an invitation code.
param-group-invite-uses = how many people may use it
param-group-invite-days = for how many days it is good
param-group-invite-vouch = whether a member must vouch for who uses it
command-join = Ask to join a group with an invitation code.
param-join-code = the invitation code that a member gave you
param-join-name = the name you want on the roll
command-group-vouch = Vouch for someone who asked to join.
param-group-vouch-request = the request, such as J-8
command-group-admit = Admit someone to the roll.
param-group-admit-request = the request, such as J-8
command-group-decline = Decline and delete a request.
param-group-decline-request = the request, such as J-8
command-group-setup = Start a group; two people are enough.
param-group-setup-name = what the group is called
param-group-setup-timezone = the city whose clock you go by, such as Europe/London
param-group-setup-language = the language I speak in your rooms
param-group-setup-code = the founding code that the host gave you
command-my-export = Get a copy of what I hold about you.
command-my-leave = Leave the group; first I show what you hold.
command-my-erase = Be erased, with a receipt; first I show what goes.
command-my-receipt = Check that an erasure was done.
param-my-receipt-code = the receipt you were given
command-my-link = Link your accounts as one member.
param-my-link-code = the code from your other account
command-my-unlink = Unlink one of your accounts.
param-my-unlink-account = which of your accounts is to go
command-group-posts = Show who holds which post, and since when.
command-group-appoint = Appoint someone to a post.
param-group-appoint-post = the post
param-group-appoint-member = who is to hold it
command-group-dismiss = End someone's post.
param-group-dismiss-post = the post
param-group-dismiss-member = who holds it
command-group-roll = Show the roll; every reading is logged.
command-group-add = Put someone without the app on the roll; say how they agreed.
param-group-add-name = the name for the roll
param-group-add-consent = how and when they agreed, in a few words
command-group-suspend = Suspend someone; a second post-holder must agree, and the person may reply.
param-group-suspend-member = who is to be suspended
param-group-suspend-reason = why; the person reads it
command-my-reply = Reply to your suspension; the members read it.
param-my-reply-text = what you want to say to it
command-group-remove = Remove someone from the roll.
param-group-remove-member = who is to be removed
param-group-remove-reason = why
command-group-retention = Show how long things are kept, or keep one of them shorter.
param-group-retention-kind = what is kept, such as ballots
param-group-retention-days = for how many days
command-group-audit = Show who did what, without content.
param-group-audit-days = how many days back
command-group-room = Say what this room is for.
param-group-room-purpose = what this room is for
param-group-room-prefix = what commands begin with in this room, such as !
command-group-info = Show what this group is, its rules, and how long things are kept.
command-group-check = Show whether everybody can be reached and every room is known.
command-group-backup = Have a backup made, without keys.
command-my-card = Show what I hold about you.
command-my-set = Change one of your settings.
param-my-set-what = what you want to change
param-my-set-value = what it should be; leave it out to go back to the default
command-my-inbox = Read what I could not deliver to you.
command-my-tasks = Show what you took on: actions, shifts and deadlines.
command-week = Show what is on: meetings, open votes, gaps, and what you took on.
command-help = Show what I can do for you here.
param-help-topic = a command, a topic or a page
