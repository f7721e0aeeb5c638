"""Which parts of a text a change touched, so that a reader sees them at once."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"[A-Za-z0-9.]+|\s+|.", re.DOTALL)
_ALIKE = 0.4
"""Texts less alike than this share their words by chance; each is then marked as a whole."""

_LONGEST = 400
"""So many words are compared; longer texts are marked as a whole, since each costs the square."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text: what both texts have, or what only this one has."""

    text: str
    changed: bool = False


Runs = tuple[Run, ...]


def marked(before: str, after: str) -> tuple[Runs, Runs]:
    """Return both texts with the parts marked in which they differ.

    Latin words are compared as words, all other signs one by one, as Chinese has no spaces.
    """
    if before == after:
        return _whole(before), _whole(after)
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return _whole(before, changed=True), _whole(after, changed=True)
    found = SequenceMatcher(None, old, new, autojunk=False)
    if found.ratio() < _ALIKE:
        return _whole(before, changed=True), _whole(after, changed=True)
    runs_old: list[Run] = []
    runs_new: list[Run] = []
    for tag, start, end, first, last in found.get_opcodes():
        for runs, words in ((runs_old, old[start:end]), (runs_new, new[first:last])):
            if words:
                runs.append(Run("".join(words), tag != "equal"))
    return tuple(runs_old), tuple(runs_new)


def _whole(text: str, *, changed: bool = False) -> Runs:
    return (Run(text, changed),) if text else ()
