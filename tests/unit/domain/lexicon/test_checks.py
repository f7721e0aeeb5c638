"""Every fault of a lexicon is named by node and field."""

from dataclasses import replace

import pytest

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.checks import flaws
from medannot.domain.lexicon.constraints import Rule, RuleKind, Severity, broken, selector
from medannot.domain.lexicon.difference import DifferenceKind, differences, needed_step
from medannot.domain.lexicon.node import Code, Level, Node, NodeKind, Status, Words
from medannot.domain.lexicon.tree import Head, Lexicon, Relation, RelationKind, counts
from medannot.domain.lexicon.version import Step, Version
from tests.helpers.lexicons import node, small


def changed(node_id: str, **values: object) -> list[Node]:
    """Return the nodes of the small lexicon with one of them changed."""
    nodes = small().nodes
    return [
        replace(one, **values) if one.id == node_id else one  # type: ignore[arg-type]  # a test names what it needs
        for one in nodes.values()
    ]


def test_a_sound_lexicon_has_no_flaw() -> None:
    assert flaws(list(small().nodes.values())) == ()


@pytest.mark.parametrize(
    ("node_id", "values", "field", "said"),
    [
        ("CHEEK", {"id": "cheek"}, "id", "is no id"),
        ("CHEEK", {"parent_id": "NOSE"}, "parent_id", "There is no node NOSE"),
        ("CHEEK", {"zh": Words("")}, "zh", "A label is missing"),
        ("BODY", {"parent_id": "CHEEK"}, "parent_id", "It lies below itself"),
        ("L.PUSTULE", {"en": Words("papule")}, "en", "is the label of L.PAPULE too"),
        ("L.PAPULE", {"default_role": None}, "default_role", "has a default role"),
        ("L.PAPULE", {"domains": frozenset({"moon"})}, "allowed_domain", "where it may lie"),
        (
            "D.FOLLIC",
            {"codes": (Code("ICD10", "73"),)},
            "codes",
            "ICD10:73 is no code; ICD10 has",
        ),
        (
            "D.FOLLIC",
            {"codes": (Code("ICD12", "L73"),)},
            "codes",
            "ICD12:L73 is no code; its",
        ),
        ("D.FOLLIC", {"level": Level.BOTH}, "selectable_at", "yes or none is expected"),
        ("BODY", {"level": Level.BOTH}, "selectable_at", "cannot be chosen"),
        ("FACE", {"status": Status.DEPRECATED}, "deprecated_since", "since which version"),
        ("CHEEK", {"replaced_by": ("NOSE",)}, "replaced_by", "NOSE cannot replace it"),
    ],
)
def test_a_flaw_names_node_and_field(
    node_id: str, values: dict[str, object], field: str, said: str
) -> None:
    found = flaws(changed(node_id, **values))
    assert any(one.field == field and said in one.sentence for one in found), found


def test_an_id_twice_and_a_tree_too_deep_are_named() -> None:
    nodes = list(small().nodes.values())
    assert any("stands twice" in one.sentence for one in flaws([*nodes, nodes[0]]))
    chain = [
        node(f"D.{n}", f"D.{n - 1}" if n else "DISEASE", NodeKind.DISEASE, f"d{n}", f"病{n}")
        for n in range(5)
    ]
    assert [one.node_id for one in flaws([*nodes, *chain])] == ["D.4"]


def test_relations_to_nothing_to_itself_and_twice_are_named() -> None:
    nodes = list(small().nodes.values())
    wrong = [
        Relation("L.PAPULE", RelationKind.LOOKS_LIKE, "L.NONE"),
        Relation("L.PAPULE", RelationKind.LOOKS_LIKE, "L.PAPULE"),
        Relation("L.PAPULE", RelationKind.OVERLAPS, "L.PUSTULE"),
        Relation("L.PAPULE", RelationKind.OVERLAPS, "L.PUSTULE"),
    ]
    said = [one.sentence for one in flaws(nodes, wrong)]
    assert len(said) == 3
    assert said[0].startswith("There is no node L.NONE")


