"""An annotation project brought to a later version of its lexicon.

Every term of every current finding is a label of the migration. A finding all of whose terms go
through is written anew with cause "migrated", in the words of the later version; one that needs a
person stays wholly as it was, at its own version, and is listed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from medannot.domain.annotation.finding import (
    Content,
    Diagnosis,
    Lesion,
    Region,
    Site,
    Term,
)
from medannot.domain.annotation.levels import refuse_empty
from medannot.domain.annotation.project import Assignment, Project
from medannot.domain.annotation.revision import Cause, Revision, current, last_links
from medannot.domain.annotation.terms import terms_of, with_terms
from medannot.domain.clock import utc_moment
from medannot.domain.errors import Refusal, Sentence
from medannot.domain.ids import ActId, FindingId, PersonId, RevisionId
from medannot.domain.lexicon.migration import Fate, Outcome, migrate
from medannot.domain.lexicon.stored_label import Facts, StoredLabel
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.lexicon.version import Version
from medannot.domain.people import Actor, Role, UseCase, require
from medannot.domain.progress import Progress, silent
from medannot.exchange.lexicons.folder import Loaded
from medannot.services.annotation_access import has_open, project_for
from medannot.services.annotation_migration_values import (
    Decisions,
    ProjectMigration,
    WaitingTerm,
)
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.services.lexicon_migration import Candidate, Tally, WorkItem
from medannot.services.lexicons import LexiconShelf
from medannot.store.annotation_places import AnnotationPlaces
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.findings import Findings, Known
from medannot.store.people import People
from medannot.store.store import Store
from medannot.store.unit_of_work import UnitOfWork

_SIZE = "SIZE"
"""How the id of the attribute ends that holds a lesion's size."""

_CM = {"cm": 1.0, "mm": 0.1}


@dataclass(slots=True)
class _Work:
    """One annotator's work on one case, and what its findings would be."""

    assignment: Assignment
    revisions: tuple[Revision, ...]
    after: dict[FindingId, Content]
    code: str
    number: int


@dataclass(frozen=True, slots=True)
class _Way:
    """How terms go on: what becomes of each label, and what a person decided."""

    found: Mapping[str, Outcome]
    lexicon: Lexicon
    work: Mapping[str, WorkItem]
    decided: Decisions

    def term(self, finding_id: FindingId, outcome: Outcome) -> Term:
        """Return what stands in the place of a term."""
        pin = self.lexicon.head.pin
        chosen = self.decided.get((finding_id, outcome.before.node_id))
        if chosen and outcome.fate is Fate.WAITING:
            node = self.lexicon[chosen]
            return Term(node.id, pin, node.en.label, node.zh.label)
        label = outcome.after or self.found[outcome.into].after
        if label is None:
            raise ValueError(f"the label {outcome.before.id} went nowhere")
        return Term(label.node_id, pin, label.en, label.zh)

    def waits(self, finding_id: FindingId, outcome: Outcome) -> bool:
        """Tell whether a term still needs a person.

        Raises:
            Refusal: what was decided is not among what may take its place.
        """
        if outcome.fate is not Fate.WAITING:
            return False
        chosen = self.decided.get((finding_id, outcome.before.node_id))
        if not chosen:
            return True
        offered = [one.id for one in self.work[outcome.before.id].candidates]
        if chosen not in offered or chosen not in self.lexicon:
            raise Refusal(
                "{node} cannot take the place of {before}; choose one of {offered}.",
                node=chosen,
                before=outcome.before.node_id,
                offered=", ".join(offered) or "none",
            )
        return False


