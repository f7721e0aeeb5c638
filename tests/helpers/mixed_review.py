"""A round of review in which everything happens: corrections, returns, migration, second readings.

Who does what is drawn by a seed, so that the same project comes about each time.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from medannot.domain.annotation.finding import (
    Advice,
    Complete,
    Content,
    Diagnosis,
    Laterality,
    Lesion,
    LesionRelation,
    LesionRole,
    Region,
    Site,
    Term,
    Together,
    Value,
)
from medannot.domain.annotation.project import AssignmentState
from medannot.domain.annotation.removing import changes_to_remove
from medannot.domain.annotation.revision import Change
from medannot.domain.errors import MedannotError
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.domain.randomisation import Draw
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.entity import EntityKey, EntityKind
from medannot.domain.review.round import RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.services.annotating_values import OpenCase
from medannot.services.annotation_values import ProjectPlan
from medannot.services.reviewing_values import OpenReview
from tests.helpers.annotated import USABLE, AnnotationRoom, add_media, box, last
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon

OLD, NEW = "house@1.0.0", "house@2.0.0"
NODES = ("ARM", "HAND", "FOOT", "TOE", "CHEST", "BACK")
PLACES = ("ARM", "LEG", "TOE", "CHEST")
PLAN = RoundPlan(
    SamplingPlan.STRATIFIED, 26, 3, bound=0.6, level=0.9, expected=0.8, doubled=0.3, blind=False
)
REVIEWERS = ("rita", "saul")


class MixedReview(AnnotationRoom):
    """Cases of two annotators, reviewed by two, with the lexicon migrated in between.

    Args:
        parent: a folder of the test.
        seed: of all that is drawn.
        cases: so many, an image each.
    """

    def __init__(self, parent: Path, seed: int = 1, cases: int = 16) -> None:
        super().__init__(parent, [1])
        self.draw = Draw(seed, "mixed review")
        self.pin = OLD
        old, self.new = _lexicons(parent)
        media = add_media(self.desk.store, cases)
        draft = self.desk.projects.read_media(OWNER, [[one] for one in media])
        plan = ProjectPlan("house", str(old), 1, annotators=2, closed_world=False)
        self.project = self.desk.projects.create(OWNER, plan, draft)
        self.desk.projects.assign(OWNER, "house", ["anna", "bert"])
        _, self.cases = self.desk.project_overview.show(OWNER, "house")
        for number in range(1, cases + 1):
            for code in ("anna", "bert"):
                self._annotate(self.open(code, number), code)
        self.made = self.desk.review_planning.begin(OWNER, "house", "first", PLAN, REVIEWERS)
        self._review(0.5)
        self._answer_returns()
        self.desk.project_migration.migrate(OWNER, "house", str(self.new))
        self.pin = NEW
        self._review(0.5)
        self._answer_returns()
        self._review(0.9)

    def _term(self, node_id: str = "") -> Term:
        names = NODES if self.pin == OLD else tuple(one for one in NODES if one not in _LATER)
        chosen = node_id or self.draw.choice(names)
        return Term(chosen, self.pin, chosen.capitalize(), f"部位{chosen}")

    def _lesion(self) -> Lesion:
        places = self.draw.shuffled(PLACES if self.pin == OLD else NODES[:2])[: self.draw.below(3)]
        size = float(1 + self.draw.below(3))
        width = "WIDTH" if self.pin == OLD else "SPAN"
        values = (
            Value(self._term(width), least=size, most=size, unit="cm"),
            Value(self._term("COLOUR"), (self._term(),)),
        )
        return Lesion(
            self._term(),
            self.draw.choice((None, LesionRole.PRIMARY, LesionRole.SECONDARY)),
            tuple(Site(self._term(one), self._side(one)) for one in places),
            values[: self.draw.below(3)],
        )

    def _side(self, place: str) -> Laterality | None:
        # What becomes of the leg goes by its side.
        sides = (Laterality.LEFT, Laterality.RIGHT)
        return self.draw.choice(sides if place == "LEG" else (*sides, None))

    def _annotate(self, opened: OpenCase, code: str) -> None:
        opened = self.say(opened, USABLE, 1, code)
        opened = self.say(opened, Region(Site(self._term("LEG"), Laterality.LEFT)), 1, code)
        said = []
        for _ in range(1 + self.draw.below(3)):
            opened = self.say(opened, self._lesion(), 0, code)
            said.append(last(opened))
            opened = self.say(opened, box(1, 1, 9, 9, said[-1]), 1, code)
        if len(said) > 1:
            opened = self.say(
                opened, LesionRelation(said[0], said[1], together=Together.MOSTLY), 0, code
            )
        named: tuple[Content, ...] = (
            Diagnosis(self._term(), 1),
            Diagnosis(None, 1, f"some  rash {self.draw.below(2)}"),
        )
        opened = self.say(opened, self.draw.choice(named), 0, code)
        if self.draw.fraction() < 0.4:
            opened = self.say(opened, Advice(self._term()), 0, code)
        opened = self.say(opened, Complete(), 0, code)
        self.desk.annotating.submit(self.actor(code), opened)

    def _review(self, share: float) -> None:
        """Let the reviewers go through their works, and decide a share of what waits there."""
        for code in REVIEWERS:
            seat, position = self.desk.reviewing.seat(OWNER, code), 0
            while place := self.desk.reviewing.next(seat, self.made.id, position):
                position = place.position
                opened = self.desk.reviewing.open(seat, place.id)
                for _ in range(len(opened.waiting)):
                    if opened.waiting and self.draw.fraction() < share:
                        opened = self._decide(opened, code)

    def _decide(self, opened: OpenReview, code: str) -> OpenReview:
        """Do one thing; what is refused there leaves the work as it is."""
        acts: tuple[tuple[Callable[[OpenReview, str], OpenReview], int], ...] = (
            (self._accept, 60),
            (self._reject, 9),
            (self._edit, 9),
            (self._put_off, 6),
            (self._add, 4),
            (self._undo, 6),
            (self._send_back, 4),
        )
        act = self.draw.choice([one for one, many in acts for _ in range(many)])
        with suppress(MedannotError):
            return act(opened, code)
        return opened

    def _accept(self, opened: OpenReview, code: str) -> OpenReview:
        return self._say(opened, code, Verdict.ACCEPT)

    def _reject(self, opened: OpenReview, code: str) -> OpenReview:
        return self._say(opened, code, Verdict.REJECT)

    def _put_off(self, opened: OpenReview, code: str) -> OpenReview:
        return self._say(opened, code, self.draw.choice((Verdict.SKIP, Verdict.FLAG)))

    def _say(self, opened: OpenReview, code: str, verdict: Verdict) -> OpenReview:
        key, seat = self.draw.choice(opened.waiting).key, self.desk.reviewing.seat(OWNER, code)
        return self.desk.reviewing.decide(seat, opened, key, verdict, ReviewReason.OTHER)

    def _edit(self, opened: OpenReview, code: str) -> OpenReview:
        key = self.draw.choice(opened.waiting).key
        now = opened.findings.get(opened.course.place(key).finding_id)
        if now is None:
            return self._reject(opened, code)
        content = now.content
        if isinstance(content, Lesion):
            other = self._lesion()
            content = self.draw.choice(
                (
                    replace(content, term=other.term),
                    replace(content, locations=other.locations),
                    replace(content, values=other.values),
                    other,
                )
            )
        elif isinstance(content, Region):
            content = Region(Site(self._term()))
        elif isinstance(content, Diagnosis):
            content = Diagnosis(self._term(), 1)
        seat = self.desk.reviewing.seat(OWNER, code)
        edit = Change(now.id, now.media_id, content)
        if self.draw.fraction() < 0.5:
            return self.desk.reviewing.correct(
                seat, opened, key, ReviewReason.WRONG_TERM, "", (edit,)
            )
        return self.desk.reviewing.decide(
            seat, opened, key, Verdict.EDIT, ReviewReason.WRONG_TERM, "", (edit,)
        )

    def _add(self, opened: OpenReview, code: str) -> OpenReview:
        new = FindingId(self.desk.store.ids.new())
        return self.desk.reviewing.decide(
            self.desk.reviewing.seat(OWNER, code),
            opened,
            EntityKey(new, EntityKind.LESION),
            Verdict.ADD,
            ReviewReason.MISSED,
            changes=(Change(new, None, self._lesion()),),
        )

    def _undo(self, opened: OpenReview, code: str) -> OpenReview:
        return self.desk.reviewing.undo(self.desk.reviewing.seat(OWNER, code), opened)

    def _send_back(self, opened: OpenReview, code: str) -> OpenReview:
        seat = self.desk.reviewing.seat(OWNER, code)
        key = self.draw.choice((None, opened.waiting[0].key))
        return self.desk.reviewing.send_back(seat, opened, key, "look again")

    def _answer_returns(self) -> None:
        """Let annotators change something of what they have again, and mostly hand it in."""
        for number in range(1, len(self.cases) + 1):
            for code in ("anna", "bert"):
                opened = self.open(code, number)
                if opened.assignment.state is not AssignmentState.OPEN:
                    continue
                for one in tuple(opened.findings.values()):
                    if isinstance(one.content, Lesion) and self.draw.fraction() < 0.6:
                        changes: tuple[Change, ...]
                        changes = (Change(one.id, one.media_id, self._lesion()),)
                        if self.draw.fraction() < 0.3:
                            changes = changes_to_remove(opened.findings, one.id)
                        with suppress(MedannotError):
                            opened = self.act(opened, *changes, code=code)
                if self.draw.fraction() < 0.3:
                    opened = self.say(opened, self._lesion(), 0, code)
                if self.draw.fraction() < 0.9:
                    with suppress(MedannotError):
                        self.desk.annotating.submit(self.actor(code), opened)


_LATER = ("TOE", "LEG")
"""Nodes that the later version does not know any more."""


def _lexicons(parent: Path) -> tuple[Path, Path]:
    names = (*NODES, "LEG", "WIDTH", "COLOUR")
    before = lexicon("1.0.0", *map(node, names))
    kept = [node(one) for one in names if one not in (*_LATER, "WIDTH")]
    after = lexicon(
        "2.0.0",
        *kept,
        node("LEG", until="2.0.0", replaced_by=("LEG.L", "LEG.R")),
        node("LEG.L", since="2.0.0"),
        node("LEG.R", since="2.0.0"),
        node("TOE", until="2.0.0", replaced_by=("FOOT",)),
        node("WIDTH", until="2.0.0", replaced_by=("SPAN",)),
        node("SPAN", since="2.0.0"),
    )
    sides = "laterality=left -> LEG.L; laterality=right -> LEG.R"
    changes = (
        change("1.0.0 2.0.0", "merge", "FOOT TOE", "FOOT"),
        change("1.0.0 2.0.0", "split", "LEG", "LEG.L LEG.R", sides),
        change("1.0.0 2.0.0", "replace", "WIDTH", "SPAN"),
    )
    old = write_lexicon(parent / "old", before)
    return old, write_lexicon(parent / "new", after, changes)
