"""In which order things are asked of a lesion, for those who go on by a key."""

from collections.abc import Iterator
from dataclasses import replace

from medannot.domain.annotation.attributes import applies
from medannot.domain.annotation.finding import Lesion
from medannot.domain.lexicon.node import Node, NodeKind, Status
from medannot.domain.lexicon.tree import Lexicon
from medannot.ui.bench.bench_state import Findings
from medannot.ui.bench.choosing import Choosing, Slot


def attributes_of(lesion: Lesion, lexicon: Lexicon | None) -> Iterator[Node]:
    """Yield the attributes that are asked of a lesion, in the lexicon's order."""
    for node in lexicon.nodes.values() if lexicon is not None else ():
        usable = node.kind is NodeKind.ATTRIBUTE and node.status is not Status.DEPRECATED
        if usable and applies(node.id, lesion, lexicon):
            yield node


def next_asked(
    choosing: Choosing, findings: Findings, lexicon: Lexicon | None, by: int
) -> Choosing | None:
    """Return what is asked after this of the same lesion, or before it; None at either end."""
    found = findings.get(choosing.lesion) if choosing.lesion is not None else None
    if found is None or not isinstance(found.content, Lesion):
        return None
    order = [(Slot.LESION, ""), (Slot.LOCATION, "")]
    order += [(Slot.DESCRIPTOR, node.id) for node in attributes_of(found.content, lexicon)]
    here = (choosing.slot, choosing.attribute if choosing.slot is Slot.DESCRIPTOR else "")
    place = order.index(here) + by if here in order else 0
    if not 0 <= place < len(order):
        return None
    slot, attribute = order[place]
    return replace(choosing, slot=slot, attribute=attribute)


def asks_for_role(choosing: Choosing, findings: Findings) -> bool:
    """Tell whether the lesion that was just named has no role yet."""
    found = findings.get(choosing.lesion) if choosing.lesion is not None else None
    if found is None or choosing.slot is not Slot.LESION:
        return False
    return getattr(found.content, "role", None) is None
