"""Lexicons for annotation projects: their versions, levels and attributes."""

from collections.abc import Mapping
from dataclasses import dataclass

from medannot.domain.annotation.levels import Asked, offered
from medannot.domain.errors import MedannotError
from medannot.domain.lexicon.node import NodeKind, Status
from medannot.domain.lexicon.version import Version
from medannot.exchange.lexicons.head import HEAD, read_head
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.lexicons import LexiconShelf


@dataclass(frozen=True, slots=True)
class LexiconVersion:
    """A lexicon that a project can go by.

    Attributes:
        key: by which the shelf opens it.
        pin: id and version, or the name alone where the folder cannot be read.
        version: None where it cannot be read.
    """

    key: str
    pin: str
    id: str
    version: Version | None


@dataclass(frozen=True, slots=True)
class AttributeOffer:
    """An attribute that each lesion may need."""

    node_id: str
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class LexiconOffer:
    """What there is to choose of one lexicon.

    Attributes:
        levels: of each thing that is asked how many terms each level has.
    """

    key: str
    pin: str
    attributes: tuple[AttributeOffer, ...]
    levels: Mapping[Asked, Mapping[int, int]]


def versions_of(shelf: LexiconShelf) -> tuple[LexiconVersion, ...]:
    """Return the lexicons as they are now, then earlier versions that the workspace keeps."""
    now = [LexiconVersion(name, *_head_of(shelf, name)) for name in shelf.names()]
    kept = () if shelf.own is None else LexiconKeeper(shelf.own).kept()
    pins = {one.pin for one in now}
    earlier = [
        LexiconVersion(one.pin, one.pin, one.id, one.version)
        for one in reversed(kept)
        if one.pin not in pins
    ]
    return (*now, *earlier)


def later_of(shelf: LexiconShelf, pin: str) -> tuple[LexiconVersion, ...]:
    """Return the versions of a lexicon that come after one, the latest first."""
    own_id, _, version = pin.partition("@")
    before = Version.parse(version)
    later = [
        one
        for one in versions_of(shelf)
        if one.id == own_id and one.version is not None and one.version > before
    ]
    return tuple(sorted(later, key=lambda one: one.version or before, reverse=True))


def _head_of(shelf: LexiconShelf, name: str) -> tuple[str, str, Version | None]:
    """Return pin, id and version; the name alone where they cannot be read."""
    path = shelf.folder_of(name) / HEAD
    try:
        head = read_head(path.read_bytes(), path.name)
    except (MedannotError, OSError):
        # It is listed all the same: who chooses it is told what is wrong with it.
        return name, name, None
    return head.pin, head.id, head.version


def offer_of(shelf: LexiconShelf, key: str) -> LexiconOffer:
    """Return what a lexicon offers.

    Raises:
        InputFault: there is none, or it is not sound.
    """
    lexicon = shelf.open(key).lexicon
    attributes = tuple(
        AttributeOffer(node.id, node.en.label, node.zh.label)
        for node in lexicon.walk()
        if node.kind is NodeKind.ATTRIBUTE and node.status is not Status.DEPRECATED
    )
    return LexiconOffer(key, lexicon.head.pin, attributes, offered(lexicon))
