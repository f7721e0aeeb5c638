"""What a workbook of a lexicon looks like, for the one who writes it and the one who reads it."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from medannot.domain.lexicon.constraints import RuleKind, Severity
from medannot.domain.lexicon.node import (
    PLACES,
    Cardinality,
    Level,
    NodeKind,
    Role,
    Sex,
    Status,
    Surface,
)
from medannot.domain.lexicon.tree import RelationKind
from medannot.exchange.lexicons.columns import EXACT, FILES, RELATION_COLUMNS, columns_of
from medannot.exchange.lexicons.folder import RELATIONS, RULE_COLUMNS, RULES
from medannot.exchange.lexicons.writing import FILE_OF

ABOUT = "About"
FORM_KEY = "workbook form"
FORM = 1
"""Of the workbooks that this program writes and reads; a greater one is refused."""

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **{name: columns_of(name) for name in FILES},
        RELATIONS: RELATION_COLUMNS,
        RULES: RULE_COLUMNS,
    }
)
"""Columns of each sheet, in the order of the sheets behind the first."""

EXACT_COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: ("subject", "object") if name == RELATIONS else EXACT for name in COLUMNS}
)
NUMBERS = frozenset({"order", "rank", "min", "max"})
"""Columns in which a cell may hold a number."""

_CHOICES: Mapping[str, type[StrEnum]] = MappingProxyType(
    {
        "sex": Sex,
        "surface": Surface,
        "default_role": Role,
        "cardinality": Cardinality,
        "status": Status,
        "severity": Severity,
    }
)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def choices(sheet: str, column: str) -> tuple[str, ...]:
    """Return what a cell may hold, empty where it is not one of a few values."""
    found: Sequence[str] = ()
    if column in _CHOICES:
        found = tuple(_CHOICES[column])
    elif column == "paired":
        found = ("yes", "no")
    elif column == "kind" and sheet == RELATIONS:
        found = tuple(RelationKind)
    elif column == "relation" and sheet == RULES:
        found = tuple(RuleKind)
    elif column == "kind":
        found = (NodeKind.TREE, NodeKind.GROUP, *(k for k in NodeKind if FILE_OF.get(k) == sheet))
    elif column == "selectable_at":
        places = any(FILE_OF[kind] == sheet for kind in PLACES)
        found = [one for one in Level if one is not Level.YES] if places else ("yes", "none")
    return tuple(str(one) for one in found)


def escaped(text: str) -> str:
    """Return a text as a cell holds it: signs that XML has not are written as `_x0001_`."""
    return _TO_ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Return the text of a cell; the carriage returns of a line's end are left out."""
    found = _ESCAPE.sub(lambda one: chr(int(one[1], 16)), text)
    return found.replace("\r\n", "\n")
