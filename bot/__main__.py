"""`steward`, and `python -m bot`: the command line."""

import sys


def main() -> None:
    """Run the command line and end with its exit status."""
    from bot.running.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
