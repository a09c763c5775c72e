"""Whether, after all the killing, everything that was to be is there, once, and whole."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from bot.clock import SystemClock
from bot.memory import audit, erasures
from bot.memory.keys import from_files
from bot.memory.keys.wrapping import CONFIDENTIAL_FILE, OPERATING_FILE
from bot.memory.opening import Opened, open_both
from bot.memory.safe import Safe
from bot.memory.store import EPOCH, Store
from bot.memory.tables import (
    HELD,
    Collective,
    DueRow,
    HeardRow,
    InboxRow,
    Member,
    OutboxRow,
    SubjectRow,
)
from commands.voting.tables import Ballot, Poll
from tests.crash.rig import ROOMS, SHUT, SPEAKERS, Rig
from tests.crash.workload import Workload
from tests.platform.notes import PAGES, Note
from tests.platform.record import PRIVATE


@dataclass(frozen=True)
class Found:
    """What was counted, and what is wrong: nothing, if all is well."""

    counts: Mapping[str, int]
    wrong: Sequence[str]


@dataclass(frozen=True)
class Evidence:
    """What the platform and the database say, opened."""

    shown: Sequence[tuple[str, str, str]]
    """Room, first text and last text of every message."""
    answers: Mapping[str, str]
    absorbed: int
    held: Sequence[tuple[str, str]]
    """Why, and the words of a message that is held."""
    inbox: Sequence[tuple[int, str]]
    """The member, and the words of a message that could not be delivered."""

    def times(self, room: str, words: str) -> int:
        """How often people in a room saw these words."""
        return sum(1 for where, first, _ in self.shown if where == room and words in f"\n{first}\n")

    def holding(self, word: str) -> int:
        """How many messages with this word are held."""
        return sum(1 for _, text in self.held if word in text)


def examine(rig: Rig, workload: Workload) -> Found:
    """Compare what people did with what came of it; the bot must have been stopped."""
    keys = rig.folder / "keys"
    wrapping = from_files(keys / OPERATING_FILE, keys / CONFIDENTIAL_FILE)
    opened = open_both(rig.database, rig.store, wrapping, SystemClock())
    try:
        with opened.store.look() as sql:
            evidence = _evidence(rig, sql, Safe(opened.keys))
            wrong = [
                *_said(evidence, workload),
                *_kept(sql, evidence, workload),
                *_sealed(sql, opened, workload),
            ]
    finally:
        opened.close()
    wrong += [*_verified(rig), *_explained(rig, evidence)]
    return Found(_counted(evidence, workload), wrong)


def waiting(rig: Rig) -> int:
    """How many messages and timers of a running bot are still under way."""
    store = Store(rig.database)
    try:
        with store.look() as sql:
            messages = select(func.count()).where(OutboxRow.state < HELD)
            timers = select(func.count()).where(DueRow.name == "note due")
            counts = [
                sql.execute(query.select_from(t)).scalar_one()
                for query, t in ((messages, OutboxRow), (timers, DueRow))
            ]
        return sum(counts)
    finally:
        store.close()


def _evidence(rig: Rig, sql: Connection, safe: Safe) -> Evidence:
    record = rig.platform.record()
    shown = [
        (m["room"], json.loads(m["texts"][0])["text"], json.loads(m["texts"][-1])["text"])
        for m in record["messages"]
    ]
    held = []
    for row in sql.execute(select(OutboxRow.__table__).where(OutboxRow.state == HELD)):
        held.append((row.why, safe.open(row.subject, f"outbox/{row.key}/body", row.body)))
    inbox = []
    for row in sql.execute(select(InboxRow.__table__)):
        subject = f"member/{row.member}"
        inbox.append((row.member, safe.open(subject, f"inbox/{row.id}", row.body)))
    answers = {answer["event"]: answer["text"] for answer in record["answers"]}
    return Evidence(shown, answers, record["absorbed"], held, inbox)


def _said(evidence: Evidence, workload: Workload) -> Iterator[str]:
    """Everything that was to be said was said, once, in its place; what is held says why."""
    for kind, sentence in (("add", "Noted: {}."), ("later", "It is time: {}.")):
        for word in workload.words[kind]:
            yield from _once(evidence, ROOMS, sentence.format(word), word)
    for word in workload.words["long"]:
        for page in range(PAGES):
            yield from _once(evidence, ROOMS, f"Page {page} of {word}.", word)
    for word in workload.words["poll"]:
        named = workload.voted.get(word, "no card of it")
        yield from _once(evidence, ROOMS, f"\n{named} Poll {word}?\n", word)
        yield from _once(evidence, ROOMS, f"\nResult of {named}: Poll {word}?\n", word)
    for word in workload.words["tell"]:
        open_to = [PRIVATE + who for who in SPEAKERS if who not in SHUT]
        yield from _once(evidence, open_to, f"For you: {word}.", word)
        kept = sum(1 for _, text in evidence.inbox if word in text)
        if kept != len(SHUT):
            yield f"{word} is in {kept} inboxes"
    yield from (
        f"{event} got no answer" for event in workload.events if event not in evidence.answers
    )
    left = evidence.times("quarry", "Somebody has left")
    if not left <= len(workload.erased) <= left + evidence.holding("left-unnamed"):
        yield f"{len(workload.erased)} were erased and the others heard {left} times of it"


def _once(evidence: Evidence, rooms: Sequence[str], words: str, word: str) -> Iterator[str]:
    for room in rooms:
        times = evidence.times(room, words)
        if times > 1 or (times == 0 and not evidence.holding(word)):
            yield f"{words!r} was said {times} times in {room}"


def _kept(sql: Connection, evidence: Evidence, workload: Workload) -> Iterator[str]:
    """Every act had one effect: notes, timers, polls and votes, and the card counts them."""
    notes = Counter(sql.execute(select(Note.word)).scalars())
    wanted = [word for kind in ("add", "card", "later") for word in workload.words[kind]]
    yield from (f"{word} was noted {notes[word]} times" for word in wanted if notes[word] != 1)
    if sql.execute(select(DueRow.id).where(DueRow.name == "note due")).first():
        yield "a timer was not fired"
    for room in ROOMS:
        cards = [last for where, _, last in evidence.shown if where == room and "Notes:" in last]
        if cards != [f"Notes: {sum(notes.values()):,}"]:
            yield f"the cards in {room} are {cards} for {sum(notes.values())} notes"
    polls = {row.number: row for row in sql.execute(select(Poll.__table__))}
    if len(polls) != len(workload.words["poll"]):
        yield f"{len(workload.words['poll'])} polls were opened and there are {len(polls)}"
    for named in workload.voted.values():
        poll = polls.get(int(named.removeprefix("P-")))
        if poll is None or poll.state != "closed":
            yield f"{named} is not closed"
            continue
        cast = len(sql.execute(select(Ballot.member).where(Ballot.poll == poll.id)).all())
        if cast != len(SPEAKERS):
            yield f"{named} has {cast} ballots"
    waiting = select(OutboxRow.id).where(OutboxRow.state < HELD)
    if (
        sql.execute(waiting).first()
        or sql.execute(select(HeardRow.event).where(HeardRow.owed)).first()
    ):
        yield "something is still to be said"


def _sealed(sql: Connection, opened: Opened, workload: Workload) -> Iterator[str]:
    """Every chain is whole, everything sealed has its key, and nothing erased has one."""
    for of in sql.execute(select(Collective.id)).scalars():
        if (row := audit.broken(sql, of)) is not None:
            yield f"the record of {of} is broken at {row}"
    subjects = set(sql.execute(select(SubjectRow.name)).scalars())
    subjects |= {f"member/{member}" for member in sql.execute(select(Member.id)).scalars()}
    for table in (HeardRow, OutboxRow):
        subjects |= {name for name in sql.execute(select(table.subject)).scalars() if name}
    yield from (f"{name} has no key" for name in opened.keys.missing(subjects))
    destroyed = {one.subject for one in opened.keys.destroyed_since(EPOCH)}
    if len(destroyed) != len(workload.erased):
        yield f"{len(workload.erased)} were erased and {len(destroyed)} keys destroyed"
    for code in workload.erased.values():
        receipt = erasures.find(sql, code)
        if receipt is None:
            yield "an erasure has no receipt"
        elif left := erasures.search(sql, receipt.probe):
            yield f"an erasure left something: {left}"
    yield from (f"{name} has a key yet" for name in destroyed - opened.keys.missing(destroyed))


def _verified(rig: Rig) -> Iterator[str]:
    """What the command line finds wrong."""
    told = json.loads(rig.steward("verify", "--json").stdout)
    for finding in told["findings"]:
        if finding["level"] == "problem":
            yield f"verify: {finding['what']}"


def _explained(rig: Rig, evidence: Evidence) -> Iterator[str]:
    """Whether `steward check` says of everything that is held why, and what to do."""
    told = json.loads(rig.steward("check", "--json").stdout)
    of_messages = [f for f in told["findings"] if f["about"] == "messages"]
    problems = [f for f in of_messages if f["level"] == "problem" and f["do"]]
    reasons = {why for why, _ in evidence.held}
    if len(problems) != len(reasons):
        yield f"check explains {len(problems)} of the reasons {reasons}"


def _counted(evidence: Evidence, workload: Workload) -> Mapping[str, int]:
    return {
        "acts": len(workload.events),
        "messages": len(evidence.shown),
        "repeats absorbed": evidence.absorbed,
        "held and explained": len(evidence.held),
        "erased": len(workload.erased),
        "votes": 3 * len(workload.voted),
    }