class AnnotationMigration:
    """Brings projects to later versions of their lexicon.

    Args:
        store: the workspace's.
        shelf: its lexicons.
        keeper: keeps the versions that projects go by.
    """

    def __init__(self, store: Store, shelf: LexiconShelf, keeper: LexiconKeeper) -> None:
        self._store = store
        self._shelf = shelf
        self._keeper = keeper
        self._projects = AnnotationProjects(store)
        self._places = AnnotationPlaces(store)
        self._findings = Findings(store)

    def plan(
        self,
        actor: Actor,
        name: str,
        lexicon: str,
        progress: Progress = silent,
        decided: Decisions = MappingProxyType({}),
    ) -> ProjectMigration:
        """Tell what bringing a project to a lexicon's version would do; writes nothing.

        Of cases that the actor still has to annotate, others' terms that wait are not listed.

        Args:
            actor: who asks.
            name: of the project.
            lexicon: name on the shelf, or its folder, at the later version.
            progress: told how many terms are done.
            decided: what a person chose for terms that wait.

        Raises:
            Refusal: there is no such project, the two are not versions of one lexicon, or an
                attribute that each lesion needs has no one successor.
            InputFault: a lexicon is not sound.
        """
        require(actor, UseCase.DESIGN_PROJECT)
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        told = self._planned(project, self._shelf.open(lexicon), progress, decided)[0]
        return self._for(actor, told)

    def migrate(
        self,
        actor: Actor,
        name: str,
        lexicon: str,
        progress: Progress = silent,
        decided: Decisions = MappingProxyType({}),
    ) -> ProjectMigration:
        """Bring a project to a lexicon's version: what goes through is written, the rest listed.

        Windows that are open on its cases are refused their next act and open them again.

        Raises:
            Refusal: as in `plan`, or somebody has annotated meanwhile; nothing is written.
            EnvironmentFault: the disk is full, or the database cannot be written.
        """
        require(actor, UseCase.DESIGN_PROJECT)
        project = project_for(self._projects, actor, UseCase.DESIGN_PROJECT, name)
        loaded = self._shelf.open(lexicon)
        told, works, required = self._planned(project, loaded, progress, decided)
        kept = self._keeper.keep(loaded)
        schema = replace(
            project.schema,
            lexicon=kept.pin,
            lexicon_sha256=kept.sha256,
            required=required,
        )
        with self._store.writing(actor, f"lexicon {kept.pin}") as work:
            self._projects.set_schema(work, project, schema)
            author, role = self._author(work, actor, project)
            for one in works:
                revisions = tuple(_revisions(one, author, role, work))
                last = one.revisions[-1].id
                known = Known(one.assignment, last, kept.pin, state=None)
                self._findings.append(work, known, revisions, {})
        return self._for(actor, told)

    def _for(self, actor: Actor, told: ProjectMigration) -> ProjectMigration:
        """Return what an actor is told: nobody else's work on a case that is open to them."""
        shown = tuple(
            one
            for one in told.waiting
            if one.assignment.person_id == actor.person_id
            or not has_open(self._projects, actor, one.assignment.case_id)
        )
        return replace(told, waiting=shown)

    def _planned(
        self, project: Project, loaded: Loaded, progress: Progress, decided: Decisions
    ) -> tuple[ProjectMigration, list[_Work], tuple[str, ...]]:
        schema = project.schema
        before = self._keeper.open(schema.lexicon, schema.lexicon_sha256)
        refuse_empty(schema.levels, loaded.lexicon)
        works = [
            _Work(own, self._findings.chain(own.id), {}, code, number)
            for own, code, number in self._places.said(project.id)
        ]
        labels = [label for one in works for label in _labels(one)]
        needed = list(_needed(schema.required, before))
        tally = Tally(loaded.lexicon)
        outcomes = migrate(
            [*needed, *labels], loaded.changes, before.lexicon, loaded.lexicon, progress
        )
        found = {outcome.before.id: outcome for outcome in tally.following(outcomes)}
        required = tuple(_successor(found[label.id]) for label in needed)
        work = {item.label_id: item for item in tally.work}
        way = _Way(found, loaded.lexicon, work, decided)
        waiting = [term for one in works for term in _settle(one, way)]
        counted = len({label.finding_id for label in labels})
        told = ProjectMigration(
            schema.lexicon,
            loaded.lexicon.head.pin,
            counted,
            sum(len(one.after) for one in works),
            tally.dropped,
            tuple(waiting),
        )
        return told, [one for one in works if one.after], required

    def _author(self, work: UnitOfWork, actor: Actor, project: Project) -> tuple[PersonId, str]:
        """Return who migrates; an owner without a row gets one, as each link names its author."""
        held = actor.roles | actor.in_scope.get(project.id, frozenset())
        role = Role.COORDINATOR if Role.COORDINATOR in held else Role.OWNER
        if actor.person_id is not None:
            return actor.person_id, role.value
        people = People(self._store)
        known = people.by_code(actor.code)
        (person,) = (known,) if known else people.add(work, [actor.code])
        return person.id, role.value


def _labels(one: _Work) -> Iterator[StoredLabel]:
    for finding_id, finding in current(one.revisions).items():
        for place, term in enumerate(terms_of(finding.content)):
            yield _label(f"{finding_id}#{place}", finding_id, term, _facts(finding.content, term))


def _label(own: str, finding_id: str, term: Term, facts: Facts = ()) -> StoredLabel:
    version = Version.parse(term.lexicon.rpartition("@")[2])
    return StoredLabel(own, finding_id, term.node_id, version, term.en, term.zh, facts)


def _facts(content: Content, term: Term) -> Facts:
    """Return what is known beside a node: the side of a place, the size of a lesion."""
    if isinstance(content, Lesion) and term is content.term:
        return tuple(("size_cm", f"{size:g}") for size in _sizes_cm(content))[:1]
    sites: Sequence[Site] = ()
    if isinstance(content, Lesion):
        sites = content.locations
    elif isinstance(content, Region):
        sites = (content.site,)
    return tuple(
        ("laterality", site.laterality.value)
        for site in sites
        if site.term is term and site.laterality is not None
    )[:1]


