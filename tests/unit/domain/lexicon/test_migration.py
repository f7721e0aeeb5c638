"""Labels brought to a later version, one operation after the other, and over several versions."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from medannot.domain.errors import Refusal
from medannot.domain.lexicon.change import Change, Op
from medannot.domain.lexicon.migration import Fate, Outcome, migrate
from medannot.domain.lexicon.routes import Reason
from medannot.domain.lexicon.stored_label import Flag, StoredLabel
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.lexicon.version import Version
from tests.helpers.lexicon_versions import change, label, lexicon, moved, node

SIDES = "laterality=left -> EARL; laterality=right -> EARR"


def outcomes(
    labels: Sequence[StoredLabel], changes: Sequence[Change], before: Lexicon, after: Lexicon
) -> tuple[Outcome, ...]:
    return tuple(migrate(labels, changes, before, after))


def fates(found: Sequence[Outcome]) -> dict[str, str]:
    return {one.before.id: one.fate.value for one in found}


def test_a_label_of_another_node_gets_the_version_and_the_words_of_today() -> None:
    before = lexicon("1.0.0", node("CHEEK"))
    after = lexicon("1.0.1", node("CHEEK", "Cheek area", "面颊部"))
    old = replace(label("L1", "CHEEK", laterality="left"), review="accepted")

    (found,) = outcomes([old], [], before, after)

    assert found == Outcome(
        old,
        Fate.MIGRATED,
        StoredLabel(
            "L1",
            "F-L1",
            "CHEEK",
            Version(1, 0, 1),
            "Cheek area",
            "面颊部",
            (("laterality", "left"),),
            (),
            "accepted",
        ),
    )


@pytest.mark.parametrize("op", ["relabel", "move", "recode"])
def test_what_keeps_the_id_is_automatic(op: str) -> None:
    before, after = lexicon("1.0.0", node("CHEEK")), lexicon("1.1.0", node("CHEEK"))
    old = label("L1", "CHEEK")

    (found,) = outcomes([old], [change("1.0.0 1.1.0", op, "CHEEK")], before, after)

    assert found == Outcome(old, Fate.MIGRATED, moved(old, "CHEEK", "1.1.0"), (Op(op),))


def test_a_replaced_node_is_kept_in_migrated_from() -> None:
    before = lexicon("1.0.0", node("JAW"))
    after = lexicon("2.0.0", node("JAW", until="2.0.0"), node("CHIN", since="2.0.0"))
    old = label("L1", "JAW")

    (found,) = outcomes([old], [change("1.0.0 2.0.0", "replace", "JAW", "CHIN")], before, after)

    assert found.after == moved(old, "CHIN", "2.0.0", "JAW")


MERGE = (
    [change("1.0.0 2.0.0", "merge", "BROW LID", "EYE")],
    lexicon("1.0.0", node("BROW"), node("LID")),
    lexicon(
        "2.0.0",
        node("BROW", until="2.0.0"),
        node("LID", until="2.0.0"),
        node("EYE", since="2.0.0"),
    ),
)


def test_a_merge_collapses_what_becomes_the_same_in_one_finding() -> None:
    brow, lid = label("L1", "BROW", finding="F1"), label("L2", "LID", finding="F1")
    elsewhere = label("L3", "LID", finding="F2")

    found = outcomes([brow, lid, elsewhere], *MERGE)

    assert found == (
        Outcome(brow, Fate.MIGRATED, moved(brow, "EYE", "2.0.0", "BROW", "LID"), (Op.MERGE,)),
        Outcome(lid, Fate.COLLAPSED, None, (Op.MERGE,), into="L1"),
        Outcome(elsewhere, Fate.MIGRATED, moved(elsewhere, "EYE", "2.0.0", "LID"), (Op.MERGE,)),
    )


def test_labels_of_two_sides_are_not_the_same() -> None:
    left = label("L1", "BROW", finding="F1", laterality="left")
    right = label("L2", "LID", finding="F1", laterality="right")

    found = outcomes([left, right], *MERGE)

    assert fates(found) == {"L1": "migrated", "L2": "migrated"}


def test_of_two_with_other_reviews_the_second_waits_as_it_was() -> None:
    brow = replace(label("L1", "BROW", finding="F1"), review="accepted")
    lid = replace(label("L2", "LID", finding="F1"), review="rejected")

    first, second = outcomes([brow, lid], *MERGE)

    assert (first.fate, second.fate, second.after) == (Fate.MIGRATED, Fate.WAITING, lid)
    assert second.task is not None
    assert second.task.reason is Reason.REVIEW_DIFFERS
    assert second.task.sentence == (
        "After a merge it is the same as the label L1 of the finding F1, whose review is accepted "
        "and not rejected; decide which of the two stays."
    )


def test_a_label_that_is_there_already_takes_the_duplicate_in_and_stays_as_it_is() -> None:
    brow = label("L1", "BROW", finding="F1")
    there = label("L2", "EYE", "2.0.0", finding="F1")

    first, second = outcomes([brow, there], *MERGE)

    assert (first.fate, first.into) == (Fate.COLLAPSED, "L2")
    assert second == Outcome(there, Fate.UNCHANGED, there)


def test_a_node_may_stay_and_take_others_in() -> None:
    before = lexicon("1.0.0", node("EYE"), node("LID"))
    after = lexicon("2.0.0", node("EYE"), node("LID", until="2.0.0"))
    eye, lid = label("L1", "EYE", finding="F1"), label("L2", "LID", finding="F1")

    found = outcomes([eye, lid], [change("1.0.0 2.0.0", "merge", "EYE LID", "EYE")], before, after)

    assert [one.after for one in found] == [moved(eye, "EYE", "2.0.0", "LID"), None]


def test_what_was_there_twice_without_a_merge_is_not_collapsed() -> None:
    before, after = lexicon("1.0.0", node("CHIN")), lexicon("1.1.0", node("CHIN"))
    twice = [label("L1", "CHIN", finding="F1"), label("L2", "CHIN", finding="F1")]

    found = outcomes(twice, [change("1.0.0 1.1.0", "move", "CHIN")], before, after)

    assert fates(found) == {"L1": "migrated", "L2": "migrated"}


EARS = (
    lexicon("1.0.0", node("EAR")),
    lexicon(
        "2.0.0",
        node("EAR", until="2.0.0"),
        node("EARL", since="2.0.0"),
        node("EARR", since="2.0.0"),
    ),
)


def test_a_split_follows_its_condition_and_leaves_the_rest_to_a_person() -> None:
    labels = [
        label("L1", "EAR", laterality="left"),
        label("L2", "EAR", laterality="right"),
        label("L3", "EAR"),
        label("L4", "EAR", laterality="bilateral"),
    ]

    found = outcomes(labels, [change("1.0.0 2.0.0", "split", "EAR", "EARL EARR", SIDES)], *EARS)

    assert [one.after for one in found] == [
        moved(labels[0], "EARL", "2.0.0", "EAR"),
        moved(labels[1], "EARR", "2.0.0", "EAR"),
        labels[2],
        labels[3],
    ]
    assert [one.task and one.task.sentence for one in found] == [
        None,
        None,
        "EAR was split into EARL, EARR, and nothing decides: laterality is not known; choose one.",
        (
            "EAR was split into EARL, EARR, and nothing decides: no case of its condition fits; "
            "choose one."
        ),
    ]


def test_a_split_for_people_decides_nothing() -> None:
    split = change("1.0.0 2.0.0", "split", "EAR", "EARL EARR", auto=False)

    (found,) = outcomes([label("L1", "EAR", laterality="left")], [split], *EARS)

    assert found.task is not None
    assert (found.task.reason, found.task.op, found.task.candidates) == (
        Reason.UNDECIDED,
        Op.SPLIT,
        ("EARL", "EARR"),
    )
    assert "nothing decides: the split is for a person" in found.task.sentence


@pytest.mark.parametrize(("op", "how"), [("narrow", "less"), ("widen", "more")])
def test_another_meaning_is_for_a_person(op: str, how: str) -> None:
    before = lexicon("1.0.0", node("NECK"))
    after = lexicon("2.0.0", node("NECK", until="2.0.0"), node("NAPE", since="2.0.0"))
    old = label("L1", "NECK")

    (found,) = outcomes(
        [old], [change("1.0.0 2.0.0", op, "NECK", "NAPE", auto=False)], before, after
    )

    assert (found.fate, found.after, found.ops) == (Fate.WAITING, old, ())
    assert found.task is not None
    assert (found.task.reason, found.task.candidates) == (Reason.MEANING, ("NAPE",))
    assert found.task.sentence == (
        f"NAPE came in the place of NECK and means {how}; look whether it fits."
    )


def test_a_dropped_node_is_kept_and_flagged() -> None:
    before, after = lexicon("1.0.0", node("NECK")), lexicon("2.0.0", node("NECK", until="2.0.0"))
    old = label("L1", "NECK")

    (found,) = outcomes([old], [change("1.0.0 2.0.0", "drop", "NECK")], before, after)

    assert (found.fate, found.ops) == (Fate.MIGRATED, (Op.DROP,))
    assert found.after == replace(moved(old, "NECK", "2.0.0"), flag=Flag.DROPPED)


def test_a_change_that_is_not_automatic_waits() -> None:
    before, after = lexicon("1.0.0", node("NECK")), lexicon("1.1.0", node("NECK"))

    (found,) = outcomes(
        [label("L1", "NECK")],
        [change("1.0.0 1.1.0", "move", "NECK", auto=False)],
        before,
        after,
    )

    assert found.task is not None
    assert found.task.reason is Reason.NOT_AUTOMATIC
    assert found.task.sentence == (
        "move of NECK in version 1.1.0 is for a person; decide what the label becomes."
    )


CHAIN = [
    change("1.0.0 1.1.0", "replace", "PINNA", "EAR"),
    change("1.1.0 2.0.0", "split", "EAR", "EARL EARR", SIDES),
    change("2.0.0 2.1.0", "relabel", "EARL"),
]
CHAIN_BEFORE = lexicon("1.0.0", node("PINNA"))
CHAIN_NODES = (
    node("PINNA", until="1.1.0"),
    node("EAR", since="1.1.0", until="2.0.0"),
    node("EARL", since="2.0.0"),
    node("EARR", since="2.0.0"),
)


def test_several_versions_are_followed_in_one_go() -> None:
    old = label("L1", "PINNA", laterality="left")
    other = label("L2", "EAR", "1.1.0", laterality="right")

    first, second = outcomes([old, other], CHAIN, CHAIN_BEFORE, lexicon("2.1.0", *CHAIN_NODES))

    assert first.after == moved(old, "EARL", "2.1.0", "PINNA", "EAR")
    assert first.ops == (Op.REPLACE, Op.SPLIT, Op.RELABEL)
    assert (second.after, second.ops) == (moved(other, "EARR", "2.1.0", "EAR"), (Op.SPLIT,))


def test_a_label_that_is_stopped_on_the_way_stays_wholly_where_it_was() -> None:
    old = label("L1", "PINNA")

    (found,) = outcomes([old], CHAIN, CHAIN_BEFORE, lexicon("2.1.0", *CHAIN_NODES))

    assert (found.fate, found.after) == (Fate.WAITING, old)
    assert found.task is not None
    assert found.task.candidates == ("EARL", "EARR")


def test_changes_of_later_versions_are_not_followed() -> None:
    after = lexicon("1.1.0", node("PINNA", until="1.1.0"), node("EAR", since="1.1.0"))
    old = label("L1", "PINNA", laterality="left")

    (found,) = outcomes([old], CHAIN, CHAIN_BEFORE, after)

    assert found.after == moved(old, "EAR", "1.1.0", "PINNA")


@pytest.mark.parametrize(
    ("node_id", "version", "reason", "said"),
    [
        ("PINNA", "0.9.0", Reason.OTHER_VERSION,
         ("The label is of version 0.9.0, which does not lie between 1.0.0 and 2.1.0; migrate it "
         "from its own version.")),
        ("PINNA", "3.0.0", Reason.OTHER_VERSION,
         ("The label is of version 3.0.0, which does not lie between 1.0.0 and 2.1.0; migrate it "
         "from its own version.")),
        ("EAR", "1.0.0", Reason.UNKNOWN_NODE,
         "Version 1.0.0 has no node EAR; choose the node anew."),
        ("TOE", "1.1.0", Reason.UNKNOWN_NODE,
         "Version 1.1.0 has no node TOE; choose the node anew."),
    ],
)  # fmt: skip
def test_a_label_that_does_not_belong_there_waits(
    node_id: str, version: str, reason: Reason, said: str
) -> None:
    old = label("L1", node_id, version)

    (found,) = outcomes([old], CHAIN, CHAIN_BEFORE, lexicon("2.1.0", *CHAIN_NODES))

    assert (found.fate, found.after) == (Fate.WAITING, old)
    assert found.task is not None
    assert (found.task.reason, found.task.sentence) == (reason, said)


def test_a_node_that_went_without_a_change_is_for_a_person() -> None:
    before = lexicon("1.0.0", node("NECK"), node("TOE"), node("NAIL", until="0.9.0"))
    after = lexicon(
        "2.0.0",
        node("NECK", until="2.0.0", replaced_by=("NAPE",)),
        node("NAPE", since="2.0.0"),
        node("NAIL", until="0.9.0"),
    )

    neck, toe, nail = outcomes(
        [label("L1", "NECK"), label("L2", "TOE"), label("L3", "NAIL")], [], before, after
    )

    assert [one.task and one.task.reason for one in (neck, toe)] == [Reason.GIVEN_UP] * 2
    assert neck.task is not None
    assert neck.task.candidates == ("NAPE",)
    assert neck.task.sentence == (
        "NECK is not in use in version 2.0.0, and no change says what came in its place; choose "
        "another node."
    )
    assert nail.fate is Fate.MIGRATED  # it was out of use before


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (lexicon("1.0.0"), lexicon("2.0.0", name="other"),
         ("house@1.0.0 and other@2.0.0 are two lexicons; labels can only be brought to a later "
         "version of their own.")),
        (lexicon("2.0.0"), lexicon("1.0.0"),
         "house@2.0.0 is not earlier than house@1.0.0; name the earlier version first."),
        (lexicon("1.0.0"), lexicon("1.0.0"),
         "house@1.0.0 is not earlier than house@1.0.0; name the earlier version first."),
    ],
)  # fmt: skip
def test_two_that_are_no_versions_of_one_are_refused_at_once(
    before: Lexicon, after: Lexicon, said: str
) -> None:
    with pytest.raises(Refusal) as fault:
        migrate([], [], before, after)

    assert str(fault.value) == said


def test_progress_is_told_from_the_first_to_the_last_label() -> None:
    before, after = lexicon("1.0.0", node("CHIN")), lexicon("1.1.0", node("CHIN"))
    told: list[tuple[int, int]] = []

    labels = [label(f"L{n}", "CHIN") for n in range(4_500)]
    for _ in migrate(labels, [], before, after, lambda done, total: told.append((done, total))):
        pass

    assert told == [(0, 4500), (2000, 4500), (4000, 4500), (4500, 4500)]
