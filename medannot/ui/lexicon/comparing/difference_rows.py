"""Differences of two lexicons as rows for people: names for ids, marked texts, a filter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from medannot.domain.lexicon.adopting import relation_key, rule_key
from medannot.domain.lexicon.difference import Difference, DifferenceKind, Part
from medannot.domain.lexicon.node import Node, Range, Scale
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.lexicons import Loaded
from medannot.ui.lexicon.comparing.marking import Runs, marked

_FIELDS = (
    "en.label", "zh.label", "en.synonyms", "zh.synonyms", "en.definition", "zh.definition",
    "id", "parent_id", "kind", "level", "status", "default_role", "domains", "surface", "sex",
    "paired", "department", "exclusive_group", "rank", "range", "scale", "order", "codes",
    "since", "deprecated_since", "replaced_by", "source", "note",
)  # fmt: skip
"""Fields of a term in the order in which a person reads them."""

_RELATION_FIELDS = ("subject", "relation", "object", "status", "source", "note")
_RULE_FIELDS = ("id", "subject", "relation", "object", "severity", "en", "zh")


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field before and after, as a person reads it.

    Attributes:
        old, new: the same two texts with the parts marked in which they differ.
    """

    field: str
    before: str
    after: str
    old: Runs
    new: Runs

    @property
    def differs(self) -> bool:
        """Tell whether they do."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference in the words of its term.

    Attributes:
        key: what it is accepted by.
        en: English name; of a relation both names.
        where: English name of the term above, or nothing.
        fields: all that is known before or after.
        sought: all its words in small letters.
    """

    key: str
    kind: DifferenceKind
    part: Part
    en: str
    zh: str
    where: str
    fields: tuple[FieldPair, ...]
    sought: str

    @property
    def changes(self) -> tuple[FieldPair, ...]:
        """Return the fields that differ; of a term that came or went none, since all of it did."""
        if self.kind in {DifferenceKind.ADDED, DifferenceKind.REMOVED}:
            return ()
        return tuple(pair for pair in self.fields if pair.differs)


def rows_of(
    found: Iterable[Difference], before: Loaded, after: Loaded
) -> tuple[DifferenceRow, ...]:
    """Return differences as rows; takes some tenths of a second for a thousand."""
    old, new = _Side(before), _Side(after)
    return tuple(_row(one, old, new) for one in found)


def filtered(
    rows: Sequence[DifferenceRow], kind: DifferenceKind | None, typed: str
) -> tuple[DifferenceRow, ...]:
    """Return the rows of a kind in which all typed words stand."""
    words = typed.casefold().split()
    return tuple(
        row
        for row in rows
        if (kind is None or row.kind is kind) and all(word in row.sought for word in words)
    )


def counted_kinds(rows: Iterable[DifferenceRow]) -> dict[DifferenceKind, int]:
    """Return how many rows there are of each kind that there is, in the kinds' order."""
    found = dict.fromkeys(DifferenceKind, 0)
    for row in rows:
        found[row.kind] += 1
    return {kind: count for kind, count in found.items() if count}


class _Side:
    """A lexicon whose nodes, relations and rules are found by the key of a difference."""

    def __init__(self, loaded: Loaded) -> None:
        self.lexicon = loaded.lexicon
        self.relations = {relation_key(one): one for one in loaded.lexicon.relations}
        self.rules = {rule_key(one): one for one in loaded.rules}

    def texts(self, key: str, part: Part) -> Mapping[str, str]:
        if part is Part.NODE:
            node = self.lexicon.nodes.get(key)
            return {} if node is None else _node_texts(node, self.lexicon)
        if part is Part.RELATION:
            return self._relation_texts(key)
        rule = self.rules.get(key)
        if rule is None:
            return {}
        values = (
            rule.id, rule.subject, rule.kind.value, rule.object, rule.severity.value, rule.en,
            rule.zh,
        )  # fmt: skip
        return dict(zip(_RULE_FIELDS, values, strict=True))

    def _relation_texts(self, key: str) -> Mapping[str, str]:
        one = self.relations.get(key)
        if one is None:
            return {}
        ends = _named((one.subject,), self.lexicon), _named((one.object,), self.lexicon)
        kind = one.kind.value.replace("_", " ")
        values = (ends[0], kind, ends[1], one.status.value, one.source, one.note)
        return dict(zip(_RELATION_FIELDS, values, strict=True))


