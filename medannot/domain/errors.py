"""Every fault a person can meet, each as one sentence: what happened, then what to do.

A fault carries a template and its details apart, so that a window can show the template in
another language. Anything that is not a `MedannotError` is a bug of the program.
"""

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line returns."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    ENVIRONMENT = 3


class MedannotError(Exception):
    """A fault with a sentence for people.

    Args:
        template: the sentence with `{name}` places for the details.
        details: what stands in those places.
    """

    exit_code = ExitCode.REFUSED

    def __init__(self, template: str, **details: object) -> None:
        self.template = template
        self.details = details
        super().__init__(template.format(**details) if details else template)


class Refusal(MedannotError):
    """A wish that the rules of the study, the workspace or the role do not allow."""


class EnvironmentFault(MedannotError):
    """Something outside the program: a full disk, a locked or unreadable file."""

    exit_code = ExitCode.ENVIRONMENT


class UsageFault(MedannotError):
    """A command or form that was filled in wrongly."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class Problem:
    """One refused or doubtful row of an input file.

    Attributes:
        file: the file's name as the person gave it.
        row: 1-based record number within the file, 0 when the file as a whole is meant.
        reason: one sentence.
    """

    file: str
    row: int
    reason: str

    def sentence(self) -> str:
        """Return the problem as one line that names file and row."""
        place = f"{self.file}, row {self.row}" if self.row else self.file
        return f"{place}: {self.reason}"


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
