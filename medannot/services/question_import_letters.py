"""Whether questions whose rows name no language seem to be in another than they stand as."""

import re
from collections import Counter
from collections.abc import Iterator

from medannot.domain.errors import Problem, Sentence
from medannot.domain.languages import LANGUAGES
from medannot.domain.scripts import SHARED, language_of_letters, main_script
from medannot.exchange.question_sets.values import Draft, Spoken

_ACCENTED = re.compile("[À-ÖØ-öø-žȘ-ț]")
_FEW_OF_A_SCRIPT = 0.02
"""So small a share of questions may quote a word."""

_FEW_ACCENTED = 0.25
"""So small a share may speak of Sjögren and Ménière."""

_WORD = re.compile(r"[^\W\d_]+")
_LITTLE_WORDS = {
    "cs": "je jsou jaká jaký jaké která který které kde co se při nebo",
    "de": "der die das dem den des ist sind welche welcher welches nicht und ein eine bei mit wo",
    "es": "el los las qué cuál cuáles dónde una del está en y para con",
    "fi": "on ovat ja mikä missä mitä onko ei tai",
    "fr": "le les est sont quelle quel quelles quels dans une des du où et avec pour",
    "hu": "az melyik hol van és egy nem mi milyen",
    "it": "il della del quale quali che nella gli è sono dove una con per",
    "nl": "het een welke van niet zijn bij waar wat met de",
    "pl": "jest są jaka jaki jakie która który gdzie czy nie się przy",
    "pt": "os uma qual quais não do da em são está é onde com para",
    "ro": "este care în și sunt pentru unde cu din la o",
    "sv": "är och vilken vilket vilka inte ett",
    "tr": "bir hangi hangisi bu ve nedir nerede için ile",
}
"""Words that nearly every sentence of a language has; English, which most stand as, has none."""

_LITTLE = {language: frozenset(words.split()) for language, words in _LITTLE_WORDS.items()}
_LEAST_LITTLE = 2


class Letters:
    """Counts questions that name no language and whose letters tell another, or do not tell it."""

    def __init__(self) -> None:
        self._count = 0
        self._contrary: Counter[tuple[str, str]] = Counter()
        self._accented: Counter[tuple[str, str]] = Counter()
        self._guessed: Counter[str] = Counter()
        self._shared: Counter[str] = Counter()

    def take_in(self, draft: Draft) -> None:
        """Look at one more question."""
        self._count += 1
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
            self._accented[stands, _of_little_words(draft.stem)] += stands in {"en", "zh"}

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


def _of_little_words(text: str) -> str:
    """Return the language whose little words stand in a text, "" where none or several do."""
    words = _WORD.findall(text.casefold())
    found = Counter({one: sum(word in some for word in words) for one, some in _LITTLE.items()})
    (best, most), (_, next_) = found.most_common(2)
    return best if most >= _LEAST_LITTLE and most > next_ else ""


def _called(code: str) -> str:
    one = LANGUAGES[code]
    return one.name if one.own == one.name else f"{one.name} ({one.own})"
