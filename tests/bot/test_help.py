"""Help is one screen, members' things first, in the words that work there."""

from pathlib import Path

import pytest

from bot.call import Sight
from bot.command import ANYONE, Feature, Registry
from bot.help import Asker, help_for
from bot.language.drawing import PlainPen, plain_lines
from bot.language.message import Bullets, Button, Message, Reader
from bot.language.words import Catalogue
from bot.reading import read
from tests.bot.language.sample import FOLDER, catalogue, feature, registry

COMMANDS = registry()
WORDS = catalogue()
STRANGER = Asker()
MEMBER = Asker(member=True)
SECRETARY = Asker(member=True, posts=frozenset({"secretary", "chair"}))


def lines(
    document: Message, prefix: str = "/", language: str = "en", words: Catalogue = WORDS
) -> list[str]:
    reader = Reader(language, prefix=prefix)
    return list(plain_lines(document, words, reader, PlainPen()))


def helped(asker: Asker, topic: str = "", prefix: str = "/", language: str = "en") -> list[str]:
    return lines(help_for(COMMANDS, asker, topic, prefix), prefix, language)


def test_a_stranger_sees_what_strangers_may_do():
    assert helped(STRANGER) == [
        "What you can ask me",
        "• /help: What can I do here?",
        "To begin",
        "• /join: Ask to join",
        "More about one group: /help start. About one command: /help join",
    ]


def test_a_member_sees_one_screen_by_what_they_want():
    assert helped(MEMBER) == [
        "What you can ask me",
        "• /help: What can I do here?",
        "Deciding together",
        "• /vote: Vote, or change my vote",
        "• /poll open: Ask the members; a poll binds nobody",
        "• /poll close: Close a poll",
        "• /poll show: Look at a poll",
        "Cases",
        "• /case say: Write to the other side of a case",
        "Reminders",
        "• /remind me: Remind me of something",
        "Callouts: /callout join, /callout cannot and /callout post",
        "Whose turn it is",
        "• /stack up: Ask to speak",
        "My own things: /my set and /my zone",
        "To begin",
        "• /join: Ask to join",
        "More about one group: /help vote. About one command: /help poll open",
    ]


def test_what_belongs_to_a_post_comes_last_and_only_to_its_holder():
    seen = "\n".join(helped(SECRETARY))
    assert seen.index("/poll show") < seen.index("/poll hands") < seen.index("/group add")
    assert "/poll hands" not in "\n".join(helped(MEMBER))
    assert "/group dismiss" not in seen
    assert "/ping" not in seen


def test_no_screen_is_longer_than_a_screen():
    many = registry(200)
    for asker in (STRANGER, MEMBER, SECRETARY):
        assert len(lines(help_for(many, asker))) <= 20


def test_the_words_are_those_that_work_there():
    assert "• !vote: Votar, o cambiar mi voto" in helped(MEMBER, "", "!", "es")
    assert helped(MEMBER, "!poll", "!") == helped(MEMBER, "poll", "!")


def test_a_group_lists_its_commands():
    assert helped(MEMBER, "poll") == [
        "Deciding together",
        "• /poll open: Ask the members; a poll binds nobody",
        "• /poll close: Close a poll",
        "• /poll show: Look at a poll",
        "More about one of these: /help poll open",
    ]
    assert helped(MEMBER, "me")[0] == "My own things"


def test_a_group_that_is_for_others_is_shown_to_whoever_asks():
    assert "• /group add: Put somebody on the roll" in helped(MEMBER, "group")


def test_one_command_is_explained_with_all_it_takes():
    assert helped(MEMBER, "poll open") == [
        "/poll open",
        "Ask the members; a poll binds nobody",
        "• question: what you ask.",
        "• options: the answers to choose from, with commas between them.",
        "• closes, if you like: when it closes.",
        "• choices, if you like: how many each may pick.",
        "• early, if you like: close as soon as everybody has voted.",
        "Write it like this: /poll open question:… options:… closes:18:30",
    ]
    assert helped(MEMBER, "poll open", "!")[-1] == (
        'Write it like this: !poll open "question" "options" closes:18:30'
    )


