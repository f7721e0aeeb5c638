"""What corrected entities are called now, beside what they were called."""

from collections.abc import Mapping

from medannot.domain.annotation.finding import Finding
from medannot.domain.ids import FindingId
from medannot.domain.review.decision import Verdict
from medannot.domain.review.entity import Entity, EntityKey, entities_of
from medannot.services.reviewing_values import OpenReview
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.bench.said_words import Name
from medannot.ui.review.desk.words import below_of, title_of
from medannot.ui.review.words import tr


class Renamed:
    """Says of the entities of a work what they became.

    Args:
        opened: the work, with its decisions.
    """

    def __init__(self, opened: OpenReview) -> None:
        self._decided, self._second = opened.decided, opened.place.second
        self._before = frozenset(one.key for one in opened.entities)
        self._findings: Mapping[FindingId, Finding] = opened.findings
        self._now = {one.key: one for one in entities_of(opened.findings.values())}

    def now(self, one: Entity) -> Entity:
        """Return an entity as it stands now; as it was handed in where nothing stands any more."""
        return one if self._second else self._after(one.key) or one

    def titles(self, one: Entity, was: str, name: Name) -> tuple[str, str]:
        """Return what an entity is called now, and what stands below it.

        A corrected one that is called otherwise tells below what it was called.

        Args:
            one: as it was handed in.
            was: its title then.
            name: says terms.
        """
        after, decision = self.now(one), self._decided.get(one.key)
        below = below_of(after, name)
        if self._second or decision is None or decision.verdict is not Verdict.EDIT:
            return was, below
        title = title_of(after, name, self._findings.get(one.key.finding_id))
        if title == was:
            return was, below
        words = tr(QT_TRANSLATE_NOOP("Review", "{kind}, was {before}"))
        return title, words.format(kind=below, before=was)

    def _after(self, key: EntityKey) -> Entity | None:
        """Return what stands in the place of an entity; a part that moved is the one new one."""
        if key in self._now:
            return self._now[key]
        new = [
            one
            for one in self._now.values()
            if (one.key.finding_id, one.kind) == (key.finding_id, key.kind)
            and one.key not in self._before
        ]
        return new[0] if len(new) == 1 else None
