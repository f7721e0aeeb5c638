"""All that is said of one case beside each other, for those who look after its project."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from medannot.domain.annotation.consensus import (
    Consensus,
    Differential,
    Disease,
    consensus,
    order_of,
)
from medannot.domain.annotation.finding import Diagnosis, Finding
from medannot.domain.annotation.project import AssignmentState, Case, Project
from medannot.domain.annotation.sentence import Spoken, sentences
from medannot.domain.errors import InputFault
from medannot.domain.ids import AnnotationCaseId, MediaId
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor
from medannot.services.annotation_overview import ProjectOverview
from medannot.services.annotation_values import AnnotatorWork, CaseView
from medannot.services.lexicon_keeping import LexiconKeeper


@dataclass(frozen=True, slots=True)
class WorkBeside:
    """One annotator's work on a case, in words.

    Attributes:
        findings: how many; what stands beside others' work is 0 and unsaid before it is handed in.
        spoken: in each language.
    """

    code: str
    state: AssignmentState
    findings: int
    spoken: dict[Language, Spoken]


@dataclass(frozen=True, slots=True)
class CaseBeside:
    """A case with everybody's work.

    Attributes:
        differentials: of the case, or one for each image of which diagnoses are said.
    """

    project: Project
    case: Case
    works: tuple[WorkBeside, ...]
    differentials: tuple[Consensus, ...]


class CasesBeside:
    """Shows cases with everybody's work.

    Args:
        overview: gives the findings to those who may see them.
        keeper: keeps the versions of lexicons that projects go by.
    """

    def __init__(self, overview: ProjectOverview, keeper: LexiconKeeper) -> None:
        self._overview = overview
        self._keeper = keeper
        self._opened: dict[tuple[str, str], Lexicon | None] = {}

    def of(self, actor: Actor, case_id: AnnotationCaseId) -> CaseBeside:
        """Return what everybody says of a case; see `ProjectOverview.case`.

        Raises:
            Refusal: there is no such case, the actor may not see it, or has it to annotate and has
                not handed it in yet.
        """
        view = self._overview.case(actor, case_id)
        lexicon = self._lexicon(view.project)
        view = _handed_in(view)
        works = tuple(_in_words(work, view.project, lexicon) for work in view.works)
        return CaseBeside(view.project, view.case, works, differentials(view, lexicon))

    def _lexicon(self, project: Project) -> Lexicon | None:
        """Return the project's lexicon; without it the words are those that were chosen."""
        key = project.schema.lexicon, project.schema.lexicon_sha256
        if key not in self._opened:
            try:
                self._opened = {key: self._keeper.open(*key).lexicon}
            except InputFault:
                self._opened = {key: None}
        return self._opened[key]


def _handed_in(view: CaseView) -> CaseView:
    """Keep back what is not handed in where several annotate, so that each judges by themselves."""
    if len(view.works) == 1:
        return view
    works = (
        work if work.state is AssignmentState.SUBMITTED else replace(work, findings=())
        for work in view.works
    )
    return replace(view, works=tuple(works))


def _in_words(work: AnnotatorWork, project: Project, lexicon: Lexicon | None) -> WorkBeside:
    required = project.schema.required
    spoken = {one: sentences(work.findings, one, lexicon, required) for one in Language}
    return WorkBeside(work.code, work.state, len(work.findings), spoken)


def differentials(view: CaseView, lexicon: Lexicon | None) -> tuple[Consensus, ...]:
    """Return the differentials of a case, or of each image of which diagnoses are said."""
    scopes: dict[MediaId | None, None] = {}
    for work in view.works:
        scopes |= dict.fromkeys(one.media_id for one in work.findings if _is_diagnosis(one))
    order, found = order_of(lexicon), []
    for media_id in scopes:
        originals = [
            Differential(
                work.code,
                work.state is AssignmentState.SUBMITTED,
                _diseases(one for one in work.findings if one.media_id == media_id),
            )
            for work in view.works
        ]
        place = view.case.media.index(media_id) + 1 if media_id else 0
        scope = view.case.number, place
        found.append(consensus(scope, originals, lexicon, order))
    return tuple(sorted(found, key=lambda one: one.place))


def _is_diagnosis(finding: Finding) -> bool:
    return isinstance(finding.content, Diagnosis)


def _diseases(findings: Iterable[Finding]) -> tuple[Disease, ...]:
    named = [one.content for one in findings if isinstance(one.content, Diagnosis)]
    return tuple(
        Disease(one.term.node_id, one.term.en, one.term.zh, one.text)
        if one.term
        else Disease("", "", "", one.text)
        for one in sorted(named, key=lambda one: one.rank)
    )
