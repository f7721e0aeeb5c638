"""Lesions in English: many roughly round, red papules, 0.1 to 0.3 cm, scattered on the cheek.

Descriptions that are known as adjectives stand before the noun; any other stands behind it with
the name of its attribute, so that somebody's own term never makes the sentence wrong.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from medannot.domain.annotation import english as en
from medannot.domain.annotation import english_tables as tables
from medannot.domain.annotation.attributes import Part
from medannot.domain.annotation.english_places import where
from medannot.domain.annotation.facts import Attached, Between, Told
from medannot.domain.annotation.finding import Lesion, Together, Value
from medannot.domain.annotation.words import label, listed, number, squeezed, without_gloss
from medannot.domain.lexicon.node import Language

_ONE = {"single": "a single", "solitary": "a solitary", "one": "one"}
_SEVERAL = {"few": "a few", "a few": "a few"} | {
    word: word for word in ("two", "several", "multiple", "many", "numerous", "innumerable")
}
_OFTEN = {
    Together.ALWAYS: "always",
    Together.MOSTLY: "mostly",
    Together.SOMETIMES: "sometimes",
    Together.ONCE: "once",
}
_VERBS = {"surrounding": "surround", "encircling": "encircle", "overlapping": "overlap"}
_EDGES = (" edge", " halo", " border", " margin", " rim")
_ORDERS = (" arrangement", " pattern", " distribution", " group", " line", " cluster")
_AS_THEY_STAND = ("along ", "at ", "in ", "on ", "around ", "over ", "fixed to ")


@dataclass(slots=True)
class Phrase:
    """A lesion in words.

    Attributes:
        text: number, adjectives, noun, size, place and boundary.
        is_several: whether `them` stands for it; else `it`.
        tail: what can only be named: "colour: like wax".
    """

    text: str
    is_several: bool
    tail: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Parts:
    """What goes where in the phrase."""

    count: str = ""
    is_one: bool = False
    loose_count: str = ""
    adjectives: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    spread: list[str] = field(default_factory=list)
    pattern: list[str] = field(default_factory=list)
    edges: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


def reference(lesion: Lesion) -> en.Noun:
    """Return what is known of a lesion's name."""
    return en.noun(label(lesion.term, Language.ENGLISH) or "lesion")


def phrase(told: Told) -> Phrase:
    """Return a lesion with all that was said of it."""
    parts = _parted(told)
    name = reference(told.lesion)
    head, is_fluent, several = _head(name, parts)
    place = where(told.sites)
    if parts.pattern and place:
        place = f"{place} ({', '.join(parts.pattern)})"
    elif parts.pattern:
        parts.tail.append(f"location pattern: {', '.join(parts.pattern)}")
    gap = " " if all(map(_is_plain, parts.spread)) else ", "
    lying = gap.join(filter(None, (_spread(parts.spread), place)))
    flows = not parts.spread or (len(parts.spread) == 1 and parts.spread[0].endswith("ed"))
    is_close = is_fluent and flows and not parts.behind
    text = f"{head} {lying}" if lying and is_close else ""
    edges = sorted(parts.edges, key=lambda word: word.startswith("with "))
    rest = edges if text else [*parts.behind, *([lying] if lying else []), *edges]
    return Phrase(", ".join((text or head, *rest)), several, parts.tail)


def _spread(words: list[str]) -> str:
    plain = [word for word in words if _is_plain(word)]
    return ", ".join(filter(None, (en.row(plain), *(w for w in words if not _is_plain(w)))))


def _is_plain(word: str) -> bool:
    return word in tables.DISTRIBUTIONS


def _head(name: en.Noun, parts: _Parts) -> tuple[str, bool, bool]:
    """Return number, adjectives and noun; whether they flow; and whether it is `they`."""
    before = ", ".join(parts.adjectives)
    one = bool(name.plural) and not name.is_plural
    if not (parts.count or parts.loose_count) and (name.plural or name.is_mass):
        return _put(before, name.bare), True, bool(name.plural)
    if parts.count and (one if parts.is_one else name.plural):
        noun = name.text if parts.is_one else name.plural
        return _put(parts.count, before, noun), True, not parts.is_one
    counted = parts.loose_count or parts.count
    if name.is_mass and parts.count:
        areas = "area of" if parts.is_one else "areas of"
        return _put(parts.count, areas, before, name.text), True, not parts.is_one
    loose = filter(None, (name.text, counted, *parts.adjectives))
    return ", ".join(loose), False, bool(counted) and not parts.is_one


def _put(*words: str) -> str:
    return " ".join(filter(None, words))


def _parted(told: Told) -> _Parts:
    parts = _Parts()
    for part in (Part.SIZE, Part.SHAPE, Part.COLOUR):
        for value in told.values(part):
            _adjectives(part, value, parts)
    for value in told.values(Part.NUMBER):
        _count(value, parts)
    for part in (Part.DISTRIBUTION, Part.BOUNDARY, Part.PATTERN, Part.OTHER):
        for value in told.values(part):
            _behind(part, value, parts)
    return parts


def words_of(value: Value) -> list[str]:
    """Return the descriptors of a value as they stand within a sentence."""
    words = (en.lowered(without_gloss(label(one, Language.ENGLISH))) for one in value.descriptors)
    return [word for word in words if word]


def _attribute(value: Value) -> str:
    return en.lowered(label(value.attribute, Language.ENGLISH)) or "attribute"


def _named(value: Value, words: Sequence[str], parts: _Parts) -> None:
    """Name what fits nowhere else with its attribute, unless it names that itself."""
    name = _attribute(value)
    own = [word for word in words if word.startswith(f"{name} ")]
    other = [word for word in words if word not in own]
    parts.tail += own
    if other:
        parts.tail.append(f"{name}: {', '.join(other)}")


