"""Tables over a whole annotation project: balance, what occurs together, merged differentials."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from medannot.domain.annotation.balance import (
    Balance,
    Counted,
    Cross,
    LevelsOf,
    Whose,
    balance,
    crossed,
)
from medannot.domain.annotation.consensus import (
    Consensus,
    Differential,
    Disease,
    consensus,
    order_of,
)
from medannot.domain.annotation.cooccurrence import (
    CoOccurrence,
    Pair,
    RoleSaid,
    Share,
    Unit,
    pairs,
)
from medannot.domain.annotation.dimensions import (
    NAMED,
    RECORDED,
    Dimension,
    Grain,
    Placing,
    Rung,
    age_band,
    recorded,
    rungs,
)
from medannot.domain.annotation.finding import FindingKind
from medannot.domain.annotation.gallery import Sight
from medannot.domain.annotation.project import Project
from medannot.domain.errors import MedannotError, Refusal
from medannot.domain.ids import AnnotationCaseId, MediaId
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.people import Actor, UseCase, may
from medannot.services.annotation_access import project_for, sight_of
from medannot.services.lexicon_keeping import LexiconKeeper
from medannot.statistics.proportions import wilson
from medannot.store.annotation_figures import AnnotationFigures, CaseHead, LesionSaid
from medannot.store.annotation_projects import AnnotationProjects
from medannot.store.store import Store

_KIND = {
    Dimension.REGION: FindingKind.REGION,
    Dimension.LESION: FindingKind.LESION,
    Dimension.DISEASE: FindingKind.DIAGNOSIS,
    Dimension.DEPARTMENT: FindingKind.DIAGNOSIS,
}
_OF_DISEASES = frozenset({Dimension.DISEASE, Dimension.DEPARTMENT})

Heads = Mapping[AnnotationCaseId, CaseHead]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A project as one actor may see it.

    Attributes:
        heads: its cases that are in sight.
    """

    project: Project
    sight: Sight
    lexicon: Lexicon
    heads: Heads


