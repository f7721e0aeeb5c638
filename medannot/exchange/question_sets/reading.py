"""A question file in; drafts of items and refused rows out, as they are taken."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from medannot.domain.errors import InputFault, MedannotError, Problem, Sentence
from medannot.domain.languages import LANGUAGES
from medannot.domain.little_words import ENGLISH, LatinTexts
from medannot.domain.progress import Progress, Unit, counting, silent
from medannot.exchange.own_rows import own_row
from medannot.exchange.question_sets.containers.finding import QuestionFile
from medannot.exchange.question_sets.containers.json_files import json_value
from medannot.exchange.question_sets.containers.one_record import is_one_record
from medannot.exchange.question_sets.containers.opening import open_rows
from medannot.exchange.question_sets.containers.record_path import records_at
from medannot.exchange.question_sets.containers.source import FileRefused, Row, Rows, Source
from medannot.exchange.question_sets.containers.text_files import begins_as_object
from medannot.exchange.question_sets.counting import LOOKED_AT, counted
from medannot.exchange.question_sets.file_language import latin_of_rows, texts_of
from medannot.exchange.question_sets.fit import misfits
from medannot.exchange.question_sets.mapping import AnswerForm, ContainerKind, SetMapping
from medannot.exchange.question_sets.mapping_files import known_mappings, recognise
from medannot.exchange.question_sets.object_beside import ObjectBeside
from medannot.exchange.question_sets.rows import in_order, read_row
from medannot.exchange.question_sets.same_ids import SeenIds
from medannot.exchange.question_sets.shapes import guessed, shaped
from medannot.exchange.question_sets.tables_beside import TablesBeside
from medannot.exchange.question_sets.unseen_images import UnseenImages
from medannot.exchange.question_sets.unusable_keys import dropping
from medannot.exchange.question_sets.values import Draft, FileReading, RowRefused, changed

_TELL_EVERY = 500
_MOST_SHAPES = 100


class FileReader:
    """Reads one question file, from its first row to its last, once.

    Args:
        file: where it lies, and its name.
        mapping: which key plays which role; without it the first record's keys tell.
        language: only rows in this language are taken; rows that name none are in it.
        encoding: of the text, where a person says it; it counts before that of the mapping.
        together: what the small files beside it are in; see `latin_of_rows`.
        saved: mappings of the workspace, of which the person is told where none fits.

    Attributes:
        mapping: the one that is used; None until a record was read, or where none was.
        read: rows that were read.
        left_out: items in another language than the wanted one, and rows that are not kept.
        broken: whether the file was refused as a whole, though items may have come out of it.
    """

    def __init__(
        self,
        file: QuestionFile,
        mapping: SetMapping | None = None,
        language: str | None = None,
        encoding: str = "",
        together: LatinTexts = ENGLISH,
        saved: Sequence[SetMapping] = (),
    ) -> None:
        self.mapping: SetMapping | None = None
        self.read = 0
        self.left_out = 0
        self.broken = False
        self._named = mapping
        self._language = language
        self._saved = tuple(saved)
        self._unfit = file.unfit
        self._refused = file.refused
        self._drops_keys = file.drops_keys
        self._latin = self._together = together
        self._source = Source(file.path, file.name, doubts=list(file.doubts), encoding=encoding)
        self._tables = TablesBeside(file.path.parent)
        self._beside = ObjectBeside(file.path.parent)
        self._source.is_record = partial(is_one_record, named=mapping)
        if mapping is not None:
            self._source.role = mapping.container
            self._source.encoding = encoding or mapping.container.encoding
        self._shape = mapping.name if mapping is not None and mapping.container.shape else ""
        self._shapes: dict[tuple[str, ...], Mapping[str, Any]] = {}
        self._unseen: UnseenImages | None = None

    @property
    def name(self) -> str:
        """Return the file's name in the set."""
        return self._source.name

    @property
    def path(self) -> Path:
        """Return where the file lies."""
        return self._source.path

    @property
    def is_opened(self) -> bool:
        """Tell whether the file may be opened at all."""
        return self._refused is None

    def anew(self) -> "FileReader":
        """Return a reader of the same file that has read nothing yet."""
        file = QuestionFile(
            self._source.path,
            self._source.name,
            unfit=self._unfit,
            refused=self._refused,
            drops_keys=self._drops_keys,
        )
        spoken = self._language, self._source.encoding
        return FileReader(file, self._named, *spoken, self._together, self._saved)

    def doubts(self) -> tuple[Problem, ...]:
        """Return what is doubtful about how the file was opened, as far as it was read."""
        return tuple(Problem(self.name, 0, doubt) for doubt in self._source.doubts)

    def warnings(self) -> tuple[Problem, ...]:
        """Return what is doubtful about the file as a whole, once it was read."""
        doubts = self.doubts()
        if self.broken:
            return doubts
        shapes = tuple(self._shapes.values())
        unfit = misfits(self.name, shapes, self._named) if self._named is not None else ()
        unseen = self._unseen.told(self.name) if self._unseen is not None else ()
        return (*doubts, *unfit, *unseen)

    def items(self, progress: Progress = silent) -> Iterator[Draft | Problem]:
        """Yield a draft for each item, and a problem for each that cannot be made.

        Raises:
            InputFault: the file does not exist or is too large.
            EnvironmentFault: the file cannot be read.
            Stopped: the person stopped the job.
        """
        progress = counting(progress, Unit.ROWS)
        try:
            rows = self._counted(self._as_wished(self._recognised(self.rows())))
            if self._language is None:
                rows, self._latin = latin_of_rows(rows, self.mapping, self._together)
            for row, record in rows:
                if self.read % _TELL_EVERY == 0:
                    progress(self.read, max(self._source.total, self.read))
                self.read += 1
                yield from self._items_of(row, record)
        except FileRefused as fault:
            self.broken = True
            self.read = 0
            yield Problem(self.name, 0, fault.reason)
        except _NotRecognised as fault:
            self.broken = True
            self.read = 0
            yield Problem(self.name, 0, fault.fault.template, fault.fault.details)
        progress(self.read, self.read)

    def asked(self) -> Iterator[str]:
        """Yield the questions of a file that name no language, as far as it can be read."""
        try:
            rows = self._recognised(self.rows())
            yield from texts_of((record for _, record in rows), self.mapping)
        except (FileRefused, _NotRecognised, MedannotError):
            return  # it is told of when the file is read

    def rows(self) -> Rows:
        """Yield each row as it stands, before any mapping; what is refused is raised.

        Raises:
            FileRefused: the file holds no questions, or not to its end.
        """
        if self._refused is not None:
            raise FileRefused(self._refused)
        if self._named is None:
            self._find_path()
            self._find_shape()
        file, stem = self.name, self.name.rpartition(".")[0] or self.name
        for row, record in open_rows(self._source):
            if isinstance(record, dict):
                record["@file"], record["@stem"], record["@row"] = file, stem, row
                if self._shape:
                    record["@shape"] = self._shape
            yield row, record

    def _recognised(self, rows: Rows) -> Rows:
        """Choose the mapping by the first record, before any row is given on."""
        self.mapping = self._named
        if self.mapping is not None:
            return rows
        first: list[Row] = []
        for row in rows:
            first.append(row)
            if isinstance(row[1], dict):
                try:
                    self.mapping = recognise(row[1], self._saved)
                except InputFault as fault:
                    raise _NotRecognised(self._unfit or fault) from fault
                self._source.doubts += [self._unfit] if self._unfit else []
                break
        return chain(first, rows)

    def _as_wished(self, rows: Rows) -> Rows:
        """Leave keys that cannot be used out, where that is wanted; the mapping is chosen."""
        if self.mapping is not None and self._drops_keys:
            self.mapping = dropping(self.mapping)
        return rows

    def _counted(self, rows: Rows) -> Rows:
        """Find out whether the file counts options from 0 or from 1, where its mapping asks it."""
        if self.mapping is None or self.mapping.answer.form is not AnswerForm.INDEX:
            return rows
        first = list(islice(rows, LOOKED_AT))
        self.mapping, doubt = counted(self.mapping, (record for _, record in first))
        if isinstance(doubt, Sentence):
            self._source.doubts.append(doubt)
        return chain(first, rows)

    def _find_path(self) -> None:
        """Look where a known mapping finds records that it fits, in a file that is one object."""
        path, encoding = self._source.path, self._source.encoding
        if self._source.suffix != ".json" or not begins_as_object(path, encoding):
            return
        try:
            value = json_value(self._source)
        except FileRefused:
            return
        for mapping in known_mappings():
            role = mapping.container
            if role.records and role.kind in {ContainerKind.AUTO, ContainerKind.JSON}:
                first = next(records_at(value, role.records, role.outer), None)
                if isinstance(first, dict) and _fits(mapping, first):
                    self._source.role = role
                    return

    def _find_shape(self) -> None:
        """Look whether a file without names of columns has the shape of a known mapping's."""
        mapping = shaped(self._source)
        if mapping is not None:
            self._shape = mapping.name
            self._source.role = mapping.container
            self._source.doubts.append(guessed(mapping))

    def of_other_files(self, record: Mapping[str, Any], mapping: SetMapping) -> dict[str, Any]:
        """Return what other files than the one of the questions say of a record.

        Raises:
            RowRefused: one that its mapping asks for is not there, or cannot be read.
        """
        found: dict[str, Any] = {}
        if mapping.container.table:
            found["@table"] = self._tables.of(mapping, record)
        if mapping.container.beside:
            found["@beside"] = self._beside.of(mapping, record)
        return found

    def _items_of(
        self, row: int, record: Mapping[str, Any] | Sentence
    ) -> Iterator[Draft | Problem]:
        if isinstance(record, Sentence) or self.mapping is None:
            yield Problem(self.name, row, record if isinstance(record, Sentence) else "")
            return
        if self.mapping.container.table or self.mapping.container.beside:
            try:
                record = {**record, **self.of_other_files(record, self.mapping)}
            except RowRefused as fault:
                yield Problem(self.name, row, fault.reason)
                return
        if self._named is not None and len(self._shapes) < _MOST_SHAPES:
            self._shapes.setdefault(tuple(record), record)
        self._unseen = self._unseen or UnseenImages(self.mapping)
        self._unseen.look(row, record)
        reading = read_row(self.name, row, record, self.mapping, self._language, self._latin)
        self.left_out += not reading.kept
        for reason in reading.refused:
            yield Problem(self.name, row, reason)
        own = own_row(record) if len(reading.drafts) == 1 else None
        for draft in reading.drafts if own is None else (changed(reading.drafts[0], own=own),):
            if self._language is not None and self._language != draft.language:
                self.left_out += 1
            elif draft.language not in LANGUAGES:
                yield Problem(self.name, row, unknown_language(draft.language))
            else:
                yield draft


