"""Values of attributes that come in, put to what is said of a lesion already."""

from collections.abc import Callable
from dataclasses import replace

from medannot.domain.annotation.finding import Lesion, Value

Excludes = Callable[[str, str, str], bool]
"""Tells whether two descriptors of an attribute cannot both be said: attribute, one, other."""


def with_value(lesion: Lesion, value: Value, excludes: Excludes, *, is_new: bool) -> Lesion | None:
    """Return a lesion of which a value is said too, or None where that is against what is said.

    Args:
        lesion: as it is.
        value: that comes in.
        excludes: of the lexicon.
        is_new: the lesion came in with the same files; what a person said of one before is only
            added to where nothing was said of the attribute.
    """
    old = lesion.value_of(value.attribute.node_id)
    if old is None:
        alone = _added(Value(value.attribute), value, excludes)
        return None if alone is None else replace(lesion, values=(*lesion.values, alone))
    now = _added(old, value, excludes)
    if now == old:
        return lesion
    if now is None or not is_new:
        return None
    return replace(lesion, values=tuple(now if one is old else one for one in lesion.values))


def _added(old: Value, new: Value, excludes: Excludes) -> Value | None:
    terms = old.descriptors
    for term in new.descriptors:
        if term in terms:
            continue
        if any(excludes(old.attribute.node_id, one.node_id, term.node_id) for one in terms):
            return None
        terms = (*terms, term)
    if new.least is None and new.most is None:
        return replace(old, descriptors=terms)
    numbers = new.least, new.most, new.unit
    if old.least is not None and (old.least, old.most, old.unit) != numbers:
        return None
    return replace(old, descriptors=terms, least=new.least, most=new.most, unit=new.unit)
