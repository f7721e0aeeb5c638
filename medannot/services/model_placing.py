"""Which answers of models answer the questions of a set version.

An edit makes a new version of a question. What a model said to an earlier or later one stands as
long as both ask the same; its score is always that by the key of the version asked for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.ids import ItemId
from medannot.domain.model_answers.carrying import asks_the_same, carried
from medannot.domain.model_answers.values import ModelAnswer
from medannot.store.questions import Questions, StoredItem
from medannot.store.store import Store


@dataclass(frozen=True, slots=True)
class PlacedAnswer:
    """An answer of a model at a question of the set version; its options are those of `item`."""

    answer: ModelAnswer
    item: StoredItem


@dataclass(frozen=True, slots=True)
class Placed:
    """The answers of one run over a set version.

    Attributes:
        answers: in the order of the file.
        changed: answers left out, since their questions have other words, options or images there.
    """

    answers: tuple[PlacedAnswer, ...]
    changed: tuple[ModelAnswer, ...]


class ModelPlacing:
    """Finds the questions of a set version to which answers of models belong."""

    def __init__(self, store: Store) -> None:
        self._questions = Questions(store)

    def placed(self, items: Iterable[StoredItem], answers: Sequence[ModelAnswer]) -> Placed:
        """Return the answers of a run to some questions of a set version.

        Args:
            items: the questions of a set version that are asked for; answers to others are
                passed over.
            answers: of one run.
        """
        known = {item.version.id: item for item in items}
        now: Mapping[ItemId, StoredItem] = {item.item.id: item for item in known.values()}
        others = self._questions.versions(
            at.item_version_id for at in answers if at.item_version_id not in known
        )
        placed: list[PlacedAnswer] = []
        changed: list[ModelAnswer] = []
        for answer in answers:
            if (item := known.get(answer.item_version_id)) is not None:
                placed.append(PlacedAnswer(answer, item))
                continue
            given = others[answer.item_version_id]
            if (item := now.get(given.item_id)) is None:
                continue
            if asks_the_same(given, item.version):
                placed.append(PlacedAnswer(carried(answer, given, item.version), item))
            else:
                changed.append(answer)
        return Placed(tuple(placed), tuple(changed))