def test_a_command_says_for_whom_where_and_how_short():
    assert "Only for these posts: secretary and chair." in helped(MEMBER, "group appoint")
    assert "In a private chat with me." in helped(MEMBER, "my set")
    assert "In one of the group's rooms." in helped(MEMBER, "callout post")
    assert "Only a motion of the members can do this." in helped(MEMBER, "group dismiss")
    assert "In short: /q+" in helped(MEMBER, "stack up")
    assert "• what: which one. One of these: name and zone." in helped(MEMBER, "my set")


@pytest.mark.parametrize("topic", ["q+", "Stack Up", "/stack up", " stack  up "])
def test_a_topic_is_found_however_it_is_written(topic: str):
    assert helped(MEMBER, topic)[0] == "/stack up"


def test_an_unknown_topic_names_what_is_like_it():
    (seen,) = helped(MEMBER, "pol shw")
    assert seen.startswith("I have no help on “pol shw”. The closest: /help poll show")


def test_a_topic_that_is_like_nothing_gets_everything():
    seen = helped(MEMBER, "xyzzy")
    assert seen[0] == "I have no help on “xyzzy”. Here is all of it."
    assert seen[1:] == helped(MEMBER)


def test_what_is_hidden_has_no_help():
    assert helped(MEMBER, "ping")[0].startswith("I have no help on “ping”")
    assert helped(MEMBER, "poll remind")[0].startswith("I have no help on “poll remind”")


def test_pages_follow_one_another_by_number_or_button(tmp_path: Path):
    many = registry(60)
    summaries = [f"{command.key} = Act" for command in many.shown() if "act" in command.name]
    (tmp_path / "en.ftl").write_text("\n".join(summaries), "utf-8")
    words = Catalogue.load([FOLDER, tmp_path])
    first = help_for(many, MEMBER, "things")
    assert lines(first, words=words)[-2:] == ["There is more: /help things 2", "[Next page]"]
    button = first.blocks[-1]
    assert isinstance(button, Button)
    assert (button.call, button.args) == ("help", (("topic", "things 2"),))
    seen: list[str] = []
    for page in range(1, 9):
        shown = lines(help_for(many, MEMBER, f"things {page}"), words=words)
        assert len(shown) <= 20
        seen += [line for line in shown if line.startswith("• ") and line not in seen]
    assert len(seen) == 60
    assert help_for(many, MEMBER, "things 99") == help_for(many, MEMBER, "things 4")


def test_a_long_overview_has_pages_too():
    made = Feature("many")
    for number in range(40):
        made.command(f"alone{number}", who=ANYONE)(_act)
    many = Registry([feature, made])
    last = help_for(many, MEMBER).blocks[-1]
    assert isinstance(last, Button)
    assert last.args == (("topic", "2"),)
    for page in range(1, 5):
        found = help_for(many, MEMBER, str(page)).blocks
        assert sum(len(b.lines) if isinstance(b, Bullets) else 1 for b in found) <= 20


def _act(ctx: object):
    """Act."""


def test_help_is_private_and_fit_for_every_room():
    for topic in ("", "poll", "poll open", "xyzzy"):
        document = help_for(COMMANDS, SECRETARY, topic)
        assert document.private
        assert document.sight is Sight.PUBLIC


@pytest.mark.parametrize("prefix", ["/", "!"])
def test_whatever_help_says_to_write_can_be_written(prefix: str):
    for command in COMMANDS.shown():
        shown = helped(SECRETARY, command.name, prefix)
        for line in shown:
            _, said, example = line.partition("Write it like this: ")
            if said:
                typed = read(example, COMMANDS, prefixes=(prefix,), bare=False)
                assert typed is not None
                assert typed.name == command.name
                assert command.missing(typed.args) == []
