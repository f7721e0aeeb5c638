"""How `medannot models` says things."""

from collections.abc import Sequence

from medannot.domain.baseline import Cell
from medannot.domain.model_answers.rows import ModelRow
from medannot.domain.model_answers.rule import letters_of
from medannot.domain.model_answers.values import ReadCounts, RunKind
from medannot.domain.wording import counted, one_line
from medannot.services.model_values import ModelAnswerLine, ModelCard, ModelReport

_TEXT = 50
_NO_WORD = "(none)"


def share_text(counts: ReadCounts, rule: str) -> str:
    """Say what share of the answers the machine read, and what became of the rest."""
    if counts.share is None:
        head = "no answer to a question with options"
    else:
        head = (
            f"read by machine {counts.by_machine} of {counts.choices} ({counts.share:.1%}; {rule})"
        )
    rest = (
        (counts.by_person, "by a person"),
        (counts.by_outside, "by an outside model"),
        (counts.unreadable, "unreadable"),
        (counts.unread, "unread"),
        (counts.no_answer, "without an answer"),
        (counts.open, "open"),
    )
    return ", ".join([head, *(f"{many} {what}" for many, what in rest if many)])


def report_text(report: ModelReport) -> str:
    """Say what a file of predictions holds."""
    of = f"{report.set_name}, version {report.set_version}"
    return "\n".join(
        [
            f"read       {report.read}",
            f"matched    {report.matched}",
            f"unmatched  {len(report.unmatched)}",
            f"doubled    {report.doubled}",
            f"questions of {of}, without an answer: {report.missing}",
            f"predictions stand in: {report.field}",
            share_text(report.readings, report.rule),
        ]
    )


def report_facts(report: ModelReport) -> dict[str, object]:
    """Return what programs are told of a file of predictions."""
    return {
        "set": report.set_name,
        "set_version": report.set_version,
        "model": report.model,
        "read": report.read,
        "matched": report.matched,
        "unmatched": len(report.unmatched),
        "doubled": report.doubled,
        "missing": report.missing,
        "field": report.field,
        "rule": report.rule,
        "readings": report.readings,
        "machine_read_share": report.readings.share,
        "problems": report.unmatched,
    }


def card_text(card: ModelCard) -> str:
    """Say a row of a model."""
    run = card.run
    if run.kind is RunKind.TYPED or card.counts is None:
        return f"{run.name}  typed by hand: {run.score:.1%} of {run.n} ({one_line(run.source)})"
    source = f" ({one_line(run.source)})" if run.source else ""
    return (
        f"{run.name}  {run.matched} of {counted(card.items, 'question')}, from "
        f"{one_line(run.file_name)}{source}; {share_text(card.counts, run.rule)}"
    )


def card_facts(card: ModelCard) -> dict[str, object]:
    """Return what programs are told of a row of a model."""
    run = card.run
    return {
        "model": run.name,
        "kind": run.kind,
        "source": run.source,
        "file": run.file_name or None,
        "sha256": run.file_sha256 or None,
        "items": card.items,
        "matched": run.matched,
        "rule": run.rule or None,
        "readings": card.counts,
        "machine_read_share": card.counts.share if card.counts else None,
        "score": run.score,
        "n": run.n,
    }


def answer_text(line: ModelAnswerLine) -> str:
    """Say one answer and how it was read."""
    answer = line.answer
    raw = one_line(answer.raw)
    cut = raw if len(raw) <= _TEXT else f"{raw[: _TEXT - 1]}…"
    said = letters_of(answer.reading.option_ids, line.version.options) or "-"
    by = answer.assigned_by or answer.read.way.value
    outcome = answer.reading.outcome.value
    return f"{answer.row:>6}  {line.source_id:<12}  {said:<4}  {outcome:<10}  {by:<12}  {cut}"


def answer_facts(line: ModelAnswerLine) -> dict[str, object]:
    """Return what programs are told of one answer."""
    answer = line.answer
    return {
        "row": answer.row,
        "source_id": line.source_id,
        "item_version": answer.item_version_id,
        "prediction": answer.raw,
        "letters": letters_of(answer.reading.option_ids, line.version.options),
        "outcome": answer.reading.outcome,
        "way": answer.read.way,
        "assigned_by": answer.assigned_by or None,
    }


def row_text(row: ModelRow) -> str:
    """Say a model's score."""
    if row.kind is RunKind.TYPED or row.overall is None:
        return f"{row.model}  {row.score:.1%} of {row.n}, typed by hand ({one_line(row.source)})"
    judge = f", open answers graded by the outside judge {row.judge}" if row.judge else ""
    read = share_text(row.counts, row.rule) if row.counts else ""
    return (
        f"{row.model}  {_cell_text(row.overall)} of {counted(row.items, 'question')}{judge}; {read}"
    )


def _cell_text(cell: Cell) -> str:
    if cell.mean is not None:
        return f"{cell.mean:.1%}, {cell.n} answers"
    if cell.lowest is None or cell.highest is None:
        return f"no score, {cell.n} answers"
    return f"{cell.lowest:.1%} to {cell.highest:.1%} ({cell.waiting} wait), {cell.n} answers"


def row_facts(row: ModelRow, abilities: Sequence[str]) -> dict[str, object]:
    """Return what programs are told of a model's score."""
    return {
        "model": row.model,
        "kind": row.kind,
        "judge": row.judge or None,
        "source": row.source,
        "items": row.items,
        "overall": row.overall,
        "by_ability": {
            ability or _NO_WORD: cell
            for ability, cell in zip(abilities, row.by_ability, strict=False)
        },
        "readings": row.counts,
        "machine_read_share": row.counts.share if row.counts else None,
        "score": row.score,
        "n": row.n,
    }
