"""`medannot annotations`: projects of images that physicians annotate, and what they say."""

from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli import (
    annotation_consensus,
    annotation_files,
    annotation_overview,
    annotation_projects,
)
from medannot.cli.context import JsonOption, WorkspaceOption, plain, show
from medannot.domain.people import OWNER
from medannot.domain.wording import counted

if TYPE_CHECKING:
    from medannot.services.annotation_values import AnnotatorWork, CaseView

app = typer.Typer(no_args_is_help=True)
app.add_typer(annotation_projects.app, name="project")
app.command("export")(annotation_files.export)
app.command("import")(annotation_files.import_)
app.command("sentence")(annotation_files.sentence)
app.command("consensus")(annotation_consensus.consensus)
app.command("gallery")(annotation_overview.gallery)
app.command("balance")(annotation_overview.balance)
app.command("together")(annotation_overview.together)
app.command("differentials")(annotation_overview.differentials)


@app.command("show")
def show_case(
    ctx: typer.Context,
    case: Annotated[
        str, typer.Argument(metavar="CASE", help="Project and number, such as skin/12.")
    ],
    annotator: Annotated[
        str | None, typer.Option("--annotator", metavar="CODE", help="Only what this one says.")
    ] = None,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Show what is said of a case."""

    def facts(view: "CaseView") -> object:
        return {
            "project": view.project.name,
            "lexicon": view.project.schema.lexicon,
            "case": view.case,
            "annotators": [_work(work) for work in _of(view, annotator)],
        }

    show(
        ctx,
        where,
        lambda desk: desk.project_overview.case(
            OWNER, desk.project_overview.find_case(OWNER, case)
        ),
        as_json=as_json,
        text=lambda view: _text(view, annotator),
        facts=facts,
    )


def _of(view: "CaseView", annotator: str | None) -> "list[AnnotatorWork]":
    return [work for work in view.works if annotator in {None, work.code}]


def _work(work: "AnnotatorWork") -> dict[str, object]:
    return {
        "code": work.code,
        "state": work.state,
        "findings": [
            {
                "id": one.id,
                "kind": one.kind.value,
                "media_id": one.media_id,
                "content": plain(one.content),
            }
            for one in work.findings
        ],
    }


def _text(view: "CaseView", annotator: str | None) -> str:
    title = f"{view.project.name}/{view.case.number}"
    named = f" ({view.case.name})" if view.case.name else ""
    lines = [f"{title}{named}: {counted(len(view.case.media), 'image')}"]
    for work in _of(view, annotator):
        kinds: dict[str, int] = {}
        for one in work.findings:
            kinds[one.kind.value] = kinds.get(one.kind.value, 0) + 1
        said = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
        lines.append(f"  {work.code}: {work.state.value}; {said or 'nothing said yet'}")
    return "\n".join(lines)
