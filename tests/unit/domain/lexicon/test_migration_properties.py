"""Whatever the labels: none is lost, and a second run changes nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.lexicon.migration import Fate, Outcome, migrate
from medannot.domain.lexicon.stored_label import StoredLabel
from medannot.domain.lexicon.version import Version
from tests.helpers.lexicon_versions import change, label, lexicon, node

CHANGES = [
    change("1.0.0 1.1.0", "relabel", "A B"),
    change("1.0.0 1.1.0", "replace", "C", "D"),
    change("1.0.0 1.1.0", "drop", "Z"),
    change("1.1.0 2.0.0", "merge", "A B D", "M"),
    change("1.1.0 2.0.0", "split", "E", "EL ER", "laterality=left -> EL; size_cm>1 -> ER"),
    change("1.1.0 2.0.0", "narrow", "N", "NN", auto=False),
    change("2.0.0 3.0.0", "merge", "M EL", "M"),
    change("2.0.0 3.0.0", "move", "ER"),
]
BEFORE = lexicon("1.0.0", *(node(one) for one in ("A", "B", "C", "E", "N", "Z", "U", "G")))
AFTER = lexicon(
    "3.0.0",
    *(node(one, until="2.0.0") for one in ("A", "B", "E", "N")),
    node("C", until="1.1.0"),
    node("D", since="1.1.0", until="2.0.0"),
    node("Z", until="1.1.0"),
    node("M", since="2.0.0"),
    node("EL", since="2.0.0", until="3.0.0"),
    node("ER", since="2.0.0"),
    node("NN", since="2.0.0"),
    node("U"),
    node("G", until="3.0.0"),
)

FACTS = st.dictionaries(
    st.sampled_from(["laterality", "size_cm"]), st.sampled_from(["left", "right", "0.5", "2"])
)


@st.composite
def some_labels(draw: st.DrawFn) -> list[StoredLabel]:
    node_ids = st.sampled_from([*BEFORE.nodes, "D", "M", "EL", "ER", "NN", "X"])
    versions = st.sampled_from(["0.9.0", "1.0.0", "1.0.0", "1.1.0", "2.0.0", "3.0.0"])
    return [
        replace(
            label(
                f"L{number}",
                draw(node_ids),
                draw(versions),
                finding=f"F{draw(st.integers(1, 3))}",
                **draw(FACTS),
            ),
            review=draw(st.sampled_from(["", "accepted"])),
        )
        for number in range(draw(st.integers(0, 14)))
    ]


def run(labels: list[StoredLabel]) -> list[Outcome]:
    return list(migrate(labels, CHANGES, BEFORE, AFTER))


def kept(outcomes: list[Outcome]) -> list[StoredLabel]:
    return [one.after for one in outcomes if one.after is not None]


@given(some_labels())
def test_every_label_meets_one_fate_in_its_order(labels: list[StoredLabel]) -> None:
    found = run(labels)

    assert [one.before for one in found] == labels
    for one in found:
        if one.fate is Fate.UNCHANGED:
            assert one.before.version == Version(3, 0, 0)
        assert (one.after == one.before) is (one.fate in {Fate.UNCHANGED, Fate.WAITING})
        assert (one.task is not None) is (one.fate is Fate.WAITING)
        assert (one.after is None) is (one.fate is Fate.COLLAPSED)


@given(some_labels())
def test_a_label_collapses_into_one_that_says_the_same(labels: list[StoredLabel]) -> None:
    found = run(labels)
    by_id = {one.id: one for one in kept(found)}

    for one in found:
        if one.fate is Fate.COLLAPSED:
            stays = by_id[one.into]
            assert stays.version == Version(3, 0, 0)
            assert (stays.finding_id, stays.facts, stays.review) == (
                one.before.finding_id,
                one.before.facts,
                one.before.review,
            )


@given(some_labels())
def test_what_is_migrated_is_in_the_later_version_and_keeps_what_else_was_known(
    labels: list[StoredLabel],
) -> None:
    for one in run(labels):
        if one.fate is Fate.MIGRATED and one.after is not None:
            words = AFTER[one.after.node_id]
            assert one.after.version == Version(3, 0, 0)
            assert (one.after.en, one.after.zh) == (words.en.label, words.zh.label)
            assert (
                replace(
                    one.after,
                    node_id=one.before.node_id,
                    version=one.before.version,
                    en=one.before.en,
                    zh=one.before.zh,
                    migrated_from=one.before.migrated_from,
                    flag=one.before.flag,
                )
                == one.before
            )
            if one.after.node_id != one.before.node_id:
                assert one.before.node_id in one.after.migrated_from


@given(some_labels())
def test_a_second_run_changes_nothing(labels: list[StoredLabel]) -> None:
    once = run(labels)
    again = run(kept(once))

    assert kept(again) == kept(once)
    assert {one.fate for one in again} <= {Fate.UNCHANGED, Fate.WAITING}
    assert [one.task for one in again if one.task] == [one.task for one in once if one.task]