class ProjectFigures:
    """Counts what is said in a project; annotators are told of their own work only.

    Args:
        store: the workspace's.
        keeper: keeps the versions of lexicons that projects go by.
    """

    def __init__(self, store: Store, keeper: LexiconKeeper) -> None:
        self._keeper = keeper
        self._projects = AnnotationProjects(store)
        self._figures = AnnotationFigures(store)
        self._opened: dict[tuple[str, str], Lexicon] = {}
        self._store = store
        self._ages: dict[str, str] = {}

    def balance(
        self,
        actor: Actor,
        name: str,
        dimension: Dimension,
        whose: Whose = Whose.ANY,
        grain: Grain = Grain.COARSE,
    ) -> Balance:
        """Count the cases of a project by one dimension.

        Raises:
            Refusal: there is no such project, or the actor may see nothing of it.
            InputFault: the kept lexicon was altered or is gone.
        """
        asked = self._open(actor, name)
        counted = self._counted(asked, dimension, whose, grain)
        return balance(dimension, grain, whose, rungs(dimension, grain, asked.lexicon), counted)

    def cross(
        self,
        actor: Actor,
        name: str,
        by: tuple[Dimension, Dimension],
        whose: Whose = Whose.ANY,
        grain: Grain = Grain.COARSE,
    ) -> Cross:
        """Count the cases of a project by two dimensions, down and across; see `balance`."""
        asked, found = self._open(actor, name), []
        for one in by:
            counted = self._counted(asked, one, whose, grain)
            table = balance(one, grain, whose, rungs(one, grain, asked.lexicon), counted)
            found.append((table, counted.levels))
        (down, of_down), (across, of_across) = found
        return crossed(down, across, of_down, of_across)

    def together(
        self, actor: Actor, name: str, unit: Unit = Unit.CASE, whose: Whose = Whose.ANY
    ) -> CoOccurrence:
        """Count which secondary lesions go with which primary ones; see `balance`."""
        asked = self._open(actor, name)
        heads, by_image = asked.heads, unit is Unit.IMAGE
        lesions = self._figures.lesions(asked.project.id, asked.sight, by_image=by_image)
        of_unit = [
            one for one in lesions if one.case_id in heads and _counts(heads[one.case_id], whose)
        ]
        with_role = [one for one in of_unit if one.role is not None]
        not_placed = sum(one.media is None for one in with_role) if by_image else 0
        found = pairs(_said(with_role, heads, unit), whose)
        words = {rung.key: rung for rung in rungs(Dimension.LESION, Grain.FINE, asked.lexicon)}
        return CoOccurrence(
            unit,
            whose,
            found.units,
            _ordered(found.primary, words),
            _ordered(found.secondary, words),
            {
                (one, other): Pair(
                    one,
                    other,
                    share(found.both.get((one, other), 0), of_primary),
                    share(found.both.get((one, other), 0), of_secondary),
                )
                for one, of_primary in found.primary.items()
                for other, of_secondary in found.secondary.items()
            },
            len(of_unit) - len(with_role),
            not_placed,
            _withheld(heads),
        )

    def differentials(self, actor: Actor, name: str) -> tuple[Consensus, ...]:
        """Return the differentials of every case or image that has any, merged, in order.

        Of a case that several annotate, lists that are not handed in stand there empty, except to
        who is given their own work only.

        Raises:
            Refusal: there is no such project, or the actor may see nothing of it.
            InputFault: the kept lexicon was altered or is gone.
        """
        return tuple(one for _, one in self._consensus(self._open(actor, name)))

    def with_below(self, actor: Actor, name: str, named: str) -> frozenset[str]:
        """Return a term of the project's lexicon with all terms below it, for `GalleryQuery.nodes`.

        Args:
            actor: who asks.
            name: of the project.
            named: id of the term, or what it is called in either language.

        Raises:
            Refusal: there is no such project, or no such term, or several are called so.
            InputFault: the kept lexicon was altered or is gone.
        """
        lexicon = self._open(actor, name).lexicon
        wanted = named.strip().casefold()
        found = [
            node.id
            for node in lexicon.nodes.values()
            if node.id == named.strip() or wanted in {node.en.label.casefold(), node.zh.label}
        ]
        if named.strip() in found:
            found = [named.strip()]
        if not found:
            raise Refusal(
                "{lexicon} has no term {term}; look for it with 'medannot lexicon search'.",
                lexicon=lexicon.head.pin,
                term=named,
            )
        if len(found) > 1:
            raise Refusal(
                "Several terms are called {term}; name one by its id: {ids}.",
                term=named,
                ids=", ".join(found),
            )
        return below(found[0], lexicon)

    # Gathering

    def _open(self, actor: Actor, name: str) -> _Asked:
        found = self._projects.named(name)
        sees_all = may(actor, UseCase.SEE_PROJECT, found.id if found else None)
        use_case = UseCase.SEE_PROJECT if sees_all else UseCase.ANNOTATE
        project = project_for(self._projects, actor, use_case, name)
        sight = sight_of(actor, project.id)
        heads = self._figures.cases(project.id, sight)
        return _Asked(project, sight, self._lexicon(project), heads)

    def _lexicon(self, project: Project) -> Lexicon:
        schema = project.schema
        key = schema.lexicon, schema.lexicon_sha256
        if key not in self._opened:
            self._opened = {key: self._keeper.open(*key).lexicon}
        return self._opened[key]

    def _counted(self, asked: _Asked, dimension: Dimension, whose: Whose, grain: Grain) -> Counted:
        counting = [id_ for id_, head in asked.heads.items() if _counts(head, whose)]
        levels: dict[AnnotationCaseId, frozenset[str]] = dict.fromkeys(counting, frozenset())
        if dimension in NAMED:
            of_node = Placing(dimension, grain, asked.lexicon)
            for case_id, nodes in self._nodes(asked, dimension, whose).items():
                if case_id in levels:
                    levels[case_id] = of_node.levels(nodes)
        from_source = 0
        if dimension in RECORDED:
            came_in = self._recorded(asked.project, dimension, levels)
            levels |= came_in
            from_source = len(came_in)
        return Counted(levels, _withheld(asked.heads), from_source)

    def _recorded(
        self, project: Project, dimension: Dimension, counting: LevelsOf
    ) -> Mapping[AnnotationCaseId, frozenset[str]]:
        found: dict[AnnotationCaseId, frozenset[str]] = {}
        for case_id, categories in self._figures.recorded(project.id):
            level = recorded(dimension, categories)
            if level is not None and case_id in counting:
                found.setdefault(case_id, frozenset({level}))
        if dimension is Dimension.AGE:
            for case_id, image in self._figures.with_characteristics(project.id).items():
                if case_id in counting and case_id not in found:
                    band = age_band(self._age(*image))
                    found |= {case_id: frozenset({band})} if band else {}
        return found

    def _age(self, sha256: str, orientation: int) -> str:
        """Return the age that a stored DICOM file kept, or nothing; each file is opened once."""
        from medannot.imaging.opener import open_image  # noqa: PLC0415  # verbs need no decoder

        if sha256 not in self._ages:
            try:
                data = self._store.blobs.read(sha256)
                opened = open_image(data, "The image", orientation=orientation)
                self._ages[sha256] = opened.facts.age
            except MedannotError:
                self._ages[sha256] = ""
        return self._ages[sha256]

    def _nodes(
        self, asked: _Asked, dimension: Dimension, whose: Whose
    ) -> Mapping[AnnotationCaseId, set[str]]:
        """Return what is named in each case by those whose annotations count."""
        found: dict[AnnotationCaseId, set[str]] = defaultdict(set)
        if whose is Whose.MERGED and dimension in _OF_DISEASES:
            for case_id, one in self._consensus(asked):
                found[case_id] |= {first.disease.node_id for first in one.first}
            return found
        for named in self._figures.named(asked.project.id, _KIND[dimension], asked.sight):
            head = asked.heads.get(named.case_id)
            agreed = head is not None and named.submitted == head.given
            if whose is Whose.ANY or (agreed if whose is Whose.AGREED else named.submitted):
                found[named.case_id].add(named.node_id)
        return found

    def _consensus(self, asked: _Asked) -> list[tuple[AnnotationCaseId, Consensus]]:
        project, lexicon = asked.project, asked.lexicon
        ranked: dict[tuple[AnnotationCaseId, MediaId | None], dict[str, list[Disease]]] = {}
        done: dict[tuple[AnnotationCaseId, str], bool] = {}
        for one in self._figures.ranked(project.id, asked.sight):
            of_scope = ranked.setdefault((one.case_id, one.media_id), {})
            disease = Disease(one.node_id, one.en, one.zh, one.text)
            head = asked.heads[one.case_id]
            beside = asked.sight.own is None and head.given > 1
            listed = of_scope.setdefault(one.code, [])
            if one.submitted or not beside:
                listed.append(disease)
            done[one.case_id, one.code] = one.submitted
        places = self._figures.places(project.id) if any(key[1] for key in ranked) else {}
        order, found = order_of(lexicon), []
        for (case_id, media_id), of_scope in ranked.items():
            originals = [
                Differential(code, done[case_id, code], tuple(diseases))
                for code, diseases in of_scope.items()
            ]
            place = places.get((case_id, media_id), 0) if media_id else 0
            scope = asked.heads[case_id].number, place
            found.append((case_id, consensus(scope, originals, lexicon, order)))
        return sorted(found, key=lambda pair: (pair[1].number, pair[1].place))


