"""Findings as Chinese sentences, in the order of Chinese notes: place, number, form, colour, name.

Descriptions whose ending shows that they may stand before a name do so; any other stands behind
it with the name of its attribute.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from medannot.domain.annotation.attributes import Part
from medannot.domain.annotation.facts import (
    Advised,
    Between,
    Considered,
    Facts,
    Lacking,
    OpenYet,
    Told,
)
from medannot.domain.annotation.finding import (
    Diagnosis,
    DiscardReason,
    Laterality,
    Lesion,
    LesionRole,
    Site,
    Value,
)
from medannot.domain.annotation.words import (
    closed,
    free,
    label,
    listed,
    number,
    squeezed,
    without_gloss,
)
from medannot.domain.annotation.zh_relations import attached, lying
from medannot.domain.lexicon.node import Language

_REASONS = {
    DiscardReason.UNSHARP: "图像模糊",
    DiscardReason.EXPOSURE: "曝光不当",
    DiscardReason.NO_SKIN_OR_MOUTH: "未显示裸露皮肤或口腔",
    DiscardReason.IDENTIFIABLE: "可辨认个人身份",
    DiscardReason.DUPLICATE: "与其他图像重复",
    DiscardReason.OTHER: "其他原因",
}
_SIDES = {
    Laterality.LEFT: "左侧",
    Laterality.RIGHT: "右侧",
    Laterality.BILATERAL: "双侧",
    Laterality.UNKNOWN_SIDE: "一侧",
    Laterality.MEDIAN: "正中",
}
_COUNTS = frozenset(
    {"单发", "单个", "一个", "两个", "少数", "少量", "数个", "若干", "多发", "多个", "较多",
     "许多", "大量", "多不可数", "无数"}
)  # fmt: skip
_FORMS = ("形", "状", "样")
_OTHER_FORMS = frozenset({"平坦", "带蒂", "有蒂", "无蒂", "凹陷", "广基"})
_OTHER_COLOURS = frozenset({"半透明", "多色混杂"})
_SPREADS = frozenset(
    {"散在", "群集", "簇集", "密集", "对称", "不对称", "单侧", "双侧", "疱疹样簇集"}
)
_SPREAD_ENDS = ("性", "状", "部位")
_WHOLE_SPREADS = ("分布", "排列", "融合", "成片", "簇集分布")


def said(facts: Facts) -> Iterator[str]:
    """Yield what was annotated, a sentence each."""
    for text in _said(facts):
        yield closed(squeezed(text), "。")


def _said(facts: Facts) -> Iterator[str]:
    reasons = Counter(
        (one.discarded, free(one.note)) for one in facts.discarded if one.discarded is not None
    )
    for (reason, note), count in reasons.items():
        is_named = reason is DiscardReason.OTHER and note
        behind = f"（{note}）" if note else ""
        images = f"{count}张图像弃用" if count > 1 else "图像弃用"
        yield f"{images}：{note if is_named else _REASONS[reason] + behind}"
    if facts.sites:
        yield f"可见{places(facts.sites)}"
    for told in facts.lesions:
        if told.is_told_apart:
            yield _lesion(told)
        if note := free(told.lesion.note):
            yield note
    for between in facts.between:
        yield _between(between)
    for differential in facts.differentials:
        yield from _differential(differential)
    for advised in facts.advised:
        yield from _advice(advised)


def places(sites: Sequence[Site]) -> str:
    """Return places with their sides; those without a side first, lest one is read into them."""
    groups: dict[Laterality | None, list[str]] = {}
    for site in sites:
        if name := without_gloss(label(site.term, Language.CHINESE)):
            groups.setdefault(site.laterality, []).append(name)
    ordered = sorted(groups, key=lambda side: side is not None)
    rows = [("" if side is None else _SIDES[side]) + "、".join(groups[side]) for side in ordered]
    return listed(rows, "，", "及")


def _name(lesion: Lesion) -> str:
    return label(lesion.term, Language.CHINESE) or "皮损"


def _lesion(told: Told) -> str:
    before, behind = _described(told)
    pattern = [word for value in told.values(Part.PATTERN) for word in _words(value)]
    where = places(told.sites)
    if pattern and where:
        where += f"（{'、'.join(pattern)}）"
    elif pattern:
        behind.append(f"部位特征：{'、'.join(pattern)}")
    secondary = told.lesion.role is LesionRole.SECONDARY and not told.is_attached
    role = ["为继发性皮损"] if secondary else []
    hung = [attached(one, [_name(lesion) for lesion in one.lesions]) for one in told.attached]
    return "，".join((f"{where}见{before}{_name(told.lesion)}", *behind, *hung, *role))


def _words(value: Value) -> list[str]:
    words = (without_gloss(label(one, Language.CHINESE)) for one in value.descriptors)
    return [word for word in words if word]


def _described(told: Told) -> tuple[str, list[str]]:
    """Return what stands before the lesion's name, and the clauses behind it."""
    before: list[str] = []
    behind: list[str] = []
    for part in (Part.NUMBER, Part.SIZE, Part.SHAPE, Part.COLOUR):
        for value in told.values(part):
            fitting = [word for word in _words(value) if _stands_before(part, word)]
            strange = [word for word in _words(value) if not _stands_before(part, word)]
            measured = measure(value)
            if measured and part is Part.NUMBER:
                before.append(f"{measured}个")
            elif not (measured and part is Part.SIZE):
                before.append("、".join(fitting))
            if measured and part is Part.SIZE:
                behind.append(_size(value, measured))
            elif measured and part is not Part.NUMBER:
                strange.append(measured)
            _name_loose(value, strange, behind)
    for part in (Part.DISTRIBUTION, Part.BOUNDARY, Part.OTHER):
        for value in told.values(part):
            _behind(part, value, behind)
    return "".join(before), behind


