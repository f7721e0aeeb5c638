"""The desk behind its page: whose review is open, which entity is lit, and what is decided.

Every decision runs on the store's thread after those before it, on the work as it is then. The
next entity is lit at once; where a decision is refused, its entity is lit again.
"""

from collections.abc import Callable
from dataclasses import replace

from medannot.domain.errors import MedannotError, Refusal
from medannot.domain.people import Actor
from medannot.domain.review.correcting import likely_reason
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import EntityKey
from medannot.services.annotating_acts import author_of
from medannot.services.reviewing_draft import Correction
from medannot.services.reviewing_values import OpenReview
from medannot.ui import faults
from medannot.ui.bench.bench_state import Wish
from medannot.ui.review.desk.desk_presenter import DeskPresenter, Work


class ReviewPresenter(DeskPresenter):
    """Turns verdicts into decisions, and what is done on the bench into corrections.

    It stands behind the bench too: what is wished there goes into the correction in hand.
    """

    # Which entity

    def light(self, key: EntityKey) -> None:
        """Ask about another entity of the work."""
        if not self.at.working and any(one.key == key for one in self.at.entities):
            self._tell(lit=key, step=None, fault="")

    def move(self, by: int) -> None:
        """Ask about the entity that follows, or the one before, without deciding."""
        keys = [one.key for one in self.at.entities]
        if not keys or self.at.working:
            return
        place = keys.index(self.at.lit) + by if self.at.lit in keys else 0
        if 0 <= place < len(keys):
            self.light(keys[place])
        else:
            self.step(by)

    def _next_waiting(self, after: EntityKey | None = None) -> EntityKey | None:
        """Return what is asked next: what follows an entity, else what was passed over.

        Args:
            after: which it follows; by default the lit one.
        """
        waiting, keys = self.at.waiting, [one.key for one in self.at.entities]
        from_ = after or self.at.lit
        here = keys.index(from_) if from_ in keys else -1
        asked = self.at.opened.decided if self.at.opened is not None else {}
        fresh = [one for one in waiting if one not in asked]
        later = [one for one in fresh if one in keys and keys.index(one) > here]
        return next(iter((*later, *fresh)), None)

    # Decisions

    def decide(
        self, verdict: Verdict, reason: ReviewReason | None = None, comment: str = ""
    ) -> None:
        """Decide on the lit entity, and go to the next one."""
        key, work = self.at.lit, self._work
        if self.at.entity is None or self.at.working or key in self.at.deciding:
            return
        if key is None or work is None:
            return
        reviewing = self._desk.reviewing

        def act() -> OpenReview:
            return reviewing.decide(work.actor, work.opened, key, verdict, reason, comment)

        self._write(act, (key,))

    def undo_decision(self) -> None:
        """Take the last decision of this work back, and light its entity."""
        work = self._work
        if work is None or self.at.working or self.at.deciding:
            return
        last = self.at.opened.undoable if self.at.opened is not None else None
        reviewing = self._desk.reviewing
        if last is None:
            self._tell(fault=self.tr("There is no decision to take back in this work."))
            return
        self._write(lambda: reviewing.undo(work.actor, work.opened), (), then=last.entity)

    def send_back(self, comment: str, *, whole: bool = False) -> None:
        """Return the lit entity, or the whole work, to its annotator, with a comment."""
        work, key = self._work, None if whole else self.at.lit
        if work is None or self.at.working:
            return
        reviewing = self._desk.reviewing
        self._write(
            lambda: reviewing.send_back(work.actor, work.opened, key, comment),
            () if key is None else (key,),
        )

    def comment(self, text: str) -> None:
        """Add a comment on the lit entity to the thread."""
        work, key = self._work, self.at.lit
        if work is None:
            return
        reviewing = self._desk.reviewing
        self._write(lambda: reviewing.comment(work.actor, work.opened, key, text), (), then=key)

    def _write(
        self,
        act: Callable[[], OpenReview],
        keys: tuple[EntityKey, ...],
        *,
        then: EntityKey | None = None,
    ) -> None:
        work = self._work
        if work is None:
            return

        def run() -> tuple[OpenReview, str]:
            try:
                work.opened, fault = act(), ""
            except Refusal as refused:
                # Somebody else may have gone on: what comes next is decided on the work as it is.
                work.opened = self._desk.reviewing.open(work.actor, work.opened.place.id)
                fault = faults.sentence(refused)
            return work.opened, fault

        def done(found: tuple[OpenReview, str]) -> None:
            self._settle(work, found, keys, then)

        def failed(fault: Exception) -> None:
            opened = self.at.opened
            if opened is not None:
                self._settle(work, (opened, faults.sentence(fault)), keys, then)

        deciding = self.at.deciding | frozenset(keys)
        self.at = replace(self.at, deciding=deciding, writing=self.at.writing + 1, fault="")
        if keys:
            self.at = replace(self.at, lit=self._next_waiting(), step=None)
        self._tell()
        self._tasks.store(run, done, failed)

    def _settle(
        self,
        work: Work,
        found: tuple[OpenReview, str],
        keys: tuple[EntityKey, ...],
        then: EntityKey | None,
    ) -> None:
        opened, fault = found
        writing = max(self.at.writing - 1, 0)
        if work is not self._work:
            self._tell(writing=writing, fault=fault or self.at.fault)
            return
        changed: dict[str, object] = {
            "opened": opened,
            "writing": writing,
            "deciding": self.at.deciding - frozenset(keys),
            "fault": fault,
        }
        if fault and keys:
            changed["lit"] = keys[0]
        elif then is not None:
            changed["lit"] = then
        self._tell(**changed)
        if self.at.lit is not None and self.at.entity is None:
            # It went with its lesion, or it was an addition that was taken back.
            self._tell(lit=self._next_waiting(keys[0] if keys else None))
        self._count()
        if self.at.lit is None and not self.at.deciding and keys:
            self._after_the_last()

    def _after_the_last(self) -> None:
        """Go on with the next work; what was skipped or flagged stays for later."""
        self.step(1, unfinished=True)

    # Corrections on the bench

    def begin_edit(self) -> None:
        """Open the bench for a correction of the lit entity."""
        self._begin(adding=False)

    def begin_add(self) -> None:
        """Open the bench to add what was missed."""
        self._begin(adding=True)

    def _begin(self, *, adding: bool) -> None:
        opened = self.at.opened
        if opened is None or self.at.working or self.at.deciding:
            return
        if not adding and self.at.lit is None:
            return
        if opened.place.second:
            self._tell(
                fault=self.tr(
                    "You see this work second, so you judge it and correct nothing; accept, "
                    "reject, say that you would change it, skip or flag."
                )
            )
            return
        self._tell(correction=Correction.of(opened), adding=adding, step=None, fault="")

    def give_up(self) -> None:
        """Leave the bench; nothing of the correction is kept."""
        self._tell(correction=None, adding=False, fault="")

    def likely_reason(self) -> ReviewReason:
        """Return why the correction in hand was most likely made."""
        correction, entity = self.at.correction, self.at.entity
        if self.at.adding:
            return ReviewReason.MISSED
        if entity is None:
            return ReviewReason.OTHER
        if correction is None:
            return ReviewReason.UNSTATED
        before, after = correction.base.findings, correction.case.findings
        return likely_reason(entity, before, after, self.state.terms)

    def keep(self, reason: ReviewReason, comment: str = "") -> None:
        """Write the correction in hand with its decision, and go to the next entity."""
        # After what was wished before it.
        self._tasks.store(lambda: None, lambda _none: self._keep(reason, comment))

    def _keep(self, reason: ReviewReason, comment: str) -> None:
        correction, work = self.at.correction, self._work
        if correction is None or work is None:
            return
        changes = correction.changes
        if not changes:
            self._tell(fault=self.tr("Nothing was changed yet; change it, or leave by Esc."))
            return
        key = None if self.at.adding else self.at.lit
        stays = self.at.lit if self.at.adding else None
        reviewing = self._desk.reviewing

        def act() -> OpenReview:
            return reviewing.correct(work.actor, work.opened, key, reason, comment, changes)

        self.at = replace(self.at, correction=None, adding=False)
        self._write(act, () if key is None else (key,), then=stays)

    def do(self, wish: Wish) -> None:
        """Do what is wished in the correction in hand; nothing where there is none."""
        correction, actor = self.at.correction, self._actor
        if correction is None or actor is None:
            return
        # In its turn, as the workbench's acts are: who wished goes on before it is shown.
        self._tasks.store(lambda: None, lambda _none: self._take(wish, actor))

    def _take(self, wish: Wish, actor: Actor) -> None:
        correction = self.at.correction
        if correction is None:
            return
        try:
            changes = wish(correction.case.findings)
            now = correction.after(changes, self.state.terms, author_of(actor), self._ids)
        except MedannotError as refused:
            self._tell(fault=faults.sentence(refused))
            return
        self._tell(correction=now, fault="")

    def answer(self, text: str) -> None:
        """Write a comment, as the desk's own field does."""
        self.comment(text)

    def undo(self) -> None:
        """Take the last act of the correction back; nothing where there is none."""
        if self.at.correction is not None:
            self._tell(correction=self.at.correction.undone(), fault="")

    def redo(self) -> None:
        """Bring back what was undone last; nothing where there is none."""
        if self.at.correction is not None:
            self._tell(correction=self.at.correction.redone(), fault="")
