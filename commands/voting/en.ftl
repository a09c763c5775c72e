poll-closes = Closes { $at }.
poll-how = { $choices ->
    [one] Pick one.
   *[other] Pick up to { $choices }.
} { $openly ->
    [open] Everybody sees who voted how.
   *[private] Other members don't see your vote; whoever hosts me could.
} You can change it until the end.
poll-voted = { $cast ->
    [one] { $cast } of { $roll } has voted.
   *[other] { $cast } of { $roll } have voted.
}
poll-results-at-end = Results are shown at the end.
poll-opened = { $ref } is open until { $at }. { $roll ->
    [one] One person may vote.
   *[other] { $roll } people may vote.
}
poll-opened-close = To close it sooner: { $close }
voted = Your vote in { $ref }: { $chosen }.
vote-change = You can change it until { $at }.
vote-was-last = You were the last to vote, so the poll is closed.
vote-none = You have no vote in { $ref } now.
vote-mine = Your vote: { $chosen }.
vote-mine-none = You have not voted.
poll-voters = { $option }: { $names }
poll-result = Result of { $ref }: { $question }
poll-turnout = { $roll ->
    [one] { $cast } of the one person on the roll voted.
   *[other] { $cast } of the { $roll } on the roll voted.
}
poll-by-hands = By a show of hands, entered by the chair. { $roll } are on the roll.
poll-nobody = Nobody voted.
poll-over = Closed.
poll-most = Most votes: { $option } ({ $votes }).
poll-tie = A tie: { $options }, with { $votes } each. The members decide what follows.
poll-not-binding = A poll asks; it does not bind anybody.
poll-closed-late = Votes ended { $at }. I was away then, so this comes late; no vote after that time counts.
poll-closed-now = { $ref } is closed.
hands-entered = The show of hands is entered and { $ref } is closed.
vote-merged = Both of your accounts had voted in { $ref }. The first vote stands and counts once. You can still change it.
week-poll = { $ref } { $question } – vote by { $at }: { $vote }
week-poll-voted = { $ref } { $question } – you voted; closes { $at }

poll-too-few-options = A poll needs at least two options. Separate them with commas: "Hall, Park".
poll-too-many-options = That is { $given } options. { $most } is the most a poll can have.
poll-option-too-long = “{ $option }” is too long for an option. Use { $longest } characters at most.
poll-option-twice = “{ $option }” is there twice. Name each option once.
poll-choices-outside = People can pick between 1 and { $most } options here.
poll-closes-in-the-past = That time has passed. Give one that is still to come.
poll-closes-too-late = A poll can be open for { $days } days at most. Give an earlier date.
poll-gone = There is no poll { $ref } here. { $week } shows the open ones.
poll-is-closed = { $ref } closed { $at }. No more votes are taken; { $show } shows the result.
poll-not-yours = Only who opened { $ref } or the chair can close it.
vote-not-an-option = “{ $text }” is none of the options. Give its number, 1 to { $most }, or its words.
vote-too-many = You can pick { $most ->
    [one] one option
   *[other] { $most } options
} here; that was { $given }.
vote-not-on-roll = You may not vote in { $ref }: the roll for it was taken when it opened, and you were not on it or too new. You can vote in the next one.
vote-not-by-reaction = Others can see a reaction, and this poll is not open, so yours does not count. Take it back, and vote with a button or in private: { $vote }
hands-after-votes = { $cast ->
    [one] One person has
   *[other] { $cast } people have
} voted here already, and hands would count them twice. Open a new poll for the show of hands.
hands-counts = This poll has { $options } options, so I need { $options } numbers with commas between them; that was { $given }.
hands-too-many = That is { $hands } hands, but only { $roll } are on the roll. Count again.
hands-not-numbers = I need one number for each option, with commas between them, such as 12, 5.
choice-results-live = as they come
choice-results-end = at the end
choice-how-open = open
choice-how-private = private
poll-nobody-may-vote = Nobody on the roll may vote yet: new members vote after 28 days. Ask in the room instead.

# What each command and its values are for
command-poll-open = Ask the members; a poll binds nobody.
param-poll-open-question = what you ask
param-poll-open-options = the answers to choose from, with commas between them
param-poll-open-closes = when it closes; in three days if you leave it out
param-poll-open-choices = how many each may pick
param-poll-open-results = whether counts show as they come or at the end
param-poll-open-early = close as soon as everybody has voted
param-poll-open-how = whether members see who voted how
command-vote = Vote, or change your vote.
param-vote-id = the poll, such as P-3
param-vote-choice = the number or the words of your answer
command-poll-hands = Enter a show of hands; it closes the poll.
param-poll-hands-poll = the poll, such as P-3
param-poll-hands-counts = how many hands for each option, such as 12, 5
command-poll-show = Show a poll in your own time, with your vote.
param-poll-show-poll = the poll, such as P-3
command-poll-close = Close your poll and post the result.
param-poll-close-poll = the poll, such as P-3