def _stands_before(part: Part, word: str) -> bool:
    if part is Part.NUMBER:
        return word in _COUNTS
    if part is Part.SIZE:
        return word.endswith("大")
    if part is Part.SHAPE:
        return word.endswith(_FORMS) or word in _OTHER_FORMS
    return word.endswith("色") or word in _OTHER_COLOURS


def _name_loose(value: Value, words: Sequence[str], behind: list[str]) -> None:
    """Name what fits nowhere else with its attribute, unless it names that itself."""
    name = label(value.attribute, Language.CHINESE) or "特征"
    behind += [word for word in words if word.startswith(name)]
    other = [word for word in words if not word.startswith(name)]
    if other:
        behind.append(f"{name}：{'、'.join(other)}")


def measure(value: Value) -> str:
    """Return numbers of a value: "0.1–0.3 cm", "至多1 cm"."""
    unit = "" if value.unit == "count" or not value.unit.strip() else f" {squeezed(value.unit)}"
    if value.least is not None and value.most is not None:
        low, high = (number(end) for end in sorted((value.least, value.most)))
        return f"{low}{unit}" if low == high else f"{low}–{high}{unit}"
    if value.least is not None:
        return f"至少{number(value.least)}{unit}"
    return f"至多{number(value.most)}{unit}" if value.most is not None else ""


def _size(value: Value, measured: str) -> str:
    if value.measured:
        return f"实测大小{measured}"
    return f"大小{measured}" if measured.startswith("至") else f"大小约{measured}"


def _behind(part: Part, value: Value, behind: list[str]) -> None:
    strange = []
    for word in _words(value):
        if part is Part.DISTRIBUTION and word.endswith(_WHOLE_SPREADS):
            behind.append(word)
        elif part is Part.DISTRIBUTION and (
            word in _SPREADS or word.endswith(_SPREAD_ENDS) or word.startswith("沿")
        ):
            behind.append(f"{word}分布")
        elif part is Part.BOUNDARY and (found := _boundary(word)):
            behind.append(found)
        else:
            strange.append(word)
    if measured := measure(value):
        strange.append(measured)
    _name_loose(value, strange, behind)


def _boundary(word: str) -> str:
    if word.startswith(("边界", "界限", "边缘", "部分边界", "与", "可推动", "不可推动")):
        return word
    if word.endswith("边缘"):
        return f"呈{word}"
    return f"伴{word}" if word.endswith("晕") else ""


def _between(between: Between) -> str:
    one, two = _name(between.subject), _name(between.object)
    return lying(one, f"其他{two}" if one == two else two, between.relation, between.together)


def _disease(diagnosis: Diagnosis) -> str:
    named = label(diagnosis.term, Language.CHINESE) if diagnosis.term is not None else ""
    return named or free(diagnosis.text) or "未命名的疾病"


def _differential(those: Sequence[Considered]) -> Iterator[str]:
    names = [_disease(one.diagnosis) for one in those]
    if len(names) == 1:
        yield f"考虑：{names[0]}"
    else:
        yield f"考虑：{'；'.join(f'{place}. {name}' for place, name in enumerate(names, 1))}"
    for name, one in zip(names, those, strict=True):
        evidence = list(dict.fromkeys(_name(lesion) for lesion in one.lesions))
        if one.sites:
            evidence.append(places(one.sites))
        texts = [f"依据{'、'.join(evidence)}"] if evidence else []
        if reasoning := free(one.diagnosis.reasoning):
            texts.append(reasoning)
        if texts:
            yield f"{name}：{'；'.join(texts)}"


def _advice(advised: Advised) -> Iterator[str]:
    items = [label(one.term, Language.CHINESE) for one in advised.advice if one.term is not None]
    items = [item for item in items if item]
    texts = [text for one in advised.advice if (text := free(one.text))]
    whom = "" if advised.diagnosis is None else f"针对{_disease(advised.diagnosis)}，"
    if items:
        yield f"{whom}建议：{'；'.join(items)}"
        yield from texts
    elif texts:
        yield f"{whom}建议：{'；'.join(texts)}"


def missing(open_yet: OpenYet) -> Iterator[str]:
    """Yield what is not said yet, a sentence each."""
    for text in _missing(open_yet):
        yield closed(squeezed(text), "。")


def _missing(open_yet: OpenYet) -> Iterator[str]:
    is_one = len(open_yet.lesions) == 1
    for one in open_yet.lesions:
        if one.attributes:
            whose = "" if is_one else f"{_name(one.lesion)}的"
            yield f"{whose}{'、'.join(one.attributes)}尚未描述"
    placeless = _row([one for one in open_yet.lesions if one.location])
    if placeless:
        yield f"{'' if is_one else f'{placeless}的'}部位尚未注明"
    if open_yet.sides:
        yield f"{places(open_yet.sides)}的左右侧尚未注明"
    roleless = _row([one for one in open_yet.lesions if one.role])
    if roleless:
        yield f"{'皮损' if is_one else roleless}为原发或继发尚未注明"


def _row(those: Sequence[Lacking]) -> str:
    return "、".join(dict.fromkeys(_name(one.lesion) for one in those))
