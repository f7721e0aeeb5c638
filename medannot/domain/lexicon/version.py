"""Versions of lexicons: semantic versioning 2.0.0 without pre-releases."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from medannot.domain.errors import InputFault

VERSION_FORM = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


class Step(StrEnum):
    """How much a new version changes.

    Major: a node's meaning changed, or it was split, merged or taken from selection. Minor: nodes,
    synonyms or constraints came. Patch: spelling, translation, order, notes.
    """

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A version; later ones are greater."""

    major: int
    minor: int
    patch: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a version.

        Raises:
            InputFault: it is not three whole numbers with points between them.
        """
        found = VERSION_FORM.fullmatch(text)
        if found is None:
            raise InputFault(
                "{text} is not a version; three whole numbers are expected, such as 1.2.0.",
                text=text,
            )
        return cls(*(int(part) for part in found.groups()))

    def __str__(self) -> str:
        """Return the version as it is written."""
        return f"{self.major}.{self.minor}.{self.patch}"

    def after(self, step: Step) -> Self:
        """Return the next version."""
        cls = type(self)
        if step is Step.MAJOR:
            return cls(self.major + 1, 0, 0)
        if step is Step.MINOR:
            return cls(self.major, self.minor + 1, 0)
        return cls(self.major, self.minor, self.patch + 1)
