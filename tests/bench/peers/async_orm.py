"""Votes through SQLAlchemy's async ORM: one session a vote, many callers at once."""

import asyncio
import sys
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from ballots import ROWS_LEFT, Task, Vote, check, link, now, read_task, report, votes
from sqlalchemy import create_engine, event, func, select, text
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """What every mapped class here is."""


def mapped(url: str) -> dict[str, Any]:
    """Map the tables of the prepared database, each to a class of its own."""
    engine = create_engine(url)
    Base.metadata.reflect(engine)
    engine.dispose()
    wanted = ("instance", "collective", "poll", "eligible", "ballot", "heard", "audit", "outbox")
    tables = Base.metadata.tables
    return {name: type(name.title(), (Base,), {"__table__": tables[name]}) for name in wanted}


class Box:
    """The prepared database, open for votes."""

    def __init__(self, task: Task, engine: AsyncEngine, of: dict[str, Any]) -> None:
        self.sessions = async_sessionmaker(engine, expire_on_commit=False)
        self.of = of
        self.body, self.answer = bytes(task.body), bytes(task.answer)

    async def cast(self, vote: Vote) -> None:
        """Cast one vote; raises LookupError where it may not be cast."""
        at, of = now(), self.of
        async with self.sessions() as db, db.begin():
            await db.scalar(select(of["instance"].epoch))
            collective = await db.get(of["collective"], vote.collective, with_for_update=True)
            heard = await db.get(of["heard"], vote.event)
            poll = await self._poll(db, vote)
            may, ballot = (await db.execute(self._place(poll.id, vote.member))).one()
            if heard is not None or poll.state != "open" or poll.closes <= at:
                raise LookupError(f"member {may.member} may not vote on P-{poll.number}")
            if ballot is None:
                db.add(of["ballot"](poll=poll.id, member=may.member, picks=vote.picks, at=at))
            else:
                ballot.picks, ballot.at = vote.picks, at
            self._keep(db, vote, at, collective)
            await self._card(db, vote, poll.id)

    async def _poll(self, db: AsyncSession, vote: Vote) -> Any:
        poll = self.of["poll"]
        wanted = select(poll).where(poll.collective == vote.collective, poll.number == vote.number)
        return await db.scalar(wanted)

    def _place(self, poll: int, member: int) -> Any:
        eligible, ballot = self.of["eligible"], self.of["ballot"]
        own = (ballot.poll == eligible.poll) & (ballot.member == eligible.member)
        found = select(eligible, ballot).outerjoin(ballot, own)
        return found.where(eligible.poll == poll, eligible.member == member)

    def _keep(self, db: AsyncSession, vote: Vote, at: int, collective: Any) -> None:
        mark = {"subject": f"member/{vote.member}", "answer": self.answer}
        db.add(self.of["heard"](event=vote.event, receipt=at, at=at, owed=True, wrote=True, **mark))
        collective.seq += 1
        collective.head = link(collective.head, collective.seq, at, vote)
        deed = {"actor": vote.audit, "action": "vote", "object": f"P-{vote.number}"}
        chained = {"seq": collective.seq, "at": at, "hash": collective.head}
        db.add(self.of["audit"](collective=vote.collective, **deed, **chained))

    async def _card(self, db: AsyncSession, vote: Vote, poll: int) -> None:
        ballot, outbox = self.of["ballot"], self.of["outbox"]
        counted = select(ballot.picks, func.count()).where(ballot.poll == poll)
        (await db.execute(counted.group_by(ballot.picks))).all()
        waiting = select(outbox).where(
            outbox.collective == vote.collective,
            outbox.card == f"P-{vote.number}",
            outbox.room.is_not(None),
            outbox.state == 0,
            outbox.payload.is_(None),
        )
        card = await db.scalar(waiting)
        card.body = self.body
        card.edition += 1


def open_engine(url: str, driver: str) -> AsyncEngine:
    """Open the database with as many connections as serve it best, in durable transactions."""
    if driver != "aiosqlite":
        return create_async_engine(url, pool_size=16, max_overflow=0)
    engine = create_async_engine(url, pool_size=1, max_overflow=0)
    event.listen(engine.sync_engine, "connect", prepare_sqlite)
    event.listen(engine.sync_engine, "begin", lambda sql: sql.exec_driver_sql("BEGIN IMMEDIATE"))
    return engine


def prepare_sqlite(raw: Any, _: object) -> None:
    """Set the pragmas, and leave transactions to SQLAlchemy."""
    raw.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        raw.execute(f"PRAGMA {pragma}").close()


async def vote_for(task: Task, driver: str) -> tuple[int, float]:
    """Vote for as long as the task says; return how many votes it were and how long it took."""
    of = mapped(task.url)
    engine = open_engine(task.url.replace("+psycopg", "").replace("://", f"+{driver}://"), driver)
    box, waiting, done = Box(task, engine, of), votes(task), 0
    await box.cast(next(waiting))  # opens the first connection and fills the caches
    began = perf_counter()

    async def call(waiting: Iterator[Vote]) -> None:
        nonlocal done
        while perf_counter() - began < task.seconds:
            await box.cast(next(waiting))
            done += 1

    await asyncio.gather(*(call(waiting) for _ in range(task.callers)))
    took = perf_counter() - began
    async with engine.connect() as sql:
        check((await sql.execute(text(ROWS_LEFT))).one(), done + 1)
    await engine.dispose()
    return done, took


if __name__ == "__main__":
    count, seconds = asyncio.run(vote_for(read_task(), sys.argv[2]))
    report(count, seconds, count)
