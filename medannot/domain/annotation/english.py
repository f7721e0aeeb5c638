"""English as sentences of findings need it: plurals, articles, lower case, adjectives.

Only what is known is bent. A word that is in no table here, such as one of somebody's own
lexicon, is never given a plural, an article or a place before a noun; the sentence then names it
as it stands.
"""

import re
from dataclasses import dataclass

from medannot.domain.annotation import english_tables as tables
from medannot.domain.annotation.words import listed

_BEHIND = re.compile(r" (?:of|at|with|without|on|in|from|by|under|near|to) ")
_OF = re.compile(r"\bof (?=[a-z])(?!(?:the|a|an|both|one|two) )")


def lowered(text: str) -> str:
    """Return a label as it stands within a sentence; names of people and short forms stay."""
    first, _, rest = text.partition(" ")
    stem = first.split("-")[0].removesuffix("'s").removesuffix("’s")
    if stem.casefold() in tables.NAMES or stem[1:] != stem[1:].lower() or len(stem) < 2:
        return text
    if first.endswith(("'s", "’s")):
        return text
    small = text[:1].lower() + first[1:]
    return f"{small} {rest}" if rest else small


def capitalised(text: str) -> str:
    """Return a text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def article(noun: str) -> str:
    """Return a or an."""
    sound = noun.lower()
    if sound.startswith(("uni", "eu", "one", "use", "usu", "ute", "u-")):
        return "a"
    return "an" if sound.startswith(("a", "e", "i", "o", "u", "hour", "honest")) else "a"


@dataclass(frozen=True, slots=True)
class Noun:
    """A name and its numbers, lower-cased.

    Attributes:
        text: as the lexicon has it.
        plural: for several, or nothing where it is not known or there is none.
        is_mass: stuff, such as erythema: neither plural nor article.
        is_plural: the name itself is one already.
    """

    text: str
    plural: str = ""
    is_mass: bool = False
    is_plural: bool = False

    @property
    def bare(self) -> str:
        """Return the name where nothing is said of the number: papules, erythema, strange bump."""
        return self.plural or self.text

    @property
    def is_several(self) -> bool | None:
        """Tell whether the bare name goes with `are`; None where that is not known."""
        if self.plural:
            return True
        return False if self.is_mass else None


def noun(text: str) -> Noun:
    """Return what is known of a name."""
    small = lowered(text)
    head, behind = _parted(small)
    parts = re.split(r" (or|and) ", head)
    if (
        small in tables.MASS_LABELS
        or small.endswith(tables.REDNESS)
        or all(_last(part) in tables.MASS for part in parts[::2])
    ):
        return Noun(small, is_mass=True)
    if all(_last(part) in tables.ALREADY_PLURAL for part in parts[::2]):
        return Noun(small, small, is_plural=True)
    several = _plural(parts)
    return Noun(small, f"{several}{behind}" if several else "")


def _parted(text: str) -> tuple[str, str]:
    found = _BEHIND.search(text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _last(words: str) -> str:
    return words.rpartition(" ")[2].lower()


def _plural(parts: list[str]) -> str:
    """Return the plural of a name such as papule, or of papule or plaque; or nothing."""
    bent = [*parts]
    for place in range(0, len(parts), 2):
        several = plural_of_word(_last(parts[place]))
        if several:
            bent[place] = parts[place][: len(parts[place]) - len(_last(parts[place]))] + several
        elif place == len(parts) - 1 or not parts[place].endswith(tables.ADJECTIVE_ENDS):
            return ""
    return " ".join(bent)


def plural_of_word(word: str) -> str:
    """Return the plural of one word that is known, or nothing."""
    if word in tables.PLURALS:
        return tables.PLURALS[word]
    if word in tables.REGULAR:
        return f"{word}s"
    return next(
        (
            word.removesuffix(end) + more
            for end, more in tables.SUFFIXES.items()
            if word.endswith(end)
        ),
        "",
    )


def is_several(text: str) -> bool | None:
    """Tell whether a name goes with `are`; None where its ending leaves that open."""
    head, _ = _parted(lowered(text))
    word = _last(head)
    if " and " in head:
        return None if word in tables.ONE_OF_TWO else True
    if word in tables.ALREADY_PLURAL:
        return True
    if (
        not word.endswith("s")
        or word in tables.SINGULAR_IN_S
        or word.endswith(tables.SINGULAR_ENDS)
    ):
        return False
    return None


def with_articles(place: str) -> str:
    """Return a place whose inner parts have articles: dorsum of the hand, corner of the mouth."""
    return _OF.sub("of the ", place)


def is_colour(words: str) -> bool:
    """Tell whether a description is a colour that may stand before a noun."""
    tone, _, colour = words.rpartition(" ")
    return (not tone or tone in tables.TONES) and (
        colour in tables.COLOURS or colour.endswith(tables.COMPOUNDS[-2:])
    )


def is_shape(words: str) -> bool:
    """Tell whether a description is a form that may stand before a noun."""
    how, _, form = words.rpartition(" ")
    return (not how or how in tables.ADVERBS) and (
        form in tables.SHAPES or form.endswith(tables.COMPOUNDS[:4])
    )


def is_boundary(words: str) -> bool:
    """Tell whether a description may stand behind a noun as its boundary."""
    how, _, form = words.rpartition(" ")
    return (not how or how in tables.ADVERBS) and form in tables.BOUNDARIES


def row(words: list[str]) -> str:
    """Return words as a row: a, b and c."""
    return listed(words, ", ", " and ")
