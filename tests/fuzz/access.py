"""Every Call by every kind of person in every class of room, against the rights by hand."""

import contextlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, inspect, select

from bot.adapter import Heard
from bot.batch import Batch
from bot.call import Actor, Call, Room, Sight
from bot.command import Command
from bot.engine import Engine
from bot.language.message import Form, Line, Message, Say
from bot.language.values.known import MemberKind, RefKind
from bot.memory import enrolment
from bot.memory.people import POSTS
from bot.memory.store import Row
from tests.bot.engines import HALL, SHOWS_ALL, START, alone, do, engine, hear, person
from tests.fuzz.rights import ANYBODY, IN_PRIVATE, KNOWN, MEMBER, NOBODY, ON_ROLL, RIGHTS

REFUSED_FOR_WANT_OF_RIGHT = {
    "members-only",
    "not-allowed",
    "only-by-motion",
    "suspended",
    "unknown-command-nothing-near",
    "no-collective-here",
}
REFUSED_FOR_THE_PLACE = {"not-here-dm", "not-here-room"}

BLIND = replace(SHOWS_ALL, private_replies=False)
SAMPLES = {
    "line": "Hall, Park",
    "text": "words",
    "int": "1",
    "bool": "yes",
    "when": "2026-03-20 18:00",
    "zone": "Europe/Madrid",
    "language": "en",
    "member": "Plain",
    "code": "AAAA-AAAA",
}


@dataclass(frozen=True)
class Kind:
    """A kind of person: their account, and what the rights call them."""

    actor: Actor
    state: str
    posts: frozenset[str] = frozenset()


def kinds() -> list[Kind]:
    """Return one of each kind of person there is."""
    some = [
        Kind(person("stranger"), "stranger"),
        Kind(person("landlord", manages=True), "stranger"),
        Kind(person("elsewhere"), "stranger"),
        Kind(person("asked"), "asked"),
        Kind(person("gone"), "left"),
        Kind(person("suspended"), "suspended", frozenset(POSTS)),
        Kind(person("plain"), "on"),
    ]
    return some + [Kind(person(post), "on", frozenset({post})) for post in POSTS]


def rooms() -> dict[str, tuple[Room, Sight]]:
    """Return a room of each class, with the class that it counts as."""
    return {
        "members": (HALL, Sight.MEMBERS),
        "members, answers seen by all": (Room("console", "open", abilities=BLIND), Sight.MEMBERS),
        "casework": (Room("console", "casework", abilities=SHOWS_ALL), Sight.POST),
        "public": (Room("console", "street", abilities=BLIND), Sight.PUBLIC),
        "unknown": (Room("console", "nowhere", abilities=BLIND), Sight.PUBLIC),
        "private": (alone("x"), Sight.PERSON),
    }


def settle(on: Engine) -> int:
    """Make the group with one of each kind, another group, and a poll."""

    def made(batch: Batch) -> int:
        other = enrolment.found(batch, "Elsewhere", "Europe/Madrid", "es")
        there = enrolment.enrol(batch, other, {"name": "Elsewhere"}, since=START)
        enrolment.add_account(batch, other, there, "console", "elsewhere")
        of = enrolment.found(batch, "Riverside", "Europe/London", "en")
        for kind in kinds():
            if kind.state != "stranger":
                _enrol(batch, of, kind)
        for name, purpose in (("general", "members"), ("open", "members")):
            enrolment.register_room(batch, of, "console", name, purpose)
        enrolment.register_room(batch, of, "console", "casework", "casework")
        enrolment.register_room(batch, of, "console", "street", "public")
        return of

    of = do(on, made)
    ask = {"question": "Where?", "options": "Hall, Park"}
    hear(on, Call("poll open", ask, person("chair"), HALL, "poll"))
    return of


def _enrol(batch: Batch, of: int, kind: Kind) -> None:
    card = {"name": kind.actor.name}
    long_ago = START.replace(year=2024)
    member = enrolment.enrol(batch, of, card, kind.state, since=long_ago)
    enrolment.add_account(batch, of, member, "console", kind.actor.account)
    for post in kind.posts:
        enrolment.give_post(batch, of, post, member, "founding")


def arguments(command: Command) -> dict[str, str]:
    """Return texts that a command can read, so that only the right to it is in question."""
    texts = {}
    for param in command.params:
        few = param.kind.choices()
        sample = few[0] if few else SAMPLES.get(param.kind.name, "1")
        if isinstance(param.kind, RefKind):
            sample = f"{param.kind.series}-1"
        if isinstance(param.kind, MemberKind):
            sample = "Plain"
        lengths = getattr(param.kind, "lengths", None)
        texts[param.name] = "-".join("A" * n for n in lengths) if lengths else sample
    return texts