class _NotRecognised(Exception):
    """No mapping fits the first record."""

    def __init__(self, fault: InputFault | Sentence) -> None:
        self.fault = fault
        super().__init__(str(fault))


def _fits(mapping: SetMapping, record: dict[str, Any]) -> bool:
    try:
        return recognise(record) == mapping
    except InputFault:
        return False


def unknown_language(language: str) -> Sentence:
    """Say that a row is in a language that is none of those known."""
    return Sentence(
        "its language {language} is not known; write a code such as en, ko or pt-BR, or the "
        "language's name.",
        language=language[:40],
    )


def may_repeat_ids(mapping: SetMapping | None) -> bool:
    """Tell whether ids that stand in several rows of a file are none, and refuse no row."""
    return mapping is not None and not mapping.id and bool(mapping.id_if_unique)


def read_question_file(
    file: QuestionFile,
    mapping: SetMapping | None = None,
    language: str | None = None,
    progress: Progress = silent,
) -> FileReading:
    """Read one question file as a whole; see `FileReader`, which holds none of it.

    Raises:
        InputFault: the file does not exist or is too large.
        EnvironmentFault: the file cannot be read.
    """
    reader = FileReader(file, mapping, language)
    drafts: list[Draft] = []
    refused: list[Problem] = []
    seen = SeenIds(reader.name)
    repeated = False
    for one in reader.items(progress):
        if isinstance(one, Problem):
            refused.append(one)
            continue
        if seen.is_free(one):
            drafts.append(one)
        elif may_repeat_ids(reader.mapping):
            repeated = True
            drafts.append(one)
        else:
            refused.extend(seen.refused(one))
    if repeated:
        drafts = [changed(one, source_id="") for one in drafts]
    if reader.broken:
        return FileReading(None, 0, 0, (), tuple(p for p in refused if p.row == 0))
    refused.sort(key=lambda problem: problem.row)
    return FileReading(
        reader.mapping,
        reader.read,
        reader.left_out,
        in_order(drafts),
        tuple(refused),
        (*reader.warnings(), *seen.doubts()),
    )
