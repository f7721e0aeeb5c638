"""Where records stand inside a JSON object: "samples[*]", "$.*", "*.test[*]", "$.*[*]"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from medannot.exchange.question_sets.containers.source import FileRefused

_STEP = re.compile(r"\[\*\]|\.?([^.\[\]]+)")
_ANY, _EACH = "*", "[*]"


def path_steps(path: str) -> tuple[str, ...]:
    """Return the steps of a record path: a key, "*" for every key, "[*]" for every entry.

    Raises:
        FileRefused: it is no record path.
    """
    rest = path.strip().removeprefix("$")
    steps: list[str] = []
    place = 0
    while place < len(rest):
        match = _STEP.match(rest, place)
        if match is None:
            raise FileRefused("'{path}' is no path to records.", path=path[:80])
        steps.append(match[1] or _EACH)
        place = match.end()
    return tuple(steps)


def records_at(value: object, path: str, outer: Sequence[str] = ()) -> Iterator[object]:
    """Yield what stands at the path; objects get what each `*` stood for as "@1", "@2" ….

    Args:
        value: the whole JSON value.
        path: see the module; a record that is a list stands under "@value".
        outer: keys of the outermost object, put into each record with "@" before them.
    """
    above = {}
    if isinstance(value, Mapping):
        above = {f"@{key}": value[key] for key in outer if key in value}
    for record, stars in _walk(value, path_steps(path), ()):
        named = {f"@{place}": star for place, star in enumerate(stars, start=1)}
        if isinstance(record, Mapping):
            yield {**record, **named, **above}
        elif isinstance(record, list):
            yield {"@value": record} | named | above
        else:
            yield record


def _walk(
    value: object, steps: Sequence[str], stars: tuple[str | int, ...]
) -> Iterator[tuple[object, tuple[str | int, ...]]]:
    if not steps:
        yield value, stars
        return
    step, rest = steps[0], steps[1:]
    if step == _EACH:
        for place, part in enumerate(value if isinstance(value, list) else ()):
            yield from _walk(part, rest, (*stars, place))
    elif step == _ANY:
        for key, part in (value if isinstance(value, Mapping) else {}).items():
            yield from _walk(part, rest, (*stars, str(key)))
    elif isinstance(value, Mapping) and step in value:
        yield from _walk(value[step], rest, stars)
