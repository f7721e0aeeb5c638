"""What is lit of that which was found, and what a search is narrowed to."""

from dataclasses import replace

import pytest

from medannot.domain.lexicon.node import Node, Sex, Status
from medannot.domain.lexicon.search import Narrowed, SearchIndex
from medannot.domain.lexicon.search_marks import Span
from medannot.domain.lexicon.tree import Lexicon
from tests.helpers.lexicons import small
from tests.unit.domain.lexicon.test_search import INDEX


def lit(text: str, marks: tuple[Span, ...]) -> str:
    """Write a text with its marks in square brackets."""
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("pap", "[Pap]ule"),
        ("ULE", "Pap[ule]"),
        ("neck lat", "[Lat]eral [neck]"),
        ("lateral neck", "[Lateral neck]"),
        ("囊炎", "毛[囊炎]"),
        ("侧颈", "[颈侧]区"),
        ("l73", "ICD10:[L73].9"),
        ("folicullitis", "[Folliculitis]"),
        ("pustle", "[Pustule]"),
    ],
)
def test_the_letters_that_were_typed_are_lit(typed: str, shown: str) -> None:
    hit = INDEX.search(typed)[0]
    assert lit(hit.text, INDEX.explained(hit, typed).marks) == shown


@pytest.mark.parametrize(
    ("typed", "signs", "sound"),
    [
        ("mny", "[毛囊炎]", "[m]ao [n]ang [y]an"),
        ("mn", "[毛囊]炎", "[m]ao [n]ang yan"),
        ("maonangy", "[毛囊炎]", "[mao] [nang] [y]an"),
        ("nang yan", "毛[囊炎]", "mao [nang] [yan]"),
        ("qu", "颈侧[区]", "jing ce [qu]"),
    ],
)
def test_pinyin_is_shown_with_the_letters_that_were_typed(
    typed: str, signs: str, sound: str
) -> None:
    hit = next(one for one in INDEX.search(typed) if one.text in {"毛囊炎", "颈侧区"})
    told = INDEX.explained(hit, typed)
    assert (lit(hit.text, told.marks), lit(told.sound, told.sound_marks)) == (signs, sound)


def test_what_is_not_chinese_in_a_chinese_name_keeps_its_place() -> None:
    first, *others = small().nodes.values()
    named = replace(first, zh=replace(first.zh, label="HIV感染"))
    index = SearchIndex(Lexicon(small().head, (named, *others)), _romanised)
    (hit,) = index.search("hivgan")
    told = index.explained(hit, "hivgan")
    assert lit(hit.text, told.marks) == "[HIV感]染"
    assert lit(told.sound, told.sound_marks) == "[hiv] [gan] ran"


def _romanised(text: str) -> list[str]:
    return ["HIV", "gan", "ran"] if text == "HIV感染" else ["x"] * len(text)


def test_a_name_is_begun_in_either_language_or_by_pinyin() -> None:
    assert INDEX.beginnings["D.FOLLIC"] == ("folliculitis", "毛囊炎", "maonangyan", "mny")


def _changed(node: Node) -> Node:
    if node.id == "FACE":
        return replace(node, sex=Sex.MALE)
    return replace(node, status=Status.DEPRECATED) if node.id == "NECK.SIDE" else node


def test_it_is_narrowed_by_sex_and_by_state() -> None:
    lexicon = Lexicon(small().head, map(_changed, small().nodes.values()))

    def kept(narrowed: Narrowed) -> list[str]:
        return [one.id for one in lexicon.walk() if narrowed.allows(one, lexicon)]

    of_a_woman = kept(Narrowed(sex=Sex.FEMALE, under="BODY"))
    assert of_a_woman == ["BODY", "NECK", "NECK.SIDE"]
    assert kept(Narrowed(sex=Sex.MALE, under="FACE")) == ["FACE", "CHEEK"]
    assert kept(Narrowed(statuses=frozenset({Status.DEPRECATED}))) == ["NECK.SIDE"]
