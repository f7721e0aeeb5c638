"""Facts of a source that belong to a question."""

from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.question import ItemType
from medannot.domain.question_beside import Relation, RelationOrigin
from medannot.exchange.question_sets.beside.knowledge import Knowledge
from medannot.exchange.question_sets.image_folder import ImageFolder
from medannot.exchange.question_sets.mapping import KnowledgeRole
from medannot.exchange.question_sets.values import Draft, DraftKey

ROLE = KnowledgeRole(("KG/en.csv", "KG/zh.csv", "KG/none.csv"), "#", ("vhead", "_"), ("ktail",))
ENGLISH = (
    "organ#attribute#value\n"
    "Heart#belong to#circulatory system\n"
    "Lung#function#Breathe, exchange gas\n"
    "Spleen#function#store blood\n"
    "broken line\n"
)
DRAFT = Draft(
    file="a.json",
    row=1,
    source_id="1",
    stem="?",
    context="",
    type=ItemType.SHORT_TEXT,
    closed=False,
    ability="",
    language="en",
    options=(),
    key=DraftKey(text="exchange gas"),
)


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    folder = tmp_path / "KG"
    folder.mkdir()
    (folder / "en.csv").write_text(ENGLISH, encoding="utf-8")
    (folder / "zh.csv").write_bytes("器官#属性#值\n脾脏#功能#储存血液\n".encode("gbk"))
    made = Knowledge(ROLE)
    made.read(ImageFolder(tmp_path), tmp_path / "elsewhere")
    return made


def test_the_files_are_read_by_their_lines(knowledge: Knowledge) -> None:
    assert (knowledge.files, knowledge.facts) == (["KG/en.csv", "KG/zh.csv"], 4)
    assert knowledge.doubts == [("KG/en.csv", "1 of its lines are no facts and left out.")]


@pytest.mark.parametrize(
    ("triple", "found"),
    [
        (("vhead", "belong to", "circulatory system"), ("Heart", "circulatory system")),
        (("heart", "Belong To", "_"), ("Heart", "circulatory system")),
        (("vhead", "function", "ktail"), ("Lung", "Breathe, exchange gas")),
        (("脾脏", "功能", "_"), ("脾脏", "储存血液")),
        (("vhead", "_", "_"), None),
        (("vhead", "function", "_"), None),
        (("vhead", "function", "see"), None),
    ],
)
def test_a_fact_belongs_to_a_triple_that_names_it(
    knowledge: Knowledge, triple: tuple[str, str, str], found: tuple[str, str] | None
) -> None:
    facts = knowledge.of(replace(DRAFT, relations=(triple,)))

    assert [(fact.head, fact.tail) for fact in facts] == ([found] if found else [])
    assert all(fact.origin is RelationOrigin.KNOWLEDGE for fact in facts)


def test_a_fact_that_several_triples_name_stands_once(knowledge: Knowledge) -> None:
    triples = (("Spleen", "function", "_"), ("_", "function", "store blood"))

    assert knowledge.of(replace(DRAFT, relations=triples)) == (
        Relation("Spleen", "function", "store blood", RelationOrigin.KNOWLEDGE),
    )
