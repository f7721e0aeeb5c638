"""The columns of models in a baseline: their figures by ability, and each of their answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medannot.domain.baseline import Cell
from medannot.domain.model_answers.rows import ModelRow, ScoredModelAnswer
from medannot.domain.model_answers.rule import letters_of
from medannot.domain.model_answers.values import ReadCounts
from medannot.exchange.baselines.cell_columns import cell_columns
from medannot.exchange.baselines.column import Column, Kind, Value


@dataclass(frozen=True, slots=True)
class ModelLine:
    """One line of the tidy table of models; `cell` is None of a typed figure."""

    row: ModelRow
    ability: str | None
    cell: Cell | None
    needs: str | None = None
    is_sets: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether the line is of the whole model."""
        return self.ability is None and self.needs is None and not self.is_sets


def model_lines(
    rows: Sequence[ModelRow], abilities: Sequence[str], needs: Sequence[str] = ()
) -> Iterator[ModelLine]:
    """Return the tidy lines: each model as a whole, in sets, by what is asked for, by ability."""
    for row in rows:
        yield ModelLine(row, None, row.overall)
        if row.sets is not None:
            yield ModelLine(row, None, row.sets, is_sets=True)
        for need, asked in zip(needs, row.by_needs, strict=False):
            yield ModelLine(row, None, asked, needs=need)
        for ability, cell in zip(abilities, row.by_ability, strict=False):
            yield ModelLine(row, ability, cell)


_OF_MODELS = {
    "n": "Answers of the model to these questions; empty where typed.",
    "waiting": "Answers that wait for a grader, or for somebody to read which option they mean.",
    "cannot_judge": (
        "Questions without an answer, and answers in which nobody reads an option; they score 0."
    ),
    "mean": "Mean score, 0 to 1, by the rules of the people's; empty while an answer waits.",
    "lowest": "Mean of all answers were each waiting one worth 0.",
    "highest": "Mean of all answers were each waiting one worth 1.",
    "machine_scored": "Answers to questions with options that have a score.",
    "machine_scored_mean": "Their mean score, 0 to 1.",
}
"""What the columns of a cell mean of a model."""


def _of_counts(name: str, meaning: str) -> Column[ModelLine]:
    def value(line: ModelLine) -> Value:
        counts: ReadCounts | None = line.row.counts if line.is_whole else None
        found: Value = getattr(counts, name, None)
        return found

    return Column(name, Kind.WHOLE, f"{meaning} Of the whole model alone.", value, 14)


def _share(line: ModelLine) -> Value:
    return line.row.counts.share if line.row.counts and line.is_whole else None


MODEL_COLUMNS: tuple[Column[ModelLine], ...] = (
    Column("model", Kind.TEXT, "Name of the model.", lambda line: line.row.model, 20),
    Column(
        "kind",
        Kind.TEXT,
        '"answers" where its answers were scored here, "typed" where a figure was typed by hand.',
        lambda line: line.row.kind.value,
    ),
    Column(
        "judge",
        Kind.TEXT,
        "Outside judge whose grades stand in this line for those of people; empty where none.",
        lambda line: line.row.judge or None,
        16,
    ),
    Column(
        "ability",
        Kind.TEXT,
        'As in the table of groups; "(all)" for all questions.',
        lambda line: "(all)" if line.ability is None else line.ability or "(none)",
        22,
    ),
    Column(
        "asks_for",
        Kind.TEXT,
        "As in the table of groups.",
        lambda line: "(all)" if line.needs is None else line.needs or "(none)",
    ),
    Column(
        "counted_as",
        Kind.TEXT,
        "As in the table of groups.",
        lambda line: "sets" if line.is_sets else "questions",
    ),
    Column("questions", Kind.WHOLE, "Questions of the set.", lambda line: line.row.items),
    *cell_columns(
        lambda line: line.cell,
        meanings=_OF_MODELS,
        # A model is given the image as it is stored, or has no answer.
        left_out=frozenset({"image_unavailable"}),
    ),
    Column("typed_score", Kind.NUMBER, "The typed figure, 0 to 1.", lambda line: line.row.score),
    Column("typed_n", Kind.WHOLE, "Answers that it rests on.", lambda line: line.row.n),
    Column(
        "source",
        Kind.TEXT,
        "Where the answers or the figure come from, as somebody wrote it.",
        lambda line: line.row.source or None,
        30,
    ),
    Column("file", Kind.TEXT, "File they came in.", lambda line: line.row.file_name or None, 24),
    Column(
        "rule",
        Kind.TEXT,
        "Name and version of the rule that read options in the model's prose.",
        lambda line: line.row.rule or None,
        20,
    ),
    _of_counts("choices", "Answers to questions with options that hold any text."),
    _of_counts("by_machine", "Of these, read by the rule."),
    Column(
        "machine_read_share",
        Kind.NUMBER,
        "Share of these that the rule read, 0 to 1. Of the whole model alone.",
        _share,
        18,
    ),
    _of_counts("by_person", "Read by a person, blind to model and key."),
    _of_counts("by_outside", "Read by an outside model."),
    _of_counts("unreadable", "In which a person found no option."),
    _of_counts("unread", "That wait for a person."),
    _of_counts("no_answer", "Answers without any text."),
    _of_counts("open", "Answers to questions without options."),
    Column(
        "left_out",
        Kind.WHOLE,
        "Answers that are in no figure: their questions have other words, options or images in the "
        "study's version of the set. Of the whole model alone.",
        lambda line: line.row.changed if line.row.counts and line.is_whole else None,
    ),
)


