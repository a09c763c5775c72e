"""Talking with the host: answers on standard output, one line about what went wrong on the other.

Whatever goes wrong is one sentence that says what to do next, never a traceback.
"""

import errno
import logging
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from bot.refusal import Refusal

if TYPE_CHECKING:
    from bot.language.message import Say
    from bot.running.findings import Finding
    from bot.running.wording import Host

log = logging.getLogger("steward.cli")

MISUSED, INTERRUPTED = 2, 130


def secret(question: str) -> str:
    """Ask for a passphrase without showing it; a line of standard input where nobody types."""
    if sys.stdin.isatty():
        from getpass import getpass

        return getpass(f"{question} ")
    return sys.stdin.readline().rstrip("\n")


class Terminal:
    """Where the host is told things, in the language that is known so far."""

    def __init__(self) -> None:
        """Speak the language of the machine until the configuration names one."""
        self.language = ""
        self.folders: tuple[Path, ...] = ()

    def host(self) -> "Host":
        """Return the words; reading them takes a while, so it waits until something is said."""
        from bot.running.wording import OWN_WORDS, Host, language_of

        return Host(self.language or language_of(), (*OWN_WORDS, *self.folders))

    def tell(self, said: "Say") -> None:
        """Say something on standard output, at once."""
        print(self.host().says(said), flush=True)

    def ask(self, said: "Say") -> str:
        """Return the words of a question."""
        return self.host().says(said)

    def complain(self, no: Refusal) -> int:
        """Say in one line what went wrong and what to do; returns the exit status."""
        try:
            said = self.host().refuses(no)
        except Exception as failure:
            log.debug("no words for %s", no.key, exc_info=failure)
            said = no.key
        print(f"steward: {said}", file=sys.stderr, flush=True)
        return MISUSED

    def show(self, findings: Iterable["Finding"]) -> None:
        """Show findings, what is well first, each with what to do about it on a line below."""
        from bot.language.message import say
        from bot.running.findings import Level

        host = self.host()
        order = [Level.FINE, Level.NOTE, Level.PROBLEM]
        for finding in sorted(findings, key=lambda one: order.index(one.level)):
            mark = host.says(say(f"level-{finding.level.value}"))
            print(f"{mark}: {host.says(finding.what)}")
            if finding.do is not None:
                print(f"      {host.says(finding.do)}")

    def data(self, findings: Iterable["Finding"]) -> list[Mapping[str, str]]:
        """Return findings as plain data for programs, worded in the host's language."""
        host = self.host()
        return [
            {
                "about": one.about,
                "level": one.level.value,
                "what": host.says(one.what),
                "do": host.says(one.do) if one.do else "",
            }
            for one in findings
        ]


def guarded(terminal: Terminal, run: Callable[[], int]) -> int:
    """Do what was asked, and turn whatever goes wrong into one line and an exit status."""
    try:
        return run()
    except Refusal as no:
        log.debug("refused: %s", no.key)
        return terminal.complain(no)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads any more; without this Python would complain of it while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as failure:
        log.debug("broke", exc_info=failure)
        return terminal.complain(explained(failure))


def explained(failure: BaseException) -> Refusal:
    """Return what to tell the host about an error of the system, the disk or the database."""
    found = _of_database(failure)
    if found is not None:
        return found
    if isinstance(failure, OSError):
        path = str(failure.filename or "")
        if failure.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return Refusal("disk-is-full", place=path or ".")
        if failure.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            return Refusal("path-forbidden", path=path)
        return Refusal("system-trouble", path=path, why=failure.strerror or "")
    return Refusal("broke", kind=type(failure).__name__)


def _of_database(failure: BaseException) -> Refusal | None:
    """Word an error of a database driver; they are imported only if one was in use."""
    if "sqlalchemy.exc" not in sys.modules:
        return None
    import sqlite3

    from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

    from bot.memory.opening import trouble

    if isinstance(failure, DBAPIError | sqlite3.Error):
        return trouble(failure, "")
    if isinstance(failure, ArgumentError | NoSuchModuleError):
        return Refusal("database-address-wrong")
    if isinstance(failure, ModuleNotFoundError) and failure.name == "psycopg":
        return Refusal("database-driver-missing")
    return None
