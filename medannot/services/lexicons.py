"""Lexicons by name: those that come with the program, and folders that a person names."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from medannot.domain.errors import InputFault, Problem
from medannot.domain.lexicon.adopting import Content, content_differences
from medannot.domain.lexicon.checks import CODING_SYSTEMS
from medannot.domain.lexicon.difference import Difference, needed_step
from medannot.domain.lexicon.search import SearchIndex
from medannot.domain.lexicon.tree import counts
from medannot.exchange.lexicons.folder import Loaded, load
from medannot.exchange.lexicons.head import HEAD
from medannot.exchange.lexicons.pinyin import romanised
from medannot.exchange.lexicons.snomed import numbers_of
from medannot.paths import resources

__all__ = [
    "KEPT_FOLDER",
    "Checked",
    "Compared",
    "LexiconShelf",
    "LexiconSummary",
    "Loaded",
    "OpenLexicon",
    "checked",
    "compared",
    "summary",
    "with_index",
    "without",
]


KEPT_FOLDER = "kept"
"""Beside a workspace's own lexicons: a folder each version, such as "clinic-skin@1.2.0"."""


@dataclass(frozen=True, slots=True)
class LexiconSummary:
    """How much a lexicon holds, in words and numbers for programs.

    Attributes:
        pin: id and version, such as "medannot-skin@1.0.0".
        by_kind: nodes of each kind that are in use.
        selectable: of those, the ones that may be chosen.
        by_status: all nodes.
        codes: cross-references of each coding system.
        rules: constraints.
        notices: what has to be said wherever it is shown or given away.
    """

    id: str
    version: str
    pin: str
    name_en: str
    name_zh: str
    languages: tuple[str, ...]
    sha256: str
    based_on: str
    nodes: int
    by_kind: Mapping[str, int]
    selectable: Mapping[str, int]
    by_status: Mapping[str, int]
    drafts: int
    relations: int
    rules: int
    codes: Mapping[str, int]
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A sound lexicon, and what somebody should look at all the same."""

    summary: LexiconSummary
    doubts: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two lexicons side by side.

    Attributes:
        step: how much the version has to go up; nothing where nothing differs.
    """

    before: str
    after: str
    step: str
    differences: tuple[Difference, ...]


class LexiconShelf:
    """Opens lexicons.

    Args:
        folder: where the ones of the program lie; by default beside the package.
        own: where the ones of a workspace lie, a folder each by its id; none by default.

    Attributes:
        folder, own: the same.
    """

    def __init__(self, folder: Path | None = None, own: Path | None = None) -> None:
        self.folder = folder or resources() / "lexicons"
        self.own = own

    def names(self) -> tuple[str, ...]:
        """Return the names of the lexicons: the program's, then the workspace's own.

        Last come versions such as "old-skin@1.0.0" of which the workspace has nothing but the
        copies that it keeps.
        """
        there = (*_names_in(self.folder), *self.own_names())
        kept = () if self.own is None else _names_in(self.own / KEPT_FOLDER)
        return (*there, *(name for name in kept if name.partition("@")[0] not in there))

    def own_names(self) -> tuple[str, ...]:
        """Return the names of the workspace's own lexicons."""
        return () if self.own is None else _names_in(self.own)

    def folder_of(self, name: str) -> Path:
        """Return where a lexicon lies: one of the program, one of the workspace, or a path."""
        if name in _names_in(self.folder):
            return self.folder / name
        if self.own is not None and name in self.own_names():
            return self.own / name
        if self.own is not None and name in _names_in(self.own / KEPT_FOLDER):
            return self.own / KEPT_FOLDER / name
        return Path(name)

    def open(self, name: str, systems: frozenset[str] | None = None) -> Loaded:
        """Open a lexicon by its name, or by the folder in which it lies.

        Args:
            name: of one of the program's or of the workspace's, or a path.
            systems: coding systems that are read; all by default.

        Raises:
            InputFault: there is none, or it is not sound.
        """
        folder = self.folder_of(name)
        if not (folder / HEAD).is_file():
            raise InputFault(
                "There is no lexicon {name}; there are {known}, or name a folder with "
                "lexicon.toml.",
                name=name,
                known=", ".join(self.names()),
            )
        return load(folder, systems)


def _names_in(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{HEAD}")))


@dataclass(frozen=True, slots=True, eq=False)
class OpenLexicon:
    """A lexicon with its index, for a window that searches at each key."""

    loaded: Loaded
    index: SearchIndex


def with_index(loaded: Loaded) -> OpenLexicon:
    """Return a lexicon with its index; takes some tenths of a second, for pinyin and numbers."""
    return OpenLexicon(loaded, SearchIndex(loaded.lexicon, romanised, numbers_of))


def summary(loaded: Loaded) -> LexiconSummary:
    """Return how much a lexicon holds."""
    lexicon, head = loaded.lexicon, loaded.lexicon.head
    found = counts(lexicon)
    codes: dict[str, int] = {}
    for node in lexicon.nodes.values():
        for code in node.codes:
            codes[code.system] = codes.get(code.system, 0) + 1
    by_status = {status.value: count for status, count in found.by_status.items()}
    return LexiconSummary(
        id=head.id,
        version=str(head.version),
        pin=head.pin,
        name_en=head.en,
        name_zh=head.zh,
        languages=tuple(language.value for language in head.languages),
        sha256=loaded.sha256,
        based_on=head.based_on,
        nodes=found.nodes,
        by_kind={kind.value: count for kind, count in found.by_kind.items()},
        selectable={kind.value: count for kind, count in found.selectable.items()},
        by_status=by_status,
        drafts=by_status.get("draft", 0),
        relations=found.relations,
        rules=len(loaded.rules),
        codes=dict(sorted(codes.items())),
        notices=lexicon.notices,
    )


def without(names: Collection[str]) -> frozenset[str] | None:
    """Return the coding systems that are read where some are left out; None for all.

    Raises:
        InputFault: a name is that of no coding system.
    """
    left = {name.upper() for name in names}
    if strange := sorted(left - set(CODING_SYSTEMS)):
        raise InputFault(
            "{names} is no coding system; there are {known}.",
            names=", ".join(strange),
            known=", ".join(CODING_SYSTEMS),
        )
    return frozenset(set(CODING_SYSTEMS) - left) if left else None


def checked(loaded: Loaded) -> Checked:
    """Return how much a sound lexicon holds, and what is doubtful of it."""
    from medannot.exchange.lexicons.doubts import doubts  # noqa: PLC0415  # who opens asks for none

    return Checked(summary(loaded), doubts(loaded))


def compared(before: Loaded, after: Loaded) -> Compared:
    """Compare two lexicons, the earlier first."""
    contents = (Content(one.lexicon, one.rules) for one in (before, after))
    found = content_differences(*contents)
    step = needed_step(found)
    pins = before.lexicon.head.pin, after.lexicon.head.pin
    return Compared(*pins, step.value if step else "", found)
