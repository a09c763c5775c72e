"""`python -m bot.memory.migrations new NAME`, and `first` until the first release."""

import sys


def main(words: list[str]) -> int:
    """Write a revision and say where it lies."""
    from bot.memory.migrations import writing

    match words:
        case ["first"]:
            print(writing.write_first())
        case ["new", *name] if name:
            print(writing.write_next(" ".join(name)))
        case _:
            print("Say what to write: new NAME, or first.", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
