"""`medannot review questions`: how far the audit of questions and keys is, and what it found."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, show, workspace
from medannot.domain.errors import UsageFault
from medannot.domain.people import OWNER
from medannot.domain.question import ItemType
from medannot.domain.review.questions import Problem
from medannot.domain.review.questions_queue import QuestionFilter, QuestionLine
from medannot.domain.wording import counted, one_line

if TYPE_CHECKING:
    from medannot.services.question_review_values import QuestionFigures
    from medannot.statistics.clusters import ClusterShare

app = typer.Typer(
    help="Questions and keys audited: who does it, how far it is, what it found.",
    no_args_is_help=True,
)

SetName = Annotated[str, typer.Argument(metavar="SET", help="The question set.")]
AnySet = Annotated[
    str | None, typer.Argument(metavar="SET", help="The question set; all sets if left out.")
]
Sample = Annotated[
    int | None, typer.Option("--sample", help="Only this sample of the set, by its number.")
]
_STEM = 60


@app.command()
def invite(
    ctx: typer.Context,
    set_name: SetName,
    reviewer: Annotated[
        list[str], typer.Option("--reviewer", metavar="CODE", help="May be repeated.")
    ],
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Let persons review the questions of a set."""
    with workspace(ctx, where, write=True) as desk:
        desk.question_reviewing.invite(OWNER, set_name, reviewer)
        there = desk.question_reviewing.reviewers(OWNER, set_name)
    emit(
        {"set": set_name, "reviewers": there},
        as_json=as_json,
        text=lambda _: f"The questions of {one_line(set_name)} are reviewed by {', '.join(there)}.",
    )


