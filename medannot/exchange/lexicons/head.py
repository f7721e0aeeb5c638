"""Reads `lexicon.toml`: what a lexicon is called, its version, and the form of its files."""

import codecs
import re
import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import ID_LENGTH, LEXICON_ID, Head
from medannot.domain.lexicon.version import Version

HEAD = "lexicon.toml"
_UNDERSTOOD = Version(1, 0, 0)
"""Form of the files that this program reads and writes; a later one is refused."""

_SYSTEM = re.compile(r"[A-Z][A-Z0-9]*")


def read_head(data: bytes, name: str) -> Head:
    """Read the head of a lexicon.

    Args:
        data: of the file.
        name: of the file, for sentences.

    Raises:
        InputFault: it is none, or comes from a later program; the sentence names the key.
    """
    values = _Values(_parsed(data, name), name)
    form = values.version("format", "1.0.0")
    if form > _UNDERSTOOD:
        raise InputFault(
            "{name}: the lexicon was made by a later medannot (format {form}; this one reads up "
            "to {known}); install that one to open it.",
            name=name,
            form=str(form),
            known=str(_UNDERSTOOD),
        )
    names = values.table("name")
    return Head(
        id=values.lexicon_id(),
        version=values.version("version"),
        en=names.text("en"),
        zh=names.text("zh"),
        languages=values.languages(),
        based_on=values.text("based_on"),
        notices=values.texts("notices"),
        cut_offs=values.table("cut_offs").sizes(),
        needs=str(form),
        code_notices=values.table("code_notices").by_system(),
    )


def _parsed(data: bytes, name: str) -> Mapping[str, Any]:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return tomllib.loads(data.decode().replace("\r\n", "\n"))
    except UnicodeDecodeError as fault:
        raise InputFault(
            "{name}, row {row}: it is not UTF-8 text; save it as UTF-8.",
            name=name,
            row=data[: fault.start].count(b"\n") + 1,
        ) from fault
    except ValueError as fault:  # beside those of TOML, of numbers beyond all bounds
        raise InputFault(
            "{name} is not TOML: {reason}; mend that place.", name=name, reason=str(fault)
        ) from fault
    except RecursionError as fault:
        raise InputFault("{name} is not TOML: it is nested too deep.", name=name) from fault


class _Values:
    """Takes typed values out of a table of TOML.

    Args:
        found: the table.
        name: of the file, for sentences.
        above: the table's own key with a point behind it, or nothing.
    """

    def __init__(self, found: Mapping[str, Any], name: str, above: str = "") -> None:
        self._found, self._name, self._above = found, name, above

    def text(self, key: str, otherwise: str = "") -> str:
        value = self._found.get(key, otherwise)
        if not isinstance(value, str):
            raise self._fault(key, value, "a text in quotation marks")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._found.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self._fault(key, value, "a list of texts in brackets")
        return tuple(value)

    def table(self, key: str) -> "_Values":
        value = self._found.get(key, {})
        if not isinstance(value, dict):
            raise self._fault(key, value, "a table of keys and values")
        return _Values(value, self._name, f"{key}.")

    def version(self, key: str, otherwise: str = "") -> Version:
        value = self._found.get(key, otherwise)
        try:
            return Version.parse(value if isinstance(value, str) else "")
        except InputFault as fault:
            expected = 'three whole numbers in quotation marks, such as "1.2.0"'
            raise self._fault(key, value, expected) from fault

    def lexicon_id(self) -> str:
        value = self.text("id")
        if LEXICON_ID.fullmatch(value) is None or len(value) > ID_LENGTH:
            expected = "small letters, digits and hyphens, such as clinic-skin"
            raise self._fault("id", value, expected)
        return value

    def languages(self) -> tuple[Language, ...]:
        known = {language.value: language for language in Language}
        value = self._found.get("languages", list(known))
        texts = value if isinstance(value, list) else []
        if not texts or not all(isinstance(one, str) and one in known for one in texts):
            raise self._fault("languages", value, "a list of " + " and ".join(known))
        return tuple(dict.fromkeys(known[one] for one in texts))

    def sizes(self) -> Mapping[str, float]:
        for key, value in self._found.items():
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if not is_number or not 0 < value < 1_000:
                raise self._fault(key, value, "a size in centimetres, such as 0.5")
        return MappingProxyType({key: float(value) for key, value in self._found.items()})

    def by_system(self) -> Mapping[str, str]:
        for key in self._found:
            if _SYSTEM.fullmatch(key) is None:
                raise self._fault(key, self._found[key], "a coding system such as SCT as the key")
        return MappingProxyType({key: self.text(key) for key in self._found})

    def _fault(self, key: str, value: object, expected: str) -> InputFault:
        shown = str(value)[:60] if isinstance(value, str | float | bool) else type(value).__name__
        if isinstance(value, int) and abs(value) < 1_000_000:
            shown = str(value)
        return InputFault(
            "{name}: {key} {value}: write {expected}.",
            name=self._name,
            key=self._above + key,
            value=shown or "(missing)",
            expected=expected,
        )
