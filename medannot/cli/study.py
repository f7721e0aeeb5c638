"""`medannot study`: create, show, verify, list and simulate reader studies."""

from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, plain, progress, show, workspace
from medannot.cli.languages import METAVAR, language_code
from medannot.cli.question_sets import Asked
from medannot.domain.errors import ExitCode, UsageFault
from medannot.domain.people import OWNER
from medannot.domain.study import AllocationProof, GroupPlan, ReaderList, StudyPlan
from medannot.domain.trial import Origin
from medannot.domain.viewing import FORBIDDABLE, forbidden_tools
from medannot.domain.wording import agreeing, counted
from medannot.services.study_plan import LeftOut

if TYPE_CHECKING:
    from medannot.services.simulation import SimulationReport
    from medannot.services.study_design import StudyCard, StudyView

app = typer.Typer(no_args_is_help=True)


Name = Annotated[str, typer.Argument(metavar="NAME", help="The study.")]
Seed = Annotated[int, typer.Option("--seed", help="The same seed draws the same.")]
Forbidden = Annotated[
    list[str] | None,
    typer.Option(
        "--forbid",
        metavar="ACT",
        help=f"What readers may not do in the viewer ({', '.join(FORBIDDABLE)}); may be repeated.",
    ),
]
OneVersion = Annotated[
    bool,
    typer.Option(
        "--one-version",
        help="Each reader gets one version only of a question in several languages.",
    ),
]


@app.command()
def create(  # noqa: PLR0913  # each option of the verb is a parameter
    ctx: typer.Context,
    name: Name,
    question_set: Annotated[str, typer.Option("--set", metavar="SET", help="The question set.")],
    group: Annotated[
        list[str],
        typer.Option(
            "--group", metavar="GROUP=N", help="A group and its readers; may be repeated."
        ),
    ],
    per_item: Annotated[
        int, typer.Option("--per-item", help="Answers per question from each group.")
    ],
    seed: Seed,
    where: WorkspaceOption = None,
    *,
    forbid: Forbidden = None,
    language: Annotated[
        str | None,
        typer.Option(
            parser=language_code,
            metavar=METAVAR,
            help="Only questions in this language (en, ko, German); others are left out.",
        ),
    ] = None,
    needs: Annotated[
        Asked | None,
        typer.Option(help="Only questions for which looking is enough, or that ask for knowledge."),
    ] = None,
    unscored: Annotated[
        bool,
        typer.Option(
            "--unscored",
            help="Questions without a reference answer as well; they are exported, not scored.",
        ),
    ] = False,
    one_version: OneVersion = False,
    as_json: JsonOption = False,
) -> None:
    """Draw who reads what in which order, and write it down."""
    groups = tuple(_group(text, per_item) for text in group)
    chosen = (language or "", needs.value if needs else "")
    forbidden = forbidden_tools(forbid or ())
    plan = StudyPlan(name, question_set, groups, seed, forbidden, *chosen, unscored, one_version)
    with workspace(ctx, where, write=True) as desk:
        left = desk.designs.preview(OWNER, plan).left_out if any(chosen) else LeftOut()
        desk.designs.create(OWNER, plan)
        view = desk.designs.show(OWNER, name)
    emit(view, as_json=as_json, text=_view_text, facts=_as_value)
    if left.other:
        typer.echo(_left_text(left), err=True)
    if view.met.met:
        advice = "choose one with --language, or give each reader one with --one-version"
        typer.echo(f"{_met_text(view)}; {advice}", err=True)


def _met_text(view: "StudyView") -> str:
    """Say which questions stand in several languages, and who meets them again."""
    several = f"in several languages: {counted(view.met.questions, 'question')}"
    if not view.met.met:
        return f"{several}; no reader is given one in more than one version"
    again = agreeing(view.met.met, "one", f"{view.met.met} of them")
    return (
        f"{several}; {again} in more than one version before the same reader "
        f"({counted(view.met.readers, 'reader')} in all), who may remember the first"
    )


def _left_text(left: LeftOut) -> str:
    """Say what of the set is not read."""
    said = [f"left out of the study: {counted(left.other, 'question')} of the set"]
    if left.versions:
        said.append(f"{left.versions} read in the chosen language instead")
    if left.not_in_language:
        said.append(f"{left.not_in_language} not in the chosen language at all")
    return "; ".join(said)


@app.command("show")
def show_study(
    ctx: typer.Context, name: Name, where: WorkspaceOption = None, *, as_json: JsonOption = False
) -> None:
    """Show a study with each reader's list."""
    show(
        ctx,
        where,
        lambda desk: desk.designs.show(OWNER, name),
        as_json=as_json,
        text=_view_text,
        facts=_as_value,
    )


@app.command("list")
def list_studies(
    ctx: typer.Context, where: WorkspaceOption = None, *, as_json: JsonOption = False
) -> None:
    """List the studies of the workspace."""
    show(
        ctx,
        where,
        lambda desk: desk.designs.studies(OWNER),
        as_json=as_json,
        text=_cards_text,
        facts=lambda cards: {"studies": cards},
    )


