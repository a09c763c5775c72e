"""The benches' own arithmetic and harnesses, at toy size and without any peer installed."""

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.memory.sealing import fresh_key
from bot.memory.store import Store
from tests.bench import ours_due, ours_votes
from tests.bench.dispatch import OURS
from tests.bench.due import table
from tests.bench.ours_start import Started
from tests.bench.peers.ballots import ROWS_LEFT, Task, check, votes
from tests.bench.prepare_votes import call, prepare, reopened, running
from tests.bench.report import Row, Table, draw
from tests.bench.rounds import Contestant, Series, run_once, run_rounds
from tests.bench.start import start_once
from tests.databases import fresh_database

PEERS = Path(__file__).parent / "peers"

ECHO = "import json, sys; print('noise'); print(json.dumps({'took': json.loads(sys.argv[1])['n']}))"


def test_rounds_gather_each_contestants_figures():
    contestants = [Contestant(name, ("-c", ECHO), {"n": 3}) for name in ("one", "two")]
    found = run_rounds(contestants, rounds=2)
    assert found == {name: {"took": Series((3, 3))} for name in ("one", "two")}


def test_a_contestant_that_fails_stops_the_bench():
    with pytest.raises(subprocess.CalledProcessError):
        run_rounds([Contestant("broken", ("-c", "raise SystemExit(1)"), {})], rounds=1)


@pytest.mark.parametrize(
    ("ratio", "goal", "at_most", "reached"),
    [(2.0, 1.4, False, True), (1.3, 1.4, False, False), (1.3, 1.4, True, True),
     (1.5, 1.4, True, False), (None, 1.4, False, None), (2.0, None, False, None)],
)  # fmt: skip
def test_a_goal_is_reached_from_its_own_side(ratio, goal, at_most, reached):
    assert Row("peer", Series((1.0,)), ratio, goal, at_most).reached is reached


def test_a_table_shows_median_range_ratio_and_goal():
    rows = [
        Row("steward", Series((12.0, 10.0, 11.0))),
        Row("a peer", Series((33.0, 1234.0, 22.0)), 3.0, 4),
    ]
    assert draw(Table("Dispatch, µs", rows)).splitlines() == [
        "Dispatch, µs",
        "name     median   min–max  ratio  goal  reached",
        "steward      11     10–12",
        "a peer       33  22–1,234  3.00×  ≥ 4×       no",
    ]


