"""The desk behind its page: whose review is open, which works follow, how the round stands."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from medannot.domain.errors import Refusal
from medannot.domain.ids import AnnotationCaseId, IdSource, ReviewPlaceId
from medannot.domain.people import Actor
from medannot.domain.review.entity import EntityKey
from medannot.domain.review.queue import QueuedWork, QueueFilter
from medannot.domain.review.round import PlaceState
from medannot.services.annotating_values import OpenCase
from medannot.services.reviewing_draft import case_of
from medannot.services.reviewing_values import OpenReview
from medannot.ui import faults
from medannot.ui.bench.case_presenter import CasePresenter
from medannot.ui.review.desk.desk_state import DeskState
from medannot.ui.review.seats import ReviewSeat
from medannot.ui.small_pictures import Decode, Key
from medannot.ui.tasks import Tasks

if TYPE_CHECKING:
    from medannot.domain.review.history import HistoryStep
    from medannot.imaging.opened import OpenedImage
    from medannot.services.desk import Desk
    from medannot.services.pictures import SmallPicture
    from medannot.services.reviewing_values import RunningFigures

_KNOWN = 4
"""Works whose images may still be asked for: those in front, before it and after it."""


class Work:
    """The open work as the store's thread knows it; no other thread touches `opened`."""

    def __init__(self, actor: Actor, opened: OpenReview) -> None:
        self.actor = actor
        self.opened = opened