def _row(one: Difference, before: _Side, after: _Side) -> DifferenceRow:
    old, new = before.texts(one.node_id, one.part), after.texts(one.node_id, one.part)
    pairs = tuple(_pair(field, old.get(field, ""), new.get(field, "")) for field in _fields(one))
    shown = tuple(pair for pair in pairs if pair.before or pair.after)
    now = new or old
    en, zh, where = _names(one, now)
    texts = (text for pair in shown for text in (pair.before, pair.after))
    sought = " ".join((one.node_id, en, zh, *texts)).casefold()
    return DifferenceRow(one.node_id, one.kind, one.part, en, zh, where, shown, sought)


def _fields(one: Difference) -> tuple[str, ...]:
    return {Part.NODE: _FIELDS, Part.RELATION: _RELATION_FIELDS}.get(one.part, _RULE_FIELDS)


def _names(one: Difference, now: Mapping[str, str]) -> tuple[str, str, str]:
    if one.part is Part.NODE:
        return now["en.label"], now["zh.label"], now["parent_id"]
    if one.part is Part.RELATION:
        return f"{now['subject']} – {now['relation']} – {now['object']}", "", ""
    return now["en"], now["zh"], ""


def _pair(field: str, before: str, after: str) -> FieldPair:
    return FieldPair(field, before, after, *marked(before, after))


def _node_texts(node: Node, lexicon: Lexicon) -> Mapping[str, str]:
    return {
        "en.label": node.en.label,
        "zh.label": node.zh.label,
        "en.synonyms": "; ".join(node.en.synonyms),
        "zh.synonyms": "; ".join(node.zh.synonyms),
        "en.definition": node.en.definition,
        "zh.definition": node.zh.definition,
        "id": node.id,
        "parent_id": _named((node.parent_id,), lexicon) if node.parent_id else "",
        "kind": node.kind.value,
        "level": node.level.value.replace("_", " "),
        "status": node.status.value,
        "default_role": node.default_role.value.replace("_", " ") if node.default_role else "",
        "domains": "; ".join(sorted(one.replace("_", " ") for one in node.domains)),
        "surface": node.surface.value if node.surface else "",
        "sex": node.sex.value if node.sex else "",
        "paired": "yes" if node.paired else "",
        "department": node.department,
        "exclusive_group": node.exclusive_group,
        "rank": "" if node.rank is None else str(node.rank),
        "range": _range_text(node.range),
        "scale": _scale_text(node.scale),
        "order": str(node.order),
        "codes": "; ".join(_code_text(str(one), one.match.value) for one in node.codes),
        "since": node.since,
        "deprecated_since": node.deprecated_since,
        "replaced_by": _named(node.replaced_by, lexicon),
        "source": node.source,
        "note": node.note,
    }


def _code_text(code: str, match: str) -> str:
    return code if match == "exact" else f"{code} ({match})"


def _named(ids: Sequence[str], lexicon: Lexicon) -> str:
    nodes = ((one, lexicon.nodes.get(one)) for one in ids)
    return "; ".join(node.en.label if node else one for one, node in nodes)


def _range_text(found: Range | None) -> str:
    if found is None:
        return ""
    ends = ("" if end is None else f"{end:g}" for end in (found.least, found.most))
    return "–".join(ends)


def _scale_text(found: Scale | None) -> str:
    if found is None:
        return ""
    roles = "; ".join(sorted(role.value.replace("_", " ") for role in found.roles))
    return ", ".join(part for part in (found.cardinality.value, found.unit, roles) if part)
