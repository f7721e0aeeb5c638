"""What lies below a node is rolled up to it."""

from medannot.domain.review.difference import Outcome
from medannot.services.review_tree import TreeRow, tree_rows
from medannot.statistics.label_quality import QualityRow, quality_by, reviewed
from tests.helpers.lexicons import small


def figures(*judged: tuple[str, Outcome]) -> tuple[QualityRow, ...]:
    """Return rows of nodes, each label on an image of its own."""
    outcomes = [outcome for _, outcome in judged]
    columns = reviewed(list(range(len(judged))), outcomes)
    return quality_by(columns, [node for node, _ in judged])


def told(rows: tuple[TreeRow, ...]) -> list[tuple[str, int, int, int, int]]:
    return [(one.node, one.depth, one.own, one.reviewed, one.wrong) for one in rows]


def test_counts_are_rolled_up_in_the_order_of_the_lexicon() -> None:
    rows = figures(
        ("L.PUSTULE", Outcome.DELETED),
        ("L.PAPULE", Outcome.KEPT),
        ("L.PAPULE", Outcome.CHANGED),
        ("CHEEK", Outcome.KEPT),
        ("LESION", Outcome.ADDED),
    )
    found = tree_rows(rows, small(), {})
    assert told(found) == [
        ("BODY", 0, 0, 1, 0),
        ("FACE", 1, 0, 1, 0),
        ("CHEEK", 2, 1, 1, 0),
        ("LESION", 0, 1, 4, 3),
        ("L.PAPULE", 1, 2, 2, 1),
        ("L.PUSTULE", 1, 1, 1, 1),
    ]
    lesion = found[3]
    assert (lesion.kept, lesion.changed, lesion.deleted, lesion.added) == (1, 1, 1, 1)
    assert lesion.error_rate == 0.75
    assert (lesion.en, lesion.zh, found[2].parent) == ("Lesion", "皮损", "FACE")


def test_nodes_without_a_tree_stand_alone() -> None:
    rows = figures(("L.GONE", Outcome.KEPT), ("L.PAPULE", Outcome.KEPT))
    words = {"L.GONE": ("Gone", "已除")}
    assert told(tree_rows(rows, small(), words))[-1] == ("L.GONE", 0, 1, 1, 0)
    alone = tree_rows(rows, None, words)
    assert [(one.node, one.en, one.parent) for one in alone] == [
        ("L.GONE", "Gone", ""),
        ("L.PAPULE", "L.PAPULE", ""),
    ]
    assert tree_rows((), small(), {}) == ()