def may(kind: Kind, name: str) -> bool:
    """Say what the rights by hand say."""
    right = RIGHTS[name]
    if right == ANYBODY:
        return True
    if right == NOBODY:
        return False
    if right == KNOWN:
        return kind.state != "stranger"
    if right == ON_ROLL:
        return kind.state in ("on", "suspended")
    if right == MEMBER:
        return kind.state == "on"
    return kind.state == "on" and bool(kind.posts & set(right))


def key_of(heard: Heard) -> str:
    """Return the key of the sentence that an answer consists of, empty for any other answer."""
    answer = heard.answer
    if isinstance(answer, Form) or len(answer.blocks) != 1:
        return ""
    only = answer.blocks[0]
    if isinstance(only, Line) and len(only.parts) == 1 and isinstance(only.parts[0], Say):
        return only.parts[0].key
    return ""


def counts(batch: Batch) -> Counter[str]:
    """Count the rows of every table."""
    found: Counter[str] = Counter()
    there = set(inspect(batch.sql).get_table_names())
    for table in Row.metadata.sorted_tables:
        if table.name not in there:
            continue
        found[table.name] = batch.sql.execute(select(func.count()).select_from(table)).scalar_one()
    return found


@contextlib.contextmanager
def tried(on: Engine) -> Iterator[Batch]:
    """Give a desk whose transaction is undone in the end."""
    with on.store.engine.connect() as sql:
        sql.begin()
        batch = Batch(sql, on.safe, on.directory, on.registry, on.ids, on.clock.now())
        batch.prepare([])
        try:
            yield batch
        finally:
            sql.rollback()
            on.directory.forget()
            on.keys.forget_new()


def check(
    on: Engine, of: int, before: Counter[str], kind: Kind, command: Command, room: Room
) -> str:
    """Try one Call; return what is wrong with what came of it, or an empty text."""
    call = Call(command.name, arguments(command), kind.actor, room, "e")
    with tried(on) as batch:
        key = key_of(heard := batch.hear(call))
        if key == "broken":
            return "broke"
        shut = command.name in IN_PRIVATE and not (room.private or room.abilities.private_replies)
        elsewhere = kind.actor.account == "elsewhere" and room.id not in REGISTERED
        if elsewhere:
            return "" if batch.effects.sayings == [] or _all_theirs(batch, of) else "crossed over"
        if not may(kind, command.name) or shut:
            wanted = REFUSED_FOR_WANT_OF_RIGHT | (REFUSED_FOR_THE_PLACE if shut else set())
            if key not in wanted:
                return f"not refused: {heard.answer}"
            if counts(batch) != before or batch.effects.sayings or batch.effects.timers:
                return "left something behind"
            return ""
        if key in REFUSED_FOR_WANT_OF_RIGHT - {"no-collective-here"}:
            return "" if _own_reason(command, kind) else f"refused with {key}"
        return _above_class(batch, of)


REGISTERED = {"general", "open", "casework", "street"}


def _own_reason(command: Command, kind: Kind) -> bool:
    """Say whether the command itself, not the right to it, needs somebody on the roll."""
    return command.name == "my link" or kind.state in ("asked", "left", "stranger")


def _all_theirs(batch: Batch, of: int) -> bool:
    return all(saying.collective != of for saying in batch.effects.sayings)


def _above_class(batch: Batch, of: int) -> str:
    rooms = {place.id: place.sight for place in batch.directory.places(batch.sql, of)}
    for saying in batch.effects.sayings:
        if saying.room and rooms.get(saying.room, Sight.PUBLIC) < saying.sight:
            return f"said above its class: {saying.sight.name}"
        if isinstance(saying.body, Message) and saying.room and saying.body.sight > Sight.PERSON:
            return "said above its class"
    return ""


def walk(folder: Path) -> tuple[Counter[str], list[str]]:
    """Try everything; return how many Calls were tried, and what went wrong."""
    tries: Counter[str] = Counter()
    wrong: list[str] = []
    with engine(folder) as on:
        of = settle(on)
        before = do(on, counts)
        for command in on.registry.commands.values():
            for kind in kinds():
                for name, (room, _) in rooms().items():
                    tries[command.name] += 1
                    trouble = check(on, of, before, kind, command, room)
                    if trouble:
                        wrong.append(f"{command.name} by {kind.actor.account} in {name}: {trouble}")
    return tries, wrong
