"""`medannot annotations gallery|balance|together|differentials`: a project as a whole."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, show, workspace
from medannot.domain.annotation.balance import Balance, BalanceRow, Cross, Whose
from medannot.domain.annotation.consensus import Consensus, Disease
from medannot.domain.annotation.cooccurrence import CoOccurrence, Pair, Share, Unit
from medannot.domain.annotation.dimensions import Dimension, Grain, Rung
from medannot.domain.annotation.finding import DiscardReason
from medannot.domain.annotation.gallery import CaseState, GalleryLine, GalleryQuery
from medannot.domain.people import OWNER
from medannot.domain.wording import counted, one_line
from medannot.services.annotation_tables import save_table

if TYPE_CHECKING:
    from medannot.services.desk import Desk

T = TypeVar("T", Balance, Cross, CoOccurrence, tuple[Consensus, ...])

ProjectName = Annotated[str, typer.Argument(metavar="PROJECT", help="The project.")]
Counting = Annotated[Whose, typer.Option("--whose", help="Whose annotations count.")]
CsvFile = Annotated[
    Path | None, typer.Option("--csv", metavar="FILE", help="Also write the table to a new file.")
]


def gallery(  # noqa: PLR0913, PLR0917  # each option of the verb is a parameter
    ctx: typer.Context,
    project: ProjectName,
    state: Annotated[
        list[CaseState] | None, typer.Option("--state", help="Of its case; may be repeated.")
    ] = None,
    discarded: Annotated[
        bool | None, typer.Option("--discarded/--kept", help="Whether somebody discarded it.")
    ] = None,
    reason: Annotated[
        list[DiscardReason] | None, typer.Option("--reason", help="Discarded for this one.")
    ] = None,
    node: Annotated[
        str | None,
        typer.Option("--node", metavar="TERM", help="It or a term below it is named; id or name."),
    ] = None,
    annotator: Annotated[
        str | None, typer.Option("--annotator", metavar="CODE", help="Whose cases.")
    ] = None,
    disagree: Annotated[
        bool | None, typer.Option("--disagree/--agree", help="Of those who handed a case in.")
    ] = None,
    offset: Annotated[int, typer.Option("--from", min=1, help="Number of the first one.")] = 1,
    limit: Annotated[int, typer.Option("--limit", min=1, help="So many at most.")] = 100,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the images of a project, by how far they are and by what is said of them."""

    def ask(desk: "Desk") -> tuple[int, tuple[GalleryLine, ...]]:
        overview = desk.project_overview
        found, _ = overview.show(OWNER, project)
        nodes = desk.project_figures.with_below(OWNER, project, node) if node else frozenset()
        query = GalleryQuery(
            frozenset(state or ()),
            discarded,
            frozenset(one.value for one in reason or ()),
            nodes,
            overview.annotator(OWNER, project, annotator) if annotator else None,
            disagree,
        )
        lines = overview.gallery(OWNER, found.id, query, offset - 1, limit)
        return overview.gallery_count(OWNER, found.id, query), lines

    show(
        ctx,
        where,
        ask,
        as_json=as_json,
        text=_gallery_text,
        facts=lambda answer: {"found": answer[0], "images": answer[1]},
    )


def _gallery_text(answer: tuple[int, tuple[GalleryLine, ...]]) -> str:
    found, lines = answer
    told = [f"{counted(found, 'image')} found"]
    for line in lines:
        named = f" ({one_line(line.name)})" if line.name else ""
        words = [f"{line.submitted} of {line.annotators} handed in"]
        if line.discarded:
            words.append(f"discarded: {', '.join(line.discarded)}")
        if line.disagrees is not None:
            words.append("disagreement" if line.disagrees else "agreement")
        if line.erased:
            words.append("erased")
        told.append(f"  {line.number}/{line.position}{named}: {'; '.join(words)}")
    if len(lines) < found:
        told.append(f"  {len(lines)} of them shown; see --from and --limit")
    return "\n".join(told)


