"""The question bank: questions in, lists of them, and single items with their keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from medannot.domain.errors import Advice, Refusal
from medannot.domain.ids import ItemVersionId, MediaId
from medannot.domain.people import PERMISSIONS, Actor, UseCase, require
from medannot.domain.progress import Progress, silent
from medannot.domain.question import (
    ItemVersion,
    QuestionSet,
    ReferenceAnswer,
    SetSummary,
    Source,
)
from medannot.domain.question_beside import DrawnMark, Relation
from medannot.domain.question_list import Facets, ItemLine, ItemQuery, Listing
from medannot.exchange.question_sets.mapping_files import known_mappings
from medannot.services.question_import_values import ImportDraft, ImportReport, ImportRequest
from medannot.store.media import MediaLibrary
from medannot.store.question_sets import OtherLanguage, QuestionSets
from medannot.store.questions import Questions
from medannot.store.questions_beside import QuestionMarks
from medannot.store.questions_list import QuestionList
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store

# What reads images is imported with the first import of questions: a list needs none of it.
# ruff: noqa: PLC0415

__all__ = [
    "Facets",
    "ImportDraft",
    "ImportReport",
    "ImportRequest",
    "ItemLine",
    "ItemQuery",
    "ItemView",
    "Listing",
    "MappingInfo",
    "QuestionBank",
]


@dataclass(frozen=True, slots=True)
class MappingInfo:
    """A mapping that comes with the program."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item as the coordinator sees it.

    Attributes:
        reference: the key; None where there is none, or the actor may not see it.
        versions: how many versions the item has.
        erased: of images that were erased on request, the reason by id.
        languages: the same question in other languages.
        marks, relations: what came with it; none where the actor may not see the key.
        sizes: columns and rows of its stored images by id.
    """

    version: ItemVersion
    source: Source
    reference: ReferenceAnswer | None
    versions: int
    erased: Mapping[MediaId, str]
    languages: tuple[OtherLanguage, ...] = ()
    marks: tuple[DrawnMark, ...] = ()
    relations: tuple[Relation, ...] = ()
    sizes: Mapping[MediaId, tuple[int, int]] = field(default_factory=dict)


class QuestionBank:
    """The use cases around question sets."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._list = QuestionList(store)
        self._references = ReferenceAnswers(store)
        self._media = MediaLibrary(store)
        self._sets = QuestionSets(store)
        self._marks = QuestionMarks(store)

    def mappings(self) -> tuple[MappingInfo, ...]:
        """Return the mappings that come with the program, by name."""
        return tuple(MappingInfo(mapping.name, mapping.title) for mapping in known_mappings())

    def read(
        self, actor: Actor, request: ImportRequest, progress: Progress = silent
    ) -> ImportDraft:
        """Read question files; nothing is written before `write`.

        Raises:
            InputFault: a path, the mapping or the images folder is wrong.
            EnvironmentFault: a file cannot be read.
            Stopped: the person stopped the job.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        from medannot.services.question_import import QuestionImport
        from medannot.services.question_mapping import QuestionMappings

        own = QuestionMappings(self._store.folder).file_of(request.mapping or "")
        if own is not None:
            request = replace(request, mapping=str(own))
        return QuestionImport(self._store).read(request, progress)

    @staticmethod
    def good_rows(draft: ImportDraft) -> ImportDraft:
        """Return a draft that leaves out what is refused; it still may be one that cannot be."""
        from medannot.services.question_import_report import refusal_of

        request = replace(draft.request, good_rows=True)
        refusal = refusal_of(draft.report, good_rows=True)
        return replace(draft, request=request, refusal=refusal)

    def write(self, actor: Actor, draft: ImportDraft, progress: Progress = silent) -> SetSummary:
        """Write what was read as the next version of the set, and return what that holds.

        A draft that repeats the set as it is writes nothing (`draft.changes_nothing`).

        Raises:
            InputFault: the draft has refused rows, or nothing to write.
            Refusal: the set was changed since the files were read.
            EnvironmentFault: the disk is full, or the database cannot be written.
            Stopped: the person stopped the job; nothing of it is kept.
        """
        require(actor, UseCase.IMPORT_QUESTIONS)
        from medannot.services.question_import_writing import write_import

        write_import(self._store, actor, draft, progress)
        return self.summary(actor, draft.request.set_name)

    def sets(self, actor: Actor) -> tuple[QuestionSet, ...]:
        """Return every set with its newest version, by name."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._questions.sets()

    def summary(self, actor: Actor, name: str) -> SetSummary:
        """Count what a set's newest version holds, or one that was frozen by that name.

        Raises:
            Refusal: there is no such set.
        """
        require(actor, UseCase.SEE_QUESTIONS)
        question_set = self._questions.named(name) or self._questions.frozen(name)
        if question_set is None:
            raise Refusal("There is no question set named {name}.", name=name).advising(
                Advice.LIST_SETS
            )
        return self._questions.summary(question_set)

    def count(self, actor: Actor, query: ItemQuery) -> int:
        """Return how many items a query finds."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._list.count(query)

    def page(self, actor: Actor, query: ItemQuery, offset: int, limit: int) -> tuple[ItemLine, ...]:
        """Return some lines of what a query finds, by set and place in it."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._list.page(query, offset, limit)

    def listing(self, actor: Actor, query: ItemQuery, *, whole: bool = True) -> Listing:
        """Count what a query finds, and note where each part of the list begins.

        Args:
            actor: who asks.
            query: what is wanted.
            whole: or only where its first part begins, unless all are known without a look at
                every line: so the first lines are there sooner.
        """
        require(actor, UseCase.SEE_QUESTIONS)
        return self._list.listing(query, whole=whole)

    def lines(self, actor: Actor, listing: Listing, chunk: int) -> tuple[ItemLine, ...]:
        """Return one part of a list: `CHUNK` lines, the first part is 0."""
        require(actor, UseCase.SEE_QUESTIONS)
        if not 0 <= chunk < len(listing.marks):
            return ()
        return self._list.lines(listing.query, listing.marks[chunk])

    def prepare_search(self, actor: Actor, most: int) -> int:
        """Make some more texts ready for a quick search; return how many, 0 where all are."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._list.prepare_search(most)

    def facets(self, actor: Actor, query: ItemQuery) -> Facets:
        """Count what a query finds by set, type, ability and language."""
        require(actor, UseCase.SEE_QUESTIONS)
        return self._list.facets(query)

    def languages(self, actor: Actor, name: str) -> tuple[str, ...]:
        """Return the languages that a set, or a frozen version of one, has questions in.

        Raises:
            Refusal: there is no such set.
        """
        require(actor, UseCase.SEE_QUESTIONS)
        if self._questions.named(name) is None:
            return tuple(self.summary(actor, name).by_language)
        # Counted with the lines of the library, which are there already.
        return tuple(one for one in self._list.facets(ItemQuery(set_name=name)).by_language if one)

    def item(self, actor: Actor, version_id: ItemVersionId) -> ItemView:
        """Return one item version with its source, and its key where the actor may see it.

        Raises:
            Refusal: there is no such item version.
        """
        require(actor, UseCase.SEE_QUESTIONS)
        version = self._questions.versions([version_id]).get(version_id)
        item = self._questions.item_of(version_id)
        if version is None or item is None:
            raise Refusal("There is no item version {id}.", id=version_id)
        sees_key = not actor.roles.isdisjoint(PERMISSIONS[UseCase.SEE_REFERENCE_ANSWERS])
        reference = self._references.of([version_id]).get(version_id) if sees_key else None
        shown = {image.media_id for image in version.images if image.media_id}
        media = self._media.many(shown)
        return ItemView(
            version,
            item.source,
            reference,
            self._questions.version_count(item.id),
            {id_: one.erased_reason for id_, one in media.items() if one.erased},
            self._sets.other_languages(item.id),
            self._marks.drawn([version]).get(version_id, ()) if sees_key else (),
            version.relations if sees_key else (),
            {id_: (one.columns, one.rows) for id_, one in media.items()},
        )
