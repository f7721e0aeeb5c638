"""`medannot annotations consensus`: two readings of each case compared, and what to settle."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from medannot.cli.context import JsonOption, WorkspaceOption, emit, progress, workspace
from medannot.domain.errors import Refusal
from medannot.domain.people import OWNER
from medannot.domain.wording import counted, one_line
from medannot.exchange.csv_cells import guarded
from medannot.exchange.new_folder import new_folder, put

if TYPE_CHECKING:
    from medannot.exchange.reviews.consensus_files import KeptConsensus
    from medannot.services.adjudicating_values import CaseToSettle, SettledAlone
    from medannot.services.consensus import ComparedCase, ConsensusReport
    from medannot.statistics.estimate import Estimate

_AGREEMENT = (
    "about", "node", "en", "zh", "units", "identical", "identical_low", "identical_high",
    "overlap", "overlap_low", "overlap_high", "alpha", "alpha_low", "alpha_high",
    "alpha_masi", "alpha_masi_low", "alpha_masi_high", "ac1", "ac1_low", "ac1_high",
    "kappa", "kappa_low", "kappa_high",
)  # fmt: skip
_MERGED = (
    "case", "name", "rank", "tied", "disease", "en", "zh", "weight", "first_rank", "second_rank",
)  # fmt: skip


def consensus(
    ctx: typer.Context,
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="The annotation project.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="OUTDIR", help="Write tables to a new folder.")
    ] = None,
    settle: Annotated[
        str,
        typer.Option(
            "--settle-agreed",
            metavar="CODE",
            help="Keep a consensus of every case without conflicts, as this adjudicator.",
        ),
    ] = "",
    where: WorkspaceOption = None,
    *,
    as_json: JsonOption = False,
) -> None:
    """Compare two readings of each case: agreement, conflicts, differentials, consensus."""
    with workspace(ctx, where, write=bool(settle)) as desk:
        alone = None
        if settle:
            alone = desk.agreed_cases.settle(OWNER, project, settle, progress("Settling"))
        found = desk.consensus.of(OWNER, project, progress("Comparing"))
        if not found.cases:
            raise Refusal(
                "A consensus needs two: no case of {project} was handed in by two annotators yet.",
                project=project,
            )
        cases = desk.adjudicating.cases(OWNER, project, progress("Looking for consensus"))
        kept = desk.consensus_files.records(OWNER, project)
    told = _Told(found, cases, kept, alone, settle)
    if out is not None:
        folder = out.expanduser()
        with new_folder(folder) as unfinished:
            put(unfinished, "agreement.csv", _csv(_AGREEMENT, _agreement(found)))
            put(unfinished, "differentials.csv", _csv(_MERGED, _merged(found)))
            put(unfinished, "formulas.csv", _csv(("figure", "formula"), found.formulas))
            beside = {"agreement": _agreement_facts(found), "formulas": dict(found.formulas)}
            for name, data in _files(kept, beside).items():
                put(unfinished, name, data)
    emit(told, as_json=as_json, text=lambda one: _text(one, out), facts=_facts)


def _files(
    kept: "Sequence[KeptConsensus]", beside: Mapping[str, object] | None = None
) -> dict[str, bytes]:
    """Return the files of consensus records by name."""
    from medannot.exchange.reviews.consensus_files import (  # noqa: PLC0415  # help needs no store
        consensus_files,
    )

    return consensus_files(kept, beside)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the verb tells: agreement, cases, records, and what was settled just now."""

    found: "ConsensusReport"
    cases: "tuple[CaseToSettle, ...]"
    kept: "tuple[KeptConsensus, ...]"
    alone: "SettledAlone | None"
    by: str

    @property
    def settled(self) -> frozenset[int]:
        """Return the numbers of cases of which a consensus stands."""
        return frozenset(one.number for one in self.cases if one.done)


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _agreement(found: "ConsensusReport") -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for row in found.rows:
        one = row.agreement
        rows.append(
            (
                row.about,
                row.node,
                *_words(found, row.node),
                one.units,
                *_ends(one.identical),
                *_ends(one.overlap),
                *_ends(one.alpha),
                *_ends(one.alpha_masi),
                *_ends(one.ac1),
                *_ends(one.kappa),
            )
        )
    return rows


def _ends(estimate: "Estimate") -> tuple[float | None, float | None, float | None]:
    ends = estimate.interval
    return estimate.value, ends.low if ends else None, ends.high if ends else None


def _agreement_facts(found: "ConsensusReport") -> list[dict[str, object]]:
    return [dict(zip(_AGREEMENT, row, strict=True)) for row in _agreement(found)]


def _merged(found: "ConsensusReport") -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for case in sorted(found.cases, key=lambda one: one.number):
        laid = case.standing
        if laid is None:  # nothing is merged while a reading is with its annotator
            continue
        lists = [side.differential for side in (laid.first, laid.second)]
        for one in laid.differential:
            ranks = [
                those.index(one.disease) + 1 if one.disease in those else None for those in lists
            ]
            words = _words(found, one.disease)
            rows.append(
                (
                    case.number,
                    case.name,
                    one.rank,
                    one.tied,
                    one.disease,
                    *words,
                    float(one.weight),
                    *ranks,
                )
            )
    return rows


