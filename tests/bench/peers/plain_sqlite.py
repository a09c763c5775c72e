"""Votes written by hand with sqlite3, one after another, each in a durable commit of its own."""

import sqlite3
from time import perf_counter

from ballots import ROWS_LEFT, Task, Vote, check, link, now, read_task, report, votes

EPOCH = "SELECT epoch FROM instance"
HEARD = "SELECT receipt FROM heard WHERE event = ?"
POLL = (
    "SELECT id, sheet, options, choices, live, early, openly, state, closes, zone, roll, hands"
    " FROM poll WHERE collective = ? AND number = ?"
)
BALLOT = (
    "SELECT ballot.picks FROM eligible LEFT JOIN ballot ON ballot.poll = eligible.poll"
    " AND ballot.member = eligible.member WHERE eligible.poll = ? AND eligible.member = ?"
)
CAST = (
    "INSERT INTO ballot (poll, member, picks, at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (poll, member) DO UPDATE SET picks = excluded.picks, at = excluded.at"
)
COUNT = "SELECT picks, count(*) FROM ballot WHERE poll = ? GROUP BY picks"
MARK = (
    "INSERT INTO heard (event, receipt, at, subject, answer, owed, wrote)"
    " VALUES (?, ?, ?, ?, ?, 1, 1)"
)
HEAD = "SELECT seq, head FROM collective WHERE id = ?"
AUDIT = (
    "INSERT INTO audit (collective, seq, at, actor, action, object, hash)"
    " VALUES (?, ?, ?, ?, 'vote', ?, ?)"
)
MOVE = "UPDATE collective SET seq = ?, head = ? WHERE id = ?"
WAITING = (
    "SELECT id, key FROM outbox WHERE collective = ? AND card = ?"
    " AND room IS NOT NULL AND state = 0 AND payload IS NULL"
)
REPLACE = "UPDATE outbox SET body = ?, edition = edition + 1 WHERE id = ? AND payload IS NULL"

STATEMENTS = (EPOCH, HEARD, POLL, BALLOT, CAST, COUNT, MARK, HEAD, AUDIT, MOVE, WAITING, REPLACE)
"""What one vote takes, in its order."""


def cast(sql: sqlite3.Connection, vote: Vote, body: bytes, answer: bytes) -> None:
    """Cast one vote; raises LookupError where it may not be cast."""
    at, ref = now(), f"P-{vote.number}"
    sql.execute("BEGIN IMMEDIATE")
    sql.execute(EPOCH).fetchone()
    heard = sql.execute(HEARD, (vote.event,)).fetchone()
    poll = sql.execute(POLL, (vote.collective, vote.number)).fetchone()
    place = sql.execute(BALLOT, (poll[0], vote.member)).fetchone()
    if heard is not None or place is None or poll[7] != "open" or poll[8] <= at:
        raise LookupError(f"member {vote.member} may not vote on {ref}")
    sql.execute(CAST, (poll[0], vote.member, vote.picks, at))
    sql.execute(COUNT, (poll[0],)).fetchall()
    sql.execute(MARK, (vote.event, at, at, f"member/{vote.member}", answer))
    seq, head = sql.execute(HEAD, (vote.collective,)).fetchone()
    made = link(head, seq + 1, at, vote)
    sql.execute(AUDIT, (vote.collective, seq + 1, at, vote.audit, ref, made))
    sql.execute(MOVE, (seq + 1, made, vote.collective))
    number, _ = sql.execute(WAITING, (vote.collective, ref)).fetchone()
    sql.execute(REPLACE, (body, number))
    sql.execute("COMMIT")


def vote_for(task: Task) -> tuple[int, float]:
    """Vote for as long as the task says; return how many votes it were and how long it took."""
    sql = sqlite3.connect(task.url.removeprefix("sqlite:///"), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        sql.execute(f"PRAGMA {pragma}")
    body, answer = bytes(task.body), bytes(task.answer)
    began, done = perf_counter(), 0
    for done, vote in enumerate(votes(task), 1):  # noqa: B007
        cast(sql, vote, body, answer)
        if perf_counter() - began > task.seconds:
            break
    took = perf_counter() - began
    check(sql.execute(ROWS_LEFT).fetchone(), done)
    sql.close()
    return done, took


if __name__ == "__main__":
    count, seconds = vote_for(read_task())
    report(count, seconds, count)
