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
    assert knowledge.doubts == [("KG/en.csv", "lines of it that are no facts and are left out: 1.")]


@pytest.mark.parametrize(
    ("first", "facts"),
    [
        ("organ#attribute#value", 1),
        ("Entity_1#Relation#Entity_2", 1),
        ("organ1#relation#organ2", 1),
        ("器官#属性#属性值", 1),
        ("\n疾病#属性#值", 1),
        ("Heart#function#pump blood", 2),
        ("organ#function#store blood", 2),
        ("Herz#Aufgabe#Blut pumpen", 2),
    ],
)
def test_a_first_line_that_names_no_columns_is_a_fact(
    tmp_path: Path, first: str, facts: int
) -> None:
    (tmp_path / "kg.csv").write_text(f"{first}\nLung#function#breathe\n", encoding="utf-8")
    made = Knowledge(KnowledgeRole(("kg.csv",), "#"))

    made.read(None, tmp_path)

    assert (made.facts, made.doubts) == (facts, [])


def test_a_file_with_a_heading_alone_holds_no_facts(tmp_path: Path) -> None:
    (tmp_path / "kg.csv").write_text("organ#attribute#value\n", encoding="utf-8")
    made = Knowledge(KnowledgeRole(("kg.csv",), "#"))

    made.read(None, tmp_path)

    assert (made.facts, made.files, made.doubts) == (0, [], [])


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
