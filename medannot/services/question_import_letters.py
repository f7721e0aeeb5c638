"""Whether the questions of an import seem to be in a language that items do not know."""

import re

from medannot.domain.errors import Problem, Sentence
from medannot.exchange.question_sets.values import Draft

_OTHER_SCRIPT = re.compile(
    "[\u0400-\u052f\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\uac00-\ud7af]"
)
"""Cyrillic, Hebrew and Arabic, Indian scripts, Thai and Lao, Korean, and Japanese syllables."""

_ACCENTED = re.compile("[À-ÖØ-öø-ž]")
_FEW_OF_A_SCRIPT = 0.02
"""So small a share of questions may quote a word."""

_FEW_ACCENTED = 0.25
"""So small a share may speak of Sjögren and Ménière."""


class Letters:
    """Counts the questions that hold letters of other languages than English and Chinese."""

    def __init__(self) -> None:
        self._count = self._script = self._accented = 0

    def take_in(self, draft: Draft) -> None:
        """Look at one more question."""
        self._count += 1
        if not draft.stem.isascii():
            self._script += _OTHER_SCRIPT.search(draft.stem) is not None
            self._accented += _ACCENTED.search(draft.stem) is not None

    def told(self, file: str) -> list[Problem]:
        """Say that many of them do, if so.

        Args:
            file: that the doubt is told of.
        """
        many = [
            count
            for count, few in ((self._script, _FEW_OF_A_SCRIPT), (self._accented, _FEW_ACCENTED))
            if count > few * self._count
        ]
        if not many:
            return []
        said = Sentence(
            "{count} of {items} questions have letters of other languages than English and "
            "Chinese; an item stands as one of these two, whatever it is in.",
            count=max(many),
            items=self._count,
        )
        return [Problem(file, 0, said)]
