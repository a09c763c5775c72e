"""Dispatch: from a command's text to the answer's document, 200 commands, no database."""

from tests.bench.report import Row, Table
from tests.bench.rounds import Contestant, Series, run_rounds

TASK = {"commands": 200, "seconds": 0.4}

OURS = Contestant("steward", ("-m", "tests.bench.ours_dispatch"), TASK)
LISTENERS = Contestant(
    "simplematrixbotlib 2.13.1, a listener a command",
    ("tests/bench/peers/matrixbotlib.py",),
    TASK,
    "simplematrixbotlib",
)
TOP_LEVEL = Contestant(
    "maubot 0.6.0, a handler a command", ("tests/bench/peers/maubot_plugin.py",), TASK, "maubot"
)
BELOW_ONE = Contestant(
    "maubot 0.6.0, subcommands of one",
    ("tests/bench/peers/maubot_plugin.py",),
    TASK,
    "maubot",
    ("below-one",),
)
TREE = Contestant(
    "discord.py 2.7.1, CommandTree", ("tests/bench/peers/discord_tree.py",), TASK, "discord.py"
)
OWN_TABLE = Contestant(
    "simplematrixbotlib 2.13.1, one listener and a table written by hand",
    ("tests/bench/peers/matrixbotlib.py",),
    TASK,
    "simplematrixbotlib",
    ("table",),
)

GOALS: dict[Contestant, float | None] = {
    LISTENERS: 1.4,
    TOP_LEVEL: 1.4,
    BELOW_ONE: 1.4,
    TREE: 4.0,
    OWN_TABLE: None,
}
"""How many times faster we want to be. The last is not the peer's own dispatch: a floor to see."""

KINDS = {"bare": "no argument", "full": "three typed arguments"}


def run(rounds: int) -> list[Table]:
    """Measure all peers and ourselves; a table for each kind of command."""
    found = run_rounds([OURS, *GOALS], rounds)
    return [table(found, kind, words) for kind, words in KINDS.items()]


def table(found: dict[str, dict[str, Series]], kind: str, words: str) -> Table:
    """Compare the microseconds that one kind of command took."""
    ours = found[OURS.name][kind]
    rows = [Row(OURS.name, ours)]
    for peer, goal in GOALS.items():
        theirs = found[peer.name][kind]
        rows.append(Row(peer.name, theirs, theirs.median / ours.median, goal))
    return Table(f"Dispatch, {words}, µs of processor time with 200 commands", rows)
