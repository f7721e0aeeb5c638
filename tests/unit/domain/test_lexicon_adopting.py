"""What is accepted of a changed lexicon is taken over, and nothing else."""

from dataclasses import replace

import pytest

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.adopting import Content, apply, content_differences
from medannot.domain.lexicon.constraints import Rule, RuleKind, Severity
from medannot.domain.lexicon.difference import Part
from medannot.domain.lexicon.node import Level, Node, NodeKind, Role, Status, Words
from medannot.domain.lexicon.tree import Head, Lexicon, Relation, RelationKind
from medannot.domain.lexicon.version import Version


def lesion(node_id: str, en: str, zh: str, **others) -> Node:
    given = {"default_role": Role.PRIMARY, "domains": frozenset({"skin"}), **others}
    return Node(node_id, "LESION", NodeKind.LESION, Level.YES, 0, Words(en), Words(zh), **given)


TOP = Node("LESION", "", NodeKind.TREE, Level.NONE, 0, Words("Lesion"), Words("病损"))
PAPULE = lesion("L.PAPULE", "Papule", "丘疹", since="1.0.0")
NODULE = lesion("L.NODULE", "Nodule", "结节", since="1.0.0")
GROUP = Node("LG.NEW", "LESION", NodeKind.GROUP, Level.NONE, 0, Words("New"), Words("新"))
CYST = replace(lesion("L.CYST", "Cyst", "囊肿"), parent_id="LG.NEW")
ALIKE = Relation("L.PAPULE", RelationKind.LOOKS_LIKE, "L.NODULE")
RULE = Rule("C.ONE", "L.PAPULE", RuleKind.FORBIDS, "L.NODULE", Severity.WARN, "No.", "否。")
HEAD = Head("clinic", Version(1, 2, 3), "Clinic", "诊所")


def content(*nodes: Node, relations=(), rules=()) -> Content:
    return Content(Lexicon(HEAD, nodes, relations), tuple(rules))


BEFORE = content(TOP, PAPULE, NODULE, relations=[ALIKE], rules=[RULE])
RENAMED = replace(PAPULE, zh=Words("小丘疹"))
AFTER = content(
    TOP,
    RENAMED,
    GROUP,
    CYST,
    replace(NODULE, status=Status.DEPRECATED, replaced_by=("L.PAPULE",)),
    relations=[replace(ALIKE, kind=RelationKind.OVERLAPS)],
    rules=[replace(RULE, en="Never.")],
)


def test_nodes_relations_and_rules_differ_under_keys_of_their_own() -> None:
    found = content_differences(BEFORE, AFTER)

    assert {(one.node_id, one.part.value, one.kind.value, one.step.value) for one in found} == {
        ("L.PAPULE", "node", "changed", "patch"),
        ("LG.NEW", "node", "added", "minor"),
        ("L.CYST", "node", "added", "minor"),
        ("L.NODULE", "node", "deprecated", "major"),
        ("relation:L.PAPULE:overlaps:L.NODULE", "relation", "added", "minor"),
        ("relation:L.PAPULE:looks_like:L.NODULE", "relation", "removed", "minor"),
        ("rule:C.ONE", "rule", "changed", "patch"),
    }


def test_what_a_rule_says_is_wording_and_what_it_asks_is_not() -> None:
    for changed, step in (
        (replace(RULE, zh="不"), "patch"),
        (replace(RULE, severity=Severity.ERROR), "minor"),
    ):
        (found,) = content_differences(BEFORE, replace(BEFORE, rules=(changed,)))
        assert (found.part, found.step.value) == (Part.RULE, step)


@pytest.mark.parametrize(
    ("accepted", "version"),
    [
        ({"L.PAPULE"}, "1.2.4"),
        ({"L.PAPULE", "LG.NEW", "L.CYST"}, "1.3.0"),
        ({"L.PAPULE", "L.NODULE"}, "2.0.0"),
    ],
)
def test_the_version_goes_up_by_what_is_accepted(accepted: set[str], version: str) -> None:
    assert str(apply(BEFORE, AFTER, accepted).lexicon.head.version) == version


def test_only_what_is_accepted_is_taken_over() -> None:
    made = apply(BEFORE, AFTER, {"L.PAPULE"})

    assert made.lexicon.nodes == {"LESION": TOP, "L.PAPULE": RENAMED, "L.NODULE": NODULE}
    assert made.lexicon.relations == (ALIKE,)
    assert made.rules == (RULE,)


def test_new_nodes_stand_where_they_were_put_and_say_since_when() -> None:
    made = apply(BEFORE, AFTER, {"LG.NEW", "L.CYST"}).lexicon

    assert list(made.nodes) == ["LESION", "L.PAPULE", "LG.NEW", "L.CYST", "L.NODULE"]
    assert made["L.CYST"].since == "1.3.0"


def test_a_deprecated_node_says_since_which_version() -> None:
    made = apply(BEFORE, AFTER, {"L.NODULE"}).lexicon

    assert made["L.NODULE"].deprecated_since == "2.0.0"
    assert made["L.NODULE"].replaced_by == ("L.PAPULE",)


def test_a_node_that_was_taken_out_is_deprecated_and_keeps_its_relations() -> None:
    made = apply(BEFORE, content(TOP, PAPULE, relations=[ALIKE], rules=[RULE]), {"L.NODULE"})

    assert made.lexicon["L.NODULE"].status is Status.DEPRECATED
    assert made.lexicon["L.NODULE"].deprecated_since == "2.0.0"
    assert made.lexicon.relations == (ALIKE,)


def test_relations_and_rules_come_change_and_go() -> None:
    keys = {
        "relation:L.PAPULE:overlaps:L.NODULE",
        "relation:L.PAPULE:looks_like:L.NODULE",
        "rule:C.ONE",
    }

    made = apply(BEFORE, AFTER, keys)

    assert made.lexicon.relations == (replace(ALIKE, kind=RelationKind.OVERLAPS),)
    assert made.rules == (replace(RULE, en="Never."),)
    assert str(made.lexicon.head.version) == "1.3.0"


def test_nothing_accepted_changes_nothing() -> None:
    assert apply(BEFORE, AFTER, set()) is BEFORE


def test_a_node_without_its_new_parent_is_refused() -> None:
    with pytest.raises(InputFault, match="accept what belongs to it too") as raised:
        apply(BEFORE, AFTER, {"L.CYST"})

    (problem,) = raised.value.problems
    assert problem.sentence() == (
        "L.CYST: parent_id: There is no node LG.NEW to be the parent; an id of the file is "
        "expected."
    )


def test_a_rule_about_a_node_that_was_not_accepted_is_refused() -> None:
    rule = replace(RULE, id="C.TWO", object="under:LG.NEW")
    after = replace(AFTER, rules=(RULE, rule))

    with pytest.raises(InputFault, match=r"The selector names LG\.NEW, which is no node"):
        apply(BEFORE, after, {"rule:C.TWO"})


def test_an_id_that_is_no_difference_is_refused() -> None:
    with pytest.raises(InputFault, match="LESION: there is no such difference"):
        apply(BEFORE, AFTER, {"LESION", "L.PAPULE"})
