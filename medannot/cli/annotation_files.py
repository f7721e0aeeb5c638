"""`medannot annotations export|import|sentence`: annotations out, in, and in words."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, progress, show, workspace
from medannot.domain.annotation.exported import FileFormat, Loss
from medannot.domain.errors import UsageFault
from medannot.domain.lexicon.node import Language
from medannot.domain.people import OWNER
from medannot.domain.wording import counted, one_line
from medannot.services.annotation_import_values import ImportPlan, ImportReport, ImportWish

if TYPE_CHECKING:
    from medannot.services.annotation_export_values import ExportPlan, ExportReport
    from medannot.services.annotation_sentences import SpokenWork
    from medannot.services.desk import Desk

Author = Annotated[
    str | None, typer.Option("--author", metavar="CODE", help="Only this one's work.")
]

_LOSSES = {
    "attributes": "attributes of lesions",
    "locations": "locations of lesions",
    "notes": "notes on lesions",
    "unmarked": "lesions that no written mark shows, with all that is said of them",
    "untargeted": "marks that show nothing named; they are called unlabelled",
    "frames": "marks on images of several frames",
    "overlaps": "lesions or regions that others hide in part",
    "photographs": "images that are no DICOM, with all that is said of them",
    "erased": "images that were erased, with all that is said of them",
    "private_codes": "terms without a code of a public system; their nodes stand as 99MEDANNOT",
}


def export(  # noqa: PLR0913, PLR0917  # each option of the verb is a parameter
    ctx: typer.Context,
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project.")],
    format_: Annotated[FileFormat, typer.Option("--format", help="In which it is written.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="A new or empty folder.")
    ] = None,
    author: Author = None,
    with_images: Annotated[
        bool, typer.Option("--with-images", help="Also the images, as they are shown.")
    ] = False,
    language: Annotated[
        Language, typer.Option("--language", help="Of labels that have only one.")
    ] = Language.ENGLISH,
    losses: Annotated[
        bool, typer.Option("--losses", help="Only tell what the format cannot hold.")
    ] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write annotations for other programs; what the format cannot hold is told first."""
    if out is None and not losses:
        raise UsageFault("Name a new folder with --out, or ask only for --losses.")
    with workspace(ctx, where, write=False) as desk:
        service = desk.annotation_export
        plan = service.plan(OWNER, project, format_, author, progress("Reading"))
        if losses or out is None:
            emit(plan, as_json=as_json, text=_plan_text, facts=_plan_facts)
            return
        typer.echo(_plan_text(plan), err=True)
        report = service.write(
            OWNER,
            plan,
            out.expanduser(),
            with_images=with_images,
            language=language,
            progress=progress("Writing"),
        )
    emit(
        report,
        as_json=as_json,
        text=_report_text,
        facts=lambda one: {**_plan_facts(plan), **_report_facts(one)},
    )


def import_(  # noqa: PLR0913, PLR0917  # each option of the verb is a parameter
    ctx: typer.Context,
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The project.")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...",
            help="COCO, LabelMe, CVAT, Label Studio, DICOM SR and SEG, masks, jsonl, csv.",
        ),
    ] = None,
    from_questions: Annotated[
        bool,
        typer.Option("--from-questions", help="The marks that question sets brought along."),
    ] = False,
    map_: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE.csv", help="Columns label, node_id; empty leaves out."),
    ] = None,
    annotator: Annotated[
        str | None, typer.Option("--annotator", metavar="CODE", help="Into whose cases.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would come in.")
    ] = False,
    repair: Annotated[
        bool, typer.Option("--repair", help="Mend marks that leave an image or cross themselves.")
    ] = False,
    leave_unmapped: Annotated[
        bool, typer.Option("--leave-unmapped", help="Take the rest where labels stay unmapped.")
    ] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take annotations of other programs, or of medannot itself, into an annotator's cases."""
    if bool(files) == from_questions:
        raise UsageFault("Name the files that are to come in, or ask --from-questions.")
    with workspace(ctx, where, write=not dry_run) as desk:
        service = desk.annotation_import
        given = service.mapping(map_.expanduser()) if map_ else {}
        wish = ImportWish(given, repair, leave_unmapped)
        actor = desk.annotating.seat(OWNER, annotator or _only_one(desk, project))
        if from_questions:
            read = service.read_questions(OWNER, project)
        else:
            read = service.read([path.expanduser() for path in files or ()])
        plan = service.plan(actor, project, read, wish, progress("Mapping"))
        _tell(plan)
        report = None if dry_run else service.apply(actor, plan, wish, progress("Writing"))
    emit(
        plan,
        as_json=as_json,
        text=lambda one: _import_text(one, report),
        facts=lambda one: _import_facts(one, report),
    )
    if _failed(plan, report):
        raise typer.Exit(1)


def _failed(plan: ImportPlan, report: ImportReport | None) -> bool:
    """Tell whether nothing comes in, though there was something that should have."""
    if report is not None and report.refused:
        return report.findings == 0
    is_nothing = not plan.cases and not plan.already
    return is_nothing and (bool(plan.problems) or not plan.found)


def _only_one(desk: "Desk", project: str) -> str:
    people = desk.project_overview.status(OWNER, project).people
    if len(people) != 1:
        known = ", ".join(one.code for one in people) or "nobody yet"
        raise UsageFault(
            "Say with --annotator into whose cases the annotations come; annotators are: {known}.",
            known=known,
        )
    return people[0].code


