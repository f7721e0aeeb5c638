"""Files of JSON, read within bounds; what is wrong with one is said by its place."""

import json
from collections import Counter
from typing import Any

from medannot.domain.errors import InputFault, Sentence
from medannot.exchange.annotations.reading import refuse_large
from medannot.exchange.question_sets.json_faults import not_whole

_MOST_NAME = 100
"""Signs of a name that are told."""


class TwiceError(Exception):
    """A name stands twice in one object, and nobody knows which of the values is meant.

    Attributes:
        sentence: which name it is.
    """

    def __init__(self, key: str) -> None:
        self.sentence = Sentence(
            "it says {key} twice in one object; export it again.", key=key[:_MOST_NAME]
        )
        super().__init__(self.sentence)


def said_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON.

    Raises:
        TwiceError: a name stands in it twice.
    """
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        raise TwiceError(counts.most_common(1)[0][0])
    return found


def json_of(data: bytes, name: str) -> Any:  # noqa: ANN401  # whatever the file holds
    """Return what a JSON file holds.

    Raises:
        InputFault: it is none, too large or too deep.
    """
    refuse_large(data, name)
    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=said_once)
    except TwiceError as fault:
        why = fault.sentence
    except json.JSONDecodeError as fault:
        why = not_whole(fault)
    except UnicodeDecodeError:
        why = Sentence("it is not encoded in UTF-8; save it again.")
    except (RecursionError, ValueError):
        why = Sentence("it is nested too deeply, or holds a number that is too long.")
    raise InputFault("{name} cannot be read: {why}", (), name=name, why=why)
