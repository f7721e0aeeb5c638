"""What the workbench shows: whose case is open, what is said of it, how far the steps are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from medannot.domain.annotation.finding import Finding
from medannot.domain.annotation.project import AssignmentState, DiagnosisScope, Schema, Step
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.sentence import Spoken, sentences
from medannot.domain.annotation.steps import StepView, step_views
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from medannot.services.annotating_values import CaseImage, MediaChange, OpenCase
from medannot.services.lexicons import OpenLexicon
from medannot.ui.bench.seat import Seat

Findings = Mapping[FindingId, Finding]
Wish = Callable[[Findings], tuple[Change, ...]]
"""Returns what an act changes of what is current when it is its turn."""


@dataclass(frozen=True)
class BenchState:
    """What the page shows.

    Attributes:
        opened: the case, or None before one is there.
        lexicon: of the project, or None while it loads.
        total, submitted: the annotator's cases in the project.
        fault: why the last wish was not fulfilled, or "".
        ended: there is no further case in the direction in which one was looked for.
        writing: acts that are under way.
    """

    seat: Seat | None = None
    opened: OpenCase | None = None
    lexicon: OpenLexicon | None = None
    total: int = 0
    submitted: int = 0
    fault: str = ""
    ended: bool = False
    writing: int = 0

    @property
    def findings(self) -> Findings:
        """Return what is current of the case."""
        return self.opened.findings if self.opened is not None else {}

    @property
    def terms(self) -> Lexicon | None:
        """Return the project's lexicon."""
        return self.lexicon.loaded.lexicon if self.lexicon is not None else None

    @property
    def schema(self) -> Schema | None:
        """Return what the project asks for."""
        return self.opened.project.schema if self.opened is not None else None

    @property
    def closed(self) -> bool:
        """Tell whether the case was handed in."""
        return self.opened is not None and self.opened.assignment.state is AssignmentState.SUBMITTED

    @property
    def saved_at(self) -> datetime | None:
        """Return when something of the case was last written."""
        return self.opened.saved_at if self.opened is not None else None

    @cached_property
    def views(self) -> tuple[StepView, ...]:
        """Return how far each step is."""
        if self.opened is None:
            return ()
        seen = [one.media_id for one in self.opened.images if one.change is not MediaChange.ERASED]
        schema = self.opened.project.schema
        return step_views(self.findings.values(), seen, schema, self.terms)

    def scope(self, image: CaseImage | None) -> MediaId | None:
        """Return what diagnoses and advice are said of: the case, or the image in front."""
        if self.opened is None or image is None:
            return None
        by_case = self.opened.project.schema.diagnosis_scope is DiagnosisScope.CASE
        return None if by_case else image.media_id

    def spoken(self, language: Language) -> Spoken:
        """Return what was said so far, in sentences."""
        if self.opened is None:
            return Spoken((), ())
        required = self.opened.project.schema.required
        return sentences(self.findings.values(), language, self.terms, required)

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps of the project."""
        return self.opened.project.schema.steps if self.opened is not None else ()
