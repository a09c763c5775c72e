"""A terminal: a line editor with history and completion, colours where they are wanted."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator, Iterable, Sequence
from typing import TYPE_CHECKING

from prompt_toolkit import PromptSession, print_formatted_text
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import FormattedText
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.styles import Style

from adapters.console.look import STYLES, Fragment

if TYPE_CHECKING:
    from adapters.console.completing import Completing

ROOM_FOR_MENU = 5
"""Lines that are kept free below the prompt for completions."""


class Tab(Completer):
    """Completes the line that is typed."""

    def __init__(self, completing: Completing) -> None:
        """Ask `completing` for what the line may go on with."""
        self._completing = completing

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Return nothing: values come from the bot, so they are waited for."""
        return ()

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """Yield what the line up to the cursor may go on with."""
        async for found in self._completing.candidates(document.text_before_cursor):
            yield Completion(found.text, -found.back, display_meta=found.note)


class Tty:
    """The terminal that this process runs in. What is typed is kept in memory alone."""

    def __init__(self, completing: Completing) -> None:
        """Complete with `completing`; `NO_COLOR` is minded."""
        self._tab = Tab(completing)
        self._style = Style.from_dict(STYLES)
        self._lines: PromptSession[str] = PromptSession(
            history=InMemoryHistory(),
            key_bindings=_keys(),
            style=self._style,
            reserve_space_for_menu=ROOM_FOR_MENU,
        )
        self._answers: PromptSession[str] = PromptSession(style=self._style)

    @property
    def width(self) -> int:
        """Columns there are now."""
        return shutil.get_terminal_size().columns

    @property
    def edge(self) -> str:
        """The character that stands left of what Steward says."""
        encoding = self._lines.output.encoding() or "ascii"
        return "│" if encoding.casefold().startswith("utf") else "|"

    async def ask(self, prompt: str, completing: bool) -> str:
        """Return a typed line; answers to a form are not remembered."""
        shown = FormattedText([("class:prompt", prompt)])
        if not completing:
            return await self._answers.prompt_async(shown)
        return await self._lines.prompt_async(
            shown, completer=self._tab, complete_while_typing=False
        )

    def show(self, lines: Sequence[Sequence[Fragment]]) -> None:
        """Print lines, above the one that is being typed."""
        text = [fragment for line in lines for fragment in (*line, ("", "\n"))]
        print_formatted_text(FormattedText(text), style=self._style, end="")


def _keys() -> KeyBindings:
    """Let Ctrl-C drop what was typed, and leave only where nothing was."""
    keys = KeyBindings()

    @keys.add("c-c")
    def drop(event: KeyPressEvent) -> None:
        if event.current_buffer.text:
            event.current_buffer.reset()
        else:
            event.app.exit(exception=KeyboardInterrupt)

    return keys
