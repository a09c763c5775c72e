"""The console's stage: the real engine and a real database, a feature that can be foreseen."""

import textwrap
from pathlib import Path

import pytest

import bot.language
from bot.language.words import Catalogue
from tests.adapters import tearoom
from tests.chat import played

HEADER = "== Tea Room, Europe/London, en: ana (secretary), ben, cem ==\n"


async def holds(text: str, folder: Path, header: str = HEADER) -> None:
    """Play what must go exactly as it is written."""
    words = tearoom.write_words(folder)
    catalogue = Catalogue.load([Path(bot.language.__file__).parent, words])
    whole = header + textwrap.dedent(text)
    out, failures = await played(whole, folder, [tearoom.feature], catalogue)
    assert out == whole
    assert [str(failure) for failure in failures] == []


async def fails(text: str, folder: Path) -> list[str]:
    """What playing complains of."""
    catalogue = Catalogue.load([Path(bot.language.__file__).parent, tearoom.write_words(folder)])
    _, failures = await played(HEADER + text, folder, [tearoom.feature], catalogue)
    return [str(failure) for failure in failures]


async def test_an_answer_is_private_and_a_card_is_in_every_room(tmp_path: Path):
    text = """\
        # hall
        ben: /tea none
        bot: None for you.
        # general
        ana: /tea brew Green
        bot > ana: Brewing.
        bot: T-1 Green
             0 cups
             [A cup] [None]
        bot # hall: T-1 Green
                    0 cups
                    [A cup] [None]
        """
    await holds(text, tmp_path)


async def test_buttons_edit_their_card_in_the_same_step(tmp_path: Path):
    text = """\
        ana: /tea brew Green
        bot > ana: Brewing.
        bot: T-1 Green
             0 cups
             [A cup] [None]
        ben: [A cup]
        bot > ben: Here you are.
                   [Spill it]
        bot ~ T-1 Green
              1 cups
              [A cup] [None]
        cem: [A cup] on T-1
        bot > cem: Here you are.
                   [Spill it]
        bot ~ T-1 Green
              2 cups
              [A cup] [None]
        cem: (2️⃣) on T-1
        bot: None for you.
        """
    await holds(text, tmp_path)


async def test_what_another_alone_is_shown_cannot_be_pressed(tmp_path: Path):
    text = "ana: /tea brew Green\nana: [A cup]\nben: [Spill it]\nben: [A cup] on T-2\n"
    failures = await fails(text, tmp_path)
    assert "line 4: ben is shown nothing like Spill it: ben: [Spill it]" in failures
    assert "line 5: ben is shown nothing like A cup: ben: [A cup] on T-2" in failures


async def test_time_passes_in_order_and_what_fell_due_while_down_is_late(tmp_path: Path):
    text = """\
        -- 7 July 2026 18:00 --
        ana: /tea brew Green
        bot > ana: Brewing.
        bot: T-1 Green
             0 cups
             [A cup] [None]
        -- 7 July 2026 18:29 --
        -- 7 July 2026 18:40 --
        bot: The tea is cold.
        ana: /tea brew Black
        bot > ana: Brewing.
        bot ~ T-1 Black
              0 cups
              [A cup] [None]
        -- the bot is killed --
        -- 7 July 2026 20:00 --
        -- the bot is restarted --
        bot: The tea is cold, and late.
        ben: [None]
        bot: None for you.
        """
    await holds(text, tmp_path)


async def test_a_form_is_shown_filled_and_sent(tmp_path: Path):
    text = """\
        # ana
        ana: /tea order Green
        bot ? ana: Order something {Anything to add?} {Which size?}
        ana: {Anything to add?: Milk,
          and sugar.}
        ana: {Which size?: a large one}
        bot > ana: large Green
                   Milk,
                   and sugar.
        ana: {Anything to add?: Milk}
        """
    with pytest.raises(AssertionError, match="ana is shown nothing like"):
        await holds(text, tmp_path)
    folder = tmp_path / "again"
    folder.mkdir()
    await holds(text.rpartition("        ana:")[0], folder)


async def test_whispers_files_and_deliveries(tmp_path: Path):
    text = """\
        ana: /tea whisper to:ben words:Hush
        bot > ben: Hush
        ana: /tea menu
        bot > ana: <menu.txt>
        -- that is delivered again --
        bot > ana: <menu.txt>
        mags: /tea menu
        bot > mags: <menu.txt>
        """
    await holds(text, tmp_path)


async def test_platforms_are_stood_in_for(tmp_path: Path):
    header = "== Tea Room, Europe/London, en: ana@discord, ben@matrix ==\n"
    text = """\
        ana: /tea brew Green
        bot > ana: Brewing.
        bot: T-1 Green
             0 cups
             [A cup] [None]
        bot # general @ matrix: T-1 Green
                                0 cups
                                [A cup] [None]
        ben: !tea none
        bot: None for you.
        ben: /tea none
        bot: None for you.
        """
    await holds(text, tmp_path, header)


async def test_nobody_can_shut_the_messages_of_nobody(tmp_path: Path):
    failures = await fails("-- bem's messages are shut --\n", tmp_path)
    assert failures == ["line 2: nobody is called bem: -- bem's messages are shut --"]


async def test_a_shut_chat_is_not_reached(tmp_path: Path):
    await holds("-- ben's messages are shut --\nana: /tea whisper to:ben words:Hush\n", tmp_path)


async def test_a_second_group_has_rooms_of_its_own(tmp_path: Path):
    text = """\
        ana: /tea brew Green
        bot > ana: Brewing.
        bot: T-1 Green
             0 cups
             [A cup] [None]
        == Coffee House, Europe/Madrid, en: ana, dia ==
        # plaza
        dia: /tea brew Black
        bot > dia: Brewing.
        bot: T-1 Black
             0 cups
             [A cup] [None]
        """
    await holds(text, tmp_path)