def test_fine_places_roll_up_to_the_coarse_ones_that_are_seen() -> None:
    lexicon = small()
    assert lexicon.rolled_up("CHEEK", Level.IMAGE_REGION) == "CHEEK"
    assert lexicon.ancestors("CHEEK") == ("FACE", "BODY")
    assert [one.id for one in lexicon.walk("BODY")] == ["FACE", "CHEEK", "NECK", "NECK.SIDE"]
    assert lexicon.rolled_up("L.PAPULE", Level.IMAGE_REGION) is None
    found = counts(lexicon)
    assert (found.nodes, found.selectable[NodeKind.LESION]) == (10, 2)


def rule(subject: str, kind: RuleKind, other: str) -> Rule:
    return Rule("C", subject, kind, other, Severity.WARN, "no", "否")


@pytest.mark.parametrize(
    ("subject", "kind", "other", "chosen", "breaks"),
    [
        ("kind=lesion", RuleKind.REQUIRES, "surface=skin", ["L.PAPULE"], True),
        ("kind=lesion", RuleKind.REQUIRES, "surface=skin", ["L.PAPULE", "CHEEK"], False),
        ("under:FACE", RuleKind.FORBIDS, "under:NECK", ["CHEEK", "NECK.SIDE"], True),
        ("under:FACE", RuleKind.FORBIDS, "under:NECK", ["CHEEK"], False),
        ("kind=lesion", RuleKind.EXCLUSIVE_WITH, "kind=lesion", ["L.PAPULE"], False),
        ("kind=lesion", RuleKind.EXCLUSIVE_WITH, "kind=lesion", ["L.PAPULE", "L.PUSTULE"], True),
        ("L.PAPULE", RuleKind.OVERLAPS, "L.PUSTULE", ["L.PAPULE", "L.PUSTULE"], False),
        ("kind=lesion&domain~nail", RuleKind.REQUIRES, "CHEEK", ["L.PAPULE"], False),
    ],
)
def test_a_choice_is_held_against_the_rules(
    subject: str, kind: RuleKind, other: str, chosen: list[str], *, breaks: bool
) -> None:
    assert bool(broken([rule(subject, kind, other)], chosen, small())) is breaks


@pytest.mark.parametrize("text", ["MOON", "under:MOON", "colour=red", "domain=", "a~b", ""])
def test_what_is_no_selector_is_refused(text: str) -> None:
    with pytest.raises(InputFault):
        selector(text, small())


def test_versions_are_three_numbers_and_go_up_by_steps() -> None:
    assert Version.parse("1.10.0") > Version.parse("1.9.3")
    assert str(Version(1, 2, 3).after(Step.MINOR)) == "1.3.0"
    for wrong in ("1.2", "1.2.3-rc1", "01.2.3", "a.b.c"):
        with pytest.raises(InputFault):
            Version.parse(wrong)


def test_a_difference_says_what_changed_and_how_much_the_version_goes_up() -> None:
    before = small()

    def after(nodes: list[Node]) -> Lexicon:
        return Lexicon(Head("small", Version(1, 0, 1), "Small", "小"), nodes)

    spelling = differences(before, after(changed("CHEEK", en=Words("Cheeks"))))
    assert [(one.node_id, one.kind, one.changes[0].after) for one in spelling] == [
        ("CHEEK", DifferenceKind.CHANGED, "Cheeks")
    ]
    assert needed_step(spelling) is Step.PATCH
    moved = differences(before, after(changed("CHEEK", parent_id="NECK")))
    assert needed_step(moved) is Step.MAJOR
    more = [*before.nodes.values(), node("L.WHEAL", "LESION", NodeKind.LESION, "Wheal", "风团")]
    assert needed_step(differences(before, after(more))) is Step.MINOR
    fewer = [one for one in before.nodes.values() if one.id != "CHEEK"]
    assert [one.kind for one in differences(before, after(fewer))] == [DifferenceKind.REMOVED]
    assert differences(before, before) == ()
