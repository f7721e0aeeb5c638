"""JSON lists, JSON objects that hold records at a path, and one JSON object a line."""

import json
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator

from medannot.domain.encodings import CALLED, Encoding
from medannot.domain.errors import InputFault, Sentence
from medannot.exchange.question_sets.containers.column_wise import is_column_wise, rows_of
from medannot.exchange.question_sets.containers.long_list import NotSo, is_long_list, values_of
from medannot.exchange.question_sets.containers.record_path import records_at
from medannot.exchange.question_sets.containers.source import FileRefused, Row, Rows, Source
from medannot.exchange.question_sets.containers.text_files import NOT_UTF_8, json_encoding
from medannot.exchange.question_sets.containers.text_lines import Lines, lines_of
from medannot.exchange.question_sets.containers.utf_16 import BLOCK, utf_16_codec
from medannot.exchange.question_sets.json_faults import not_whole

MAX_FILE_BYTES = 512 * 1024 * 1024
"""A list that is not whole is read again as a whole; lines never are, and may be more."""

MAX_LINE_BYTES = 64 * 1024 * 1024
_NAN = Sentence("it holds NaN, which is no JSON value; it was read as nothing.")
_NOT_IN = "line {line} is not in {encoding}, in which the file was read; mend the line."
_TOO_LONG = "the line is longer than {limit} MB; no question is."


class NotJson(ValueError):
    """JSON that this program does not take, with a sentence."""

    def __init__(self, template: str, **details: object) -> None:
        self.reason = template if isinstance(template, Sentence) else Sentence(template, **details)
        super().__init__(self.reason)


def read_json(source: Source) -> Rows:
    """Return the records of a JSON list, or those at the record path of a JSON object.

    An object that is itself a record, as the source tells it, is the only one; one that holds a
    column a key, as pandas writes tables, has a record for each row.

    Raises:
        FileRefused: it is no whole JSON, or holds no list of records.
        InputFault: it is too large.
        OSError: it cannot be read.
    """
    _refuse_too_large(source)
    if not source.encoding and is_long_list(source.path):
        return _rows(enumerate(_of_long_list(source), start=1))
    value = json_value(source)
    path = source.role.records
    if isinstance(value, dict) and not path:
        if is_column_wise(value):
            source.total = len(next(iter(value.values())))
            return _rows(enumerate(rows_of(value), start=1))
        if source.is_record(value):
            source.total = 1
            return _rows(iter([(1, value)]))
        raise FileRefused(
            "the file holds one JSON object, not a list of questions; the mapping screen and "
            "`questions map` look for the place in it at which they stand."
        )
    if isinstance(value, dict):
        return _found(records_at(value, path, source.role.outer), path)
    if isinstance(value, list) and value and all(v and isinstance(v, list) for v in value):
        # A question may be a list of its parts, as in Rad-ReStruct.
        value = [{"@value": one} for one in value]
    if not isinstance(value, list) or (value and not any(isinstance(v, dict) for v in value)):
        raise FileRefused("the file holds no list of questions.")
    source.total = len(value)
    return _rows(enumerate(value, start=1))


def _of_long_list(source: Source) -> Iterator[object]:
    """Yield the values of a long list; one that is not whole is read again to say what is wrong."""
    count = 0
    try:
        for value in values_of(source.path, _decoder(source)):
            count += 1
            yield value
    except NotSo:
        whole = json_value(source)
        yield from whole[count:] if isinstance(whole, list) else ()


def json_value(source: Source) -> object:
    """Return what a JSON file holds.

    Raises:
        FileRefused: it is no whole JSON.
        InputFault: it is too large.
        OSError: it cannot be read.
    """
    _refuse_too_large(source)
    try:
        return _parse(_text(source), source)
    except json.JSONDecodeError as fault:
        raise FileRefused(not_whole(fault)) from fault
    except (NotJson, RecursionError, ValueError) as fault:
        raise FileRefused(_sentence(fault)) from fault


def _refuse_too_large(source: Source) -> None:
    if source.path.stat().st_size > MAX_FILE_BYTES:
        raise InputFault(
            "{name} is larger than {limit} MB; split it into several files.",
            name=source.name,
            limit=MAX_FILE_BYTES // (1024 * 1024),
        )


def read_lines(source: Source) -> Rows:
    """Return the records of a file with one JSON object a line; its rows are its lines.

    Raises:
        OSError: it cannot be read.
    """
    return _rows(_lines(source))


def _lines(source: Source) -> Iterator[tuple[int, object]]:
    # Only \n parts lines: U+2028 and its kin may stand inside a JSON text.
    with lines_of(source) as file:
        number = 0
        while line := file.readline(MAX_LINE_BYTES):
            number += 1
            if len(line) >= MAX_LINE_BYTES and not line.endswith(b"\n"):
                _pass_over(file)
                yield number, NotJson(_TOO_LONG, limit=MAX_LINE_BYTES // (1024 * 1024))
            elif line.strip():
                yield number, _line_value(file, line, number, source)


def _pass_over(file: Lines) -> None:
    """Read to the end of a line that is too long, and hold none of it."""
    while (rest := file.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _line_value(lines: Lines, line: bytes, number: int, source: Source) -> object:
    try:
        text = lines.text_of(line.removeprefix(BOM_UTF8) if number == 1 else line)
        return _parse(text.rstrip("\n"), source)
    except UnicodeDecodeError:
        if lines.encoding == CALLED[Encoding.UTF_8]:
            return NotJson(NOT_UTF_8, line=number)
        return NotJson(_NOT_IN, line=number, encoding=lines.encoding)
    except json.JSONDecodeError as fault:
        return NotJson(not_whole(fault, number))
    except (RecursionError, ValueError) as fault:
        return NotJson(_sentence(fault))


def _rows(values: Iterator[tuple[int, object]]) -> Rows:
    for row, value in values:
        yield _row(row, value)


def _row(row: int, value: object) -> Row:
    if isinstance(value, dict):
        return row, value
    if isinstance(value, NotJson):
        return row, value.reason
    return row, Sentence("the row is no JSON object.")


def _found(records: Iterator[object], path: str) -> Rows:
    count = 0
    for count, record in enumerate(records, start=1):
        yield _row(count, record)
    if not count:
        raise FileRefused("the file holds no question at {path}.", path=path)


def _text(source: Source) -> str:
    data = source.path.read_bytes()
    if not source.encoding and not utf_16_codec(data[:BLOCK]):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass  # it may be in another encoding
    return data.decode(json_encoding(source))


def _parse(text: str, source: Source) -> object:
    return _decoder(source).decode(text)


def _decoder(source: Source) -> json.JSONDecoder:
    def constant(word: str) -> None:
        """Take NaN for nothing, which is what Python's own writer means by it."""
        if word != "NaN":
            raise NotJson("it holds {word}, which is no JSON value.", word=word)
        if _NAN not in source.doubts:
            source.doubts.append(_NAN)

    return json.JSONDecoder(parse_constant=constant, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        twice = next(name for name, many in counts.items() if many > 1)
        raise NotJson("it names '{twice}' twice in one object.", twice=twice)
    return value


def _sentence(fault: BaseException) -> str:
    if isinstance(fault, NotJson):
        return fault.reason
    if isinstance(fault, RecursionError):
        return "it is nested too deeply."
    return "it holds a number that is too long."
