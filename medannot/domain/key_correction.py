"""Whether two versions of a question have the same key, whatever else was edited."""

from collections.abc import Sequence

from medannot.domain.question import Option, ReferenceAnswer


def same_key(
    options: Sequence[Option],
    key: ReferenceAnswer | None,
    later_options: Sequence[Option],
    later_key: ReferenceAnswer | None,
) -> bool:
    """Tell whether the same answers are right in a later version of a question.

    An option is known again by its text, else by its place, so that neither a mended word nor
    another order makes another key. Explanations count for nothing.

    Args:
        options: of the earlier version, in the set's own order.
        key: its reference answer, or None where it has none.
        later_options: of the later version.
        later_key: its reference answer, or None.
    """
    if key is None or later_key is None:
        return key is later_key
    if not options and not later_options:
        return (key.text, set(key.synonyms)) == (later_key.text, set(later_key.synonyms))
    right = {
        _place_of(option.text, place, later_options)
        for place, option in enumerate(options)
        if option.id in key.option_ids
    }
    return right == {
        place for place, option in enumerate(later_options) if option.id in later_key.option_ids
    }


def _place_of(text: str, place: int, later: Sequence[Option]) -> int:
    """Return where an option stands later: where its text does, else in its own place."""
    found = [at for at, option in enumerate(later) if option.text == text]
    return place if place in found or not found else found[0]
