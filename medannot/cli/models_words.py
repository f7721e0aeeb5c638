"""How `medannot models` says things."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medannot.domain.baseline import Cell
from medannot.domain.errors import Refusal
from medannot.domain.model_answers.prompts import PromptKind
from medannot.domain.model_answers.rows import ModelRow
from medannot.domain.model_answers.rule import letters_of
from medannot.domain.model_answers.values import ReadCounts, RunKind
from medannot.domain.wording import agreeing, counted, one_line

if TYPE_CHECKING:
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


def left_out_text(changed: int) -> str:
    """Say how many answers are left out of a row, or "" where none is."""
    if not changed:
        return ""
    whose = "its question has" if changed == 1 else "their questions have"
    return (
        f"; {counted(changed, 'answer')} left out: {whose} other words, options or images in this "
        "version of the set"
    )


def report_text(report: "ModelReport") -> str:
    """Say what a file of predictions holds."""
    of = f"{report.set_name}, version {report.set_version}"
    return "\n".join(
        [
            f"read       {report.read}",
            f"matched    {report.matched}",
            f"unmatched  {len(report.unmatched)}",
            f"repeated   {report.doubled}, word for word; each counts once",
            f"questions of {of}, without an answer: {report.missing}",
            f"predictions stand in: {report.field}",
            share_text(report.readings, report.rule),
        ]
    )


def report_facts(report: "ModelReport") -> dict[str, object]:
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


def no_model_text(set_name: str, study: str | None = None) -> str:
    """Say that there is no row of a model, and what brings one."""
    what = f"questions of the study {study}" if study else "this set"
    return (
        f"No model has answered {what}; `medannot models import FILE --set {set_name} --model "
        "NAME` brings answers in."
    )


def unread_text(
    set_name: str, count: int, different: int, out: Path | None, *, answered: bool
) -> str:
    """Say how many answers wait for a person, and where they were written to.

    Args:
        set_name: the set.
        count: answers that wait.
        different: as how many they are read, since alike ones are read once.
        out: the worksheet that was asked for.
        answered: whether a model has a row in the set.
    """
    if count:
        alike = f", {different} without those that are alike" if different < count else ""
        told = f"{counted(count, 'answer')} waiting for a person to read{alike}."
        return f"{told} Worksheet: {one_line(out)}" if out else told
    unwritten = " No worksheet was written." if out else ""
    if not answered:
        return no_model_text(set_name) + unwritten
    return (
        "No answer waits for a person to read; "
        f"`medannot models show {set_name}` shows the scores.{unwritten}"
    )


_NONE_LEFT = {
    PromptKind.ANSWERING: "the set has no question",
    PromptKind.EXTRACTING: "no answer waits to be read",
    PromptKind.JUDGING: "no open answer waits for a grader",
}


def prompts_text(kind: PromptKind, many: int) -> str:
    """Say how many prompts of a kind were written, and why none was."""
    why = "" if many else f", since {_NONE_LEFT[kind]}"
    return f"{kind.value}: {counted(many, 'prompt')}{why}"


def share_of(text: str) -> float:
    """Return the share that a text such as "61.4%" or "0.614" means, 0 to 1.

    Raises:
        Refusal: it is no number, or not between 0 and 1; a bare 61.4 is no share either.
    """
    plain = text.strip()
    try:
        share = float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except ValueError:
        share = float("nan")
    if not 0 <= share <= 1:
        raise Refusal(
            "{text} is no score between 0 and 1; write it such as 61.4% or 0.614.", text=plain
        )
    return share


def card_text(card: "ModelCard") -> str:
    """Say a row of a model."""
    run = card.run
    if run.kind is RunKind.TYPED or card.counts is None:
        return f"{run.name}  typed by hand: {run.score:.1%} of {run.n} ({one_line(run.source)})"
    source = f" ({one_line(run.source)})" if run.source else ""
    return (
        f"{run.name}  {card.answered} of {counted(card.items, 'question')}, from "
        f"{one_line(run.file_name)}{source}; {share_text(card.counts, run.rule)}"
        f"{left_out_text(card.changed)}"
    )


def card_facts(card: "ModelCard") -> dict[str, object]:
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
        "answered": card.answered,
        "left_out": card.changed,
        "rule": run.rule or None,
        "readings": card.counts,
        "machine_read_share": card.counts.share if card.counts else None,
        "score": run.score,
        "n": run.n,
    }


def answers_text(lines: "Sequence[ModelAnswerLine]", set_name: str, model: str) -> str:
    """Say every answer of a model, and how many of them are in no score."""
    if not lines:
        return (
            f"{model} is a figure typed by hand, without answers; "
            f"`medannot models show {set_name}` shows it."
        )
    left_out = left_out_text(sum(not one.stands for one in lines)).removeprefix("; ")
    told = [answer_text(one) for one in lines]
    return "\n".join([*told, f"{left_out}." if left_out else ""]).rstrip("\n")


def answer_text(line: "ModelAnswerLine") -> str:
    """Say one answer and how it was read."""
    answer = line.answer
    raw = one_line(answer.raw)
    cut = raw if len(raw) <= _TEXT else f"{raw[: _TEXT - 1]}…"
    said = letters_of(answer.reading.option_ids, line.version.options) or "-"
    by = answer.assigned_by or answer.read.way.value
    outcome = answer.reading.outcome.value
    return f"{answer.row:>6}  {line.source_id:<12}  {said:<4}  {outcome:<10}  {by:<12}  {cut}"


def answer_facts(line: "ModelAnswerLine") -> dict[str, object]:
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
        "left_out": not line.stands,
    }


def row_text(row: ModelRow) -> str:
    """Say a model's score."""
    if row.kind is RunKind.TYPED or row.overall is None:
        return f"{row.model}  {row.score:.1%} of {row.n}, typed by hand ({one_line(row.source)})"
    judge = f", open answers graded by the outside judge {row.judge}" if row.judge else ""
    read = share_text(row.counts, row.rule) if row.counts else ""
    sets = f"; {sets_text(row.sets)}" if row.sets else ""
    return (
        f"{row.model}  {_cell_text(row.overall)} of {counted(row.items, 'question')}{judge}{sets}; "
        f"{read}{left_out_text(row.changed)}"
    )


def sets_text(cell: Cell) -> str:
    """Say a score over sets of questions that are right together or not at all."""
    return f"in whole sets {_cell_text(cell, 'set')} of questions right together"


def _cell_text(cell: Cell, what: str = "answer") -> str:
    if cell.mean is not None:
        return f"{cell.mean:.1%}, {counted(cell.n, what)}"
    if cell.lowest is None or cell.highest is None:
        return f"no score, {counted(cell.n, what)}"
    waiting = f"{cell.waiting} {agreeing(cell.waiting, 'waits', 'wait')}"
    return f"{cell.lowest:.1%} to {cell.highest:.1%} ({waiting}), {counted(cell.n, what)}"


def row_facts(row: ModelRow, abilities: Sequence[str]) -> dict[str, object]:
    """Return what programs are told of a model's score."""
    return {
        "model": row.model,
        "kind": row.kind,
        "judge": row.judge or None,
        "source": row.source,
        "items": row.items,
        "left_out": row.changed,
        "overall": row.overall,
        "sets": row.sets,
        "by_ability": {
            ability or _NO_WORD: cell
            for ability, cell in zip(abilities, row.by_ability, strict=False)
        },
        "readings": row.counts,
        "machine_read_share": row.counts.share if row.counts else None,
        "score": row.score,
        "n": row.n,
    }
