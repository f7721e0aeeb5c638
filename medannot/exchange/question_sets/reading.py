"""A question file in, drafts of items and refused rows out."""

from dataclasses import replace
from pathlib import Path

from medannot.domain.errors import InputFault, Problem, Sentence
from medannot.domain.progress import Progress, silent
from medannot.exchange.question_sets.files import RecordFile, read_records
from medannot.exchange.question_sets.fit import misfits
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_files import recognise
from medannot.exchange.question_sets.records import read_draft
from medannot.exchange.question_sets.values import Draft, FileReading, RowRefused

LANGUAGES = ("en", "zh")
"""The languages of questions that readers can be shown."""

_TELL_EVERY = 500


def read_question_file(
    path: Path,
    mapping: SetMapping | None = None,
    language: str | None = None,
    progress: Progress = silent,
) -> FileReading:
    """Read one question file.

    Args:
        path: a JSON list or JSONL file.
        mapping: which key plays which role; without it the first record's keys tell.
        language: only rows in this language are taken; rows that name none are in it.
        progress: told of each row.

    Raises:
        InputFault: the file does not exist or is too large.
        EnvironmentFault: the file cannot be read.
    """
    records = read_records(path)
    if not records.records:
        return FileReading(None, records.read, 0, (), records.refused)
    try:
        chosen = mapping or recognise(records.records[0][1])
    except InputFault as fault:
        problem = Problem(records.name, 0, fault.template, fault.details)
        return FileReading(None, 0, 0, (), (problem,))
    reading = _drafts(records, chosen, language, progress)
    if mapping is None:
        return reading
    rows = [record for _, record in records.records]
    return replace(reading, warnings=tuple(misfits(records.name, rows, mapping)))


def _drafts(
    file: RecordFile, mapping: SetMapping, language: str | None, progress: Progress
) -> FileReading:
    drafts: list[Draft] = []
    refused = list(file.refused)
    left_out = 0
    seen: dict[str, int] = {}
    for count, (row, record) in enumerate(file.records):
        if count % _TELL_EVERY == 0:
            progress(count, len(file.records))
        try:
            draft = read_draft(file.name, row, record, mapping, language)
            _refuse_twin(draft, seen)
        except RowRefused as refusal:
            refused.append(Problem(file.name, row, refusal.reason))
            continue
        if language not in {None, draft.language}:
            left_out += 1
        elif draft.language not in LANGUAGES:
            reason = Sentence(
                "its language {language} is not known ({known}).",
                language=draft.language[:40],
                known=", ".join(LANGUAGES),
            )
            refused.append(Problem(file.name, row, reason))
        else:
            drafts.append(draft)
    progress(len(file.records), len(file.records))
    refused.sort(key=lambda problem: problem.row)
    return FileReading(mapping, file.read, left_out, tuple(drafts), tuple(refused))


def _refuse_twin(draft: Draft, seen: dict[str, int]) -> None:
    if draft.source_id:
        first = seen.setdefault(draft.source_id, draft.row)
        if first != draft.row:
            raise RowRefused(
                "its id {id} stands in row {first} already.", id=draft.source_id[:80], first=first
            )