def _sizes_cm(lesion: Lesion) -> Iterator[float]:
    """Yield a size that is one number; a range may lie on either side of a condition."""
    for value in lesion.values:
        one = value.most is not None and value.least in {None, value.most}
        if one and value.attribute.node_id.endswith(_SIZE) and value.unit in _CM:
            yield (value.most or 0.0) * _CM[value.unit]


def _needed(required: Sequence[str], before: Loaded) -> Iterator[StoredLabel]:
    head = before.lexicon.head
    for attribute in required:
        words = before.lexicon[attribute]
        term = Term(attribute, head.pin, words.en.label, words.zh.label)
        yield _label(f"required#{attribute}", f"required#{attribute}", term)


def _successor(outcome: Outcome) -> str:
    if outcome.after is None or outcome.fate is Fate.WAITING:
        raise Refusal(
            "The attribute {attribute}, which each lesion of this project needs, has no one "
            "successor in the later version; make another project for it.",
            attribute=outcome.before.node_id,
        )
    return outcome.after.node_id


def _settle(one: _Work, way: _Way) -> Iterator[WaitingTerm]:
    """Fill in what the findings would be, and yield what needs a person."""
    for finding_id, finding in current(one.revisions).items():
        terms = terms_of(finding.content)
        outcomes = [way.found[f"{finding_id}#{place}"] for place in range(len(terms))]
        stopped = [outcome for outcome in outcomes if way.waits(finding_id, outcome)]
        for outcome in stopped:
            item = way.work[outcome.before.id]
            yield _waiting(one, finding_id, outcome.before, item.sentence, item.candidates)
        if stopped or not terms:
            continue
        after = _rewritten(finding_id, finding.content, outcomes, way)
        if after == finding.content:
            continue
        if reason := _clash(after):
            yield _waiting(one, finding_id, outcomes[0].before, reason, ())
        else:
            one.after[finding_id] = after
    yield from _same_disease(one)


def _rewritten(
    finding_id: FindingId, content: Content, outcomes: Sequence[Outcome], way: _Way
) -> Content:
    """Return a content with each of its terms as it came out; what became the same stands once."""
    terms = iter(outcomes)
    after = with_terms(content, lambda _term: way.term(finding_id, next(terms)))
    if not isinstance(after, Lesion):
        return after
    values = tuple(
        replace(value, descriptors=tuple(dict.fromkeys(value.descriptors)))
        for value in after.values
    )
    return replace(after, locations=tuple(dict.fromkeys(after.locations)), values=values)


def _clash(content: Content) -> str:
    """Say where two values of a lesion became those of one attribute, or return nothing."""
    if isinstance(content, Lesion):
        attributes = [value.attribute.node_id for value in content.values]
        if len(set(attributes)) < len(attributes):
            return Sentence("Two values became those of one attribute; keep one of them.")
    return ""


def _same_disease(one: _Work) -> Iterator[WaitingTerm]:
    """Leave diagnoses as they were of which two became the same disease."""
    now = current(one.revisions)
    named: dict[tuple[object, str], list[FindingId]] = {}
    for finding_id, finding in now.items():
        content = one.after.get(finding_id, finding.content)
        if isinstance(content, Diagnosis) and content.term is not None:
            named.setdefault((finding.media_id, content.term.node_id), []).append(finding_id)
    for same in named.values():
        if len(same) < 2:
            continue
        for finding_id in same:
            if one.after.pop(finding_id, None) is not None:
                (term,) = terms_of(now[finding_id].content)
                reason = Sentence("Two diagnoses became the same disease; keep one of them.")
                yield _waiting(one, finding_id, _label("", finding_id, term), reason, ())


def _waiting(
    one: _Work,
    finding_id: FindingId,
    label: StoredLabel,
    sentence: str,
    candidates: tuple[Candidate, ...],
) -> WaitingTerm:
    return WaitingTerm(
        one.assignment,
        one.code,
        one.number,
        finding_id,
        label.node_id,
        label.en,
        label.zh,
        candidates,
        sentence,
    )


def _revisions(one: _Work, author: PersonId, role: str, work: UnitOfWork) -> Iterator[Revision]:
    last, act_id = last_links(one.revisions), ActId(work.ids.new())
    for finding_id, content in one.after.items():
        before = last[finding_id]
        yield Revision(
            id=RevisionId(work.ids.new()),
            finding_id=finding_id,
            previous=before.id,
            act_id=act_id,
            author=author,
            role=role,
            at=utc_moment(work.now()),
            cause=Cause.MIGRATED,
            content=content,
            media_id=before.media_id,
        )
