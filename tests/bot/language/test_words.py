"""The catalogue finds each sentence, in the right language, and fast."""

from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from bot.language.words import Catalogue, WordMissing
from tests.tree import ROOT, files

ENGLISH = """\
hello = Hello
hello-name = Hello { $name }, you are number { $number }.
brace = Write { "{" }so{ "}" } { $x }
braces = Only { "{" }so{ "}" }
people = { $count ->
    [0] Nobody came to { $place }.
    [one] One person came to { $place }.
   *[other] { $count } people came to { $place }.
}
only-english = Alone
leaning = { hello } again
-name = Steward
"""
SPANISH = """\
hello = Hola
hello-name = Hola, { $name }, eres el número { $number }.
people = { $count ->
    [one] Una persona en { $place }.
   *[other] { $count } personas en { $place }.
}
"""


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """The words above, in a folder of their own."""
    (tmp_path / "en.ftl").write_text(ENGLISH, "utf-8")
    (tmp_path / "es.ftl").write_text(SPANISH, "utf-8")
    return Catalogue.load([tmp_path])


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Hello"), ("es", "Hola"), ("es-MX", "Hola"), ("fr", "Hello"), ("../es", "Hello")],
)
def test_a_sentence_is_said_in_the_language_or_else_in_english(
    catalogue: Catalogue, language: str, said: str
):
    assert catalogue.format("hello", language) == said


def test_a_sentence_that_a_language_lacks_is_said_in_english(catalogue: Catalogue):
    assert catalogue.format("only-english", "es") == "Alone"


@pytest.mark.parametrize(
    ("number", "shown"), [(5, "5"), (1234, "1,234"), (-2, "-2"), (1_000_000, "1,000,000")]
)
def test_numbers_are_written_as_the_language_writes_them(
    catalogue: Catalogue, number: int, shown: str
):
    said = catalogue.format("hello-name", "en", {"name": "Ana", "number": number})
    assert said == f"Hello Ana, you are number {shown}."


def test_a_language_groups_digits_in_its_own_way(catalogue: Catalogue):
    said = catalogue.format("hello-name", "es", {"name": "Ana", "number": 12345})
    assert said == "Hola, Ana, eres el número 12.345."


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "Nobody came to x."), (1, "One person came to x."), (7, "7 people came to x.")],
)
def test_a_sentence_chooses_by_number(catalogue: Catalogue, count: int, said: str):
    assert catalogue.format("people", "en", {"count": count, "place": "x"}) == said


def test_long_words_fit_into_every_sentence(catalogue: Catalogue):
    place = "a{b} " * 2000
    said = catalogue.format("people", "en", {"count": 1, "place": place})
    assert said == f"One person came to {place}."
    plain = catalogue.format("hello-name", "en", {"name": place, "number": 1})
    assert plain == f"Hello {place}, you are number 1."


def test_braces_are_said_as_they_are(catalogue: Catalogue):
    assert catalogue.format("brace", "en", {"x": "{y}"}) == "Write {so} {y}"
    assert catalogue.format("braces", "en") == "Only {so}"


def test_a_sentence_may_lean_on_another(catalogue: Catalogue):
    assert catalogue.format("leaning") == "Hello again"


@pytest.mark.parametrize("key", ["nowhere", "hello-name", "people", "-name"])
def test_what_is_missing_is_a_mistake_of_ours(catalogue: Catalogue, key: str):
    with pytest.raises(WordMissing):
        catalogue.format(key, "es", {})


def test_a_summary_falls_back_to_its_english(catalogue: Catalogue):
    assert catalogue.summary("hello", "es", "Hi") == "Hola"
    assert catalogue.summary("only-english", "es", "Docstring") == "Docstring"


def test_a_broken_file_and_a_doubled_key_are_named(tmp_path: Path):
    for name, text in (("one", "a = 1\n"), ("two", "a = 2\n"), ("three", "what is this\n")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "en.ftl").write_text(text, "utf-8")
    with pytest.raises(ValueError, match="two.en.ftl: a is said in two places"):
        Catalogue.load([tmp_path / "one", tmp_path / "two"]).learn("en")
    with pytest.raises(ValueError, match="three.en.ftl: not Fluent: 'what is this'"):
        Catalogue.load([tmp_path / "three"]).learn("en")


def test_an_entry_that_fluent_cannot_read_is_named_when_it_is_said(tmp_path: Path):
    (tmp_path / "en.ftl").write_text("fine = Fine\nbent = { $x ->\n    [one] one\n}\n", "utf-8")
    found = Catalogue.load([tmp_path])
    assert found.format("fine") == "Fine"
    with pytest.raises(ValueError, match="bent: not Fluent: 'bent ="):
        found.format("bent", "en", {"x": 1})


def test_a_folder_may_be_given_twice_or_hold_no_words(tmp_path: Path):
    (tmp_path / "en.ftl").write_text("a-word = Word\n", "utf-8")
    found = Catalogue.load([tmp_path, tmp_path, tmp_path / "none"])
    assert found.format("a-word") == "Word"


class _Texts(Visitor):
    def __init__(self) -> None:
        self.texts: list[str] = []

    def visit_TextElement(self, node: fluent.TextElement) -> None:  # noqa: N802
        self.texts.append(node.value)


def marked(text: str) -> list[str]:
    """The words of a Fluent file in which a chat would read markup."""
    found = _Texts()
    found.visit(FluentParser().parse(text))
    return [words for words in found.texts if set(words) & set("<>&*_`~|\\")]


@pytest.mark.parametrize(
    "path", [path for path in files() if path.endswith(".ftl") and not path.startswith("tests")]
)
def test_no_words_of_ours_are_markup_anywhere(path: str):
    assert marked((ROOT / path).read_text("utf-8")) == []


def test_markup_in_words_is_seen():
    text = "a = { $x ->\n    [one] fine\n   *[other] *not* fine\n}\nb = a < b"
    assert marked(text) == ["*not* fine", "a < b"]
