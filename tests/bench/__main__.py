"""`python -m tests.bench [dispatch|votes|due|start] [--rounds N]` measures and prints tables."""

import argparse
from importlib import import_module

from tests.bench.report import draw

BENCHES = ("dispatch", "votes", "due", "start")


def main() -> None:
    """Run the benches that were named, or all of them, and print each table as it is ready."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("bench", nargs="*", metavar="|".join(BENCHES), help="which; all if none")
    parser.add_argument("--rounds", type=int, default=5, help="how often each peer runs")
    asked = parser.parse_args()
    unknown = set(asked.bench) - set(BENCHES)
    if unknown or asked.rounds < 1:
        parser.error(f"benches are {', '.join(BENCHES)}; rounds are at least 1")
    for name in asked.bench or BENCHES:
        for table in import_module(f"tests.bench.{name}").run(asked.rounds):
            print(draw(table), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
