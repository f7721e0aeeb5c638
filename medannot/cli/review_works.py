"""`medannot review queue`: a reviewer's list."""

from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, show
from medannot.domain.annotation.project import Project
from medannot.domain.people import OWNER
from medannot.domain.review.entity import EntityKind
from medannot.domain.review.queue import QueuedWork, QueueFilter
from medannot.domain.review.round import ReviewRound
from medannot.domain.wording import counted, one_line

if TYPE_CHECKING:
    from medannot.services.desk import Desk

ProjectName = Annotated[str, typer.Argument(metavar="PROJECT", help="The annotation project.")]

_Listed = tuple[Project, ReviewRound, tuple[QueuedWork, ...]]


def queue(  # noqa: PLR0913, PLR0917  # each option of the verb is a parameter
    ctx: typer.Context,
    project: ProjectName,
    reviewer: Annotated[str, typer.Option("--reviewer", metavar="CODE", help="Whose list.")],
    round_name: Annotated[
        str, typer.Argument(metavar="[ROUND]", help="The round; the only one if left out.")
    ] = "",
    round_option: Annotated[
        str, typer.Option("--round", metavar="NAME", help="The same, as the other verbs take it.")
    ] = "",
    annotator: Annotated[
        str, typer.Option("--annotator", metavar="CODE", help="Where the round is not blind.")
    ] = "",
    node: Annotated[
        str, typer.Option("--node", metavar="ID", help="It or a term below it is named.")
    ] = "",
    kind: Annotated[
        list[EntityKind] | None, typer.Option("--kind", help="Is there; may be repeated.")
    ] = None,
    disagreement: Annotated[
        bool, typer.Option("--disagreement", help="Another annotator differs; most first.")
    ] = False,
    low_agreement: Annotated[
        bool, typer.Option("--low-agreement", help="With nodes that are agreed on least.")
    ] = False,
    rare: Annotated[bool, typer.Option("--rare", help="With nodes that few works name.")] = False,
    drift: Annotated[
        bool, typer.Option("--drift", help="Of annotators whose error rate rose.")
    ] = False,
    never_reviewed: Annotated[
        bool, typer.Option("--never-reviewed", help="Nobody else has decided anything of it.")
    ] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the works before a reviewer, by what they say and how they were reviewed."""
    wanted = QueueFilter(
        annotator,
        node,
        tuple(kind or ()),
        disagreement,
        low_agreement,
        rare,
        drift,
        never_reviewed,
    )

    def ask(desk: "Desk") -> _Listed:
        found, made = desk.review_planning.round(OWNER, project, round_option or round_name)
        person = desk.reviewing.seat(OWNER, reviewer)
        return found, made, desk.reviewing.queue(person, made.id, wanted)

    show(
        ctx,
        where,
        ask,
        as_json=as_json,
        text=_queue_text,
        facts=lambda told: {"project": told[0].name, "round": told[1].name, "works": told[2]},
    )


def _queue_text(told: _Listed) -> str:
    project, made, works = told
    lines = [f"{project.name}, {made.name}: {counted(len(works), 'work')}"]
    lines += [_work_text(one) for one in works]
    return "\n".join(lines)


def _work_text(one: QueuedWork) -> str:
    name = f" {one_line(one.name)}" if one.name else ""
    state = "with its annotator" if one.returned else one.state.value
    erased = "".join(f", image {number} erased" for number in one.erased)
    conflicts = f", {counted(one.conflicts, 'conflict')}" if one.conflicts else ""
    return (
        f"  {one.position}: case {one.number}{name}, {state}, "
        f"{one.decided} of {counted(one.handed_in, 'entity', 'entities')}{conflicts}{erased}"
    )
