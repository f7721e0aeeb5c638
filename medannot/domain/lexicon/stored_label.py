"""A node that someone chose, as it is stored: id, version, and the words it had then."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.lexicon.version import Version

Facts = tuple[tuple[str, str], ...]
"""Names and values of what is known beside a label's node; what is not known is left out."""


@dataclass(frozen=True, slots=True)
class LabelWords:
    """What every label keeps of the node that was chosen.

    The id is truth, the words are for people.

    Attributes:
        version: of the lexicon, in which the node's id was taken.
        en: the node's name then.
        zh: the same in Chinese.
    """

    node_id: str
    lexicon_id: str
    version: Version
    en: str
    zh: str

    @classmethod
    def of(cls, lexicon: Lexicon, node_id: str) -> Self:
        """Take down a node as it is called today.

        Raises:
            KeyError: the lexicon has no such node.
        """
        node, head = lexicon[node_id], lexicon.head
        return cls(node_id, head.id, head.version, node.en.label, node.zh.label)


class Flag(StrEnum):
    """What a person should know of a label that was migrated all the same."""

    NONE = ""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class StoredLabel:
    """A node that someone chose for a finding.

    Attributes:
        id: its own.
        finding_id: what it was chosen for.
        node_id: what was chosen.
        version: of the lexicon, in which the node's id was taken.
        en: the node's words then.
        zh: the same in Chinese.
        facts: what a condition may ask for: laterality, size_cm, tooth and the like.
        migrated_from: ids of the nodes that it had before, the first one first.
        review: how far its review is, in the words of whoever stored it.
    """

    id: str
    finding_id: str
    node_id: str
    version: Version
    en: str
    zh: str
    facts: Facts = ()
    migrated_from: tuple[str, ...] = ()
    review: str = ""
    flag: Flag = Flag.NONE