def _adjectives(part: Part, value: Value, parts: _Parts) -> None:
    size = measure(value)
    found, strange = [], []
    for word in words_of(value):
        if part is Part.SIZE and word.endswith("-sized"):
            found += [] if size else [word]
        elif part is Part.SIZE and word.startswith(("larger than ", "smaller than ")):
            parts.behind += [] if size else [word]
        elif part is Part.SIZE and word.endswith(" sizes"):
            parts.behind.append(f"of {word}")
        elif (
            en.is_colour(word) if part is Part.COLOUR else part is Part.SHAPE and en.is_shape(word)
        ):
            found.append(word)
        else:
            strange.append(word)
    if size and part is Part.SIZE:
        parts.behind.insert(0, size)
    elif size:
        strange.append(size)
    if part is Part.COLOUR and found:
        found = [en.row(found)]
    parts.adjectives += found
    _named(value, strange, parts)


def measure(value: Value) -> str:
    """Return numbers of a value: "0.1 to 0.3 cm", "up to 1 cm", "measured 0.2 cm"."""
    text = _range(value)
    unit = "" if value.unit == "count" else squeezed(value.unit)
    measured = "measured " if value.measured and text and value.unit != "count" else ""
    return _put(f"{measured}{text}", unit) if text else ""


def _range(value: Value) -> str:
    if value.least is not None and value.most is not None:
        low, high = (number(end) for end in sorted((value.least, value.most)))
        return low if low == high else f"{low} to {high}"
    if value.least is not None:
        return f"at least {number(value.least)}"
    return f"up to {number(value.most)}" if value.most is not None else ""


def _count(value: Value, parts: _Parts) -> None:
    text = measure(value)
    words = words_of(value)
    known = [word for word in words if word in _ONE or word in _SEVERAL]
    strange = [word for word in words if word not in known]
    if text:
        parts.is_one = text.rpartition(" ")[2] == "1"
        if _is_whole(value):
            parts.count = "one" if text == "1" else text
        else:
            parts.loose_count = text
    elif known:
        parts.is_one = known[0] in _ONE
        parts.count = _ONE.get(known[0]) or _SEVERAL[known[0]]
    _named(value, strange, parts)


def _is_whole(value: Value) -> bool:
    """Tell whether a number may stand before a plural: 0.5 papules and -2 papules may not."""
    ends = [end for end in (value.least, value.most) if end is not None]
    return all(float(end).is_integer() and end >= 1 for end in ends) and value.unit in {"", "count"}


def _behind(part: Part, value: Value, parts: _Parts) -> None:
    strange = []
    for word in words_of(value):
        if part is Part.PATTERN:
            parts.pattern.append(word)
        elif part is Part.DISTRIBUTION and (found := _distribution(word)):
            parts.spread.append(found)
        elif part is Part.BOUNDARY and (found := _boundary(word)):
            parts.edges.append(found)
        else:
            strange.append(word)
    if size := measure(value):
        strange.append(size)
    _named(value, strange, parts)


def _distribution(word: str) -> str:
    if word == "satellite":
        return "in a satellite pattern"
    if word.endswith(_ORDERS) and not word.startswith(_AS_THEY_STAND):
        return f"in {en.article(word)} {word}"
    return word if _is_plain(word) or word.startswith(_AS_THEY_STAND) else ""


def _boundary(word: str) -> str:
    if en.is_boundary(word):
        return word.replace("-defined", " defined")
    if word.endswith(_EDGES):
        return f"with {en.article(word)} {word}"
    return word if word.startswith(_AS_THEY_STAND) else ""


def attached(those: Sequence[Attached], holder: Phrase) -> list[str]:
    """Return what lies on or about a lesion: "with pustules on the surface"."""
    rows: dict[Together | None, list[str]] = {}
    for one in those:
        names = en.row([reference(lesion).bare for lesion in one.lesions])
        place = (
            "" if one.relation is None else _lying(label(one.relation, Language.ENGLISH), holder)
        )
        rows.setdefault(one.together, []).append(_put(names, place))
    return [
        _put(_OFTEN[often] if often else "", f"with {listed(names, ', ', ' and ')}")
        for often, names in rows.items()
    ]


def _lying(relation: str, holder: Phrase) -> str:
    text = en.lowered(without_gloss(relation))
    if not text:
        return ""
    if text.partition(" ")[0] not in tables.PREPOSITIONS:
        return f"({text})"
    if text.endswith(" of") and not text.startswith("to "):
        return text.removesuffix(" of")
    return f"{text} {'them' if holder.is_several else 'it'}"


def relation_sentence(between: Between) -> str:
    """Return how two lesions lie: "the crusts lie on the surface of the pustules"."""
    subject, other = reference(between.subject), reference(between.object)
    same = subject.bare == other.bare
    one, two = f"the {subject.bare}", f"the {'other ' if same else ''}{other.bare}"
    often = _OFTEN[between.together] if between.together else ""
    text = "" if between.relation is None else label(between.relation, Language.ENGLISH)
    text = en.lowered(without_gloss(text)) if text else ""
    if text and text.partition(" ")[0] not in tables.PREPOSITIONS:
        return f"{_put(one, 'and', two, often)}: {text}"
    if not text:
        ends = often == "once"
        return _put(one, "and", two, "" if ends else often, "occur together", often if ends else "")
    if subject.is_several is None:
        return _put(one, "can", often, "be seen", text, two)
    verb = _VERBS.get(text)
    said = verb or f"lie {text}"
    if not subject.is_several:
        said = f"{verb}s" if verb else f"lies {text}"
    return _put(one, often, said, two)
