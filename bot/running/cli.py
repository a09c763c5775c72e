"""The command line: what may be typed, and which part does it.

Nothing but click is imported until a command runs, so that help comes at once.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.refusal import Refusal
from bot.running.terminal import INTERRUPTED, Terminal, guarded, secret

if TYPE_CHECKING:
    from bot.running.config import Settings

LANGUAGES = ("en", "es")
MODES = ("file", "env", "passphrase")


class Commands(click.Group):
    """The commands, with the closest one named where somebody mistypes."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return what was typed as a command; refuses what is none."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.commands, 1, 0.5)
            key = "cli-unknown-near" if near else "cli-unknown"
            raise Refusal(key, name=args[0], near=near[0] if near else "")
        return super().resolve_command(ctx, args)


def _version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        click.echo(f"steward {version('shop-steward')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--config", metavar="FILE", help="Use this configuration instead of config.toml.")
@click.option("--debug", is_flag=True, help="Write down what goes on, without anybody's words.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show which version this is.",
)
@click.pass_context
def steward(ctx: click.Context, config: str | None, debug: bool) -> None:
    """A chat bot for organising collectives.

    `steward chat` lets you try it in this terminal. `steward setup` and then `steward run` put
    it to work.
    """
    ctx.obj = Session(ctx.obj, config, debug)


class Session:
    """One call of the command line: where the configuration is, and how to talk to the host."""

    def __init__(self, terminal: Terminal, config: str | None, debug: bool) -> None:
        """Know what was typed before the command."""
        self.terminal = terminal
        self.config = config
        self.debug = debug
        if debug:
            from bot.running import logs

            logs.begin("debug")

    def settings(self) -> "Settings":
        """Read the configuration, and speak its language from now on."""
        from bot.running import config, logs

        found = config.load(config.locate(self.config))
        self.terminal.language = found.language
        if not self.debug:
            logs.begin(found.level, found.log)
        return found


@steward.command()
@click.option("--database", metavar="URL", default="", help="Talk over this database.")
@click.option("--keep", metavar="FOLDER", help="Leave database, keys and debug log there.")
@click.option("--platform", default="console", help="Show what people see on this platform.")
@click.pass_obj
def chat(session: Session, database: str, keep: str | None, platform: str) -> int:
    """Talk to Steward in this terminal; nothing is kept.

    A transcript on standard input is played, and what people would see is printed.
    """
    from bot.running.chatting import Wishes
    from bot.running.chatting import chat as talk
    from bot.running.wording import language_of

    language = language_of() if any(map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))) else ""
    wishes = Wishes(database, Path(keep) if keep else None, platform)
    return talk(wishes, language, sys.stdin, sys.stdout, sys.stderr)


@steward.command()
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of these commands.")
@click.option("--keys", type=click.Choice(MODES), help="Where the keys are kept.")
@click.option("--database", metavar="URL", default="", help="A database other than a file here.")
@click.option("--store", metavar="URL", default="", help="Where the key store is.")
@click.option("--code", is_flag=True, help="Make a new founding code.")
@click.pass_obj
def setup(
    session: Session, language: str | None, keys: str | None, database: str, store: str, code: bool
) -> int:
    """Make what a new bot needs; what is there stays.

    That is the configuration, the keys, the database and the founding code.
    """
    from bot.running import setting_up

    asked = setting_up.Asked(language, keys, database, store)
    return setting_up.set_up(session.terminal, session.config, asked, code=code)


@steward.command()
@click.pass_obj
def run(session: Session) -> int:
    """Run the bot on the platforms that the configuration names."""
    settings = session.settings()
    from bot.clock import SystemClock, SystemIds
    from bot.running.serving import serve

    session.terminal.folders = _platform_words(settings)
    return serve(settings, SystemClock(), SystemIds(), session.terminal.tell)


@steward.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings for a program.")
@click.pass_obj
def check(session: Session, as_json: bool) -> int:
    """Say what is wrong, and what to do about it.

    The exit status is 1 if anything must be done.
    """
    settings = session.settings()
    from bot.clock import SystemClock
    from bot.running import check as doctor

    return _show(session, doctor.check(settings, SystemClock()), as_json)


