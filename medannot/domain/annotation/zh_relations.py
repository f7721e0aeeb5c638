"""How lesions lie to each other, in Chinese: a relation is a frame with … for the other lesion."""

from collections.abc import Sequence

from medannot.domain.annotation.facts import Attached
from medannot.domain.annotation.finding import Term, Together
from medannot.domain.annotation.words import label
from medannot.domain.lexicon.node import Language

_OFTEN: dict[Together | None, str] = {
    None: "",
    Together.ALWAYS: "均",
    Together.MOSTLY: "大多",
    Together.SOMETIMES: "有时",
    Together.ONCE: "仅一处",
}
_AT = "位于…"
_AROUND = "环绕…"
_GAP = "…"
_SHORT = {"之间": "间"}


def attached(one: Attached, names: Sequence[str]) -> str:
    """Return what lies on or about a lesion that was just named: 表面见脓疱."""
    often, row = _OFTEN[one.together], "、".join(dict.fromkeys(names))
    text = "" if one.relation is None else label(one.relation, Language.CHINESE)
    for frame in (_AT, _AROUND):
        if text.startswith(frame) and len(text) > len(frame):
            place = text.removeprefix(frame)
            place = _SHORT.get(place, place)
            return f"{'其' if len(place) == 1 else ''}{place}{often}见{row}"
    if text.count(_GAP) == 1:
        return f"{row}{often}{text.replace(_GAP, '其')}"
    return f"{often}伴{row}（{text}）" if text else f"{often}伴{row}"


def lying(subject: str, other: str, relation: Term | None, together: Together | None) -> str:
    """Return how one lesion lies to another: 痂位于脓疱表面."""
    often = _OFTEN[together]
    text = "" if relation is None else label(relation, Language.CHINESE)
    if text.count(_GAP) == 1:
        return f"{subject}{often}{text.replace(_GAP, other)}"
    return f"{subject}与{other}{often}同时出现" + (f"：{text}" if text else "")
