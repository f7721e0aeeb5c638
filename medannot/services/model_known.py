"""The questions of a set by whatever a file of predictions may name them by."""

from collections.abc import Sequence

from medannot.domain.ids import ItemVersionId
from medannot.domain.model_answers.matching import KnownItem
from medannot.domain.question import QuestionSet
from medannot.exchange.model_files.indices import goes_by_ids
from medannot.store.question_sets import QuestionSets
from medannot.store.questions import StoredItem


def known_items(
    sets: QuestionSets, one: QuestionSet, items: Sequence[StoredItem]
) -> tuple[KnownItem, ...]:
    """Return the questions of a set's newest version as predictions may name them.

    Args:
        sets: of the workspace.
        one: the set.
        items: its questions, in order.
    """
    numbered = not goes_by_ids([at.item.source.source_id for at in items])
    steady = _steady(sets, one) if numbered else frozenset()
    return tuple(
        KnownItem(
            version_id=ItemVersionId(at.version.id),
            item_id=at.item.id,
            source_id=at.item.source.source_id,
            file=at.item.source.file,
            file_row=at.item.source.row,
            stem=at.version.stem,
            language=at.version.language,
            index=place if numbered else None,
            steady=place in steady,
            options=tuple(option.text for option in at.version.options),
        )
        for place, at in enumerate(items)
    )


def _steady(sets: QuestionSets, one: QuestionSet) -> frozenset[int]:
    """Return the numbers that each version of a set which numbers its questions gives to one.

    A version that went by the source's ids has no numbers; a file of its export names the ids.
    """
    orders = [
        [item_id for item_id, _ in members]
        for members in sets.orders(one.id)
        if not goes_by_ids([source_id for _, source_id in members])
    ]
    longest = max(map(len, orders), default=0)
    return frozenset(
        place
        for place in range(longest)
        if len({order[place] for order in orders if place < len(order)}) == 1
    )
