"""Keys that a mapping reads for other things than options and images."""

from medannot.exchange.question_sets.lookup import places_of
from medannot.exchange.question_sets.mapping import SetMapping


def other_roles(mapping: SetMapping) -> frozenset[str]:
    """Return the keys of a mapping's question, answer, context, categories and division."""
    texts = (mapping.answer.key, mapping.answer.check, mapping.question, *mapping.context)
    keys = {spelling for text in texts for spelling in text.split("|")}
    keys |= {place for text in texts for place in places_of(text)}
    keys |= {role.key for role in (mapping.ability, *mapping.categories)}
    if mapping.expand is not None:
        keys |= {mapping.expand.key, mapping.expand.lines}
    return frozenset(keys)
