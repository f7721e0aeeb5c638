"""`medannot annotations project`: create, show, assign and follow annotation projects."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli import annotation_changes
from medannot.cli.cleaning import KeepCharacteristics, KeepDates, KeepOverlays
from medannot.cli.context import JsonOption, WorkspaceOption, emit, progress, show, workspace
from medannot.domain.annotation.distance import ImageOrder
from medannot.domain.annotation.gallery import CaseState
from medannot.domain.annotation.levels import Asked, Depths, Levels
from medannot.domain.annotation.project import (
    LEAST_FOR_DIAGNOSES,
    Case,
    DiagnosisScope,
    Project,
    Step,
)
from medannot.domain.deidentification import CleaningOptions, Dates
from medannot.domain.errors import InputFault, Refusal, UsageFault
from medannot.domain.people import OWNER
from medannot.domain.wording import counted
from medannot.services.annotation_values import (
    CaseRule,
    Grouping,
    ProjectDraft,
    ProjectPlan,
    ProjectStatus,
)

if TYPE_CHECKING:
    from medannot.services.desk import Desk

app = typer.Typer(help="Annotation projects.", no_args_is_help=True)
app.command("join")(annotation_changes.join)
app.command("split")(annotation_changes.split)
app.command("migrate")(annotation_changes.migrate)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The project.")]


Lexicon = Annotated[
    str, typer.Option("--lexicon", metavar="NAME|DIR", help="By which images are annotated.")
]
Seed = Annotated[int, typer.Option("--seed", help="The same seed draws the same.")]
Images = Annotated[
    list[Path] | None,
    typer.Option("--images", metavar="PATH", help="Folder, file or ZIP; may be repeated."),
]
QuestionSet = Annotated[
    str | None, typer.Option("--set", metavar="SET", help="The images of a question set.")
]
CasesBy = Annotated[Grouping, typer.Option("--cases-by", help="How images become cases.")]
Pattern = Annotated[
    str, typer.Option("--pattern", metavar="REGEX", help="For --cases-by name: what is shared.")
]
KeepNames = Annotated[
    bool, typer.Option("--keep-names", help="Call cases by folder or name; no patient's.")
]
Steps = Annotated[
    list[Step] | None, typer.Option("--step", help="A step beside quality; else all.")
]
Required = Annotated[
    list[str] | None,
    typer.Option("--required", metavar="ID", help="An attribute that each lesion needs."),
]
Annotators = Annotated[int, typer.Option("--annotators", help="Independent ones a case.")]
OpenWorld = Annotated[
    bool, typer.Option("--open-world", help="What is not marked may be there all the same.")
]
Diagnoses = Annotated[
    DiagnosisScope, typer.Option("--diagnoses", help="What diagnoses and advice belong to.")
]
LevelSpans = Annotated[
    list[str] | None,
    typer.Option(
        "--level",
        metavar="WHAT=N[-N]",
        help="Choose terms there only: regions=1, locations=2-3, lesions, diagnoses, advice.",
    ),
]
Order = Annotated[
    ImageOrder, typer.Option("--order", help="Of a case's photographs, as their names say.")
]
GoodFiles = Annotated[
    bool, typer.Option("--good-files", help="Take the rest where some files are refused.")
]


@app.command()
def create(  # noqa: PLR0913, PLR0917  # each option of the verb is a parameter
    ctx: typer.Context,
    name: Name,
    lexicon: Lexicon,
    seed: Seed,
    images: Images = None,
    question_set: QuestionSet = None,
    by: CasesBy = Grouping.IMAGE,
    pattern: Pattern = "",
    keep_names: KeepNames = False,
    step: Steps = None,
    required: Required = None,
    annotators: Annotators = LEAST_FOR_DIAGNOSES,
    open_world: OpenWorld = False,
    diagnoses: Diagnoses = DiagnosisScope.CASE,
    level: LevelSpans = None,
    order: Order = ImageOrder.FOUND,
    good_files: GoodFiles = False,
    keep_dates: KeepDates = Dates.REMOVED,
    keep_characteristics: KeepCharacteristics = False,
    keep_overlays: KeepOverlays = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a project of images, which are de-identified as they come in."""
    cleaning = CleaningOptions(keep_dates, keep_characteristics, keep_overlays)
    rule = CaseRule(by, pattern, keep_names, cleaning, order)
    steps = tuple(one for one in Step if not step or one is Step.QUALITY or one in step)
    plan = ProjectPlan(
        name,
        lexicon,
        seed,
        steps,
        tuple(required or ()),
        annotators,
        closed_world=not open_world,
        diagnosis_scope=diagnoses,
        levels=_levels(level or []),
    )
    with workspace(ctx, where, write=True) as desk:
        draft = _draft(desk, images or [], question_set, rule)
        if not good_files:
            _refuse_some(draft)
        desk.projects.create(OWNER, plan, draft, progress("Writing"))
        status = desk.project_overview.status(OWNER, name)
    emit(
        status,
        as_json=as_json,
        text=_status_text,
        facts=lambda one: {**_facts(one), "refused": draft.refused, "repeated": draft.repeated},
    )
    if draft.repeated:
        images_twice = counted(draft.repeated, "image")
        typer.echo(f"{images_twice} came twice; each stands in the project once.", err=True)
    for problem in draft.refused:
        typer.echo(problem.sentence(), err=True)


