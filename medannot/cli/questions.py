"""`medannot questions`: import question sets, list them, and count what one holds."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.cleaning import KeepCharacteristics, KeepDates, KeepOverlays
from medannot.cli.context import (
    JsonOption,
    WorkspaceOption,
    emit,
    progress,
    show,
    workspace,
)
from medannot.cli.languages import METAVAR, language_code
from medannot.cli.mapping_options import EncodingOption, SheetOption
from medannot.cli.question_sets import add_to
from medannot.cli.questions_mapping import list_mappings, look, make_mapping
from medannot.cli.questions_refused import (
    RefusedOption,
    tell_refused,
    warning_lines,
    write_refused,
)
from medannot.domain.deidentification import CleaningOptions, Dates
from medannot.domain.errors import InputFault
from medannot.domain.people import OWNER
from medannot.domain.question import QuestionSet, SetSummary
from medannot.domain.wording import apart, counted
from medannot.services.model_files_values import ModelReport, SetFormat
from medannot.services.question_import_values import ImportDraft, ImportReport, ImportRequest

if TYPE_CHECKING:
    from medannot.services.desk import Desk
    from medannot.services.question_mapping_values import RawMapping

app = typer.Typer(no_args_is_help=True)
add_to(app)

_NO_WORD = "(none)"


ImagesOption = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        help="Folder or ZIP archive in which the images lie; else the folder of the questions.",
    ),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        parser=language_code,
        metavar=METAVAR,
        help="Only rows in this language (en, ko, German); rows that name none are in it.",
    ),
]
BadKeysOption = Annotated[
    bool,
    typer.Option(
        "--without-bad-keys", help="Take a question whose key cannot be used without its key."
    ),
]
OverEditsOption = Annotated[
    bool,
    typer.Option(
        "--over-edits", help="Put the files over questions that were edited here; else they stay."
    ),
]


@app.command("import")
def import_(  # noqa: PLR0913, PLR0917  # each option of the verb is an argument
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Question files of any kind, or folders."),
    ],
    set_name: Annotated[str, typer.Option("--set", metavar="NAME", help="The set's name.")],
    images: ImagesOption = None,
    mapping: Annotated[
        str | None,
        typer.Option(metavar="NAME|FILE", help="Which key plays which role; else recognised."),
    ] = None,
    sheet: SheetOption = "",
    encoding: EncodingOption = None,
    language: LanguageOption = None,
    allow_missing_images: Annotated[
        bool, typer.Option("--allow-missing-images", help="Take items without images, marked so.")
    ] = False,
    good_rows: Annotated[
        bool, typer.Option("--good-rows", help="Take the rest where some rows are refused.")
    ] = False,
    without_bad_keys: BadKeysOption = False,
    over_edits: OverEditsOption = False,
    refused: RefusedOption = None,
    keep_dates: KeepDates = Dates.REMOVED,
    keep_characteristics: KeepCharacteristics = False,
    keep_overlays: KeepOverlays = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report; write nothing.")] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Import questions as the next version of a set."""
    request = ImportRequest(
        paths=tuple(path.expanduser() for path in paths),
        set_name=set_name,
        images=images.expanduser() if images else None,
        mapping=mapping,
        language=language,
        allow_missing_images=allow_missing_images,
        good_rows=good_rows,
        without_bad_keys=without_bad_keys,
        over_edits=over_edits,
        cleaning=CleaningOptions(keep_dates, keep_characteristics, keep_overlays),
        encoding=encoding or "",
    )
    with workspace(ctx, where, write=not dry_run) as desk, TemporaryDirectory() as folder:
        if sheet:
            request = _of_sheet(desk, request, sheet, Path(folder))
        draft = desk.bank.read(OWNER, request, progress("Reading questions"))
        if refused is not None:
            write_refused(refused.expanduser(), draft.report)
        if not as_json:
            typer.echo(_report_text(draft))
        writes = draft.can_write and not dry_run
        summary = desk.bank.write(OWNER, draft, progress("Writing")) if writes else None
    if as_json:
        emit(_as_json(draft, summary), as_json=True, text=str)
    elif summary is not None:
        typer.echo(_written_text(draft, summary))
    _tell_refused(draft, refused)


