"""`medannot review history`: how a work came to be what it is, step by step."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, show
from medannot.cli.review_works import ProjectName
from medannot.cli.said import called_text, finding_text, told_text
from medannot.domain.annotation.project import Case
from medannot.domain.clock import utc_text
from medannot.domain.ids import MediaId
from medannot.domain.people import OWNER
from medannot.domain.review.entity import Entity
from medannot.domain.review.history import HistoryStep, StepKind
from medannot.domain.review.particulars import FindingChange, PartChange
from medannot.domain.wording import counted, one_line

if TYPE_CHECKING:
    from medannot.services.desk import Desk

_KINDS = {
    StepKind.RETURNED: "returned to the annotator",
    StepKind.COMMENT: "comment",
    StepKind.HANDED_IN: "handed in",
    StepKind.REOPENED: "opened again",
    StepKind.ADJUDICATED: "settled to a consensus",
}


@dataclass(frozen=True, slots=True)
class _Told:
    """What the verb tells."""

    case: Case
    steps: tuple[HistoryStep, ...]

    @property
    def numbers(self) -> Mapping[MediaId, int]:
        """Return the images' numbers in the case."""
        return {id_: number for number, id_ in enumerate(self.case.media, start=1)}


def history(
    ctx: typer.Context,
    project: ProjectName,
    case: Annotated[int, typer.Argument(metavar="CASE", help="Its number in the project.")],
    annotator: Annotated[str, typer.Option("--annotator", metavar="CODE", help="Whose work.")],
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Show every step of a work: who, when, why, and each part before and after."""

    def ask(desk: "Desk") -> _Told:
        return _Told(*desk.review_history.of(OWNER, project, case, annotator)[1:])

    show(
        ctx,
        where,
        ask,
        as_json=as_json,
        text=lambda told: "\n".join(
            [
                f"{project}, case {case}, {annotator}: {counted(len(told.steps), 'step')}",
                *(line for step in told.steps for line in _lines(step, told.numbers)),
            ]
        ),
        facts=lambda told: {"steps": [_facts(step, told.numbers) for step in told.steps]},
    )


def _lines(step: HistoryStep, numbers: Mapping[MediaId, int]) -> list[str]:
    who = f"{step.role} {step.code}".strip()
    why = f" ({one_line(step.reason)})" if step.reason else ""
    lines = [f"{step.number}. {utc_text(step.at)}  {who}: {_what(step)}{why}"]
    if step.named:
        lines.append(f"   of {'; '.join(_label(one) for one in step.named)}")
    if step.rules:
        counts = (f"{rule.value} {count}" for rule, count in sorted(step.rules.items()))
        lines.append(f"   points: {', '.join(counts)} (first: as this work says)")
    if step.comment:
        lines.append(f'   "{one_line(step.comment)}"')
    for change in step.changes:
        lines.append(f"   {_head(change, numbers)}")
        lines += [f"     {_part(one, change)}" for one in change.parts if not change.gone]
    if step.handed_in:
        lines.append("   -- a round of review began with this --")
    return lines


def _what(step: HistoryStep) -> str:
    """Return what a step is, in few words."""
    verdict = step.verdict.value if step.verdict is not None else ""
    if step.kind is StepKind.TAKEN_BACK:
        return f"{verdict} taken back"
    if step.kind in _KINDS:
        return _KINDS[step.kind]
    return verdict or (step.cause.value if step.cause is not None else "")


def _head(change: FindingChange, numbers: Mapping[MediaId, int]) -> str:
    said = finding_text(change.finding, change.called, numbers)
    return f"{said}: taken away" if change.gone else f"{said}:"


def _part(one: PartChange, change: FindingChange) -> str:
    label = one.aspect.value
    if one.about is not None:
        label = called_text(one.about)
    if change.fresh:
        return f"{label}: {_side(one.after)}"
    return f"{label}: {_side(one.before)} -> {_side(one.after)}"


def _side(told: object) -> str:
    return "nothing" if told is None else told_text(told)


def _label(entity: Entity) -> str:
    return f"{entity.kind.value} {_words(entity)}"


def _words(entity: Entity) -> str:
    words = [called_text(term) for term in entity.terms]
    known = {term.node_id for term in entity.terms}
    rest = (one_line(part) for part in entity.detail if part not in known)
    return ", ".join([*words, *rest])


def _facts(step: HistoryStep, numbers: Mapping[MediaId, int]) -> dict[str, object]:
    return {
        "number": step.number,
        "kind": step.kind,
        "revision": step.revision,
        "utc": utc_text(step.at),
        "role": step.role,
        "code": step.code,
        "cause": step.cause,
        "verdict": step.verdict,
        "reason": step.reason,
        "comment": step.comment,
        "labels": [_label(one) for one in step.named],
        "rules": dict(step.rules),
        "handed_in": step.handed_in,
        "differences": [
            {
                "outcome": one.outcome,
                "kind": one.entity.kind,
                "before": _words(one.before) if one.before else None,
                "after": _words(one.after) if one.after else None,
            }
            for one in step.differences
        ],
        "changes": [
            {
                "finding": change.finding.id,
                "kind": change.finding.kind,
                "image": numbers.get(change.finding.media_id) if change.finding.media_id else None,
                "called": called_text(change.called),
                "taken_away": change.gone,
                "parts": [
                    {
                        "aspect": one.aspect,
                        "attribute": called_text(one.about) if one.about else None,
                        "before": None if one.before is None else told_text(one.before),
                        "after": None if one.after is None else told_text(one.after),
                    }
                    for one in change.parts
                ],
            }
            for change in step.changes
        ],
    }
