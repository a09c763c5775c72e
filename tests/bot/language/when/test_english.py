"""Moments as organisers write them in English."""

import pytest

from bot.language.when import read_moment
from bot.refusal import Refusal
from tests.bot.language.when.tables import LONDON, NOW, local, rows

READ = """
tomorrow at 7pm                             | 2026-05-14 19:00
tomorrow 18:00                              | 2026-05-14 18:00
Tomorrow, 6pm                               | 2026-05-14 18:00
tmrw 6pm                                    | 2026-05-14 18:00
tomorrow evening at 7                       | 2026-05-14 19:00
tomorrow morning at half past nine          | 2026-05-14 09:30
tomorrow afternoon, 3.30                    | 2026-05-14 15:30
tomorrow at noon                            | 2026-05-14 12:00
tomorrow midday                             | 2026-05-14 12:00
tomorrow at 1830                            | 2026-05-14 18:30
tomorrow at 0730                            | 2026-05-14 07:30
tomorrow 18h                                | 2026-05-14 18:00
tomorrow 18h30                              | 2026-05-14 18:30
tomorrow 8:05 am                            | 2026-05-14 08:05
tomorrow at 6.30pm                          | 2026-05-14 18:30
tomorrow at 6:30 p.m.                       | 2026-05-14 18:30
tomorrow at seven o'clock                   | 2026-05-14 07:00
tomorrow at 7 o’clock in the evening        | 2026-05-14 19:00
by tomorrow 17:00                           | 2026-05-14 17:00
today at 5pm                                | 2026-05-13 17:00
5pm today                                   | 2026-05-13 17:00
today, quarter to six pm                    | 2026-05-13 17:45
tonight at 8                                | 2026-05-13 20:00
tonight 7.30                                | 2026-05-13 19:30
7:30 tonight                                | 2026-05-13 19:30
tonight at midnight                         | 2026-05-14 00:00
this evening at 6                           | 2026-05-13 18:00
this afternoon at 2                         | 2026-05-13 14:00
7pm                                         | 2026-05-13 19:00
at 8                                        | 2026-05-14 08:00
at 11                                       | 2026-05-13 11:00
at 8am                                      | 2026-05-14 08:00
noon                                        | 2026-05-13 12:00
12 noon                                     | 2026-05-13 12:00
midnight                                    | 2026-05-14 00:00
18:45                                       | 2026-05-13 18:45
09:59                                       | 2026-05-14 09:59
10:00                                       | 2026-05-13 10:00
19h                                         | 2026-05-13 19:00
half past eight in the evening              | 2026-05-13 20:30
quarter past 7pm                            | 2026-05-13 19:15
ten to eight in the evening                 | 2026-05-13 19:50
twenty-five past seven in the evening       | 2026-05-13 19:25
five past 1pm                               | 2026-05-13 13:05
20 minutes to 6 pm                          | 2026-05-13 17:40
quarter till 7pm                            | 2026-05-13 18:45
friday 8pm                                  | 2026-05-15 20:00
Fri 20:00                                   | 2026-05-15 20:00
FRIDAY AT 8PM                               | 2026-05-15 20:00
on friday at 20:00                          | 2026-05-15 20:00
8pm on friday                               | 2026-05-15 20:00
this friday at 6                            | 2026-05-15 06:00
this coming saturday, 2pm                   | 2026-05-16 14:00
friday evening at 7                         | 2026-05-15 19:00
friday night at 9                           | 2026-05-15 21:00
friday at noon                              | 2026-05-15 12:00
wed 18:30                                   | 2026-05-13 18:30
wed 09:30                                   | 2026-05-20 09:30
wednesday at 10                             | 2026-05-13 10:00
Weds 7pm                                    | 2026-05-13 19:00
thurs 18:30                                 | 2026-05-14 18:30
tues 6pm                                    | 2026-05-19 18:00
monday morning at 9                         | 2026-05-18 09:00
next monday 18:00                           | 2026-05-18 18:00
next tuesday at 7pm                         | 2026-05-19 19:00
next wednesday 6pm                          | 2026-05-20 18:00
friday next week, 18:00                     | 2026-05-22 18:00
next week on Thursday at 7pm                | 2026-05-21 19:00
next week sunday 11:00                      | 2026-05-24 11:00
thursday of next week at 19:00              | 2026-05-21 19:00
sunday this week at 11:00                   | 2026-05-17 11:00
saturday week at 2pm                        | 2026-05-23 14:00
a week on saturday, 2pm                     | 2026-05-23 14:00
two weeks on saturday at 2pm                | 2026-05-30 14:00
a week tomorrow 18:00                       | 2026-05-21 18:00
tomorrow week at 18:00                      | 2026-05-21 18:00
a week today at 6pm                         | 2026-05-20 18:00
the day after tomorrow at 9am               | 2026-05-15 09:00
27 May 18:00                                | 2026-05-27 18:00
27 March 18:00                              | 2027-03-27 18:00
27th of May at 7pm                          | 2026-05-27 19:00
the 27th of May, 7pm                        | 2026-05-27 19:00
May 27 at 7pm                               | 2026-05-27 19:00
May 27th, 2026, 7pm                         | 2026-05-27 19:00
March the 8th at noon                       | 2027-03-08 12:00
8 Mar 2027 12:00                            | 2027-03-08 12:00
27-May-2026 19:00                           | 2026-05-27 19:00
on the 27th at 7pm                          | 2026-05-27 19:00
the 27th at 7pm                             | 2026-05-27 19:00
on the 3rd at 18:00                         | 2026-06-03 18:00
27th 7pm                                    | 2026-05-27 19:00
the 31st at 6pm                             | 2026-05-31 18:00
the first of May at noon                    | 2027-05-01 12:00
first of june at nine am                    | 2026-06-01 09:00
twenty-first of June, 4pm                   | 2026-06-21 16:00
5th of next month at 18:00                  | 2026-06-05 18:00
first Monday of June 18:30                  | 2026-06-01 18:30
the first Monday in June at 6.30pm          | 2026-06-01 18:30
last Friday of May, 8pm                     | 2026-05-29 20:00
second Tuesday of April 2027 at 7pm         | 2027-04-13 19:00
2nd tuesday of next month 7pm               | 2026-06-09 19:00
last friday of the month 8pm                | 2026-05-29 20:00
Sunday 12 noon                              | 2026-05-17 12:00
Monday 9am sharp                            | 2026-05-18 09:00
9 tonight                                   | 2026-05-13 21:00
7 tomorrow evening                          | 2026-05-14 19:00
29 February 18:00                           | 2028-02-29 18:00
1 May next year 12:00                       | 2027-05-01 12:00
Sunday 17 May 14:00                         | 2026-05-17 14:00
Sun 17th May at 2pm                         | 2026-05-17 14:00
Saturday, 27 March 2027, 18:00              | 2027-03-27 18:00
friday 29 at 18:00                          | 2026-05-29 18:00
Friday the 29th, 6pm                        | 2026-05-29 18:00
tomorrow, thursday 14 may, 18:00            | 2026-05-14 18:00
2027-03-27 18:00                            | 2027-03-27 18:00
2027-03-27T18:00                            | 2027-03-27 18:00
2027/03/27 6pm                              | 2027-03-27 18:00
27/5/2026 18:00                             | 2026-05-27 18:00
27/05 18:00                                 | 2026-05-27 18:00
27.5.2026 18:00                             | 2026-05-27 18:00
27/5/26 at 6pm                              | 2026-05-27 18:00
5/27 18:00                                  | 2026-05-27 18:00
6/6 18:00                                   | 2026-06-06 18:00
friday 24:00                                | 2026-05-16 00:00
friday 00:00                                | 2026-05-15 00:00
quarter to 12 at night on friday            | 2026-05-15 23:45
in 2h                                       | 2026-05-13 12:00
in 2 hours                                  | 2026-05-13 12:00
in an hour                                  | 2026-05-13 11:00
in half an hour                             | 2026-05-13 10:30
in an hour and a half                       | 2026-05-13 11:30
in one and a half hours                     | 2026-05-13 11:30
in three quarters of an hour                | 2026-05-13 10:45
in 1h30                                     | 2026-05-13 11:30
in 1 h 30                                   | 2026-05-13 11:30
in 45 mins                                  | 2026-05-13 10:45
in 20m                                      | 2026-05-13 10:20
in 1.5 hours                                | 2026-05-13 11:30
in 2 hours and 20 minutes                   | 2026-05-13 12:20
in a couple of hours                        | 2026-05-13 12:00
90 minutes from now                         | 2026-05-13 11:30
2 hours                                     | 2026-05-13 12:00
in 3 days                                   | 2026-05-16 10:00
3 days                                      | 2026-05-16 10:00
in two weeks                                | 2026-05-27 10:00
in a fortnight at 7pm                       | 2026-05-27 19:00
in a month                                  | 2026-06-13 10:00
in 3 days at 18:00                          | 2026-05-16 18:00
in 3 days' time at 7pm                      | 2026-05-16 19:00
in a week's time                            | 2026-05-20 10:00
until friday 6pm                            | 2026-05-15 18:00
before friday 5pm                           | 2026-05-15 17:00
from 2pm on sat 6 june                      | 2026-06-06 14:00
friday 18:00 Europe/London                  | 2026-05-15 18:00
friday 18:00 (europe/madrid)                | 2026-05-15 17:00
2027-03-20 17:00 Europe/London              | 2027-03-20 17:00
2026-05-15T18:00Z                           | 2026-05-15 19:00
2026-05-15T18:00+02:00                      | 2026-05-15 17:00
friday 18:00 UTC                            | 2026-05-15 19:00
friday 18:00 UTC-3                          | 2026-05-15 22:00
"""

