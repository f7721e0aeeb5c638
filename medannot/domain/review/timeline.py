"""The time line of a work: acts, decisions, returns, comments, turns and adjudications in order."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from medannot.domain.annotation.project import AssignmentState
from medannot.domain.annotation.revision import Act, Revision, acts_of
from medannot.domain.annotation.turn import Turn
from medannot.domain.ids import ActId, AssignmentId, PersonId
from medannot.domain.review.comment import ReviewComment
from medannot.domain.review.consensus import ConsensusRecord, Rule
from medannot.domain.review.decision import ReviewDecision, Verdict
from medannot.domain.review.history import HistoryStep, StepKind

_JOINED = frozenset({Verdict.ACCEPT, Verdict.SKIP})
"""Verdicts that are told once for a run of them, where nothing else was said."""

_REVIEWER = "reviewer"
_SWAPPED = {Rule.FIRST: Rule.SECOND, Rule.SECOND: Rule.FIRST}


@dataclass(frozen=True, slots=True)
class WorkRecord:
    """All that is stored of how a work came to be what it is.

    Attributes:
        assignment_id: the work.
        revisions: its chain, as far as it is looked at.
        handed_in: numbers of the last revisions with which rounds of review began.
        decisions: of reviewers who correct, those of each in order.
        judged: of reviewers who only judge what was handed in.
        comments, turns, consensus: in order.
        codes: of the persons who may be named.
    """

    assignment_id: AssignmentId
    revisions: Sequence[Revision]
    handed_in: Sequence[int] = ()
    decisions: Sequence[ReviewDecision] = ()
    judged: Sequence[ReviewDecision] = ()
    comments: Sequence[ReviewComment] = ()
    turns: Sequence[Turn] = ()
    consensus: Sequence[ConsensusRecord] = ()
    codes: Mapping[PersonId, str] = field(default_factory=dict)


def steps(record: WorkRecord) -> tuple[HistoryStep, ...]:
    """Return every step of a work, in order."""
    return _Line(record).steps()


@dataclass(slots=True)
class _Line:
    """Puts one record in order."""

    record: WorkRecord

    def steps(self) -> tuple[HistoryStep, ...]:
        chain = tuple(self.record.revisions)
        # At one place of the chain the act comes first; of the others, the earlier ones.
        others = sorted(
            (*self._turns(), *self._decisions(), *self._comments(), *self._consensus()),
            key=lambda one: (one.revision, one.at),
        )
        whole = sorted((*self._acts(), *others), key=lambda one: one.revision)
        return tuple(
            replace(one, number=number, chain=chain)
            for number, one in enumerate(_joined(_begun(whole, self.record.handed_in)), start=1)
        )

    def _code(self, author: PersonId) -> str:
        return self.record.codes.get(author, "")

    def _acts(self) -> Iterator[HistoryStep]:
        told: dict[ActId, list[ReviewDecision]] = {}
        for one in self.record.decisions:
            if one.act_id is not None:
                told.setdefault(one.act_id, []).append(one)
        done = 0
        for act in acts_of(self.record.revisions):
            end = done + len(act.revisions)
            step = replace(self._act(act, end), begin=done)
            yield self._decided(step, told.get(act.id, ()))
            done = end

    def _act(self, act: Act, end: int) -> HistoryStep:
        first = act.revisions[0]
        return HistoryStep(
            StepKind.ACT,
            end,
            first.at,
            first.role,
            self._code(first.author),
            first.reason,
            cause=act.cause,
        )

    def _decided(self, step: HistoryStep, those: Sequence[ReviewDecision]) -> HistoryStep:
        """Return an act with the decisions that it carries out."""
        if not those:
            return step
        comment = next((one.comment for one in those if one.comment), "")
        about = tuple(one.entity for one in those)
        step = replace(step, about=about, comment=comment, verdict=those[0].verdict)
        if those[0].verdict is Verdict.WITHDRAW:
            return replace(step, kind=StepKind.TAKEN_BACK, verdict=self._taken(those[0]))
        return step

    def _taken(self, withdrawal: ReviewDecision) -> Verdict | None:
        """Return the verdict that a withdrawal takes back."""
        those = (*self.record.decisions, *self.record.judged)
        return next((one.verdict for one in those if one.id == withdrawal.withdraws), None)

    def _decisions(self) -> Iterator[HistoryStep]:
        """Yield decisions that changed nothing; those of one return are one step."""
        plain = [one for one in self.record.decisions if one.act_id is None]
        for (verdict, _at, _who), run in groupby(
            plain, key=lambda one: (one.verdict, one.at, one.author)
        ):
            those = list(run)
            if verdict is Verdict.RETURN:
                yield self._placed(self._returned(those), those[0].seen)
            else:
                yield from (self._placed(self._decision(one), one.seen) for one in those)
        for one in self.record.judged:
            yield self._placed(self._decision(one))

    def _decision(self, one: ReviewDecision) -> HistoryStep:
        back = one.verdict is Verdict.WITHDRAW
        return replace(
            self._step(StepKind.TAKEN_BACK if back else StepKind.DECISION, one.at, one.author),
            reason=one.reason.value if one.reason else "",
            comment=one.comment,
            verdict=self._taken(one) if back else one.verdict,
            about=(one.entity,),
        )

    def _returned(self, those: Sequence[ReviewDecision]) -> HistoryStep:
        first, said = those[0], self._said_with(those[0])
        whole = said is not None and said.entity is None
        return replace(
            self._step(StepKind.RETURNED, first.at, first.author),
            comment=first.comment,
            about=() if whole else tuple(one.entity for one in those),
        )

    def _said_with(self, returned: ReviewDecision) -> ReviewComment | None:
        """Return the comment that was written with a return."""
        return next(
            (
                one
                for one in self.record.comments
                if one.role == _REVIEWER and one.text == returned.comment and one.at >= returned.at
            ),
            None,
        )

    def _comments(self) -> Iterator[HistoryStep]:
        returns = [one for one in self.record.decisions if one.verdict is Verdict.RETURN]
        told = [self._said_with(one) for one in returns]
        for one in self.record.comments:
            if not any(one is said for said in told):
                about = (one.entity,) if one.entity is not None else ()
                step = HistoryStep(StepKind.COMMENT, 0, one.at, one.role, one.code)
                yield self._placed(replace(step, comment=one.text, about=about))

    def _turns(self) -> Iterator[HistoryStep]:
        for one in self.record.turns:
            in_ = one.state is AssignmentState.SUBMITTED
            # What a reviewer opened again is told as a return; what came later is not looked at.
            if (not in_ and one.role == _REVIEWER) or one.revisions > len(self.record.revisions):
                continue
            kind = StepKind.HANDED_IN if in_ else StepKind.REOPENED
            step = replace(self._step(kind, one.at, one.author), role=one.role, reason=one.reason)
            yield self._placed(step, one.revisions)

    def _consensus(self) -> Iterator[HistoryStep]:
        places = {one.id: place for place, one in enumerate(self.record.revisions, start=1)}
        for one in self.record.consensus:
            first = one.first == self.record.assignment_id
            last = one.first_last if first else one.second_last
            rules = Counter(
                point.rule if first else _SWAPPED.get(point.rule, point.rule)
                for point in one.points
            )
            step = replace(
                self._step(StepKind.ADJUDICATED, one.at, one.author),
                role="adjudicator",
                comment=one.comment,
                rules=rules,
            )
            yield self._placed(step, places.get(last) if last is not None else None)

    def _step(self, kind: StepKind, at: datetime, author: PersonId) -> HistoryStep:
        return HistoryStep(kind, 0, at, _REVIEWER, self._code(author))

    def _placed(self, step: HistoryStep, seen: int | None = None) -> HistoryStep:
        """Return a step that wrote nothing of the findings, where the work was as it was seen.

        Without `seen` it stands where the work was at that time.
        """
        those = self.record.revisions
        place = sum(one.at <= step.at for one in those) if seen is None else min(seen, len(those))
        return replace(step, revision=place, begin=place)


def _begun(whole: Sequence[HistoryStep], handed_in: Sequence[int]) -> Iterator[HistoryStep]:
    """Yield steps, marked where a round of review began: at a handing in, else at its act."""
    marked = set()
    for number in handed_in:
        those = [
            place
            for place, one in enumerate(whole)
            if one.revision == number and one.kind in {StepKind.ACT, StepKind.HANDED_IN}
        ]
        turns = [place for place in those if whole[place].kind is StepKind.HANDED_IN]
        marked.update((turns or those)[:1])
    for place, one in enumerate(whole):
        yield replace(one, handed_in=place in marked)


def _joined(whole: Iterable[HistoryStep]) -> Iterator[HistoryStep]:
    """Yield steps, those of one verdict that follow each other without further words as one."""
    last: HistoryStep | None = None
    for one in whole:
        if last is not None and _joins(last, one):
            last = replace(last, at=one.at, about=(*last.about, *one.about))
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _joins(one: HistoryStep, other: HistoryStep) -> bool:
    return (
        one.kind is other.kind is StepKind.DECISION
        and one.verdict is other.verdict
        and one.verdict in _JOINED
        and (one.role, one.code, one.revision) == (other.role, other.code, other.revision)
        and not (one.comment or other.comment or one.reason or other.reason)
    )
