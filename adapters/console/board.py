"""What stands on the screen: which cards somebody sees, and which buttons are on them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from adapters.console.payload import Drawn, Pressable
from bot.call import Room
from bot.language.message import Form, Reader


class NotShown(Exception):
    """Somebody asks for a button, a form or a sign on a card that nobody shows them."""


class NoCard(NotShown):
    """Somebody asks for a card that nobody shows them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One message where it stands. `alone` is the account that alone sees it."""

    number: int
    room: Room
    drawn: Drawn
    alone: str = ""
    remote: str = ""

    def seen_by(self, account: str) -> bool:
        """Say whether that account sees it."""
        return self.alone in ("", account)

    def named(self, reference: str) -> bool:
        """Say whether a reference such as `P-3` means this message."""
        if reference == self.drawn.card:
            return True
        return (
            re.search(rf"(?<![\w-]){re.escape(reference)}(?![\w-])", self.drawn.text()) is not None
        )


@dataclass
class Board:
    """Everything that is shown, oldest first, and the form that each account has open."""

    items: list[Item] = field(default_factory=list)
    forms: dict[str, tuple[Form, Room, Reader]] = field(default_factory=dict)

    def add(self, room: Room, drawn: Drawn, alone: str = "", remote: str = "") -> Item:
        """Show a message."""
        item = Item(len(self.items) + 1, room, drawn, alone, remote)
        self.items.append(item)
        return item

    def change(self, remote: str, drawn: Drawn) -> Item | None:
        """Show what a message says now, where it stands; None where it never stood."""
        for at, item in enumerate(self.items):
            if remote and item.remote == remote:
                self.items[at] = replace(item, drawn=drawn)
                return self.items[at]
        return None

    def newest(self, account: str, reference: str = "") -> Iterator[Item]:
        """Return what an account sees, newest first; those that `reference` means, if given.

        A card that bears the reference in its heading comes before one that mentions it.
        """
        seen = [item for item in reversed(self.items) if item.seen_by(account)]
        if not reference:
            yield from seen
            return
        yield from (item for item in seen if item.drawn.card == reference)
        yield from (i for i in seen if i.drawn.card != reference and i.named(reference))

    def button(self, account: str, label: str, reference: str = "") -> tuple[Item, Pressable]:
        """Return the newest button of that label; raises `NotShown`."""
        for same in (str, str.casefold):
            for item in self.newest(account, reference):
                for button in item.drawn.buttons():
                    if same(button.label) == same(label):
                        return item, button
        raise NotShown(label)

    def card(self, account: str, reference: str = "") -> Item:
        """Return the newest card, or the one that is meant; raises `NotShown`."""
        for item in self.newest(account, reference):
            if reference or any(item.drawn.buttons()):
                return item
        raise NoCard(reference)