def _tell(plan: ImportPlan) -> None:
    """Print on stderr all that does not come in as it stands in the files."""
    for problem in plan.problems:
        typer.echo(problem.sentence(), err=True)
    if not plan.found and not plan.problems:
        typer.echo("There are no annotations in what was named.", err=True)
    for theirs, ours in plan.by_size:
        typer.echo(f"{one_line(theirs)}: taken for {ours} by its size alone", err=True)
    for word in plan.unmapped:
        several = f"; it may be {', '.join(word.candidates)}" if word.candidates else ""
        label = one_line(word.label)
        typer.echo(f"{label}: not mapped, {counted(word.count, 'mark')}{several}", err=True)
    if plan.beside:
        names = ", ".join(f"{one_line(name)} ({n})" for name, n in sorted(plan.beside.items()))
        typer.echo(f"attributes that are not taken over: {names}", err=True)


def _import_text(plan: ImportPlan, report: ImportReport | None) -> str:
    kinds = ", ".join(f"{kind.value} {count}" for kind, count in plan.counts.items())
    verb = "would come in" if report is None else "came in"
    head = (
        f"{plan.project.name}, {plan.code}: {counted(plan.images, 'image')} found; {verb}: "
        f"{kinds or 'nothing'}"
    )
    lines = [head, f"  there already: {plan.already}; repaired: {plan.repaired}"]
    lines += [
        f"  {one_line(word.label)} ({word.count}): "
        f"{word.node.id if word.node else word.how.value.replace('_', ' ')}"
        for word in plan.words
    ]
    lines += [f"  {problem.sentence()}" for problem in (report.refused if report else ())]
    return "\n".join(lines)


def _import_facts(plan: ImportPlan, report: ImportReport | None) -> dict[str, object]:
    return {
        "project": plan.project.name,
        "annotator": plan.code,
        "written": report is not None and not _failed(plan, report),
        "images": plan.images,
        "by_size": plan.by_size,
        "new": plan.counts,
        "already": plan.already,
        "repaired": plan.repaired,
        "labels": [
            {
                "label": word.label,
                "count": word.count,
                "how": word.how,
                "node_id": word.node.id if word.node else None,
                "candidates": word.candidates,
            }
            for word in plan.words
        ],
        "values": [
            {
                "label": value.label,
                "count": value.count,
                "how": value.how,
                "attribute_id": value.attribute.id if value.attribute else None,
                "node_id": value.descriptor.id if value.descriptor else None,
                "candidates": value.candidates,
            }
            for value in plan.values
        ],
        "attributes_left": plan.beside,
        "problems": plan.problems,
        "refused": report.refused if report else (),
    }


def sentence(
    ctx: typer.Context,
    named: Annotated[
        str,
        typer.Argument(metavar="CASE|IMAGE", help="Such as skin/12, or skin/12/2 for an image."),
    ],
    language: Annotated[
        Language, typer.Option("--language", help="In which it is said.")
    ] = Language.ENGLISH,
    author: Author = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Say in words what is annotated of a case or image."""
    show(
        ctx,
        where,
        lambda desk: desk.annotation_sentences.of(OWNER, named, language, author),
        as_json=as_json,
        text=lambda works: "\n".join(_spoken_text(work, language) for work in works),
        facts=lambda works: {"language": language.value, "annotators": works},
    )


def _plan_text(plan: "ExportPlan") -> str:
    authors = ", ".join(plan.authors)
    head = (
        f"{plan.project.name} as {plan.format.value}: {counted(len(plan.cases), 'case')} by "
        f"{authors}, {counted(len(plan.images), 'image')}, {counted(plan.marks, 'mark')}"
    )
    lines = [head]
    lines += [f"  {_loss_text(loss)}" for loss in plan.losses]
    if not plan.losses:
        lines.append("  the format holds all of it")
    if plan.unsubmitted:
        lines.append(f"  not submitted yet: {plan.unsubmitted}")
    if plan.withheld:
        lines.append(f"  left out until you submit your own: {plan.withheld}")
    return "\n".join(lines)


def _loss_text(loss: Loss) -> str:
    what = _LOSSES.get(loss.what.value, f"of the kind {loss.what.value}")
    return f"{'not exact' if loss.approximate else 'not held'}: {loss.count} {what}"


def _plan_facts(plan: "ExportPlan") -> dict[str, object]:
    return {
        "project": plan.project.name,
        "format": plan.format,
        "authors": plan.authors,
        "cases": len(plan.cases),
        "images": len(plan.images),
        "marks": plan.marks,
        "losses": plan.losses,
        "unsubmitted": plan.unsubmitted,
        "withheld": plan.withheld,
    }


def _report_text(report: "ExportReport") -> str:
    files, pictures = counted(report.files, "file"), counted(report.pictures, "picture")
    lines = [f"{files} and {pictures} written to {report.folder}"]
    lines += [f"  erased on request, not there any more: {name}" for name in report.erased]
    return "\n".join(lines)


def _report_facts(report: "ExportReport") -> dict[str, object]:
    return {
        "folder": report.folder,
        "files": report.files,
        "pictures": report.pictures,
        "erased": report.erased,
    }


def _spoken_text(work: "SpokenWork", language: Language) -> str:
    between = "" if language is Language.CHINESE else " "
    said = between.join(work.spoken.said) or "–"
    missing = "".join(f"\n  {one}" for one in work.spoken.missing)
    return f"{work.code} ({work.state.value}): {said}{missing}"