@steward.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--receipt", metavar="CODE", help="Search again for what an erasure erased.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings for a program.")
@click.pass_obj
def verify(session: Session, file: Path | None, receipt: str | None, as_json: bool) -> int:
    """See that nothing is damaged, or re-check a receipt.

    With the receipt of an erasure, FILE is a backup to search in place of the database.
    """
    settings = session.settings()
    from bot.clock import SystemClock
    from bot.running import verify as search

    if receipt is None and file is not None:
        raise Refusal("verify-file-receipt")
    if receipt is None:
        return _show(session, search.verify(settings, SystemClock()), as_json)
    return _show(session, search.verify_receipt(settings, receipt, file, SystemClock()), as_json)


@steward.command()
@click.pass_obj
def unlock(session: Session) -> int:
    """Give the passphrase to the running bot."""
    settings = session.settings()
    from bot.language.message import say
    from bot.running import unlocking

    if settings.mode != "passphrase":
        raise Refusal("unlock-no-passphrase")
    unlocking.unlock(settings.socket, secret(session.terminal.ask(say("unlock-ask"))))
    session.terminal.tell(say("unlock-done"))
    return 0


@steward.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup(session: Session, file: Path | None) -> int:
    """Copy the database without its keys; the bot may run.

    The keys have a copy of their own, which is written too.
    """
    settings = session.settings()
    from bot.clock import SystemClock
    from bot.language.message import say
    from bot.running.backup import back_up

    made = back_up(settings, file, SystemClock())
    size = max(1, made.size // 1000)
    session.terminal.tell(
        say("backup-written", path=str(made.file), size=size, keys=str(made.keys))
    )
    if made.dropped:
        session.terminal.tell(say("backup-dropped", count=made.dropped))
    return 0


@steward.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of the database there is.")
@click.option("--resume", is_flag=True, help="Say and do what is held since then.")
@click.option("--drop", is_flag=True, help="Let go of what is held since then.")
@click.pass_obj
def restore(session: Session, file: Path | None, replace: bool, resume: bool, drop: bool) -> int:
    """Put a backup back, or decide what becomes of what is held."""
    if [file is not None, resume, drop].count(True) != 1 or (replace and file is None):
        raise Refusal("restore-what")
    settings = session.settings()
    from bot.clock import SystemClock, SystemIds
    from bot.running import restore as putting

    if file is None:
        held = putting.decide(settings, SystemClock(), go_on=resume)
        return _told(session, putting.decided(held, go_on=resume))
    done = putting.restore(settings, file, SystemClock(), SystemIds(), replace=replace)
    return _told(session, putting.told(done))


def _told(session: Session, sentences: Any) -> int:  # noqa: ANN401 - leaves, not imported here
    for sentence in sentences:
        session.terminal.tell(sentence)
    return 0


def _show(session: Session, findings: Any, as_json: bool) -> int:  # noqa: ANN401 - as above
    from bot.running.findings import Level, worst

    status = 1 if worst(findings) is Level.PROBLEM else 0
    if as_json:
        import json

        told = {"fine": status == 0, "findings": session.terminal.data(findings)}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return status
    session.terminal.show(findings)
    return status


def _platform_words(settings: "Settings") -> tuple[Path, ...]:
    from bot.running import installed

    return tuple(installed.platform(name)[1] for name in settings.adapters)


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks; returns the exit status."""
    terminal = Terminal()
    return guarded(terminal, lambda: _obeyed(terminal, arguments))


def _obeyed(terminal: Terminal, arguments: list[str] | None) -> int:
    try:
        status = steward.main(arguments, "steward", standalone_mode=False, obj=terminal)
    except click.Abort:
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as asked:
        click.echo(asked.ctx.get_help() if asked.ctx else "")
        return 0
    except click.ClickException as wrong:
        what = wrong.format_message().removesuffix(".") + "."
        raise Refusal("cli-wrong", what=what) from None
    return status if isinstance(status, int) else 0
