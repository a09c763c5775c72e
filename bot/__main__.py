"""`steward`, and `python -m bot`: the command line."""

import gc
import sys

MADE_BETWEEN_SWEEPS = 50_000
"""Objects made before Python looks for garbage again; by itself it does so every 700.

Nearly all that is made while the bot starts stays, and looking through it again and again took
a tenth of the time.
"""


def main() -> None:
    """Run the command line and end with its exit status."""
    gc.set_threshold(MADE_BETWEEN_SWEEPS)
    from bot.running.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