@app.command()
def verify(
    ctx: typer.Context, name: Name, where: WorkspaceOption = None, *, as_json: JsonOption = False
) -> None:
    """Prove the stored order: count by the rules, and draw again from the seed."""
    proof = show(
        ctx,
        where,
        lambda desk: desk.designs.verify(OWNER, name),
        as_json=as_json,
        text=_proof_text,
        facts=lambda found: {**_object(found), "holds": found.holds},
    )
    if not proof.holds:
        for problem in proof.problems:
            typer.echo(f"medannot: {proof.study}: {problem}", err=True)
        raise typer.Exit(int(ExitCode.REFUSED))


@app.command()
def simulate(  # each option of the verb is a parameter
    ctx: typer.Context,
    name: Name,
    seed: Seed,
    reader: Annotated[
        str | None, typer.Option("--reader", metavar="CODE", help="This reader only.")
    ] = None,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Let simulated readers answer a copy of the study."""
    with workspace(ctx, where, write=True) as desk:
        report = desk.simulation.simulate(OWNER, name, seed, reader, progress("Simulating answers"))
    emit(report, as_json=as_json, text=_simulation_text)


def _group(text: str, per_item: int) -> GroupPlan:
    name, sign, size = text.rpartition("=")
    try:
        return GroupPlan(name, int(size if sign else "none"), per_item)
    except ValueError as fault:
        raise UsageFault(
            "'{text}' is no group; write a name and a number, such as primary=15.", text=text
        ) from fault


def _object(value: object) -> dict[str, object]:
    flat = plain(value)
    return flat if isinstance(flat, dict) else {}


def _as_value(view: "StudyView") -> dict[str, object]:
    version = view.version
    return {
        "name": version.name,
        "simulated": version.origin is Origin.SIMULATED,
        "version": version.number,
        "set": version.set_name,
        "seed": version.seed,
        "algorithm": version.algorithm,
        "algorithm_version": version.algorithm_version,
        "forbidden": list(version.forbidden),
        "language": version.language,
        "needs": version.needs,
        "one_version": version.apart,
        "several_languages": _object(view.met),
        "groups": [
            {
                "name": group.name,
                "per_item": group.per_item,
                "readers": sum(reader.group == group.name for reader in version.readers),
            }
            for group in version.groups
        ],
        "readers": [_object(reader) for reader in view.readers],
    }


def _title(name: str, origin: Origin) -> str:
    """Return a study's name; one with simulated answers says so whatever it is called."""
    marked = origin is not Origin.SIMULATED or "simulated" in name
    return name if marked else f"{name} (simulated)"


def _view_text(view: "StudyView") -> str:
    version = view.version
    title = _title(version.name, version.origin)
    drawn = f"seed {version.seed}, drawn by {version.algorithm} {version.algorithm_version}"
    lines = [f"{title}: question set {version.set_name}, {drawn}"]
    if version.language or version.needs:
        asked = {"image": "the image alone", "knowledge": "knowledge too"}.get(version.needs, "")
        said = [f"in {version.language}"] if version.language else []
        said += [f"that ask for {asked}"] if asked else []
        lines.append(f"  only questions {' '.join(said)}")
    if view.met.questions:
        lines.append(f"  {_met_text(view)}")
    if version.forbidden:
        lines.append(f"  not allowed in the viewer: {', '.join(version.forbidden)}")
    for group in version.groups:
        own = [reader for reader in view.readers if reader.group == group.name]
        lines.append(
            f"  {group.name}: {counted(len(own), 'reader')}, {group.per_item} per question, "
            f"{_loads(own)}"
        )
        lines += [f"    {one.code}: {one.done} of {len(one.items)} done" for one in own]
    return "\n".join(lines)


def _loads(readers: list[ReaderList]) -> str:
    loads = [len(reader.items) for reader in readers]
    least, most = min(loads, default=0), max(loads, default=0)
    several = counted(most, "item")
    return f"{several} each" if least == most else f"{least} to {several} each"


def _cards_text(cards: "tuple[StudyCard, ...]") -> str:
    if not cards:
        return "There is no study yet; make one with 'medannot study create'."
    return "\n".join(
        f"{_title(card.name, card.origin)}: question set {card.set_name}, "
        f"{counted(card.readers, 'reader')} "
        f"({', '.join(card.groups)}), {card.done} of {counted(card.trials, 'answer')}, "
        f"{counted(card.waiting_for, 'reader')} not finished"
        for card in cards
    )


def _proof_text(proof: AllocationProof) -> str:
    order = "is the one that the seed gives" if proof.same_order else "is NOT that of the seed"
    drawn = f"{proof.algorithm} {proof.algorithm_version}, seed {proof.seed}"
    lines = [f"{proof.study}: {drawn}; the stored order {order}"]
    lines += [
        f"  {group.group}: {counted(group.units, 'unit')}, each to {group.per_item} of "
        f"{counted(group.readers, 'reader')}; loads {group.smallest_load} to {group.largest_load}; "
        f"{counted(group.wrong_counts, 'unit')} with another number of readers; "
        f"{counted(group.repeated_reads, 'item')} twice with one reader"
        for group in proof.groups
    ]
    lines.append("The allocation holds." if proof.holds else "The allocation does NOT hold.")
    return "\n".join(lines)


def _simulation_text(report: "SimulationReport") -> str:
    return (
        f"{counted(report.answers, 'simulated answer')} of "
        f"{counted(len(report.readers), 'simulated reader')}, "
        f"in the copy '{report.study}'"
    )