def _levels(given: list[str]) -> Levels:
    found: dict[Asked, Depths] = {}
    for one in given:
        asked, _, span = one.partition("=")
        least, _, most = span.partition("-")
        numbers = [least, most or least]
        if asked not in set(Asked) or not all(number.isdecimal() for number in numbers):
            raise UsageFault(
                "{given} names no levels; write such as locations=2 or locations=2-3, of {asked}.",
                given=one,
                asked=", ".join(Asked),
            )
        if Asked(asked) in found:
            raise UsageFault("The levels of {asked} are given twice; give them once.", asked=asked)
        found[Asked(asked)] = Depths(*map(int, numbers))
    return tuple((asked, found[asked]) for asked in Asked if asked in found)


def _draft(
    desk: "Desk", images: list[Path], question_set: str | None, rule: CaseRule
) -> ProjectDraft:
    if bool(images) == (question_set is not None):
        raise UsageFault("Name either --images or a question --set.")
    if question_set is not None:
        return desk.projects.read_set(OWNER, question_set, rule)
    paths = [path.expanduser() for path in images]
    return desk.projects.read_files(OWNER, paths, rule, progress("Reading images"))


def _refuse_some(draft: ProjectDraft) -> None:
    if draft.refused:
        raise InputFault(
            "Some images cannot be taken in; nothing was written. Leave them out, or add "
            "--good-files.",
            draft.refused,
        )


@app.command()
def assign(
    ctx: typer.Context,
    name: Name,
    annotator: Annotated[
        list[str],
        typer.Option("--annotator", metavar="CODE", help="A pseudonymous code; repeated."),
    ],
    again: Annotated[
        bool, typer.Option("--again", help="Draw anew where cases are given out already.")
    ] = False,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Draw who annotates which case in which order, and write it down."""
    with workspace(ctx, where, write=True) as desk:
        if not again:
            _refuse_drawn(desk, name, annotator)
        desk.projects.assign(OWNER, name, annotator)
        status = desk.project_overview.status(OWNER, name)
    emit(status, as_json=as_json, text=_status_text, facts=_facts)


def _refuse_drawn(desk: "Desk", name: str, codes: list[str]) -> None:
    """Refuse to replace what was drawn before; the same people draw the same."""
    drawn = [one.code for one in desk.project_overview.status(OWNER, name).people]
    if drawn and sorted(drawn) != sorted(codes):
        raise Refusal(
            "The cases of {project} are given to {codes} already; add --again to draw anew.",
            project=name,
            codes=", ".join(drawn),
        )


@app.command("show")
def show_project(
    ctx: typer.Context, name: Name, where: WorkspaceOption = None, *, as_json: JsonOption = False
) -> None:
    """Show what a project asks, and its cases."""
    show(
        ctx,
        where,
        lambda desk: desk.project_overview.show(OWNER, name),
        as_json=as_json,
        text=_project_text,
        facts=lambda found: {"project": found[0], "cases": found[1]},
    )


@app.command()
def status(
    ctx: typer.Context, name: Name, where: WorkspaceOption = None, *, as_json: JsonOption = False
) -> None:
    """Show how far a project and each of its annotators is."""
    show(
        ctx,
        where,
        lambda desk: desk.project_overview.status(OWNER, name),
        as_json=as_json,
        text=_status_text,
        facts=_facts,
    )


def _facts(status: ProjectStatus) -> dict[str, object]:
    return {
        "name": status.project.name,
        "cases": status.cases,
        "images": status.images,
        "states": status.states,
        "disagreeing": status.disagreeing,
        "annotators": [
            {
                "code": one.code,
                "cases": one.total,
                "begun": one.begun,
                "submitted": one.submitted,
            }
            for one in status.people
        ],
    }


def _status_text(status: ProjectStatus) -> str:
    lines = [
        (
            f"{status.project.name}: {counted(status.cases, 'case')}, "
            f"{counted(status.images, 'image')}; {status.states[CaseState.DONE]} done, "
            f"{status.states[CaseState.PARTLY]} in part, {status.disagreeing} with disagreement"
        )
    ]
    lines += [
        f"  {one.code}: {one.submitted} of {counted(one.total, 'case')} submitted, "
        f"{one.begun} begun"
        for one in status.people
    ]
    if not status.people:
        lines.append("  nobody annotates it yet; use 'medannot annotations project assign'.")
    return "\n".join(lines)


def _project_text(found: tuple[Project, tuple[Case, ...]]) -> str:
    project, cases = found
    schema = project.schema
    world = "closed world" if schema.closed_world else "open world"
    lines = [
        (
            f"{project.name}: {', '.join(schema.steps)}; by {schema.lexicon}, {world}, "
            f"{counted(schema.annotators, 'annotator')} a case, diagnoses by "
            f"{schema.diagnosis_scope.value}"
        )
    ]
    if schema.required:
        lines.append(f"  each lesion needs {', '.join(schema.required)}")
    if schema.levels:
        levels = ", ".join(f"{asked.value} {depths}" for asked, depths in schema.levels)
        lines.append(f"  terms are chosen at these levels only: {levels}")
    for case in cases:
        named = f" ({case.name})" if case.name else ""
        lines.append(f"  {case.number}{named}: {counted(len(case.media), 'image')}")
    return "\n".join(lines)
