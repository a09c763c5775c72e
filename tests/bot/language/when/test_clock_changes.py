"""Wall-clock time where clocks are put on and back; the instants were reckoned beforehand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.language.when import (
    Recurrence,
    next_after,
    occurrences,
    read_duration,
    read_moment,
    read_recurrence,
    say_duration,
    say_moment,
    say_short,
    skips,
)
from bot.refusal import Refusal

NOW = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def at(unix: int) -> datetime:
    """The instant of that Unix time."""
    return datetime.fromtimestamp(unix, UTC)


@pytest.mark.parametrize(
    ("place", "phrase", "unix", "note"),
    [
        ("Europe/London", "24 March 2027 18:30", 1805913000, ""),
        ("Europe/London", "31 March 2027 18:30", 1806514200, ""),
        ("Europe/London", "27 October 2027 18:30", 1824658200, ""),
        ("Europe/London", "3 November 2027 18:30", 1825266600, ""),
        ("Europe/London", "20 March 17:00", 1805562000, ""),
        ("America/New_York", "10 March 2027 18:30", 1804721400, ""),
        ("America/New_York", "17 March 2027 18:30", 1805322600, ""),
        ("Europe/London", "28 March 2027 01:30", 1806197400, "skipped"),
        ("Europe/London", "31 October 2027 01:30", 1824942600, "repeated"),
        ("Europe/London", "31 October 2027 01:30 UTC+1", 1824942600, ""),
        ("Europe/London", "31 October 2027 01:30 Europe/London UTC+0", 1824946200, ""),
        ("Australia/Sydney", "3 April 2027 19:00", 1806739200, ""),
        ("Australia/Sydney", "4 April 2027 19:00", 1806829200, ""),
        ("Australia/Lord_Howe", "4 April 2027 19:00", 1806827400, ""),
    ],
)
def test_a_wall_time_is_one_instant(place: str, phrase: str, unix: int, note: str):
    moment = read_moment(phrase, now=NOW, zone=ZoneInfo(place), language="en")
    assert (moment.at, moment.zone, moment.note) == (at(unix), place, note)


def test_a_skipped_time_is_said_as_the_one_that_is_used():
    moment = read_moment("28 March 01:30", now=NOW, zone=LONDON, language="en")
    said = say_moment(moment.at, zone=LONDON, language="en", now=NOW)
    assert said == "Sunday 28 March, 02:30 (Europe/London)"


def test_each_of_two_times_is_said_apart():
    both = [
        say_moment(at(unix), zone=LONDON, language="es", now=NOW)
        for unix in (1824942600, 1824946200)
    ]
    assert both == [
        "domingo 31 de octubre, 01:30 (Europe/London, UTC+1)",
        "domingo 31 de octubre, 01:30 (Europe/London, UTC+0)",
    ]
    assert say_short(at(1824946200), zone=LONDON, language="en", now=NOW) == (
        "Sun 31 Oct 01:30 UTC+0"
    )


def test_a_distance_from_utc_that_clocks_there_never_show_is_refused():
    with pytest.raises(Refusal) as refused:
        read_moment("31 October 01:30 Europe/London UTC+3", now=NOW, zone=LONDON, language="en")
    assert refused.value.key == "when-offset-wrong"


def test_a_weekly_meeting_keeps_its_hour():
    rule = read_recurrence("every Wednesday 18:30", now=NOW, zone=LONDON, language="en")
    found = occurrences(rule, at(1805913000), LONDON, 2)
    assert found == [at(1805913000), at(1806514200)]
    assert occurrences(rule, at(1824658200), LONDON, 2) == [at(1824658200), at(1825266600)]
    york = ZoneInfo("America/New_York")
    assert occurrences(rule, at(1804721400), york, 2) == [at(1804721400), at(1805322600)]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (
            "America/New_York",
            ["Wed 10 Mar 13:30", "Wed 17 Mar 14:30", "Wed 24 Mar 14:30", "Wed 31 Mar 13:30"],
        ),
        (
            "Asia/Kolkata",
            ["Thu 11 Mar 00:00", "Thu 18 Mar 00:00", "Thu 25 Mar 00:00", "Wed 31 Mar 23:00"],
        ),
    ],
)
def test_a_meeting_in_london_is_seen_from_elsewhere(place: str, said: list[str]):
    rule = read_recurrence("every Wednesday 18:30", now=NOW, zone=LONDON, language="en")
    start = datetime(2027, 3, 10, tzinfo=UTC)
    found = occurrences(rule, start, LONDON, 4)
    seen = [say_short(one, zone=ZoneInfo(place), language="en", now=NOW) for one in found]
    assert seen == said


def test_a_time_that_clocks_jump_over_comes_later_that_day_alone():
    rule = Recurrence("daily", time(1, 30), date(2027, 3, 1))
    found = occurrences(rule, datetime(2027, 3, 27, tzinfo=UTC), LONDON, 3)
    shown = [one.astimezone(LONDON).strftime("%d %H:%M") for one in found]
    assert shown == ["27 01:30", "28 02:30", "29 01:30"]


def test_a_day_that_was_left_out_is_kept_on_the_next():
    apia = ZoneInfo("Pacific/Apia")
    fridays = Recurrence("weekly", time(12), date(2011, 12, 2), weekdays=(4,))
    saturday = datetime(2011, 12, 30, 21, 0, tzinfo=UTC)
    assert saturday.astimezone(apia).strftime("%a %d %H:%M") == "Sat 31 11:00"
    found = next_after(fridays, saturday, apia)
    assert found.astimezone(apia).strftime("%a %d %H:%M") == "Sat 31 12:00"


def test_a_time_that_clocks_show_twice_comes_once():
    rule = Recurrence("daily", time(1, 30), date(2027, 10, 1))
    found = occurrences(rule, datetime(2027, 10, 30, 12, tzinfo=UTC), LONDON, 2)
    assert found == [at(1824942600), datetime(2027, 11, 1, 1, 30, tzinfo=UTC)]


def test_first_tuesdays():
    now = datetime(2027, 3, 1, tzinfo=UTC)
    rule = read_recurrence("first Tuesday of each month 19:00", now=now, zone=LONDON, language="en")
    found = [one.date() for one in occurrences(rule, now, LONDON, 3)]
    assert found == [date(2027, 3, 2), date(2027, 4, 6), date(2027, 5, 4)]


def test_the_31st_leaves_out_february_and_april():
    now = datetime(2027, 1, 31, tzinfo=UTC)
    rule = read_recurrence("the 31st of each month 19:00", now=now, zone=LONDON, language="en")
    found = [one.date() for one in occurrences(rule, now, LONDON, 3)]
    assert found == [date(2027, 1, 31), date(2027, 3, 31), date(2027, 5, 31)]
    assert skips(rule)


def test_a_night_shift_over_the_change_is_seven_hours():
    start, end = (
        read_moment(phrase, now=NOW, zone=LONDON, language="en").at
        for phrase in ("27 March 22:00", "28 March 06:00")
    )
    assert say_duration(end - start, language="en") == "7 hours"
    assert end - start == read_duration("7h", language="en")


def test_days_from_now_keep_the_hour_and_hours_do_not():
    now = datetime(2027, 3, 27, 18, 0, tzinfo=UTC)
    day, hours = (
        read_moment(phrase, now=now, zone=LONDON, language="en").at.astimezone(LONDON)
        for phrase in ("in 1 day", "in 24 hours")
    )
    assert (day.hour, hours.hour) == (18, 19)


def test_from_now_is_a_whole_minute_and_never_early():
    now = datetime(2027, 3, 27, 18, 0, 31, 5, tzinfo=UTC)
    found = read_moment("in 5 min", now=now, zone=LONDON, language="en").at
    assert found == datetime(2027, 3, 27, 18, 6, tzinfo=UTC)
    seconds = read_moment("in 5 seconds", now=now, zone=LONDON, language="en").at
    assert seconds == datetime(2027, 3, 27, 18, 0, 37, tzinfo=UTC)


def test_a_rule_begun_long_ago_costs_no_walk():
    rule = Recurrence("weekly", time(18, 30), date(1905, 1, 2), 2, (0,))
    found = next_after(rule, datetime(2195, 6, 1, tzinfo=UTC), LONDON)
    assert (found.date() - rule.anchor).days % 14 == 0
    assert timedelta(0) < found - datetime(2195, 6, 1, tzinfo=UTC) <= timedelta(days=14)


def test_a_rule_that_never_comes_round_says_so():
    rule = Recurrence("monthly", time(9), date(2027, 2, 1), 12, days=(30,))
    with pytest.raises(OverflowError):
        next_after(rule, NOW, LONDON)
