"""What a physician annotated of a case, as sentences one can read.

The words are those that the terms had when they were chosen, between templates of the language
in which the annotation is read; that is not the language of the window. A lexicon is not needed:
it brings the order of the regions, and says which parts are paired and what attributes of its own
are about.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from medannot.domain.annotation import sentence_en, sentence_zh
from medannot.domain.annotation.facts import gathered, lacking
from medannot.domain.annotation.finding import Finding
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon


@dataclass(frozen=True, slots=True)
class Spoken:
    """Findings in words.

    Attributes:
        said: what was annotated, a sentence each, in the protocol's order.
        missing: what is not said yet of what was begun.
    """

    said: tuple[str, ...]
    missing: tuple[str, ...]


def sentences(
    findings: Iterable[Finding],
    language: Language,
    lexicon: Lexicon | None = None,
    required: Sequence[str] = (),
) -> Spoken:
    """Return findings as sentences.

    Args:
        findings: of one case or one image, as one annotator has them now.
        language: in which they are told.
        lexicon: of the project, where it is at hand.
        required: ids of the attributes that the project asks of each lesion.
    """
    facts = gathered(findings, lexicon)
    open_yet = lacking(facts, required, language, lexicon)
    tongue = sentence_zh if language is Language.CHINESE else sentence_en
    return Spoken(tuple(tongue.said(facts)), tuple(tongue.missing(open_yet)))
