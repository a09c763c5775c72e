"""The words of the bot: complete in English and Spanish, all of them said, none in the code."""

import tomllib
from importlib import import_module
from pathlib import PurePosixPath

import pytest

from bot.command import Feature, word_keys
from tests import catalogue
from tests.catalogue import Entry, Said
from tests.tree import ROOT, Source, files, product

LANGUAGES = ("en", "es")


def folders() -> list[str]:
    """The folders that hold words."""
    words = {str(PurePosixPath(path).parent) for path in files() if path.endswith(".ftl")}
    return sorted(folder for folder in words if not folder.startswith("tests"))


def read(folder: str, language: str) -> dict[str, Entry]:
    """The words of one folder in one language."""
    return catalogue.read((ROOT / folder / f"{language}.ftl").read_text("utf-8"))


def everything(language: str) -> dict[str, Entry]:
    """All words of one language."""
    return {key: entry for folder in folders() for key, entry in read(folder, language).items()}


def features() -> list[Feature]:
    """Every feature there is."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    entries = settings["project"]["entry-points"]["steward.features"].values()
    places = [entry.partition(":") for entry in entries]
    return [getattr(import_module(module), name) for module, _, name in places]


def generated() -> set[str]:
    """The keys that commands make from their names and parameters."""
    return {key for feature in features() for key in word_keys(feature)}


def shown_nowhere() -> set[str]:
    """The keys of commands that no help lists and no form names: a button or a motion runs them."""
    commands = [command for feature in features() for command in feature.commands]
    return {command.key for command in commands if command.hidden and not command.params}


def sample(text: str) -> Source:
    """A file that exists only here."""
    return Source("commands/sample.py", text)


@pytest.mark.parametrize("folder", folders())
def test_every_language_says_the_same_things(folder: str):
    first, *others = (read(folder, language) for language in LANGUAGES)
    assert first
    assert [catalogue.differences(first, other) for other in others] == [[]] * len(others)


def test_no_key_has_two_homes():
    keys = [key for folder in folders() for key in read(folder, "en")]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_every_key_that_is_said_has_words():
    speakers = catalogue.speakers(product())
    said = [one for source in product() for one in catalogue.keys_said(source, speakers)]
    assert said
    for language in LANGUAGES:
        assert catalogue.missing(everything(language), said) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_explained(language: str):
    assert features()
    assert sorted(generated() - shown_nowhere() - everything(language).keys()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_said(language: str):
    assert catalogue.unused(everything(language), product(), generated()) == []


def test_no_sentence_for_people_stands_in_a_feature():
    names = {command.name for feature in features() for command in feature.commands}
    own = [source for source in product() if source.package == "commands"]
    assert [line for source in own for line in catalogue.sentences(source, names)] == []


WORDS = """\
-brand = Steward
poll-open = { -brand } asks: { $question }, { poll-until }
poll-until = until { $at }
poll-kind-open = open
poll-kind-secret = secret
poll-old = gone
command-poll-open = Ask everyone.
command-poll-ask = Ask everyone.
"""


def test_entries_are_read_with_their_variables():
    read_words = catalogue.read(WORDS)
    assert read_words["poll-open"] == Entry(
        shown=frozenset({"question"}), leans_on=frozenset({"-brand", "poll-until"})
    )
    assert read_words["poll-old"] == Entry()
    chosen = catalogue.read("a = { $n ->\n    [one] x\n   *[other] { $n } y { $z }\n}")["a"]
    assert chosen == Entry(shown=frozenset("nz"), choosing=frozenset("n"))


@pytest.mark.parametrize("text", ["what is this", "a = 1\na = 2", "a = { $"])
def test_a_broken_file_is_seen(text: str):
    with pytest.raises(ValueError, match=r"not Fluent|given twice"):
        catalogue.read(text)


def test_a_lacking_key_and_another_variable_are_seen():
    english = catalogue.read("a = { $n ->\n    [one] x\n   *[other] { $n } y\n}\nb = x\nc = { $n }")
    spanish = catalogue.read("a = { $n }\nc = { $m }\nd = x\ncommand-a = Abrir.")
    assert catalogue.differences(english, spanish) == ["b", "c", "d"]


def test_a_language_may_choose_its_words_by_what_another_does_not_need():
    spanish = catalogue.read("a = { $sound ->\n    [i] e\n   *[other] y\n} { $last }")
    assert catalogue.differences(catalogue.read("a = and { $last }"), spanish) == []
    assert catalogue.missing(spanish, [Said("x", "a", frozenset({"last"}))]) == ["x a: ['sound']"]


def test_an_unused_key_is_seen():
    code = 'say("poll-open")\nkey = f"poll-kind-{kind}"\nkey = f"command-{name}"'
    left = catalogue.unused(catalogue.read(WORDS), [sample(code)], ["command-poll-open"])
    assert left == ["poll-old", "command-poll-ask"]


@pytest.mark.parametrize(
    ("code", "key", "facts"),
    [
        ('raise Refusal("poll-closed", at=now)', "poll-closed", {"at"}),
        ('say("poll-x", **facts)', "poll-x", None),
        ('message("poll-x", title(say(other)))', "poll-x", None),
        ('button("poll-x", "poll close", poll=1)', "poll-x", None),
        ('language.say("poll-x" if open else key)', "poll-x", set()),
        ('super().__init__("poll-x", at=at)', "poll-x", {"at"}),
        ('catalogue.format("poll-x", language)', "poll-x", None),
    ],
)
def test_keys_are_read_off_the_code(code: str, key: str, facts: set[str] | None):
    found = list(catalogue.keys_said(sample(code)))
    expected = None if facts is None else frozenset(facts)
    assert found == [Said("commands/sample.py:1", key, expected)]


def test_a_class_of_refusals_speaks_too():
    code = "class Locked(Refusal): ...\nclass Away(Locked): ...\nclass Row(Base): ..."
    assert catalogue.speakers([sample(code)]) - catalogue.SPEAKERS == {"Locked", "Away"}


def test_a_missing_key_and_a_missing_fact_are_seen():
    said = list(catalogue.keys_said(sample('say("poll-x")\nsay("poll-until")\nsay("poll-old")')))
    found = catalogue.missing(catalogue.read(WORDS), said)
    assert found == ["commands/sample.py:1 poll-x", "commands/sample.py:2 poll-until: ['at']"]


@pytest.mark.parametrize("text", ["Well done", "it is closed", "no, sorry.", "{x} is not here"])
def test_a_sentence_in_the_code_is_seen(text: str):
    assert len(catalogue.sentences(sample(f"say(f{text!r})"))) == 1


def test_names_and_documentation_are_no_sentences():
    code = '"""Sentences are fine here."""\nx: Annotated[str, "what is asked for"]\n'
    assert catalogue.sentences(sample(code + 'call("poll open", "my leave-now", "%d %b %Y")')) == []
    asking = sample('button("hello", "what do you keep")')
    assert catalogue.sentences(asking, {"what do you keep"}) == []
    assert len(catalogue.sentences(asking)) == 1
