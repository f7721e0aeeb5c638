"""The columns of the answers: one row for each reader and item."""

from medannot.domain.baseline import BaselineAnswer
from medannot.exchange.baselines.column import Column, Kind


def letters(answer: BaselineAnswer) -> str | None:
    """Return the chosen options' letters in the set's own order, such as "A C"."""
    confirmed = answer.trial.confirmed
    if confirmed is None or not confirmed.option_ids:
        return None
    chosen = set(confirmed.option_ids)
    options = answer.trial.item.options
    return " ".join(_letter(place) for place, own in enumerate(options) if own.id in chosen)


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def _option_ids(answer: BaselineAnswer) -> str | None:
    confirmed = answer.trial.confirmed
    return " ".join(confirmed.option_ids) if confirmed and confirmed.option_ids else None


def _option_texts(answer: BaselineAnswer) -> str | None:
    confirmed = answer.trial.confirmed
    if confirmed is None or not confirmed.option_ids:
        return None
    chosen = set(confirmed.option_ids)
    return " | ".join(own.text for own in answer.trial.item.options if own.id in chosen)


def _text(answer: BaselineAnswer) -> str | None:
    return (answer.trial.confirmed.text or None) if answer.trial.confirmed else None


def _comment(answer: BaselineAnswer) -> str | None:
    return (answer.trial.confirmed.comment or None) if answer.trial.confirmed else None


def _reason(answer: BaselineAnswer) -> str | None:
    confirmed = answer.trial.confirmed
    return confirmed.cannot_judge.value if confirmed and confirmed.cannot_judge else None


def _confirmed_utc(answer: BaselineAnswer) -> str | None:
    return answer.trial.confirmed.utc if answer.trial.confirmed else None


A = BaselineAnswer
_MS = "whole milliseconds; empty where not measured"