REFUSED = """
                                            | when-empty
whenever                                    | when-unread
soon                                        | when-unread
asap please                                 | when-unread
on the                                      | when-unread
at half past                                | when-leftover
call the union tomorrow 8:00                | when-leftover
tomorrow 8:00 call the union                | when-leftover
tomorrow-ish 8:00                           | when-leftover
friday and saturday 18:00                   | when-leftover
18:00 BST friday                            | when-leftover
in -2h                                      | when-leftover
18:3                                        | when-leftover
8                                           | when-bare-number
8 tomorrow                                  | when-bare-number
tomorrow 7                                  | when-bare-number
fri 8                                       | when-bare-number
27                                          | when-bare-number
2027                                        | when-bare-number
tomorrow                                    | when-no-time
tomorrow evening                            | when-no-time
27 March                                    | when-no-time
friday                                      | when-no-time
tonight                                     | when-no-time
in 3 days in the evening                    | when-no-time
next week 18:00                             | when-no-day
next month                                  | when-no-day
May 2027                                    | when-no-day
03/04                                       | when-ambiguous
03/04 18:00                                 | when-ambiguous
3-4-2027 18:00                              | when-ambiguous
next friday 18:00                           | when-ambiguous
next thursday at 7pm                        | when-ambiguous
friday midnight                             | when-ambiguous
friday 12am                                 | when-ambiguous
half six tomorrow                           | when-ambiguous
2h                                          | when-ambiguous
24h                                         | when-ambiguous
tue 20 May 18:30                            | when-weekday-wrong
friday 27 at 18:00                          | when-weekday-wrong
tomorrow friday 18:00                       | when-weekday-wrong
today, 14 May, 18:00                        | when-weekday-wrong
31 February 18:00                           | when-no-such-day
31/04 18:00                                 | when-no-such-day
2027-13-01 18:00                            | when-no-such-day
13/13 18:00                                 | when-no-such-day
the 32nd at 6pm                             | when-no-such-day
the 0th at 6pm                              | when-no-such-day
fifth monday of june 2027 18:00             | when-no-such-day
sixth friday of next month 18:00            | when-no-such-day
first monday of the month 18:00             | when-past
first monday of next year 18:00             | when-leftover
first monday of june 3000 18:00             | when-too-far
friday 8pm at                               | when-leftover
friday at the                               | when-leftover
friday 6pm on                               | when-leftover
friday 6pm by                               | when-leftover
friday 6pm from                             | when-leftover
at 25h                                      | when-hour-wrong
tomorrow 19h 9                              | when-hour-wrong
in a week tomorrow at 18:00                 | when-twice
in 3 days 18h                               | when-twice
today 09:00                                 | when-past
yesterday 18:00                             | when-past
last friday 18:00                           | when-past
2026-03-08T18:00                            | when-past
2 hours ago                                 | when-past
25:00 friday                                | when-hour-wrong
friday 18:60                                | when-hour-wrong
at 30 friday                                | when-hour-wrong
24:30 friday                                | when-hour-wrong
half to six friday                          | when-hour-wrong
14 in the morning                           | when-hour-unclear
this evening at 8am                         | when-hour-unclear
tonight at 3                                | when-hour-unclear
18:00 Mars/Base                             | when-zone-unknown
18:00 UTC+25                                | when-zone-unknown
2027-03-27 18:00 Europe/London UTC+5        | when-offset-wrong
1 January 3000 18:00                        | when-too-far
in 100000 weeks                             | when-too-far
in 99999999999999999999 hours               | when-too-far
18:00 19:00 friday                          | when-twice
18:00-20:00 friday                          | when-twice
from 6pm to 8pm friday                      | when-twice
friday saturday 18:00                       | when-twice
27 May 28 May 18:00                         | when-twice
in 2h at 18:00                              | when-twice
in 2h friday                                | when-twice
18:00 Europe/London Europe/Madrid           | when-twice
mondays at 6pm                              | when-repeats
every monday at 6pm                         | when-repeats
daily at 9                                  | when-repeats
"""


@pytest.mark.parametrize(("phrase", "meaning"), rows(READ))
def test_what_is_meant(phrase: str, meaning: str):
    moment = read_moment(phrase, now=NOW, zone=LONDON, language="en")
    assert local(moment.at, LONDON) == meaning


@pytest.mark.parametrize(("phrase", "key"), rows(REFUSED))
def test_what_is_refused(phrase: str, key: str):
    with pytest.raises(Refusal) as refused:
        read_moment(phrase, now=NOW, zone=LONDON, language="en")
    assert refused.value.key == key


def test_there_are_phrases_enough():
    assert len({phrase for phrase, _ in rows(READ)}) >= 120