@app.command()
def sample(
    ctx: typer.Context,
    set_name: SetName,
    size: Annotated[int, typer.Option("--questions", help="How many are drawn.")],
    seed: Annotated[int, typer.Option("--seed", help="The same seed draws the same.")] = 1,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Draw a sample of a set's questions and keep it."""
    with workspace(ctx, where, write=True) as desk:
        drawn = desk.question_reviewing.draw(OWNER, set_name, size, seed)
    emit(
        drawn,
        as_json=as_json,
        text=lambda one: (
            f"Sample {one.number}: {counted(len(one.items), 'question')} of {one.population}, "
            f"drawn with the seed {one.seed}."
        ),
    )


@app.command()
def status(
    ctx: typer.Context,
    set_name: AnySet = None,
    sample_number: Sample = None,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Show how far the review is, of a set or of all, with the share of accepted questions."""
    from medannot.services.question_review_tables import (  # noqa: PLC0415  # help needs no numpy
        question_tables,
    )

    _refuse_sample_of_all(set_name, sample_number)
    show(
        ctx,
        where,
        lambda desk: desk.question_reviewing.figures(OWNER, set_name, sample_number),
        as_json=as_json,
        text=_status_text,
        facts=lambda found: {
            "facts": question_tables(found, "").facts,
            "figures": question_tables(found, "").figures,
        },
    )


@app.command("list")
def list_(  # noqa: PLR0913, PLR0917  # each option of the verb is a parameter
    ctx: typer.Context,
    set_name: AnySet = None,
    ability: Annotated[list[str] | None, typer.Option("--ability", help="Of this ability.")] = None,
    kind: Annotated[list[ItemType] | None, typer.Option("--kind", help="Answered so.")] = None,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="That nobody has reviewed as they are now.")
    ] = False,
    never_reviewed: Annotated[
        bool, typer.Option("--never-reviewed", help="That nobody has reviewed.")
    ] = False,
    flagged: Annotated[bool, typer.Option("--flagged", help="That were flagged.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="That were rejected.")] = False,
    edited_since: Annotated[
        bool, typer.Option("--edited-since", help="Changed since they were reviewed.")
    ] = False,
    edited: Annotated[
        bool | None,
        typer.Option(
            "--edited/--imported", help="As a review made them, or as files brought them."
        ),
    ] = None,
    problem: Annotated[Problem | None, typer.Option("--problem", help="With this problem.")] = None,
    sample_number: Sample = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List questions of a set or of all by how they fared; no key is printed."""
    _refuse_sample_of_all(set_name, sample_number)
    wanted = QuestionFilter(
        waiting=waiting,
        edited=edited,
        abilities=frozenset(ability or ()),
        types=frozenset(kind or ()),
        never_reviewed=never_reviewed,
        flagged=flagged,
        rejected=rejected,
        edited_since=edited_since,
        problem=problem,
        sample=sample_number,
    )
    show(
        ctx,
        where,
        lambda desk: desk.question_reviewing.queue(OWNER, set_name, wanted),
        as_json=as_json,
        text=lambda lines: _list_text(lines, named=set_name is None),
        facts=lambda lines: [_line_facts(line) for line in lines],
    )


@app.command()
def report(
    ctx: typer.Context,
    set_name: SetName,
    folder: Annotated[Path, typer.Argument(metavar="OUTDIR", help="A new folder.")],
    sample_number: Sample = None,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Write workbook, CSV and JSON: accepted questions by ability and kind, and problems."""
    from medannot.services.question_review_tables import (  # noqa: PLC0415  # help needs no numpy
        question_tables,
    )

    target = folder.expanduser()
    with workspace(ctx, where, write=False) as desk:
        found, files = desk.question_review_files.write(OWNER, set_name, target, sample_number)
    emit(
        found,
        as_json=as_json,
        text=lambda one: "\n".join(
            [_status_text(one), f"in {one_line(target)}:", *(f"  {name}" for name in files)]
        ),
        facts=lambda one: {"facts": question_tables(one, "").facts, "files": files},
    )


@app.command()
def take(
    ctx: typer.Context,
    set_name: SetName,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Take edited questions into the set's next version; leaving the review does so as well."""
    with workspace(ctx, where, write=True) as desk:
        taken = desk.question_reviewing.take_in(OWNER, set_name)
    emit(
        {"set": set_name, "taken": taken},
        as_json=as_json,
        text=lambda _: (
            f"{counted(taken, 'edited question')} taken into the next version of the set."
            if taken
            else "No edited question waits."
        ),
    )


def _refuse_sample_of_all(set_name: str | None, sample_number: int | None) -> None:
    if set_name is None and sample_number is not None:
        raise UsageFault("A sample is of one set; name the set before --sample.")


def _line_facts(line: QuestionLine) -> dict[str, object]:
    state = line.state
    return {
        "set": line.set_name,
        "number": line.number,
        "item": line.item_id,
        "version": line.version,
        "kind": line.type.value,
        "ability": line.ability,
        "stem": line.stem,
        "last": state.last.value if state.last else None,
        "verdict": state.final.value if state.final else None,
        "problems": sorted(one.value for one in state.problems),
        "edited_since": state.edited_since,
        "edited": state.edited,
        "missing_images": line.missing_images,
        "has_key": line.has_key,
    }


def _list_text(lines: tuple[QuestionLine, ...], *, named: bool) -> str:
    if not lines:
        return "No question is so."
    wide = max(len(one_line(line.set_name)) for line in lines) if named else 0
    return "\n".join(
        f"{one_line(line.set_name):<{wide}}{_line_text(line)}" if named else _line_text(line)
        for line in lines
    )


def _line_text(line: QuestionLine) -> str:
    state = line.state
    verdict = state.final or state.last
    stem = one_line(line.stem)
    cut = stem if len(stem) <= _STEM else f"{stem[: _STEM - 1]}…"
    problems = ", ".join(sorted(one.value for one in state.problems))
    parts = (
        f"{line.number:>6}",
        f"{verdict.value if verdict else '-':<7}",
        f"version {line.version}",
        cut,
        *([f"[{problems}]"] if problems else []),
    )
    return "  ".join(parts)


def _status_text(found: "QuestionFigures") -> str:
    whole = found.whole
    of = f", sample {found.sample}" if found.sample is not None else ""
    lines = [
        (
            f"{one_line(found.set_name) or 'All sets'}{of}: {whole.reviewed} of "
            f"{counted(whole.questions, 'question')} reviewed"
        ),
        (
            f"accepted {_share(whole.share)}; edited {whole.edited}, rejected {whole.rejected}, "
            f"flagged {found.flagged}, waiting {found.waiting}"
        ),
    ]
    lines += [
        f"  {row.problem.value}: {counted(row.questions, 'question')}"
        for row in found.problems
        if row.questions
    ]
    lines += [f"  {code}: {counted(many, 'decision')}" for code, many in found.reviewers.items()]
    if found.doubled and found.agreed is not None:
        lines.append(
            f"{counted(found.doubled, 'question')} judged by two reviewers, who agree on "
            f"{found.agreed:.1%}"
        )
    return "\n".join(lines)


def _share(share: "ClusterShare") -> str:
    estimate = share.estimate
    if estimate.value is None:
        return "is not known yet"
    ends = estimate.interval
    told = f" ({ends.low:.1%} to {ends.high:.1%})" if ends else ""
    return f"{estimate.value:.1%}{told} of {estimate.n}"