ANSWER_COLUMNS: tuple[Column[A], ...] = (
    Column("study", Kind.TEXT, "Name of the study.", lambda a: a.study, 20),
    Column("group", Kind.TEXT, "Group of readers.", lambda a: a.trial.group),
    Column("reader", Kind.TEXT, "Pseudonymous code of the reader.", lambda a: a.trial.reader, 14),
    Column(
        "origin",
        Kind.TEXT,
        '"person", or "simulated" where a program gave the answer.',
        lambda a: a.origin.value,
    ),
    Column("position", Kind.WHOLE, "Place in the reader's order.", lambda a: a.trial.position),
    Column(
        "state",
        Kind.TEXT,
        '"answered", "cannot_judge"; else no answer was confirmed: "planned", "shown", '
        '"timed_out", "not_presented", "withdrawn".',
        lambda a: a.trial.state.value,
    ),
    Column(
        "trial_kind",
        Kind.TEXT,
        'Only "main" counts in tables.',
        lambda a: a.trial.kind.value,
    ),
    Column("repeat_number", Kind.WHOLE, "0 for the first time.", lambda a: a.trial.repeat_number),
    Column("arm", Kind.TEXT, "Condition of the study.", lambda a: a.trial.arm),
    Column("set", Kind.TEXT, "Question set.", lambda a: a.trial.item.set_name, 16),
    Column(
        "source_file",
        Kind.TEXT,
        "File of the question set that the question came from.",
        lambda a: a.trial.item.source_file,
        20,
    ),
    Column(
        "source_row",
        Kind.WHOLE,
        "Record in that file, from 1.",
        lambda a: a.trial.item.source_row,
    ),
    Column(
        "source_id",
        Kind.TEXT,
        "The source's own id of the question; empty where it has none.",
        lambda a: a.trial.item.source_id or None,
        16,
    ),
    Column("item_id", Kind.TEXT, "Id of the question.", lambda a: a.trial.item.item_id, 34),
    Column(
        "item_version",
        Kind.WHOLE,
        "Version of the question's content, from 1.",
        lambda a: a.trial.item.version,
    ),
    Column(
        "item_version_id",
        Kind.TEXT,
        "Id of that content.",
        lambda a: a.trial.item.version_id,
        34,
    ),
    Column(
        "unit_id",
        Kind.TEXT,
        "Questions that stay together share it.",
        lambda a: a.trial.item.unit_id,
        34,
    ),
    Column(
        "case_id",
        Kind.TEXT,
        "Questions of one patient share it.",
        lambda a: a.trial.item.case_id,
        34,
    ),
    Column(
        "family_id",
        Kind.TEXT,
        "Questions that share a case or an image share it.",
        lambda a: a.trial.item.family_id,
        34,
    ),
    Column(
        "ability",
        Kind.TEXT,
        "What the question asks for, as the set names it; empty where it does not.",
        lambda a: a.trial.item.ability or None,
        22,
    ),
    Column(
        "asks_for",
        Kind.TEXT,
        '"image" where looking is enough, "knowledge" where more is asked for; empty where the set '
        "does not say.",
        lambda a: a.trial.item.needs or None,
    ),
    Column(
        "as_set",
        Kind.TRUTH,
        "Whether the questions of its unit are right together or not at all.",
        lambda a: a.trial.item.as_set,
    ),
    Column("type", Kind.TEXT, "Type of question.", lambda a: a.trial.item.type.value, 16),
    Column("language", Kind.TEXT, "Language of the question.", lambda a: a.trial.item.language),
    Column("images", Kind.WHOLE, "Images of the question.", lambda a: a.trial.item.images),
    Column(
        "answer_letters",
        Kind.TEXT,
        "Chosen options as letters in the set's own order; empty where none was chosen.",
        letters,
    ),
    Column(
        "answer_options",
        Kind.TEXT,
        "Texts of the chosen options.",
        _option_texts,
        30,
    ),
    Column(
        "answer_option_ids",
        Kind.TEXT,
        "Ids of the chosen options, parted by blanks.",
        _option_ids,
        34,
    ),
    Column("answer_text", Kind.TEXT, "The typed answer.", _text, 30),
    Column(
        "cannot_judge",
        Kind.TEXT,
        'Why the reader could not judge: "image_quality", "outside_my_field", '
        '"question_unclear", "other"; "image_unavailable" where an image was erased or could not '
        "be opened, so that nobody could; empty where he or she could.",
        _reason,
        18,
    ),
    Column("comment", Kind.TEXT, "The reader's remark.", _comment, 30),
    Column(
        "changes",
        Kind.WHOLE,
        "How often the answer was changed after its first form.",
        lambda a: a.changes if a.trial.confirmed else None,
    ),
    Column(
        "slip",
        Kind.TRUTH,
        "Whether the reader marked the confirmed answer as a slip; the answer stays.",
        lambda a: a.slip if a.trial.confirmed else None,
    ),
    Column(
        "score",
        Kind.NUMBER,
        "0 to 1; empty where no answer was confirmed or a grader has to score it. "
        "Choice: 0 with any wrong option, else found / right. Yes or no: 1 where it is right. "
        "Short text: 1 where it equals the key or a synonym after normalisation, 0 where one is a "
        "word for yes and the other for no. "
        "Cannot judge: 0, but empty where the image was unavailable or there is no key.",
        lambda a: a.score.value if a.score else None,
    ),
    Column(
        "score_rule",
        Kind.TEXT,
        '"found_of_right", "match", "equal_text", "grader", "cannot_judge", "image_unavailable" '
        'or "no_key".',
        lambda a: a.score.rule.value if a.score else None,
        16,
    ),
    Column(
        "waiting",
        Kind.TRUTH,
        "Whether the answer waits for a grader; it is not wrong.",
        lambda a: a.score.waiting if a.score else None,
    ),
    Column(
        "response_time_ms",
        Kind.WHOLE,
        f"Shown to confirmed; pauses and gaps taken out, time away left in; {_MS}.",
        lambda a: a.times.response_time_ms,
        18,
    ),
    Column(
        "decision_time_ms",
        Kind.WHOLE,
        f"Shown to the last change of the answer, the same taken out; {_MS}.",
        lambda a: a.times.decision_time_ms,
        18,
    ),
    Column(
        "active_ms",
        Kind.WHOLE,
        f"The response time without its idle part; {_MS}.",
        lambda a: a.times.active_ms,
    ),
    Column(
        "idle_ms",
        Kind.WHOLE,
        f"The part of the response time in stretches of more than 30 s without any input; {_MS}.",
        lambda a: a.times.idle_ms,
    ),
    Column(
        "away_ms",
        Kind.WHOLE,
        f"The part of the response time in which another window had the focus; {_MS}.",
        lambda a: a.times.away_ms,
    ),
    Column("paused_ms", Kind.WHOLE, f"Time paused; {_MS}.", lambda a: a.times.paused_ms),
    Column(
        "gap_ms",
        Kind.WHOLE,
        f"Time in which the program was closed or the machine asleep, from UTC; {_MS}.",
        lambda a: a.times.gap_ms,
    ),
    Column(
        "interrupted",
        Kind.TRUTH,
        "Whether the program was closed or the machine slept within the trial.",
        lambda a: a.times.interrupted if a.shown_utc else None,
    ),
    Column("shown_utc", Kind.DATE, "First on the screen.", lambda a: a.shown_utc, 26),
    Column("confirmed_utc", Kind.DATE, "Answer confirmed.", _confirmed_utc, 26),
    Column("trial_id", Kind.TEXT, "Id of the trial.", lambda a: a.trial.trial_id, 34),
)
