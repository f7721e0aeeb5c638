"""`medannot review`: plan a review, give it out, follow it, report it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli import review_questions
from medannot.cli.context import JsonOption, WorkspaceOption, emit, progress, show, workspace
from medannot.cli.review_history import history
from medannot.cli.review_works import queue
from medannot.domain.people import OWNER
from medannot.domain.review.round import CORRELATION, ReviewRound, RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.domain.wording import counted, one_line

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.review_claims import Claims
    from medannot.services.review_outlook import ReviewOutlook
    from medannot.services.review_report import ReviewReport
    from medannot.services.reviewing_values import RunningFigures
    from medannot.statistics.clusters import ClusterShare
    from medannot.statistics.estimate import Estimate
    from medannot.store.reviews import ReviewerProgress

app = typer.Typer(no_args_is_help=True)
app.add_typer(review_questions.app, name="questions")

Project = Annotated[str, typer.Argument(metavar="PROJECT", help="The annotation project.")]
Bound = Annotated[float, typer.Option("--bound", help="Precision and recall above this.")]
Level = Annotated[float, typer.Option("--confidence", help="Of the intervals.")]
Expected = Annotated[float, typer.Option("--expected", help="Share that is right, as you reckon.")]
Correlation = Annotated[
    float,
    typer.Option(
        "--correlation",
        help="Of labels of one image, 0 to 1, as you reckon; once some are wrong the round tells.",
    ),
]
Reviewers = Annotated[
    list[str] | None,
    typer.Option("--reviewer", metavar="CODE", help="Begins a round; may be repeated."),
]
Sampling = Annotated[SamplingPlan, typer.Option("--sampling", help="How works are drawn.")]
Size = Annotated[int, typer.Option("--works", help="Works to be drawn; 0: as many as it takes.")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed draws the same.")]
Rare = Annotated[int, typer.Option("--rare-below", help="A node is rare that fewer works name.")]
Doubled = Annotated[float, typer.Option("--doubled", help="Share that two reviewers see.")]
Named = Annotated[bool, typer.Option("--named", help="Reviewers are told who annotated.")]
Round = Annotated[str, typer.Option("--round", metavar="NAME", help="The round of review.")]

_CLAIMS = {
    "proven": "is proven",
    "open": "can still be proven",
    "out_of_reach": "cannot be proven any more",
    "not_proven": "is not proven",
}
"""Of each `statistics.review_plan.Claim`, named by its value since help needs no numpy."""


app.command()(queue)
app.command()(history)


@dataclass(frozen=True, slots=True)
class _Status:
    """What `review status` tells."""

    project: str
    made: ReviewRound
    figures: "RunningFigures"
    progress: "tuple[ReviewerProgress, ...]"


@app.command()
def plan(  # noqa: PLR0913, PLR0917  # each option of the verb is a parameter
    ctx: typer.Context,
    project: Project,
    bound: Bound = 0.95,
    confidence: Level = 0.95,
    expected: Expected = 0.98,
    correlation: Correlation = CORRELATION,
    sampling: Sampling = SamplingPlan.STRATIFIED,
    works: Size = 0,
    seed: Seed = 1,
    rare_below: Rare = 5,
    doubled: Doubled = 0.1,
    named: Named = False,
    round_name: Round = "review",
    reviewer: Reviewers = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say how much must be reviewed for a claim; with --reviewer begin the round."""
    wish = RoundPlan(
        sampling,
        works,
        seed,
        rare_below,
        bound,
        confidence,
        expected,
        doubled,
        blind=not named,
        correlation=correlation,
    )
    with workspace(ctx, where, write=bool(reviewer)) as desk:
        outlook = desk.review_planning.outlook(OWNER, project, wish)
        begun = None
        if reviewer:
            begun = desk.review_planning.begin(OWNER, project, round_name, wish, reviewer)
    emit(
        outlook,
        as_json=as_json,
        text=lambda found: _outlook_text(found, wish, begun),
        facts=lambda found: {"outlook": found, "round": begun},
    )