def below(node_id: str, lexicon: Lexicon) -> frozenset[str]:
    """Return a term and all terms below it."""
    return frozenset({node_id, *(node.id for node in lexicon.walk(node_id))})


def share(count: int, of: int) -> Share:
    """Return a part of a whole with its interval."""
    ends = wilson(count, of)
    return Share(count, of, ends.low, ends.high)


def _counts(head: CaseHead, whose: Whose) -> bool:
    """Tell whether a case counts at all for those whose annotations count."""
    if whose is Whose.ANY:
        return True
    return not head.withheld and (head.done if whose is Whose.AGREED else head.submitted > 0)


def _withheld(heads: Heads) -> int:
    return sum(head.withheld for head in heads.values())


def _said(lesions: Iterable[LesionSaid], heads: Heads, unit: Unit) -> Iterable[RoleSaid]:
    for one in lesions:
        head = heads[one.case_id]
        needed = head.given if head.done else 0
        units = (one.case_id,) if unit is Unit.CASE else one.media or ()
        if one.role is not None:
            for seen_on in units:
                yield RoleSaid(
                    seen_on, one.assignment_id, one.node_id, one.role, one.submitted, needed
                )


def _ordered(counts: Mapping[str, int], words: Mapping[str, Rung]) -> tuple[tuple[Rung, int], ...]:
    by_count = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((words.get(key, Rung(key, key, key)), count) for key, count in by_count)