def _letters(one: ScoredModelAnswer) -> str | None:
    return " ".join(letters_of(one.answer.reading.option_ids, one.item.options)) or None


def _options(one: ScoredModelAnswer) -> str | None:
    chosen = set(one.answer.reading.option_ids)
    return " | ".join(own.text for own in one.item.options if own.id in chosen) or None


def _judged(one: ScoredModelAnswer) -> str | None:
    return "; ".join(f"{name} {grade:g}" for name, grade in one.judged.items()) or None


M = ScoredModelAnswer

MODEL_ANSWER_COLUMNS: tuple[Column[M], ...] = (
    Column("model", Kind.TEXT, "Name of the model.", lambda m: m.model, 20),
    Column("set", Kind.TEXT, "Question set.", lambda m: m.item.set_name, 16),
    Column("source_file", Kind.TEXT, "As of the answers.", lambda m: m.item.source_file, 20),
    Column("source_row", Kind.WHOLE, "As of the answers.", lambda m: m.item.source_row),
    Column("source_id", Kind.TEXT, "As of the answers.", lambda m: m.item.source_id or None, 16),
    Column("item_id", Kind.TEXT, "Id of the question.", lambda m: m.item.item_id, 34),
    Column("item_version_id", Kind.TEXT, "Id of its content.", lambda m: m.item.version_id, 34),
    Column("ability", Kind.TEXT, "As of the answers.", lambda m: m.item.ability or None, 22),
    Column("type", Kind.TEXT, "Type of question.", lambda m: m.item.type.value, 16),
    Column("language", Kind.TEXT, "Language of the question.", lambda m: m.item.language),
    Column("row", Kind.WHOLE, "Record of the file of predictions.", lambda m: m.answer.row),
    Column(
        "prediction",
        Kind.TEXT,
        "The model's text as it was; empty where it gave none.",
        lambda m: m.answer.raw or None,
        30,
    ),
    Column(
        "answer_letters",
        Kind.TEXT,
        "Options read in it, as letters in the set's own order; empty where none was read.",
        _letters,
    ),
    Column("answer_options", Kind.TEXT, "Texts of these options.", _options, 30),
    Column(
        "outcome",
        Kind.TEXT,
        '"read", "unread" (waits for a person), "unreadable" (a person found no option) or '
        '"no_answer".',
        lambda m: m.answer.reading.outcome.value,
    ),
    Column(
        "read_by",
        Kind.TEXT,
        'Name and version of the rule, "person", or the outside model that read it.',
        lambda m: m.answer.assigned_by or m.rule,
        20,
    ),
    Column(
        "way",
        Kind.TEXT,
        'In which way the rule read it: "letters", "statement", "option_text", "yes_no", '
        '"open_text"; "none" where it did not.',
        lambda m: m.answer.read.way.value,
    ),
    Column(
        "score",
        Kind.NUMBER,
        "0 to 1, by the rules of the people's answers; empty where it waits.",
        lambda m: m.score.value,
    ),
    Column(
        "score_rule",
        Kind.TEXT,
        'As of the answers, or "unread".',
        lambda m: m.score.rule.value,
        16,
    ),
    Column("waiting", Kind.TRUTH, "Whether it waits.", lambda m: m.score.waiting),
    Column(
        "outside_grades",
        Kind.TEXT,
        "Grades of outside judges with their names, never mixed with people's; empty where none.",
        _judged,
        24,
    ),
)
