"""What is written down about a run: moments, event names and ids, never anybody's words."""

import json
import logging
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from logging.handlers import WatchedFileHandler
from pathlib import Path
from types import TracebackType

from bot.memory.keys.files import make_private

OWN = "steward"
"""The name that all our loggers begin with."""

WITHHELD = "[withheld]"

_PLAIN = re.compile(r"[A-Za-z0-9_ ./:+-]{0,64}")
"""What an id, an event name or a command looks like; other texts may be somebody's words."""

LEVELS = ("error", "warning", "info", "debug")


class Json(logging.Formatter):
    """Writes a record as one line of JSON, an exception as its kind and where it came from.

    The text of an exception is never written: a database or a platform may have put a person's
    words into it. What a library says is written as its place in the code alone.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of one record."""
        told: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "event": _event(record),
        }
        if record.exc_info and record.exc_info[1] is not None:
            told["failure"] = list(_failures(record.exc_info[1]))
        return json.dumps(told, ensure_ascii=False)


def _event(record: logging.LogRecord) -> str:
    if record.name != OWN and not record.name.startswith(OWN + "."):
        return f"{record.module}:{record.lineno}"
    given = record.args if isinstance(record.args, tuple) else ()
    try:
        return str(record.msg) % tuple(_harmless(value) for value in given)
    except (TypeError, ValueError):
        return str(record.msg)


def _harmless(value: object) -> object:
    match value:
        case bool() | int() | float() | None:
            return value
        case BaseException():
            return type(value).__name__
        case str() if _PLAIN.fullmatch(value):
            return value
    return WITHHELD


def _failures(failure: BaseException) -> Iterator[dict[str, object]]:
    """Yield a failure and what led to it, each with the places it passed, the innermost last."""
    seen: set[int] = set()
    one: BaseException | None = failure
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield {"kind": type(one).__qualname__, "places": list(_places(one.__traceback__))}
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


def begin(level: str, file: Path | None = None) -> None:
    """Write records of this level and above to standard error, or to a file of mode 0600.

    A file that another program moves away is begun anew. What libraries say is written from
    warnings on, whatever the level. Raises `OSError` where the file cannot be written.
    """
    handler: logging.Handler = logging.StreamHandler(sys.stderr)
    if file is not None:
        make_private(file)
        handler = WatchedFileHandler(file, encoding="utf-8")
    handler.setFormatter(Json())
    root = logging.getLogger()
    for before in list(root.handlers):
        root.removeHandler(before)
        before.close()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(OWN).setLevel(level.upper())
    logging.captureWarnings(True)
