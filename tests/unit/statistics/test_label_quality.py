"""Quality of labels as reviewed, with figures counted by hand."""

import pytest

from medannot.domain.review.difference import Outcome
from medannot.statistics.label_confusions import confused, confusions_of
from medannot.statistics.label_quality import quality, quality_by, reviewed

KEPT, CHANGED, DELETED, ADDED = Outcome.KEPT, Outcome.CHANGED, Outcome.DELETED, Outcome.ADDED
ROWS = reviewed(
    ["1", "1", "1", "2", "2", "3", "3", "3", "3", "4"],
    [KEPT, KEPT, CHANGED, KEPT, ADDED, KEPT, KEPT, DELETED, KEPT, KEPT],
)
WHO = ["a", "a", "a", "b", "b", "a", "a", "a", "a", None]


def test_what_was_changed_is_wrong_on_both_sides() -> None:
    whole = quality(ROWS)
    assert (whole.kept, whole.changed, whole.deleted, whole.added) == (7, 1, 1, 1)
    assert whole.figures.precision.estimate.value == pytest.approx(7 / 9)
    assert whole.figures.recall.estimate.value == pytest.approx(7 / 9)
    assert whole.figures.f1.estimate.value == pytest.approx(7 / 9)
    assert whole.figures.precision.clusters == 4
    # Images: 2/3, 1, 3/4, 1.
    assert whole.figures.image_precision.value == pytest.approx((2 / 3 + 1 + 3 / 4 + 1) / 4)


def test_by_annotator() -> None:
    rows = quality_by(ROWS, WHO)
    assert [row.value for row in rows] == ["a", "b"]
    assert rows[0].figures.precision.estimate.value == pytest.approx(5 / 7)
    assert rows[1].figures.recall.estimate.value == pytest.approx(1 / 2)
    assert rows[1].figures.precision.estimate.value == 1


def test_nothing_reviewed_yet() -> None:
    none = quality(reviewed([], []))
    assert none.figures.precision.estimate.value is None
    assert quality_by(reviewed([], []), []) == ()


def test_confused_nodes() -> None:
    found = confused(
        [("papule", "papule")] * 6
        + [("papule", "nodule")] * 3
        + [("papule", None)]
        + [("wheal", "papule")]
    )
    assert [(one.was, one.becomes, one.count) for one in found] == [
        ("papule", "nodule", 3),
        ("wheal", "papule", 1),
    ]
    assert found[0].share == pytest.approx(0.3)


def test_counts_by_their_weights() -> None:
    weighted = quality(reviewed(["1", "1", "2"], [KEPT, DELETED, KEPT], [2.0, 2.0, 0.5]))
    assert weighted.weighted == (2.5, 0.0, 2.0, 0.0)
    assert weighted.figures.precision.estimate.value == pytest.approx(2.5 / 4.5)


def test_confusions_weighted_with_what_was_missed_and_changed_in_something_else() -> None:
    found = confusions_of(
        {("lesion", "", "papule"): (4, 8.0)},
        {
            ("lesion", "", "papule", "nodule"): (2, 1.0),
            # A side was corrected: it is a papule all the same.
            ("lesion", "", "papule", "papule"): (1, 1.0),
            ("lesion", "", "", "nodule"): (1, 3.0),
            ("lesion", "", "papule", ""): (1, 6.0),
        },
    )
    assert [(one.was, one.becomes, one.count, one.of, one.share) for one in found] == [
        ("papule", "nodule", 2, 8, 1.0 / 16.0),
        ("", "nodule", 1, 3, 3.0 / 4.0),
        ("papule", "", 1, 8, 6.0 / 16.0),
    ]
