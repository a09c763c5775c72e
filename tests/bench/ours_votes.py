"""Casts votes in the bot itself, from many callers at once, in one process or in several."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from time import perf_counter
from typing import Any

from sqlalchemy import text

from bot.engine import Engine
from tests.bench.environments import ROOT
from tests.bench.peers.ballots import ROWS_LEFT, Task, Vote, check, read_task, report, votes
from tests.bench.prepare_votes import call, reopened, running


async def vote_for(task: Task, given: Mapping[str, Any]) -> dict[str, float]:
    """Vote for as long as the task says; return how many votes, in how many commits, and when."""
    with running(reopened(task.url, given["keys"], given["wrapping"])) as engine:
        waiting = votes(task)
        await _cast(engine, next(waiting))  # opens the connection and fills the caches
        if given.get("starts_on_word"):
            print("ready", flush=True)
            sys.stdin.readline()
        done, before, began = 1, engine.count.commits, perf_counter()

        async def go_on(waiting: Iterator[Vote]) -> None:
            nonlocal done
            while perf_counter() - began < task.seconds:
                await _cast(engine, next(waiting))
                done += 1

        await asyncio.gather(*(go_on(waiting) for _ in range(task.callers)))
        ended, commits = perf_counter(), engine.count.commits - before
    return {"votes": done, "commits": commits, "began": began, "ended": ended}


async def _cast(engine: Engine, vote: Vote) -> None:
    args = {"id": f"P-{vote.number}", "choice": vote.picks}
    await engine.hear(call(vote.collective, vote.member, "vote", vote.event.hex(), **args))


def share(task: Task, given: Mapping[str, Any]) -> Task:
    """Return what one of several processes does: its part of the collectives, or of the members."""
    part, parts = given.get("part", 0), given.get("parts", 1)
    if given.get("mixed"):
        own = list(task.voters[part::parts])
    else:
        collectives = sorted({voter["collective"] for voter in task.voters})[part::parts]
        own = [voter for voter in task.voters if voter["collective"] in collectives]
    return replace(task, voters=own, callers=task.callers // parts)


def in_processes(given: Mapping[str, Any]) -> dict[str, float]:
    """Let several processes vote at the same time on one database."""
    parts = given["processes"]
    alike = {**given, "processes": 1, "parts": parts, "starts_on_word": True}
    command = [sys.executable, "-m", "tests.bench.ours_votes"]
    running = [
        subprocess.Popen(
            [*command, json.dumps({**alike, "part": part})],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for part in range(parts)
    ]
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()
    found = [json.loads(process.communicate("go\n")[0]) for process in running]
    return {
        "votes": sum(one["votes"] for one in found),
        "commits": sum(one["commits"] for one in found),
        "began": min(one["began"] for one in found),
        "ended": max(one["ended"] for one in found),
    }


def main() -> None:
    """Vote alone, as one of several, or let several vote; check the rows that are left."""
    given = json.loads(sys.argv[1])
    task = read_task()
    parts = given.get("processes", 1)
    found = in_processes(given) if parts > 1 else asyncio.run(vote_for(share(task, given), given))
    if given.get("starts_on_word"):
        print(json.dumps(found))
        return
    opened = reopened(task.url, given["keys"], given["wrapping"])
    with opened.store.look() as sql:
        check(sql.execute(text(ROWS_LEFT)).one(), int(found["votes"]))
    opened.close()
    report(int(found["votes"]) - parts, found["ended"] - found["began"], int(found["commits"]))


if __name__ == "__main__":
    main()
