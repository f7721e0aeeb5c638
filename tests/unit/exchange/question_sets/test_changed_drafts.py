"""A draft with other values is the same draft in all else."""

from dataclasses import replace

from medannot.domain.question import ItemType
from medannot.exchange.question_sets.values import Draft, DraftKey, changed


def test_a_changed_draft_differs_in_what_was_named_alone() -> None:
    draft = Draft(
        file="a.json",
        row=3,
        source_id="q3",
        stem="Is it red?",
        context="",
        type=ItemType.SHORT_TEXT,
        closed=True,
        ability="sign",
        language="en",
        options=(),
        key=DraftKey(text="yes"),
        categories={"organ": "skin"},
        unit="u",
    )

    other = changed(draft, type=ItemType.YES_NO, options=("Yes", "No"))

    assert other == replace(draft, type=ItemType.YES_NO, options=("Yes", "No"))
    assert (other.type, other.options, other.stem, other.unit) == (
        ItemType.YES_NO,
        ("Yes", "No"),
        "Is it red?",
        "u",
    )
    assert draft.type is ItemType.SHORT_TEXT
