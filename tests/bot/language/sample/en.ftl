command-help = What can I do here?
param-help-topic = a command or a group of them
command-vote = Vote, or change my vote
param-vote-id = the poll
param-vote-choice = your answer
command-poll-open = Ask the members; a poll binds nobody
param-poll-open-question = what you ask
param-poll-open-options = the answers to choose from, with commas between them
param-poll-open-closes = when it closes
param-poll-open-choices = how many each may pick
param-poll-open-early = close as soon as everybody has voted
command-poll-close = Close a poll
param-poll-close-poll = the poll
param-poll-close-settle = what it settles
command-poll-show = Look at a poll
param-poll-show-poll = the poll
command-poll-hands = Enter a show of hands
param-poll-hands-poll = the poll
param-poll-hands-counts = how many hands for each
command-join = Ask to join
param-join-code = the code of your invitation
param-join-name = your name on the roll
param-join-language = your language
command-my-set = Change a setting
param-my-set-what = which one
param-my-set-value = what it becomes
command-my-zone = Say where I am
param-my-zone-zone = the nearest city
command-group-add = Put somebody on the roll
param-group-add-name = their name
param-group-add-need = how many
param-group-add-when = when
command-group-appoint = Appoint somebody
param-group-appoint-member = who
command-group-dismiss = End a post
param-group-dismiss-member = who
command-case-say = Write to the other side of a case
command-remind-me = Remind me of something
command-callout-join = Take a shift
command-callout-cannot = Say that I cannot come
command-callout-post = Post a callout
command-stack-up = Ask to speak
command-ping = Answer

help-group-case = Cases
help-group-remind = Reminders
help-group-callout = Callouts
help-group-stack = Whose turn it is
help-group-things = More

post-secretary = secretary
post-chair = chair

poll-heading = { $ref } { $question }
poll-voted = { $count ->
    [0] Nobody has voted yet.
    [one] One person has voted.
   *[other] { $count } people have voted.
}
poll-closes = Closes { $at }
poll-who = Asked by { $names }
poll-open-for = Open for { $span }
poll-answer = To answer: { $vote }
yes = Yes
no = No
abstain = No opinion
param-case-say-case = the case
param-case-say-text = what you write
param-remind-me-what = of what
param-remind-me-when = when
param-remind-me-repeat = how often
param-callout-join-callout = the callout
param-callout-join-shift = which shift
param-callout-cannot-callout = the callout
param-callout-post-title = what it is
param-callout-post-when = when
param-callout-post-urgent = ask everyone at once