def _tell_refused(draft: ImportDraft, written: Path | None) -> None:
    """Print the first refused rows on stderr; where nothing can be written that is the end."""
    report = draft.report
    fault = InputFault(draft.refusal.template, report.refused, **draft.refusal.details)
    total = len(report.refused) + report.more_refused
    tell_refused(fault, total, written, ends=not draft.can_write)


def _of_sheet(desk: "Desk", request: ImportRequest, sheet: str, folder: Path) -> ImportRequest:
    """Return the request by a mapping that reads one sheet, which is written into a folder."""
    raw = desk.mappings.of_sheet(OWNER, request.paths, sheet, request.mapping or "")
    return replace(request, mapping=str(_written_mapping(folder, raw)))


def _written_mapping(folder: Path, raw: "RawMapping") -> Path:
    """Put a mapping that holds for this import alone where the import reads it."""
    path = folder / "mapping.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def _as_json(draft: ImportDraft, summary: SetSummary | None) -> dict[str, object]:
    """Return what programs are told: the report, and the set as it is now where it was written."""
    report = {field.name: getattr(draft.report, field.name) for field in fields(draft.report)}
    return report | {
        "by_ability": _named(draft.report.by_ability),
        "set": draft.request.set_name,
        "read": draft.report.read,
        "refused": draft.report.refused_rows,
        "refused_questions": draft.report.refused_questions,
        "refused_files": draft.report.refused_files,
        "problems": draft.report.refused,
        "written": summary is not None and not draft.changes_nothing,
        "summary": None if summary is None else _as_object(summary),
    }


def _report_text(draft: ImportDraft) -> str:
    report = draft.report
    lines = [
        f"read     {report.read}",
        f"items    {report.items}",
        f"refused  {_refused_text(report)}",
    ]
    if report.refused_files:
        lines.append(f"refused as a whole file: {report.refused_files}")
    if report.left_out:
        lines.append(f"left out, in another language: {report.left_out}")
    lines += _counts_text(report)
    if report.marked or report.related:
        lines.append(
            f"items with marks: {report.marked}; with relations: {report.related}; facts read: "
            f"{report.facts}"
        )
    return "\n".join([*lines, *warning_lines(report.warnings)])


def _refused_text(report: ImportReport) -> str:
    """Count refused rows, and their questions where a row holds several."""
    rows, questions = report.refused_rows, report.refused_questions
    return f"{rows} ({counted(questions, 'question')})" if questions > rows else f"{rows}"


def _images_text(report: ImportReport) -> str:
    missing = f"not there: {report.absent_images}; unreadable: {report.unreadable_images}"
    return (
        f"images: {report.images}; {missing}; stored once: {report.same_images} of other files "
        f"that hold the same, {report.repeated_images} shown again"
    )


def _counts_text(report: ImportReport) -> list[str]:
    if not report.items:
        mapping = [f"mapping: {report.mapping}"] if report.mapping else []
        pictures = report.absent_images or report.unreadable_images
        return [*mapping, _images_text(report)] if pictures else mapping
    incomplete = f"miss an image: {report.missing_images}; without key: {report.without_key}"
    doubtful = f"key in the text: {report.key_in_text}; shown twice: {report.equal_contents}"
    compared = f"new: {report.new}; next version: {report.changed}; unchanged: {report.unchanged}"
    return [
        f"mapping: {report.mapping}",
        *_by(report.by_type, report.by_language, report.by_ability),
        _images_text(report),
        f"items that {incomplete}; {doubtful}",
        f"items {compared}; in the set, not in these files: {report.staying}",
        *(
            [f"items edited here, which stay so: {report.kept_edits} (else say --over-edits)"]
            if report.kept_edits
            else []
        ),
        *([f"item names made up: {report.made_up}; the row is the name"] if report.made_up else []),
        *(
            [f"closed questions asked in words, since buttons would tell: {report.asked_in_words}"]
            if report.asked_in_words
            else []
        ),
    ]


def _by(
    types: Mapping[str, int], languages: Mapping[str, int], abilities: Mapping[str, int]
) -> Iterable[str]:
    named = (("types", types), ("languages", languages), ("abilities", abilities))
    for name, counts in named:
        yield f"{name}: " + "; ".join(f"{apart(word)}: {n}" for word, n in _named(counts).items())


