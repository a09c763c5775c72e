"""Claims a thousand due timers as the bot does, again and again, and prints the median."""

import json
import sys
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from sqlalchemy import Connection, insert, text

from bot.memory import timers
from bot.memory.store import Row, Store
from bot.memory.tables import DueRow

NOW = datetime(2026, 3, 7, 18, tzinfo=UTC)
DUE = 1000
CHUNK = 50_000


def fill(url: str, pending: int) -> None:
    """Put `pending` timers into an empty database, the first thousand of them due at NOW."""
    store = Store(url)
    with store.begin() as sql:
        Row.metadata.create_all(sql, tables=[Row.metadata.tables["due"]])
        for first in range(0, pending, CHUNK):
            numbers = range(first, min(first + CHUNK, pending))
            sql.execute(insert(DueRow), [_timer(number) for number in numbers])
    _tidy(store)
    store.close()


def _timer(number: int) -> dict[str, object]:
    late = number < DUE
    at = NOW - timedelta(seconds=DUE - number) if late else NOW + timedelta(seconds=30 * number)
    return {
        "collective": number % 100,
        "at": at,
        "name": "remind tell",
        "args": json.dumps({"reminder": str(number)}),
        "key": f"reminder/{number}",
        "grace": -1,
        "state": 0,
        "lease_until": None,
        "owner": "",
        "tries": 0,
    }


def claim_once(store: Store) -> float:
    """Claim everything due in one durable transaction and return the milliseconds it took.

    Raises ValueError where that was not each of the thousand, once, in order.
    """
    began = perf_counter()
    with store.begin() as sql:
        found = timers.claim(sql, "bench", NOW)
    took = (perf_counter() - began) * 1e3
    if [due.args["reminder"] for due in found] != [str(number) for number in range(DUE)]:
        raise ValueError(f"claimed {len(found)} timers, not the {DUE} that are due in their order")
    with store.begin() as sql:
        _give_back(sql)
    _tidy(store)
    return took


def _give_back(sql: Connection) -> None:
    sql.execute(text("UPDATE due SET state = 0, owner = '', lease_until = NULL WHERE state = 1"))


def _tidy(store: Store) -> None:
    """Do what the database does by itself in the time between two real claims."""
    if store.dialect == "sqlite":
        store.checkpoint()
        return
    with store.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as sql:
        sql.exec_driver_sql("VACUUM ANALYZE due")


def main() -> None:
    """Claim once to warm up, then as often as the task says."""
    task = json.loads(sys.argv[1])
    store = Store(task["url"])
    claim_once(store)
    print(json.dumps({"claim": median(claim_once(store) for _ in range(task["claims"]))}))
    store.close()


if __name__ == "__main__":
    main()
