"""What `steward setup` asks, and what it says: at most two questions, each with an answer ready."""

import os
import sys
from dataclasses import dataclass
from typing import get_args

import click

from bot.clock import SystemClock, SystemIds
from bot.language.message import Code, say
from bot.refusal import Refusal
from bot.running import config, setup
from bot.running.config import Language, Mode, Settings
from bot.running.terminal import MISUSED, Terminal, secret
from bot.running.wording import language_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said on the command line; None or empty is asked, or left as usual."""

    language: str | None = None
    mode: str | None = None
    database: str = ""
    store: str = ""


def set_up(terminal: Terminal, named: str | None, asked: Asked, *, code: bool) -> int:
    """Make whatever is missing, tell the host of it, and print a founding code if there is none."""
    path = config.locate(named)
    there = path.exists()
    settings = config.load(path) if there else _new(terminal, named, asked)
    terminal.language = settings.language
    terminal.tell(say("setup-config-kept" if there else "setup-config-made", path=str(path)))
    try:
        wrapping = setup.make_keys(settings, os.environ)
    except setup.KeysWanted as wanted:
        terminal.tell(say(wanted.key))
        print("\n".join(wanted.lines))
        return MISUSED
    passphrase = _passphrase(terminal) if setup.wants_passphrase(settings) else ""
    clock, ids = SystemClock(), SystemIds()
    made = setup.make_database(settings, wrapping, clock, ids, passphrase, code=code)
    _tell(terminal, settings, made)
    return 0


def _new(terminal: Terminal, named: str | None, asked: Asked) -> Settings:
    """Ask what is not said yet, and write the configuration.

    Where nobody can be asked, the language of the machine and keys in files are taken.
    """
    path = config.locate(named)
    language = asked.language or _chosen(
        terminal, "setup-ask-language", get_args(Language), language_of()
    )
    terminal.language = language
    mode = asked.mode or _chosen(terminal, "setup-ask-keys", get_args(Mode), "file")
    comment = terminal.ask(say("setup-config-comment"))
    wishes = setup.Wishes(language, mode, asked.database, asked.store)
    return setup.write_config(path, wishes, comment)


def _chosen(terminal: Terminal, key: str, choices: tuple[str, ...], usual: str) -> str:
    if not sys.stdin.isatty():
        return usual
    question = terminal.ask(say(key))
    return str(click.prompt(question, default=usual, type=click.Choice(choices)))


def _passphrase(terminal: Terminal) -> str:
    """Ask for a new passphrase, twice where somebody types it."""
    first = secret(terminal.ask(say("setup-ask-passphrase")))
    setup.check_passphrase(first)
    if sys.stdin.isatty() and secret(terminal.ask(say("setup-passphrase-again"))) != first:
        raise Refusal("passphrase-differs")
    return first


def _tell(terminal: Terminal, settings: Settings, code: str) -> None:
    terminal.tell(say(f"setup-keys-{settings.mode}", path=str(settings.keys)))
    if code:
        terminal.tell(say("setup-code", code=Code(code)))
    if not settings.adapters:
        terminal.tell(say("setup-no-platform", path=str(settings.file)))
    terminal.tell(say("setup-next"))