def run_peer(code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a piece of code where the peers' own modules are found, and nothing of ours."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=PEERS, capture_output=True, text=True)


def test_the_stopwatch_refuses_a_wrong_answer():
    wrong = (
        "import asyncio, stopwatch\n"
        "async def hear(number): return 'nonsense'\n"
        "asyncio.run(stopwatch.time_kinds(hear))"
    )
    assert "heard 'nonsense'" in run_peer(wrong, '{"commands": 4, "seconds": 0}').stderr


def test_dispatch_answers_every_command_rightly():
    toy = Contestant(OURS.name, OURS.program, {"commands": 44, "seconds": 0})
    assert set(run_once(toy)) == {"bare", "full"}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """An empty database of either kind."""
    return fresh_database() if request.param == "postgresql" else f"sqlite:///{tmp_path}/toy.db"


@pytest.fixture
def given(tmp_path):
    """What a round of votes is told, but for the database: where the keys are, and who votes."""
    return {
        "keys": f"sqlite:///{tmp_path}/keys.db",
        "wrapping": [fresh_key().hex(), fresh_key().hex()],
        "prepared": str(tmp_path / "prepared.json"),
        "seconds": 0.1,
        "callers": 4,
    }


def prepared(given: dict[str, object], url: str) -> Task:
    """Two collectives of three people, each with an open poll."""
    into = Path(str(given["prepared"]))
    prepare(url, str(given["keys"]), given["wrapping"], 2, 3, into)  # type: ignore[arg-type]
    return Task(url, 0.1, 4, **json.loads(into.read_text()))


def rows_left(given, url: str) -> list[int]:
    """What is counted when a round is over."""
    opened = reopened(url, given["keys"], given["wrapping"])
    with opened.store.look() as sql:
        left = list(sql.execute(text(ROWS_LEFT)).one())
    opened.close()
    return left


def test_the_bot_keeps_every_vote(given, url):
    found = asyncio.run(ours_votes.vote_for(prepared(given, url), given))
    check(rows_left(given, url), int(found["votes"]))
    assert 0 < found["commits"] <= found["votes"]


def test_two_processes_keep_every_vote(given):
    url = fresh_database()
    prepared(given, url)
    found = ours_votes.in_processes({**given, "url": url, "processes": 2})
    check(rows_left(given, url), int(found["votes"]))


def test_votes_by_hand_are_all_kept(given, tmp_path):
    url = f"sqlite:///{tmp_path}/toy.db"
    prepared(given, url)
    peer = Contestant("by hand", (str(PEERS / "plain_sqlite.py"),), {**given, "url": url})
    assert run_once(peer)["a_commit"] == 1


@pytest.mark.parametrize("left", [[2, 3, 0, 0], [3, 2, 0, 0], [3, 3, 1, 0], [3, 3, 0, -1]])
def test_a_vote_that_was_lost_is_seen(left):
    check([3, 3, 0, 0], 3)
    with pytest.raises(ValueError, match="after 3 votes"):
        check(left, 3)


def test_peers_do_what_the_bot_does_for_a_vote(given, tmp_path):
    url = f"sqlite:///{tmp_path}/toy.db"
    task = prepared(given, url)
    heard: list[str] = []

    async def vote_alone(engine):
        last = len(task.voters)  # by then the bot knows everybody
        for number, vote in zip(range(last + 1), votes(task), strict=False):
            if number == last:
                event.listen(engine.store.engine, "before_cursor_execute", note)
            args = {"id": f"P-{vote.number}", "choice": vote.picks}
            await engine.hear(call(vote.collective, vote.member, "vote", str(number), **args))

    def note(sql, cursor, statement, *_):
        heard.append(statement)

    with running(reopened(url, given["keys"], given["wrapping"])) as engine:
        asyncio.run(vote_alone(engine))
    by_hand = run_peer("import json, plain_sqlite; print(json.dumps(plain_sqlite.STATEMENTS))")
    ours = [step(statement) for statement in heard if touches_rows(statement)]
    del ours[ours.index("SELECT poll", ours.index("SELECT poll") + 1)]  # to draw the card
    assert ours == [step(statement) for statement in json.loads(by_hand.stdout)]


def touches_rows(statement: str) -> bool:
    """Whether a statement is not about the transaction itself."""
    return statement.split()[0] in ("SELECT", "INSERT", "UPDATE", "DELETE")


def step(statement: str) -> str:
    """What a statement does, and to which table first: `SELECT poll`."""
    found = re.match(
        r"(SELECT) .*?\sFROM (\w+)|(INSERT) INTO (\w+)|(UPDATE) (\w+)", statement, re.S
    )
    assert found is not None
    return " ".join(part for part in found.groups() if part)


def test_what_is_claimed_is_what_is_due(url):
    ours_due.fill(url, ours_due.DUE + 10)
    store = Store(url)
    assert ours_due.claim_once(store) > 0
    assert ours_due.claim_once(store) > 0  # what was claimed was given back
    store.close()


def test_too_few_claimed_timers_are_seen(tmp_path):
    url = f"sqlite:///{tmp_path}/few.db"
    ours_due.fill(url, 10)
    store = Store(url)
    with pytest.raises(ValueError, match="claimed 10 timers"):
        ours_due.claim_once(store)
    store.close()


def test_a_million_is_held_against_the_clock_and_against_the_few():
    found = {"steward, SQLite, 10,000 pending": 10.0, "steward, SQLite, 1,000,000 pending": 18.0}
    drawn = table({name: Series((value,)) for name, value in found.items()}, ["SQLite"])
    assert [row.reached for row in drawn.rows] == [None, True, False]


def started(code: str) -> Started:
    """A program that is started for its start alone."""
    return Started("toy", (sys.executable, "-c", code), "ready")


def test_a_start_is_timed_until_it_is_ready():
    took, megabytes = start_once(started("print('rea', end=''); print('dy'); input()"))
    assert took > 0
    assert 1 < megabytes < 1000


def test_a_start_that_fails_is_told():
    with pytest.raises(RuntimeError, match="no luck"):
        start_once(started("print('no luck')"))
