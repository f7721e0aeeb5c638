"""Whether questions whose rows name no language seem to be in another than they stand as."""

import re
from collections import Counter
from collections.abc import Iterator

from medannot.domain.errors import Problem, Sentence
from medannot.domain.languages import LANGUAGES
from medannot.domain.little_words import clear_language
from medannot.domain.scripts import SHARED, language_of_letters, main_script
from medannot.exchange.question_sets.values import Draft, Spoken

_ACCENTED = re.compile("[À-ÖØ-öø-žȘ-ț]")
_FEW_OF_A_SCRIPT = 0.02
"""So small a share of questions may quote a word."""

_FEW_ACCENTED = 0.25
"""So small a share may speak of Sjögren and Ménière."""


class Letters:
    """Counts questions that name no language and whose letters tell another, or do not tell it."""

    def __init__(self) -> None:
        self._count = 0
        self._contrary: Counter[tuple[str, str]] = Counter()
        self._accented: Counter[tuple[str, str]] = Counter()
        self._guessed: Counter[str] = Counter()
        self._shared: Counter[str] = Counter()
        self._by_words: Counter[str] = Counter()

    def take_in(self, draft: Draft) -> None:
        """Look at one more question."""
        self._count += 1
        if draft.spoken is Spoken.WORDS:
            self._by_words[draft.language] += 1
            return
        if draft.spoken is Spoken.NAMED or draft.stem.isascii():
            return
        stands = draft.language
        script = main_script(draft.stem)
        letters = language_of_letters(draft.stem, script)
        if draft.spoken is Spoken.GUESSED:
            self._guessed[stands] += 1
            self._shared[stands] += script in SHARED
        elif letters and letters != stands and not _may_be(stands, script, letters):
            self._contrary[stands, letters] += 1
        if script == "Latn" and not letters and _ACCENTED.search(draft.stem):
            self._accented[stands, clear_language(draft.stem)] += stands in {"en", "zh"}

    def told(self, file: str) -> list[Problem]:
        """Say that many of them do, if so.

        Args:
            file: that the doubt is told of.
        """
        return [Problem(file, 0, said) for said in (*self._contradictions(), *self._guesses())]

    def _contradictions(self) -> Iterator[Sentence]:
        found = {
            pair: count
            for pair, count in self._contrary.items()
            if count > _FEW_OF_A_SCRIPT * self._count
        }
        if self._accented.total() > _FEW_ACCENTED * self._count:
            found.update(self._accented)
        for (stands, letters), count in sorted(found.items(), key=lambda one: (-one[1], one[0])):
            if not count:
                continue
            if letters:
                yield Sentence(
                    "{count} of {items} questions name no language and stand as {language}, but "
                    "look like {other}; if they are, choose that as the language of the import.",
                    count=count,
                    items=self._count,
                    language=_called(stands),
                    other=_called(letters),
                )
                continue
            yield Sentence(
                "{count} of {items} questions name no language and stand as {language}, but have "
                "letters of another one; if they are in it, choose it as the language of the "
                "import.",
                count=count,
                items=self._count,
                language=_called(stands),
            )

    def _guesses(self) -> Iterator[Sentence]:
        for language, count in sorted(self._by_words.items()):
            yield Sentence(
                "{count} of {items} questions name no language and are taken for {language} by "
                "their words; if they are in another one, choose it as the language of the import.",
                count=count,
                items=self._count,
                language=_called(language),
            )
        for language, count in sorted(self._shared.items()):
            if count:
                yield Sentence(
                    "{count} of {items} questions name no language and stand as {language}, which "
                    "shares its letters with others; if they are in another one, choose it as the "
                    "language of the import.",
                    count=count,
                    items=self._count,
                    language=_called(language),
                )
        chinese, japanese = self._guessed["zh"], self._guessed["ja"]
        if chinese and japanese:
            yield Sentence(
                "{count} of {items} questions name no language and stand as Chinese beside "
                "{others} that are Japanese; if they are Japanese without kana, choose that as the "
                "language of the import.",
                count=chinese,
                items=self._count,
                others=japanese,
            )


def _may_be(language: str, script: str, letters: str) -> bool:
    """Tell whether a text of a script can be in a language; Vietnamese is told by its letters."""
    return script in LANGUAGES[language].scripts and letters != "vi"


def _called(code: str) -> str:
    one = LANGUAGES[code]
    return one.name if one.own == one.name else f"{one.name} ({one.own})"