def balance(  # noqa: PLR0913, PLR0917  # each option of the verb is a parameter
    ctx: typer.Context,
    project: ProjectName,
    by: Annotated[Dimension, typer.Option("--by", help="By what cases are counted.")],
    and_: Annotated[
        Dimension | None, typer.Option("--and", help="Crossed with a second one.")
    ] = None,
    whose: Counting = Whose.ANY,
    fine: Annotated[
        bool, typer.Option("--fine", help="Each term, not the branches of the lexicon.")
    ] = False,
    csv: CsvFile = None,
    where: WorkspaceOption = None,
    as_json: JsonOption = False,
) -> None:
    """Count cases by what they show, and name what no case shows."""
    grain = Grain.FINE if fine else Grain.COARSE
    if and_ is None:
        table = _table(ctx, where, csv, lambda desk: _balance(desk, project, by, whose, grain))
        emit(table, as_json=as_json, text=_balance_text, facts=_balance_facts)
        return
    both = by, and_
    crossing = _table(
        ctx,
        where,
        csv,
        lambda desk: desk.project_figures.cross(OWNER, project, both, whose, grain),
    )
    emit(crossing, as_json=as_json, text=_cross_text, facts=_cross_facts)


def _balance(desk: "Desk", project: str, by: Dimension, whose: Whose, grain: Grain) -> Balance:
    return desk.project_figures.balance(OWNER, project, by, whose, grain)


def _table(
    ctx: typer.Context,
    where: Path | None,
    csv: Path | None,
    ask: Callable[["Desk"], T],
) -> T:
    """Ask for a table, and write it where a file is named."""
    with workspace(ctx, where, write=False) as desk:
        found = ask(desk)
    if csv is not None:
        save_table(found, csv.expanduser())
        typer.echo(f"written to {csv}", err=True)
    return found


def _balance_text(table: Balance) -> str:
    told = [
        f"{counted(table.recorded, 'case')} of {table.cases} by {_by(table)}, {table.whose.value}"
    ]
    told += [f"  {_row_text(row, table)}" for row in table.rows if row.cases]
    if table.without:
        told.append(f"  not recorded: {table.without}")
    if table.from_source:
        told.append(f"  as it came in with the images: {table.from_source}")
    if table.withheld:
        told.append(f"  withheld, since they are open to you: {table.withheld}")
    if table.empty:
        named = ", ".join(rung.en for rung in table.empty)
        told.append(f"No case has {counted(len(table.empty), 'level')}: {named}")
    return "\n".join(told)


def _row_text(row: BalanceRow, table: Balance) -> str:
    share = table.share(row) or 0.0
    return f"{row.rung.en}: {row.cases} ({share:.1%})"


def _by(table: Balance) -> str:
    return table.dimension.value.replace("_", " ")


def _balance_facts(table: Balance) -> dict[str, object]:
    return {
        "by": table.dimension,
        "grain": table.grain,
        "whose": table.whose,
        "cases": table.cases,
        "not_recorded": table.without,
        "withheld": table.withheld,
        "from_source": table.from_source,
        "levels": [
            {
                **_rung_facts(row.rung),
                "known": row.known,
                "cases": row.cases,
                "share": table.share(row),
            }
            for row in table.rows
        ],
        "empty": [rung.key for rung in table.empty],
    }


def _rung_facts(rung: Rung) -> dict[str, object]:
    return {"id": rung.key, "en": rung.en, "zh": rung.zh, "branch": rung.above}


def _cross_text(table: Cross) -> str:
    told = [
        (
            f"{_by(table.down)} by {_by(table.across)}, {table.down.whose.value}: "
            f"{counted(table.cells, 'cell')}, {table.empty} of them empty"
        )
    ]
    for row in table.rows:
        found = [
            f"{column.rung.en} {count}"
            for column in table.columns
            if (count := table.counts.get((row.rung.key, column.rung.key)))
        ]
        told.append(f"  {row.rung.en}: {', '.join(found) or 'nothing'}")
    if table.empty:
        told.append(f"No case has {counted(table.empty, 'cell')}; --csv lists them with 0 cases")
    if any(table.left_out):
        down, across = table.left_out
        told.append(f"Levels that no case has are left out: {down} down and {across} across")
    return "\n".join(told)


def _cross_facts(table: Cross) -> dict[str, object]:
    return {
        "down": _balance_facts(table.down),
        "across": _balance_facts(table.across),
        "empty_cells": table.empty,
        "rows": [row.rung.key for row in table.rows],
        "columns": [column.rung.key for column in table.columns],
        "cells": [
            {"down": one, "across": other, "cases": count}
            for (one, other), count in sorted(table.counts.items())
        ],
    }