def _named(counts: Mapping[str, int]) -> dict[str, int]:
    """Return counts by word; what has none is called as in the baseline's table."""
    return {word or _NO_WORD: number for word, number in counts.items()}


def _written_text(draft: ImportDraft, summary: SetSummary) -> str:
    if draft.changes_nothing:
        return f"The set {summary.name} holds all of this already; nothing was changed."
    items = counted(summary.items, "item")
    return f"Wrote version {summary.version} of the set {summary.name}: {items}."


@app.command("export")
def export_set(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="SET", help="The set's name.")],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="A new or empty folder.")],
    format_: Annotated[
        SetFormat, typer.Option("--format", help="One file for VLMEvalKit, or JSON Lines.")
    ] = SetFormat.VLMEVALKIT,
    without_key: Annotated[
        bool, typer.Option("--without-key", help="Leave reference answers out.")
    ] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write a set with its images, so that models can be run on the same questions."""
    with workspace(ctx, where, write=False) as desk:
        report = desk.model_files.export_set(
            OWNER, name, format_, out.expanduser(), with_key=not without_key
        )
    emit(report, as_json=as_json, text=_exported_text)


def _exported_text(report: ModelReport) -> str:
    written = f"{counted(report.in_set, 'question')} in {report.folder}:"
    shown = [f"  {name}" for name in report.files if not name.startswith("images/")]
    images = len(report.files) - len(shown)
    folder = [f"  images/: {images}"] if images else []
    return "\n".join([written, *shown, *folder, *report.left_out])


@app.command("list")
def list_(ctx: typer.Context, where: WorkspaceOption = None, as_json: JsonOption = False) -> None:
    """List the question sets."""
    show(
        ctx,
        where,
        lambda desk: desk.bank.sets(OWNER),
        as_json=as_json,
        text=_list_text,
        facts=_list_facts,
    )


def _list_facts(sets: Sequence[QuestionSet]) -> list[dict[str, object]]:
    return [
        {
            "name": one.name,
            "version": one.version_number,
            "items": one.items,
        }
        for one in sets
    ]


def _list_text(sets: Sequence[QuestionSet]) -> str:
    if not sets:
        return "There is no question set yet; `medannot questions import` brings one in."
    width = max(len(one.name) for one in sets)
    return "\n".join(
        f"{one.name:<{width}}  version {one.version_number}  {counted(one.items, 'item')}"
        for one in sets
    )


@app.command("show")
def show_set(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The set's name.")],
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count what the newest version of a set holds."""
    show(
        ctx,
        where,
        lambda desk: desk.bank.summary(OWNER, name),
        as_json=as_json,
        text=_summary_text,
        facts=_as_object,
    )


def _as_object(summary: SetSummary) -> dict[str, object]:
    facts = {field.name: getattr(summary, field.name) for field in fields(summary)}
    return facts | {"by_ability": _named(summary.by_ability)}


def _summary_text(summary: SetSummary) -> str:
    incomplete = f"miss an image: {summary.missing_images}; without key: {summary.without_key}"
    lines = [
        f"{summary.name}, version {summary.version}: {counted(summary.items, 'item')}",
        f"units: {summary.units}",
        *_by(summary.by_type, summary.by_language, summary.by_ability),
        f"images: {summary.images}; items that {incomplete}; shown twice: {summary.equal_contents}",
        *_beside_text(summary),
    ]
    return "\n".join(lines)


def _beside_text(summary: SetSummary) -> Iterable[str]:
    """Say what came with the questions, where something did."""
    needs = {"image": "the image alone", "knowledge": "knowledge too", "": _NO_WORD}
    if set(summary.by_needs) - {""}:
        told = (f"{needs[word]}: {count}" for word, count in summary.by_needs.items())
        yield f"asks for: {'; '.join(told)}"
    if summary.marked or summary.related:
        yield f"items with marks: {summary.marked}; with relations: {summary.related}"
    if summary.as_set:
        yield f"items that are right together with their unit: {summary.as_set}"


app.command("look")(look)
app.command("mappings")(list_mappings)
app.command("map")(make_mapping)
