"""Terms, sides and words of this program as coded concepts."""

import hashlib
from collections.abc import Iterable

from highdicom.coding_schemes import CodingSchemeIdentificationItem
from highdicom.sr import CodedConcept
from pydicom.sequence import Sequence as DicomSequence
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from medannot.domain.annotation.finding import Laterality, Term
from medannot.exchange.annotations.dicom.terms import (
    DESIGNATORS,
    OWN_WORDS,
    PRIVATE,
    TermCode,
    TermCodesOf,
    equal_codes,
)

MOST_MEANING = 64
"""Signs of a Code Meaning (LO)."""

_MOST_VERSION = 16
_LOCAL_NAMES = {"99HP": "Human Phenotype Ontology", "99DOID": "Human Disease Ontology"}
_UCUM = {
    "cm": Code("cm", "UCUM", "cm"),
    "mm": Code("mm", "UCUM", "mm"),
    "%": Code("%", "UCUM", "percent"),
    "count": Code("{count}", "UCUM", "count"),
}


def one_value(word: str) -> str:
    """Return a word as an attribute of 64 signs holds it: in one line, as one value."""
    return " ".join(word.replace("\\", "/").split())[:MOST_MEANING].strip()


def own(word: str, meaning: str) -> CodedConcept:
    """Return a word of this program itself, such as how a mark was drawn."""
    return CodedConcept(word, OWN_WORDS, meaning)


def unit_of(word: str) -> Code:
    """Return a lexicon's unit in UCUM; an unknown one as an annotation of no dimension."""
    safe = "".join(sign for sign in word if sign.isascii() and sign.isalnum()) or "unity"
    return _UCUM.get(word) or Code(f"{{{safe[:14]}}}", "UCUM", word[:MOST_MEANING] or "no units")


def side_of(laterality: Laterality | None) -> Code | None:
    """Return a side (CID 244, and the middle); None where none is said."""
    return (
        {
            Laterality.LEFT: codes.SCT.Left,
            Laterality.RIGHT: codes.SCT.Right,
            Laterality.BILATERAL: codes.cid244.Bilateral,
            Laterality.UNKNOWN_SIDE: codes.SCT.Unilateral,
            Laterality.MEDIAN: codes.SCT.Midline,
        }.get(laterality)
        if laterality
        else None
    )


def uid_of(id_: str) -> str:
    """Return the UID by which a finding is known in every object, always the same for it."""
    return f"2.25.{int.from_bytes(hashlib.sha256(id_.encode()).digest()[:16], 'big')}"


class Coder:
    """Makes coded concepts of terms: by a code that means the same, else by the node.

    The node stands beside such a code as its equivalent (Equivalent Code Sequence, PS3.3 table
    8.8-1), with the lexicon's version, so that nothing is lost for who knows the lexicon.
    """

    def __init__(self, codes_of: TermCodesOf) -> None:
        self._codes_of = codes_of
        self._lexicons: dict[str, None] = {}
        self._local: dict[str, None] = {}

    def concept(self, term: Term) -> CodedConcept:
        """Return a term's concept."""
        node = self._node(term)
        found = equal_codes(self._codes_of(term))
        if not found:
            return node
        first, *others = (self._coded(one, term) for one in found)
        first.EquivalentCodeSequence = DicomSequence([*others, node])
        return first

    def schemes(self) -> list[CodingSchemeIdentificationItem]:
        """Return what identifies the schemes that are no standard's, of all concepts made."""
        lexicons = [pin.partition("@")[::2] for pin in self._lexicons]
        return [
            CodingSchemeIdentificationItem(OWN_WORDS, name="medannot's own words"),
            *(
                CodingSchemeIdentificationItem(
                    PRIVATE,
                    name=f"medannot lexicon {name}",
                    version=version[:_MOST_VERSION] or None,
                )
                for name, version in lexicons
            ),
            *(
                CodingSchemeIdentificationItem(designator, name=_LOCAL_NAMES[designator])
                for designator in self._local
            ),
        ]

    def _node(self, term: Term) -> CodedConcept:
        version = term.lexicon.partition("@")[2][:_MOST_VERSION]
        self._lexicons[term.lexicon] = None
        return CodedConcept(term.node_id, PRIVATE, _meaning((term.en, term.zh)), version or None)

    def _coded(self, code: TermCode, term: Term) -> CodedConcept:
        designator = DESIGNATORS[code.system]
        if designator in _LOCAL_NAMES:
            self._local[designator] = None
        return CodedConcept(code.value, designator, _meaning((term.en, term.zh)))


def _meaning(words: Iterable[str]) -> str:
    """Return the first word that says something, as one meaning may be written."""
    return next((said for word in words if (said := one_value(word))), "unnamed")