def together(
    ctx: typer.Context,
    project: ProjectName,
    unit: Annotated[Unit, typer.Option("--unit", help="What is counted.")] = Unit.CASE,
    whose: Counting = Whose.ANY,
    csv: CsvFile = None,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Count which secondary lesions go with which primary ones."""
    table = _table(
        ctx,
        where,
        csv,
        lambda desk: desk.project_figures.together(OWNER, project, unit, whose),
    )
    emit(table, as_json=as_json, text=_together_text, facts=_together_facts)


def _together_text(table: CoOccurrence) -> str:
    words = {rung.key: rung.en for rung, _ in (*table.primary, *table.secondary)}
    told = [f"{counted(table.units, table.unit.value)} with roles of lesions, {table.whose.value}"]
    for rung, count in table.primary:
        told.append(f"  {rung.en} as primary: {count}")
        for other, _ in table.secondary:
            pair = table.pairs[rung.key, other.key]
            if pair.of_primary.count:
                told.append(f"    with {words[other.key]}: {_share_text(pair.of_primary)}")
    for name, number in (
        ("lesions without a role", table.without_role),
        ("lesions marked on no image", table.not_placed),
        ("cases withheld, since they are open to you", table.withheld),
    ):
        if number:
            told.append(f"  {name}: {number}")
    return "\n".join(told)


def _share_text(part: Share) -> str:
    return f"{part.count} of {part.of}, {part.value:.0%} ({part.low:.0%} to {part.high:.0%})"


def _together_facts(table: CoOccurrence) -> dict[str, object]:
    return {
        "unit": table.unit,
        "whose": table.whose,
        "units": table.units,
        "primary": [{**_rung_facts(rung), "count": count} for rung, count in table.primary],
        "secondary": [{**_rung_facts(rung), "count": count} for rung, count in table.secondary],
        "pairs": [_pair_facts(pair) for pair in table.pairs.values()],
        "without_role": table.without_role,
        "not_placed": table.not_placed,
        "withheld": table.withheld,
    }


def _pair_facts(pair: Pair) -> dict[str, object]:
    return {
        "primary": pair.primary,
        "secondary": pair.secondary,
        "both": pair.of_primary.count,
        "of_primary": pair.of_primary,
        "of_secondary": pair.of_secondary,
    }


def differentials(
    ctx: typer.Context,
    project: ProjectName,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Also write them to a new CSV.")
    ] = None,
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Merge the physicians' differentials by inverse rank; ties are marked, all lists kept."""
    found = _table(
        ctx,
        where,
        out,
        lambda desk: desk.project_figures.differentials(OWNER, project),
    )
    emit(found, as_json=as_json, text=_differentials_text, facts=_differentials_facts)


def _differentials_text(found: tuple[Consensus, ...]) -> str:
    told = []
    for one in found:
        told.append(f"{one.number}/{one.place}" if one.place else str(one.number))
        for original in one.originals:
            state = "" if original.submitted else " (not handed in)"
            told.append(f"  {original.code}{state}: {', '.join(map(_name, original.diseases))}")
        for merged in one.merged:
            tied = ", tied" if merged.tied else ""
            told.append(
                f"  {merged.rank}. {_name(merged.disease)} {float(merged.weight):.2f}{tied}"
            )
        if not one.merged:
            told.append("  not merged: two physicians have to hand theirs in")
    return "\n".join(told) or "No diagnosis is said yet."


def _name(disease: Disease) -> str:
    return one_line(disease.en or disease.text or disease.node_id)


def _differentials_facts(found: tuple[Consensus, ...]) -> list[dict[str, object]]:
    return [
        {
            "case": one.number,
            "image": one.place or None,
            "originals": one.originals,
            "merged": [
                {
                    "disease": merged.disease,
                    "weight": float(merged.weight),
                    "rank": merged.rank,
                    "tied": merged.tied,
                    "named_by": merged.named_by,
                }
                for merged in one.merged
            ],
            "tied_first": one.tied_first,
            "kin": one.kin,
        }
        for one in found
    ]
