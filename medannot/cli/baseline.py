"""`medannot baseline`: export a study's results."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, progress, workspace
from medannot.domain.baseline import corrected_keys_sentence
from medannot.domain.people import OWNER
from medannot.domain.wording import counted, one_line
from medannot.services.model_files_values import (
    DEFAULT_NAME,
    Benchmark,
    ModelFormat,
    ModelReport,
    ModelRequest,
    PooledBy,
)

if TYPE_CHECKING:
    from medannot.exchange.baselines.export import ExportReport

app = typer.Typer(no_args_is_help=True)


@app.command()
def export(
    ctx: typer.Context,
    study: Annotated[str, typer.Argument(metavar="NAME", help="The study.")],
    folder: Annotated[
        Path, typer.Argument(metavar="OUTDIR", help="A new folder, or this study's last export.")
    ],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write workbook, tidy CSV and JSON, each with its codebook."""
    with workspace(ctx, where, write=False) as desk:
        report = desk.results.export(OWNER, study, folder.expanduser(), progress("Writing"))
    emit(report, as_json=as_json, text=_as_text)


def _as_text(report: "ExportReport") -> str:
    answers, readers = counted(report.answers, "answer"), counted(report.readers, "reader")
    head = f"{report.title}: {answers} of {readers}"
    lines = [f"{head}, in {one_line(report.folder)}:", *(f"  {name}" for name in report.files)]
    if not report.answers:
        lines.append(
            "Nobody has answered a question of this study yet, so that the tables hold no figure; "
            "`medannot study show` names the readers' codes, `medannot read` opens a reader's page."
        )
    if report.waiting:
        verb = "waits" if report.waiting == 1 else "wait"
        lines.append(
            f"{counted(report.waiting, 'open answer')} {verb} for a grader: where one does there "
            "is no mean, only the bounds of it (lowest, highest)."
        )
    lines += corrected_lines(report.corrected)
    return "\n".join(lines)


def corrected_lines(corrected: Sequence[str]) -> list[str]:
    """Return what is said of corrected keys, with the questions; nothing where there are none."""
    said = corrected_keys_sentence(len(corrected))
    return [said, *(f"  {one_line(name)}" for name in corrected)] if said else []


@app.command("as-model")
def as_model(  # noqa: PLR0913, PLR0917  # each option of the verb is an argument
    ctx: typer.Context,
    study: Annotated[str, typer.Argument(metavar="STUDY", help="The study.")],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="A new or empty folder.")],
    formats: Annotated[
        list[ModelFormat] | None,
        typer.Option("--format", help="As often as needed; else all that fit the set."),
    ] = None,
    model_name: Annotated[
        str, typer.Option(metavar="NAME", help="Name of the model, or how names begin.")
    ] = DEFAULT_NAME,
    by: Annotated[
        PooledBy, typer.Option(help="Who is one model: all, each group, or each reader.")
    ] = PooledBy.POOLED,
    benchmark: Annotated[
        Benchmark | None, typer.Option(help="Which one the set is; else recognised.")
    ] = None,
    dataset: Annotated[
        str, typer.Option(metavar="NAME", help="VLMEvalKit's own name of the set, if it has one.")
    ] = "",
    task: Annotated[
        str, typer.Option(metavar="NAME", help="Task of lmms-eval, if it is not SLAKE.")
    ] = "",
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write what people answered as one more model's result files, with a README."""
    request = ModelRequest(study, model_name, by, tuple(formats or ()), benchmark, dataset, task)
    with workspace(ctx, where, write=False) as desk:
        report = desk.model_files.as_models(OWNER, request, out.expanduser(), progress("Writing"))
    emit(report, as_json=as_json, text=models_text)


def models_text(report: ModelReport) -> str:
    """Return what people are told of an export for model scorers."""
    lines = [f"In {one_line(report.folder)}:", *(f"  {name}" for name in report.files)]
    if report.models:
        models = counted(len(report.models), "model")
        lines.insert(
            0,
            f"{models}: {counted(report.answered, 'answer')}, {report.skipped} skipped; "
            f"the set has {counted(report.in_set, 'question')}.",
        )
    lines += [f"left out: {line}" for line in report.left_out]
    lines += corrected_lines(report.corrected)
    return "\n".join(lines)
