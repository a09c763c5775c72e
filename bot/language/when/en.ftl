# What the date reader answers when it does not understand a time for certain. Every example in
# these words is read by the reader itself.

## Moments

when-empty = Say when. Write it like “27 March 18:30” or “tomorrow 7pm”.
when-long = That is too long: at most { $longest } characters. Write only when it is.
when-unread = I can't read “{ $text }” as a date and time. Write it like “27 March 18:30” or “tomorrow 7pm”.
when-leftover = I don't understand “{ $text }” there. Leave it out, or write it like “27 March 18:30” or “tomorrow 7pm”.
when-twice = With “{ $text }” there is more than one day or time. Write just one of each.
when-ambiguous = That can mean two things. Write the one that you mean: “{ $first }” or “{ $second }”.
when-weekday-wrong = Those two days are not the same. Write the one that you mean: “{ $first }” or “{ $second }”.
when-bare-number = I can't tell whether “{ $text }” is an hour or a day. Write an hour like “18:00” or “7pm”, and a day like “the 8th” or “8 March”.
when-no-time = At what time on that day? Write both together, like “Friday 18:30” or “tomorrow 7pm”.
when-no-day = On which day? Write the day and the time, like “27 March 18:30” or “Friday next week 18:30”.
when-past = That is over: { $at }. Write a time that is still to come, like “tomorrow 7pm”.
when-no-such-day = There is no such day as in “{ $text }”. Look at the calendar, and write a day that is in it.
when-hour-wrong = “{ $text }” is not a time of day. Write it like “18:30” or “7pm”.
when-hour-unclear = I can't tell which hour “{ $text }” is. Write it like “18:30” or “00:00”.
when-zone-unknown = I don't know the time zone “{ $text }”. Write it with a city, like “18:30 Europe/London”.
when-offset-wrong = Clocks there do not show the time as in “{ $text }”. Leave out the part that begins with UTC, and write it like “27 March 18:30 Europe/London”.
when-too-far = That is too far away. Write something closer.
when-repeats = “{ $text }” comes again and again, and one single time is needed here. Write it like “Friday 18:30”.

## Lengths of time

when-length-empty = Say how long. Write it like “90 min”, “2h” or “3 days”.
when-length-leftover = I don't understand “{ $text }” there. Leave it out, or write it like “90 min”, “2h” or “3 days”.
when-length-unread = I can't read “{ $text }” as a length of time. Write it like “90 min”, “2h” or “3 days”.
when-length-unit = “{ $text }” of what? Write it like “90 min”, “2h” or “3 days”.
when-length-months = Months and years are not all of one length. Write “{ $text }” in weeks or days, like “4 weeks” or “180 days”.

## What repeats

when-repeat-empty = Say when it repeats. Write it like “every Thursday 19:00” or “first Monday of each month 18:30”.
when-repeat-leftover = I don't understand “{ $text }” there. Leave it out, or write it like “every Thursday 19:00” or “first Monday of each month 18:30”.
when-repeat-unread = I can't read “{ $text }” as something that repeats. Write it like “every Thursday 19:00” or “first Monday of each month 18:30”.
when-repeat-no-day = On which day? Write it like “every 2 weeks on Thursday 19:00” or “first Monday of each month 18:30”.
when-repeat-no-time = At what time? Write it with the days, like “every Thursday 19:00”.
when-repeat-often = “{ $text }” is too often: once a day at most. Write it like “every day 9:00”.
when-repeat-zone = What repeats goes by the time in “{ $zone }”. Leave the other time zone out, and write the hour that it is there.
