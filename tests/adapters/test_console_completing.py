"""What the Tab key offers."""

from pathlib import Path

import pytest

from adapters.console.completing import Completing
from bot.language.message import Reader
from tests.adapters.paper import sitting


async def completed(folder: Path, line: str) -> list[str]:
    """What Tab offers after a line, to Ana, who sees a button, with Ben beside her."""
    async with sitting(folder) as at:
        at.company.person("ben")
        actor, room = at.company.person("ana"), at.chat.console.place("general")
        await at.chat.say(actor, room, "/tea cup Green 0")
        completing = Completing(at.chat, at.company, at.machine.engine.registry, Reader())
        return [one.text async for one in completing.candidates(line)]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("/te", ["tea brew", "tea cup", "tea none", "tea order", "tea whisper", "tea menu"]),
        ("/a", ["as"]),
        ("be", ["ben: "]),
        ("/as b", ["ben"]),
        ("/room g", ["general"]),
        ("ben: /tea m", ["tea menu"]),
        ("/tea order si", ["size:"]),
        ("/tea order what:x size:l", ["large"]),
        ("/tea whisper a", ["ana"]),
        ("/tea whisper to:b", ["ben"]),
        ("/tea whisper to:ben ", ["words:"]),
        ("[sp", ["[Spill it]"]),
        ("ben: [sp", []),
        ("good mor", []),
        ("/nothing ", []),
    ],
)
async def test_tab_offers_what_fits(tmp_path: Path, line: str, offered: list[str]):
    found = await completed(tmp_path, line)
    assert found[: len(offered)] == offered if line == "/te" else found == offered
