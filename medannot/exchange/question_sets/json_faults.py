"""What is wrong with a text that is no whole JSON, in sentences of our own."""

import json

from medannot.domain.errors import Sentence

# The parser has English words of its own; they begin so, in all releases of Python.
_SENTENCES = {
    "Expecting value": "it is not whole JSON: a value is missing at line {line}, column {column}.",
    "Expecting ',' delimiter": (
        "it is not whole JSON: a comma or the end of a list or object is missing at line {line}, "
        "column {column}."
    ),
    "Expecting ':' delimiter": (
        "it is not whole JSON: a colon is missing at line {line}, column {column}."
    ),
    "Expecting property name": (
        "it is not whole JSON: a name in double quotes is missing at line {line}, column {column}."
    ),
    "Illegal trailing comma": (
        "it is not whole JSON: there is a comma too many at line {line}, column {column}."
    ),
    "Unterminated string": (
        "it is not whole JSON: the text that begins at line {line}, column {column} has no end."
    ),
    "Invalid control character": (
        "it is not whole JSON: a line break or another control character stands inside a text at "
        "line {line}, column {column}."
    ),
    "Invalid \\": (
        "it is not whole JSON: a backslash stands wrongly inside a text at line {line}, column "
        "{column}."
    ),
    "Extra data": (
        "it is not whole JSON: something follows its end at line {line}, column {column}."
    ),
}
_OTHERWISE = "it is not whole JSON at line {line}, column {column}."


def not_whole(fault: json.JSONDecodeError, first_line: int = 1) -> Sentence:
    """Say what is wrong, and at which line and column of the file.

    Args:
        fault: as the parser tells it.
        first_line: the line of the file at which the parsed text begins.
    """
    template = next(
        (said for begin, said in _SENTENCES.items() if fault.msg.startswith(begin)), _OTHERWISE
    )
    return Sentence(template, line=fault.lineno + first_line - 1, column=fault.colno)
