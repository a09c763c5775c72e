"""The console: a chat in the terminal, and the player of transcripts.

The entry point `console` names `adapter`. Besides the port, what it makes offers
`chat(make, stdin, stdout, stderr, language="", scratch=True) -> int`, which the command line
calls for `steward chat`: with a terminal as `stdin` it talks until somebody leaves; otherwise it
reads a transcript, plays it and prints it as it really was. `make` is a
`adapters.console.machine.MakeEngine`: given a clock and a source of ids it opens a database of
the caller's choice, the same one each time, and gives a started engine over it. The result is
the exit status; what differs from the transcript goes to `stderr`, a line each.
"""

from typing import TYPE_CHECKING, TextIO

from adapters.console.platform import Console
from bot.adapter import Wiring

if TYPE_CHECKING:
    from adapters.console.machine import MakeEngine


class ConsoleToTalkAt(Console):
    """The console with its way in."""

    def chat(
        self,
        make: "MakeEngine",
        stdin: TextIO,
        stdout: TextIO,
        stderr: TextIO,
        language: str = "",
        scratch: bool = True,
    ) -> int:
        """Talk at a terminal, or play the transcript that `stdin` is; return the exit status.

        `language` is the machine's, empty where it says none; `scratch` that nothing is kept.
        """
        from adapters.console.entrance import play_transcript, talk

        if stdin.isatty():
            return talk(make, self, language, scratch)
        return play_transcript(make, self.catalogue, stdin, stdout, stderr)


def adapter(wiring: Wiring) -> ConsoleToTalkAt:
    """Make a console that speaks with these words."""
    return ConsoleToTalkAt(wiring.catalogue)
