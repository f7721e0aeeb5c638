"""Lesions whose marks are not drawn; this is of the screen alone and nothing that is kept."""

from medannot.domain.annotation.finding import Mark
from medannot.domain.ids import FindingId
from medannot.ui.bench.bench_state import Findings
from medannot.ui.bench.marks.board_presenter import MarkBoard


class HiddenMarks:
    """Remembers which lesions are hidden, and hides their marks, also those that come later.

    Args:
        board: on which the marks are drawn.

    Attributes:
        lesions: whose marks are hidden.
    """

    def __init__(self, board: MarkBoard) -> None:
        self._board = board
        self._hidden: frozenset[FindingId] = frozenset()
        self.lesions: frozenset[FindingId] = frozenset()

    def switch(self, lesion: FindingId) -> None:
        """Hide the marks of a lesion, or show them again."""
        self.lesions ^= {lesion}

    def apply(self, findings: Findings) -> None:
        """Hide what is to be hidden now, and show what no longer is."""
        hidden = frozenset(
            one.id
            for one in findings.values()
            if isinstance(one.content, Mark) and one.content.target in self.lesions
        )
        for key in hidden ^ self._hidden:
            self._board.set_hidden(key, hidden=key in hidden)
        self._hidden = hidden