class DeskPresenter(CasePresenter):
    """Opens works one after another, and says how the round stands.

    Args:
        desk: the open workspace.
        tasks: the window's threads.
        ids: for new findings.

    Signals:
        desk_changed: (DeskState).
        images_changed: images were covered or erased; what is kept of them is not shown any more.
        left: the reviewer went back to the rounds.
    """

    desk_changed = Signal(object)
    images_changed = Signal()
    left = Signal()

    def __init__(
        self, desk: "Desk", tasks: Tasks, ids: IdSource, parent: QObject | None = None
    ) -> None:
        super().__init__(desk, tasks, ids, parent)
        self.at = DeskState()
        self._actor: Actor | None = None
        self._work: Work | None = None
        self._counting = False
        self._known: dict[AnnotationCaseId, OpenReview] = {}

    @property
    def whose(self) -> str:
        """Return the code of the reviewer."""
        return self.at.seat.code if self.at.seat is not None else ""

    # Works

    def sit_down(self, seat: ReviewSeat) -> None:
        """Open the reviewer's first work that is not done, or the first."""
        self._work, self._book = None, None
        self.at = DeskState(seat=seat)
        desk, round_id = self._desk, seat.round_id

        def begin() -> tuple[Actor, Work | None]:
            actor = desk.reviewing.seat(seat.actor, seat.code)
            place = desk.reviewing.next(actor, round_id, unfinished=True)
            place = place or desk.reviewing.next(actor, round_id)
            return actor, self._opened(actor, place.id if place else None)

        def begun(found: tuple[Actor, Work | None]) -> None:
            # Who stood up meanwhile, or let another one sit down, is not brought back.
            if self.at.seat is seat:
                self._actor = found[0]
                self._bring(found[1])
                self._count()

        self._tasks.store(begin, begun, self._fail)
        self._tell()

    def stand_up(self) -> None:
        """Go back to the rounds; what was decided stays."""
        self.at = DeskState()
        self._work, self._actor = None, None
        self.left.emit()
        self._tell()

    def _opened(self, actor: Actor, place_id: ReviewPlaceId | None) -> Work | None:
        return None if place_id is None else Work(actor, self._desk.reviewing.open(actor, place_id))

    def step(self, by: int, *, unfinished: bool = False) -> None:
        """Go to the next work of the reviewer's order, or to the one before.

        Args:
            by: 1 or -1.
            unfinished: pass over those that are done.
        """
        work, actor, seat = self._work, self._actor, self.at.seat
        if work is None or actor is None or seat is None or self.at.working:
            return

        def look() -> Work | None:
            return self._opened(actor, self._beside(actor, work, by, unfinished=unfinished))

        def found(other: Work | None) -> None:
            if self._work is work:
                self._bring(other)

        self._tasks.store(look, found, self._fail)

    def _beside(
        self, actor: Actor, work: Work, by: int, *, unfinished: bool
    ) -> ReviewPlaceId | None:
        """Return the work beside another one; called on the store's thread."""
        reviewing, place = self._desk.reviewing, work.opened.place
        if self.at.works is not None:
            return _listed(self.at.works, place.position, by, unfinished=unfinished)
        way = reviewing.next if by > 0 else reviewing.previous
        found = way(actor, place.round_id, place.position, unfinished=unfinished)
        return found.id if found is not None else None

    def open_work(self, place_id: ReviewPlaceId) -> None:
        """Open a work of the list."""
        actor = self._actor
        if actor is not None and not self.at.working:
            self._tasks.store(lambda: self._opened(actor, place_id), self._bring, self._fail)

    def peek(self, taken: Callable[[OpenCase], None]) -> None:
        """Hand the next work over as it is now, so that its images are made ready."""
        work, actor = self._work, self._actor
        if work is None or actor is None:
            return

        def look() -> OpenReview | None:
            found = self._opened(actor, self._beside(actor, work, 1, unfinished=True))
            return found.opened if found is not None else None

        def done(opened: OpenReview | None) -> None:
            if opened is not None and self._work is work:
                taken(self._seen(opened))

        # What fails here fails again, and is told, when the work itself is wanted.
        self._tasks.store(look, done, lambda _fault: None)

    def _bring(self, work: Work | None) -> None:
        if work is None:
            self._tell(ended=True, fault="")
            return
        self._work = work
        opened = work.opened
        self.at = replace(self.at, opened=opened, deciding=frozenset(), history=(), step=None)
        first = self._talked_of() or next(iter(self.at.waiting), None)
        if first is None and self.at.entities:
            first = self.at.entities[0].key
        self._tell(
            opened=opened,
            lit=first,
            deciding=frozenset(),
            correction=None,
            adding=False,
            step=None,
            ended=False,
            fault="",
        )
        self._need_lexicon(opened.project.schema.lexicon)
        self.case_opened.emit(self._seen(opened))

    def _talked_of(self) -> EntityKey | None:
        """Return what was returned and waits again: the reviewer goes on there."""
        opened = self.at.opened
        about = [one.entity for one in opened.comments] if opened is not None else []
        return next((one for one in about if one in self.at.waiting), None)

    def opener(self, opened: OpenCase) -> Callable[[str], "OpenedImage"]:
        """Return what opens the images of a case by their ids, off the GUI thread."""
        reviewing, actor = self._desk.reviewing, self._actor
        review = self._known[opened.case_id]

        def image(key: str) -> "OpenedImage":
            found = next(one for one in review.images if one.media_id == key)
            if actor is None:
                raise Refusal("Say who reviews.")
            return reviewing.image(actor, review, found)

        return image

    def _seen(self, opened: OpenReview) -> OpenCase:
        """Return a work as a case, and remember it for those who ask for its images."""
        case = case_of(opened)
        self._known.pop(case.case_id, None)
        self._known[case.case_id] = opened
        while len(self._known) > _KNOWN:
            del self._known[next(iter(self._known))]
        return case

    def find_picture(self, key: Key) -> Decode | None:
        """Say how an image of a work is made small; nothing for one that is erased.

        On the store's thread; works that were in front a moment ago are known still.
        """
        actor, reviewing = self._actor, self._desk.reviewing
        there = ((each, one) for each in tuple(self._known.values()) for one in each.images)
        found = next((two for two in there if two[1].media_id == key[0]), None)
        if actor is None or found is None or found[1].erased:
            return None

        def decode() -> "SmallPicture":
            from medannot.services.pictures import small_of  # noqa: PLC0415 - loads numpy

            return small_of(reviewing.image(actor, *found), key[1], key[2])

        return decode

    # History, filters, figures

    def go_in_history(self, step: int | None) -> None:
        """Show the work as it stood after a step of its history; None for what is current."""
        if not self.at.working and (step is None or self.at.history):
            last = len(self.at.history) - 1
            self._tell(step=None if step is None else min(max(step, 0), last), fault="")

    def switch_history(self) -> None:
        """Show the work's history from its last step on, or what is current again."""
        work = self._work
        if work is None or self.at.working:
            return
        if self.at.step is not None:
            self._tell(step=None, fault="")
            return
        history = self._desk.review_history

        def shown(found: "tuple[HistoryStep, ...]") -> None:
            if work is self._work and found and not self.at.working:
                self._tell(history=found, step=len(found) - 1, fault="")

        self._tasks.store(lambda: history.of_review(work.actor, work.opened), shown, self._fail)

    def filter(self, wanted: QueueFilter) -> None:
        """Go through other works from now on: those that a filter lets through."""
        actor, seat = self._actor, self.at.seat
        if actor is None or seat is None or self.at.working:
            return
        reviewing = self._desk.reviewing
        plain = wanted == QueueFilter()

        def look() -> "tuple[tuple[QueuedWork, ...], Work | None]":
            works = reviewing.queue(actor, seat.round_id, wanted)
            first = next(
                (one for one in works if one.state is PlaceState.OPEN), works[0] if works else None
            )
            return works, self._opened(actor, first.place_id if first else None)

        def done(found: "tuple[tuple[QueuedWork, ...], Work | None]") -> None:
            if self.at.seat is not seat:
                return
            works, work = found
            if work is None:
                self._tell(fault=self.tr("No work answers to this filter; it was not applied."))
                return
            self.at = replace(
                self.at,
                works=None if plain else works,
                wanted=wanted,
                nodes=self._below(wanted.node),
            )
            self._bring(work)

        self._tasks.store(look, done, self._fail)

    def _below(self, node: str) -> frozenset[str]:
        """Return a node with all below it; none for none."""
        terms = self.state.terms
        if not node or terms is None:
            return frozenset({node} - {""})
        return frozenset(one for one in terms.nodes if one == node or node in terms.ancestors(one))

    def look_again(self) -> None:
        """Take over images that were covered or erased elsewhere in the window."""
        work, lit = self._work, self.at.lit
        if work is None or self.at.working:
            return

        def look() -> OpenReview:
            work.opened = self._desk.reviewing.open(work.actor, work.opened.place.id)
            return work.opened

        def done(opened: OpenReview) -> None:
            self.images_changed.emit()
            if work is self._work:
                self._tell(opened=opened, lit=lit)
                self.case_opened.emit(self._seen(opened))

        self._tasks.store(look, done, self._fail)

    def _count(self) -> None:
        """Read the running figures; several wishes for them while they are read are one."""
        actor, seat = self._actor, self.at.seat
        if actor is None or seat is None or self._counting:
            return
        self._counting = True
        reviewing = self._desk.reviewing

        def counted(figures: "RunningFigures") -> None:
            self._counting = False
            if self.at.seat is seat:
                self._tell(figures=figures)

        def failed(fault: Exception) -> None:
            self._counting = False
            self._fail(fault)

        self._tasks.store(lambda: reviewing.running(actor, seat.round_id), counted, failed)

    # Telling

    def _fail(self, fault: Exception) -> None:
        self._tell(fault=faults.sentence(fault))

    def _tell(self, **changed: object) -> None:
        """Show another state, on the desk and on the bench; what goes on makes a history old."""
        if changed.get("opened", self.at.opened) is not self.at.opened:
            changed = {"history": (), "step": None, **changed}
        self.at = replace(self.at, **changed)  # type: ignore[arg-type]  # fields by name
        at = self.at
        case = at.correction.case if at.correction is not None else self._looked_at()
        self._show(opened=case, fault="", writing=at.writing)
        self.desk_changed.emit(at)

    def _looked_at(self) -> OpenCase | None:
        at = self.at
        if at.opened is None:
            return None
        past = at.past
        case = case_of(at.opened, past.revision if past is not None else None)
        shown = self.state.opened
        if shown is not None and (shown.revisions, shown.images) == (case.revisions, case.images):
            # The same value, so that nothing of it is derived again.
            return shown if shown.assignment == case.assignment else case
        return case


def _listed(
    works: tuple[QueuedWork, ...], position: int, by: int, *, unfinished: bool
) -> ReviewPlaceId | None:
    """Return the work of a filtered list that follows the one at a position, or precedes it."""
    places = [one.position for one in works]
    here = places.index(position) if position in places else -1 if by > 0 else len(works)
    rest = works[here + 1 :] if by > 0 else works[: max(here, 0)][::-1]
    return next(
        (one.place_id for one in rest if one.state is PlaceState.OPEN or not unfinished), None
    )
