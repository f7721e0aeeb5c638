"""A rule that findings break."""

from dataclasses import dataclass

from medannot.domain.ids import FindingId
from medannot.domain.lexicon.constraints import Severity
from medannot.domain.lexicon.node import Language


@dataclass(frozen=True, slots=True)
class Breach:
    """What contradicts itself.

    Attributes:
        rule_id: of the lexicon's constraint, or of the program's own rule.
        severity: an error blocks completion, a warning asks once, an info only colours.
        findings: that break it.
        nodes: that break it.
        en, zh: what a person is told.
    """

    rule_id: str
    severity: Severity
    findings: tuple[FindingId, ...]
    nodes: tuple[str, ...]
    en: str
    zh: str

    def words(self, language: Language) -> str:
        """Return what a person is told in a language."""
        return self.zh if language is Language.CHINESE else self.en