def _words(found: "ConsensusReport", node: str) -> tuple[str, str]:
    term = found.words.get(node)
    return (term.en, term.zh) if term else ("", "")


def _facts(told: _Told) -> object:
    found = told.found
    return {
        "project": found.project.name,
        "cases": len(found.cases),
        "lesions_matched": found.lesions_matched,
        "lesions_single": found.lesions_single,
        "changed_since_handed_in": _corrected(found),
        "returned": _away(found),
        "agreement": _agreement_facts(found),
        "differentials": [dict(zip(_MERGED, row, strict=True)) for row in _merged(found)],
        "conflicts": {
            str(one.number): one.conflicts for one in found.cases if one.number not in told.settled
        },
        "settled": sorted(told.settled),
        "consensus": [
            {
                "case": one.number,
                "name": one.name,
                "version": one.record.seq if one.record else None,
                "outdated": one.outdated,
                "kinds": one.kinds,
            }
            for one in sorted(told.cases, key=lambda one: one.number)
        ],
        "records": json.loads(_files(told.kept)["consensus.json"])["consensus"],
        "settled_now": told.alone,
        "formulas": dict(found.formulas),
    }


def _text(told: _Told, out: Path | None) -> str:
    found = told.found
    differing = [one for one in found.cases if one.conflicts]
    settled = sum(one.number in told.settled for one in differing)
    lines = [
        (
            f"{found.project.name}: {counted(len(found.cases), 'case')} read by two, "
            f"{len(differing)} with conflicts{f', {settled} of them settled' if settled else ''}; "
            f"{counted(found.lesions_matched, 'lesion')} seen by both, {found.lesions_single} by "
            "one alone"
        ),
        f"Agreement of the readings {dict(found.formulas)['readings']}.",
    ]
    for row in found.rows:
        name = _words(found, row.node)[0]
        one = row.agreement
        lines.append(
            f"  {row.about}{f' {name}' if name else ''}: identical {_share(one.identical)}, "
            f"alpha (MASI) {_number(one.alpha_masi)}, AC1 {_number(one.ac1)}, "
            f"kappa {_number(one.kappa)} of {one.units}"
        )
    lines += [
        f"  case {_named(one)}: {', '.join(one.conflicts)}"
        + ("; settled" if one.number in told.settled else "")
        for one in differing
    ]
    lines += _meanwhile(found)
    lines += _settled(told)
    if out is not None:
        lines.append(f"Tables lie in {one_line(out)}.")
    return "\n".join(lines)


def _meanwhile(found: "ConsensusReport") -> list[str]:
    """Say where readings are not any more what agreement is told of."""
    lines = []
    if corrected := _corrected(found):
        lines.append(f"Changed since they were handed in: {_listed(corrected)}")
    if away := _away(found):
        lines.append(f"Returned to an annotator, not to be settled yet: {_listed(away)}")
    return lines


def _corrected(found: "ConsensusReport") -> list[int]:
    return sorted(one.number for one in found.cases if one.standing is not None and one.corrected)


def _away(found: "ConsensusReport") -> list[int]:
    return sorted(one.number for one in found.cases if one.standing is None)


def _settled(told: _Told) -> list[str]:
    done = sorted(one.number for one in told.cases if one.done)
    stale = sorted(one.number for one in told.cases if one.outdated)
    lines = [
        f"Consensus stands for {counted(len(done), 'case')} of {len(told.cases)}"
        + (f": {_listed(done)}" if done else "")
    ]
    if stale:
        lines.append(f"Outdated, since a reading was changed afterwards: {_listed(stale)}")
    if told.alone is not None:
        stay = len(told.alone.waiting) + len(told.alone.own)
        lines.append(
            f"Settled now without conflicts: {len(told.alone.kept)}; {stay} stay for an adjudicator"
        )
        if told.alone.own:
            lines.append(
                f"Left to somebody else, since {told.by} annotated them: {_listed(told.alone.own)}"
            )
    return lines


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(one) for one in numbers)


def _named(case: "ComparedCase") -> str:
    return f"{case.number} ({case.name})" if case.name else str(case.number)


def _share(estimate: "Estimate") -> str:
    if estimate.value is None:
        return "is not known"
    ends = estimate.interval
    return f"{estimate.value:.1%}" + (f" ({ends.low:.1%} to {ends.high:.1%})" if ends else "")


def _number(estimate: "Estimate") -> str:
    if estimate.value is None:
        return "none"
    ends = estimate.interval
    between = f" ({ends.low:.3f} to {ends.high:.3f})" if ends and ends.low < ends.high else ""
    return f"{estimate.value:.3f}{between}"
