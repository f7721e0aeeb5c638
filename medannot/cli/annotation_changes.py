"""`medannot annotations project`: join, split and order cases, and go to a later lexicon."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, progress, workspace
from medannot.domain.annotation.project import Case
from medannot.domain.errors import UsageFault
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.people import OWNER
from medannot.domain.wording import counted

if TYPE_CHECKING:
    from medannot.services.annotation_migration_values import (
        Decisions,
        ProjectMigration,
        WaitingTerm,
    )

Name = Annotated[str, typer.Argument(metavar="NAME", help="The project.")]


def join(
    ctx: typer.Context,
    name: Name,
    case: Annotated[
        list[int], typer.Argument(metavar="CASE...", help="Their numbers; the first one stays.")
    ],
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Make one case of several, before anybody annotates; the draw is made again."""
    with workspace(ctx, where, write=True) as desk:
        desk.projects.join(OWNER, name, case)
        joined = desk.project_overview.case_numbered(OWNER, name, min(case))
    emit(joined, as_json=as_json, text=_case_text)


def split(
    ctx: typer.Context,
    name: Name,
    case: Annotated[int, typer.Argument(metavar="CASE", help="Its number.")],
    part: Annotated[
        list[str],
        typer.Option(
            "--part",
            metavar="N,N",
            help="Images by their place in the case; repeated. The first part stays the case; one "
            "part with all of them puts them into another order.",
        ),
    ],
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Make several cases of one, before anybody annotates; the draw is made again."""
    with workspace(ctx, where, write=True) as desk:
        found = desk.project_overview.case_numbered(OWNER, name, case)
        parts = [[_image(found, place) for place in one.split(",")] for one in part]
        desk.projects.split(OWNER, name, case, parts, [found.id])
        made = [
            desk.project_overview.case_numbered(OWNER, name, case + place)
            for place in range(len(parts))
        ]
    emit(made, as_json=as_json, text=lambda cases: "\n".join(map(_case_text, cases)))


def _image(case: Case, place: str) -> MediaId:
    number = int(place) if place.strip().isdecimal() else 0
    if not 1 <= number <= len(case.media):
        raise UsageFault(
            "{place} is no image of case {number}, which has {count}; name them 1, 2, …",
            place=place.strip(),
            number=case.number,
            count=len(case.media),
        )
    return case.media[number - 1]


def migrate(
    ctx: typer.Context,
    name: Name,
    lexicon: Annotated[
        str, typer.Argument(metavar="NAME|DIR", help="The lexicon at the later version.")
    ],
    decide: Annotated[
        list[str] | None,
        typer.Option(
            "--decide",
            metavar="FINDING:OLD=NEW",
            help="For a term that waits, as the plan lists it; repeated.",
        ),
    ] = None,
    write: Annotated[
        bool, typer.Option("--write", help="Migrate; else the plan is told and nothing written.")
    ] = False,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring a project to a later version of its lexicon: tell the plan, or migrate."""
    decided = _decisions(decide or [])
    wanted = str(Path(lexicon).expanduser()) if "/" in lexicon else lexicon
    told = progress("Migrating terms")
    with workspace(ctx, where, write=write) as desk:
        service = desk.project_migration
        act = service.migrate if write else service.plan
        found = act(OWNER, name, wanted, told, decided)
    emit(
        found,
        as_json=as_json,
        text=lambda one: _migration_text(one, written=write),
        facts=lambda one: _migration_facts(one, written=write),
    )


def _decisions(given: list[str]) -> "Decisions":
    found = {}
    for one in given:
        finding, colon, rest = one.partition(":")
        old, equals, new = rest.partition("=")
        if not (finding and colon and old and equals and new):
            raise UsageFault("{given} is no decision; write FINDING:OLD=NEW.", given=one)
        found[FindingId(finding), old] = new
    return found


def _migration_text(found: "ProjectMigration", *, written: bool) -> str:
    head = "written anew" if written else "would be written anew; add --write to migrate"
    counts = f"{counted(found.findings, 'finding')}, {found.migrated} {head}"
    lines = [f"{found.before} -> {found.after}: {counts}"]
    if found.dropped:
        lines.append(f"  {counted(found.dropped, 'term')} went to the term above, being dropped")
    if found.waiting:
        lines.append(f"  {counted(len(found.waiting), 'term')} for a person, left as they were:")
    lines += [f"  {_waiting_text(one)}" for one in found.waiting]
    return "\n".join(lines)


def _waiting_text(one: "WaitingTerm") -> str:
    offered = ", ".join(f"{node.id} {node.en}".strip() for node in one.candidates)
    choices = f" May become: {offered}." if offered else ""
    place = f"case {one.number}, {one.code}, {one.finding_id}:{one.node_id} {one.en}"
    return f"{place}: {one.sentence}{choices}"


def _migration_facts(found: "ProjectMigration", *, written: bool) -> dict[str, object]:
    return {
        "before": found.before,
        "after": found.after,
        "findings": found.findings,
        "migrated": found.migrated,
        "dropped": found.dropped,
        "written": written,
        "waiting": [
            {
                "case": one.number,
                "annotator": one.code,
                "finding_id": one.finding_id,
                "node_id": one.node_id,
                "en": one.en,
                "zh": one.zh,
                "candidates": one.candidates,
                "sentence": one.sentence,
            }
            for one in found.waiting
        ],
    }


def _case_text(case: Case) -> str:
    named = f" ({case.name})" if case.name else ""
    return f"case {case.number}{named}: {counted(len(case.media), 'image')}"