@app.command()
def status(
    ctx: typer.Context,
    project: Project,
    round_name: Round = "",
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Show how far a round is, with running precision and recall."""

    def ask(desk: "Desk") -> _Status:
        found, made = desk.review_planning.round(OWNER, project, round_name)
        return _Status(
            found.name,
            made,
            desk.reviewing.running(OWNER, made.id),
            desk.review_planning.progress(made.id),
        )

    show(
        ctx,
        where,
        ask,
        as_json=as_json,
        text=_running_text,
        facts=lambda found: {
            "project": found.project,
            "round": found.made.name,
            "bound": found.made.plan.bound,
            "confidence": found.made.plan.level,
            "running": found.figures,
            "reviewers": found.progress,
        },
    )


@app.command()
def report(
    ctx: typer.Context,
    project: Project,
    folder: Annotated[Path, typer.Argument(metavar="OUTDIR", help="A new folder.")],
    round_name: Round = "",
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Write workbook, CSV and JSON: quality by annotator, kind, node, level, week and more."""
    from medannot.services.review_tables import tables_of  # noqa: PLC0415  # help needs no store

    target = folder.expanduser()
    with workspace(ctx, where, write=False) as desk:
        found, files = desk.review_files.write(
            OWNER, project, round_name, target, progress("Reading")
        )
    emit(
        found,
        as_json=as_json,
        text=lambda one: "\n".join(
            [_report_text(one), f"in {one_line(target)}:", *(f"  {name}" for name in files)]
        ),
        facts=lambda one: {"facts": tables_of(one, "").facts, "files": files},
    )


def _outlook_text(found: "ReviewOutlook", plan: RoundPlan, begun: ReviewRound | None) -> str:
    if not found.works:
        return "No work is handed in yet: nothing is known of how much there is to review."
    held = (
        f"{counted(found.works, 'work')} handed in on {counted(found.images, 'image')}, "
        f"{counted(found.findings, 'label')}, {counted(len(found.rare), 'rare node')}"
    )
    lie = (
        f"In the sample {found.lies.entities_per_image:.1f} labels an image with a correlation of "
        f"{plan.correlation:g}: a design effect of {found.lies.design_effect:.2f}"
    )
    lines = [held, lie, *_need_lines(found, plan)]
    if begun is not None:
        lines.append(f"The round {begun.name} has begun: {begun.plan.size} works were asked for.")
    return "\n".join(lines)


def _need_lines(found: "ReviewOutlook", plan: RoundPlan) -> Iterator[str]:
    need, sample = found.need, found.sample
    if need.entities is None:
        yield (
            f"A share of {plan.expected:.1%} never proves more than {plan.bound:.1%}; expect more "
            "or claim less."
        )
        return
    yield (
        f"To claim more than {plan.bound:.1%} at a confidence of {plan.level:.0%} review "
        f"{counted(need.entities, 'label')} on {counted(need.images or 0, 'image')}; about "
        f"{counted(need.errors_allowed or 0, 'error')} may be among them."
    )
    if sample is None:
        return
    yield (
        f"{counted(sample.works, 'work')} would be drawn, on {counted(sample.images, 'image')} "
        f"with {counted(sample.entities, 'label')}: "
        + ("enough for the claim." if sample.enough else "fewer than the claim takes.")
    )
    if not sample.enough and sample.works >= found.works:
        yield "The project does not hold so many; the claim cannot be made of it."


def _running_text(found: "_Status") -> str:
    figures = found.figures
    lines = [_done_text(found.project, found.made, figures.works_done, figures.works)]
    lines += _reviewer_lines(found.progress)
    lines += _claim_lines(found.made, figures.precision, figures.recall, figures.claims)
    seen = figures.precision.correlation
    if seen is not None and figures.precision.estimate.value is not None:
        lines.append(
            f"labels of one image correlate by {seen:.2f}; "
            f"{found.made.plan.correlation:g} was assumed"
        )
    if figures.lacking is not None and figures.lacking.entities:
        more = counted(figures.lacking.entities, "more label")
        lines.append(
            f"If all goes on so, {more} on {counted(figures.lacking.images, 'more image')} would do"
        )
    return "\n".join(lines)


def _report_text(found: "ReviewReport") -> str:
    done = found.works - found.waiting
    lines = [_done_text(found.project.name, found.round, done, found.works)]
    lines += _reviewer_lines(found.progress)
    figures = found.whole.figures
    lines += _claim_lines(found.round, figures.precision, figures.recall, found.claims)
    if found.doubled:
        lines.append(_twice_text(found))
    return "\n".join(lines)


def _twice_text(found: "ReviewReport") -> str:
    share = found.doubled / found.works if found.works else 0.0
    whole = found.reviewers.whole
    told = f"{found.doubled} of {counted(found.works, 'work')} ({share:.1%}) seen by two reviewers"
    value, ends = whole.identical.value, whole.identical.interval
    if value is None:
        return told
    between = f" ({ends.low:.1%} to {ends.high:.1%})" if ends else ""
    return (
        f"{told}, who agree on {value:.1%}{between} of "
        f"{counted(whole.identical.n, 'entity', 'entities')}; Cohen's kappa "
        f"{_coefficient(whole.kappa)}, AC1 {_coefficient(whole.ac1)}"
    )


def _coefficient(estimate: "Estimate") -> str:
    if estimate.value is None:
        return "none"
    ends = estimate.interval
    return f"{estimate.value:.3f}" + (f" ({ends.low:.3f} to {ends.high:.3f})" if ends else "")


def _done_text(project: str, made: ReviewRound, done: int, works: int) -> str:
    return f"{project}, {made.name}: {done} of {counted(works, 'work')} done"


def _reviewer_lines(progress: "Sequence[ReviewerProgress]") -> list[str]:
    return [f"  {one.code}: {one.done} of {one.total}" for one in progress]


def _claim_lines(
    made: ReviewRound, precision: "ClusterShare", recall: "ClusterShare", claims: "Claims"
) -> list[str]:
    bound = f"{made.plan.bound:.1%}"
    return [
        f"{name} {_share(share)}; above {bound} {_CLAIMS[said]}"
        for name, share, said in (
            ("precision", precision, claims.precision),
            ("recall", recall, claims.recall),
        )
    ]


def _share(share: "ClusterShare") -> str:
    estimate = share.estimate
    if estimate.value is None:
        return "is not known yet"
    ends = estimate.interval
    told = f" ({ends.low:.1%} to {ends.high:.1%})" if ends else ""
    return f"{estimate.value:.1%}{told} of {estimate.n}"
