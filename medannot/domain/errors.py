"""Every fault a person can meet, each as one sentence: what happened, then what to do.

A fault carries a template and its details apart, so that a window can show the template in
another language. Anything that is not a `MedannotError` is a bug of the program.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import PurePath
from typing import Self

from medannot.domain.wording import one_line


class ExitCode(IntEnum):
    """What the command line returns."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    ENVIRONMENT = 3


class Advice(StrEnum):
    """What to do, where that depends on the door a person came through.

    The values are the command line's sentences; the window says each in its own words.
    """

    CREATE_WORKSPACE = "Choose another, or make one there with 'medannot workspace create'."
    LIST_STUDIES = "`medannot study list` names them."
    LIST_SETS = "`medannot questions list` names them."
    HAVE_ANSWERED = (
        "`medannot read` opens a reader's page; `medannot study simulate` lets simulated readers "
        "answer a copy, to try it out."
    )


def filled(template: str, details: Mapping[str, object]) -> str:
    """Return a sentence with its details in their places, whatever signs these hold in one line.

    Args:
        template: the sentence with `{name}` places for the details; without details it stays as
            it is.
        details: what stands in those places.
    """
    if not details:
        return template
    return template.format(
        **{
            name: one_line(detail) if isinstance(detail, str | PurePath) else detail
            for name, detail in details.items()
        }
    )


class MedannotError(Exception):
    """A fault with a sentence for people.

    Args:
        template: the sentence with `{name}` places for the details.
        details: what stands in those places.

    Attributes:
        advice: what to do, where the sentence does not say it for every door.
    """

    exit_code = ExitCode.REFUSED

    def __init__(self, template: str, **details: object) -> None:
        self.template = template
        self.details = details
        self.advice: Advice | None = None
        super().__init__(filled(template, details))

    def advising(self, advice: Advice) -> Self:
        """Say also what to do, in words that a window replaces by its own."""
        self.advice = advice
        return self

    def __str__(self) -> str:
        """Return the sentence in English, as the command line says it."""
        said = super().__str__()
        return f"{said} {self.advice}" if self.advice else said


class Refusal(MedannotError):
    """A wish that the rules of the study, the workspace or the role do not allow."""


class Outdated(Refusal):
    """A wish made on what is not current any more; whoever made it looks again first."""


class EnvironmentFault(MedannotError):
    """Something outside the program: a full disk, a locked or unreadable file."""

    exit_code = ExitCode.ENVIRONMENT


class UsageFault(MedannotError):
    """A command or form that was filled in wrongly."""

    exit_code = ExitCode.USAGE


class Sentence(str):
    """A sentence in English that still knows its template and details, for a translation.

    Args:
        template: the sentence with `{name}` places for the details.
        details: what stands in those places.
    """

    template: str
    details: Mapping[str, object]

    def __new__(cls, template: str, **details: object) -> Self:
        """Fill the template; one without details stays as it is."""
        self = super().__new__(cls, filled(template, details))
        self.template, self.details = template, details
        return self


@dataclass(frozen=True, slots=True)
class Problem:
    """One refused or doubtful row of an input file.

    Attributes:
        file: the file's name as the person gave it.
        row: 1-based record number within the file, 0 when the file as a whole is meant.
        template: one sentence with `{name}` places for the details; a `Sentence` brings its own.
        details: what stands in those places.
    """

    file: str
    row: int
    template: str
    details: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Take a sentence apart again."""
        if isinstance(self.template, Sentence):
            object.__setattr__(self, "details", self.template.details)
            object.__setattr__(self, "template", self.template.template)

    @property
    def reason(self) -> str:
        """Return the sentence in English."""
        return filled(self.template, self.details)

    def sentence(self) -> Sentence:
        """Return the problem as one line that names file and row."""
        why = Sentence(self.template, **self.details)
        if not self.row:
            if self.template.startswith("{name} ") and self.details.get("name") == self.file:
                return why  # begins with the file's name itself
            return Sentence("{file}: {reason}", file=self.file, reason=why)
        return Sentence("{file}, row {row}: {reason}", file=self.file, row=self.row, reason=why)


class InputFault(MedannotError):
    """Input that was refused; nothing of it was kept.

    Args:
        template: the sentence.
        problems: the rows and reasons, in the order of the input.
        details: what stands in the sentence's places.
    """

    def __init__(
        self, template: str, problems: tuple[Problem, ...] = (), **details: object
    ) -> None:
        self.problems = problems
        super().__init__(template, **details)


class ReasonMissing(InputFault):
    """A change of which nobody said why."""
