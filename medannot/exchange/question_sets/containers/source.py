"""What every reader of a container is given, and what it gives back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from medannot.domain.errors import Sentence
from medannot.exchange.question_sets.mapping import ContainerRole

Record = dict[str, Any]
Row = tuple[int, Record | Sentence]
"""A row's number with its record, or with why it is none."""

Rows = Iterator[Row]


class FileRefused(Exception):
    """A file that cannot be read, or not to its end.

    Args:
        template: the reason as one sentence with `{name}` places for the details.
        details: what stands in those places.
    """

    def __init__(self, template: str, **details: object) -> None:
        self.reason = template if isinstance(template, Sentence) else Sentence(template, **details)
        super().__init__(self.reason)


@dataclass(slots=True)
class Source:
    """One question file while it is read.

    Attributes:
        name: as the set knows it: the file's name, below the chosen folder with `/`.
        role: what its mapping says of the container.
        doubts: sentences about the file as a whole, for the report.
        encoding: of a text, as a person or the mapping says; "" to find it out.
        total: how many rows it holds, as far as is known; 0 where it is not.
        is_record: tells whether a JSON object that is the whole file is one record; else none is.
    """

    path: Path
    name: str
    role: ContainerRole = field(default_factory=ContainerRole)
    doubts: list[Sentence] = field(default_factory=list)
    total: int = 0
    is_record: Callable[[Record], bool] = lambda _: False
    encoding: str = ""

    def __post_init__(self) -> None:
        """Take the encoding that the mapping says, where nobody else says one."""
        self.encoding = self.encoding or self.role.encoding

    @property
    def suffix(self) -> str:
        """Return the ending of the file's name in small letters, with its dot."""
        return self.path.suffix.lower()
