"""What comes with questions beside what is shown: marks in place, relations, knowledge."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from medannot.domain.errors import Problem, Sentence
from medannot.domain.question_beside import Relation, RelationOrigin, SourceMark
from medannot.exchange.question_sets.beside.knowledge import Knowledge
from medannot.exchange.question_sets.beside.placing import file_size, placed
from medannot.exchange.question_sets.beside.side_files import SideFiles
from medannot.exchange.question_sets.image_folder import ImageFolder
from medannot.exchange.question_sets.mapping import KnowledgeRole, SetMapping
from medannot.exchange.question_sets.values import Draft, DraftMark, RowRefused
from medannot.services.question_import_set import Question
from medannot.services.question_import_values import ReadyImage
from medannot.services.question_pictures import Search
from medannot.store.spool import Spool

Looked = Sequence[tuple[ReadyImage, Search]]


class Beside:
    """Puts the marks of drafts into the frames of reference of their images.

    Args:
        spool: where shapes are laid aside.
        folder: of the images, or None.

    Attributes:
        facts: of all knowledge files that were read.
    """

    def __init__(self, spool: Spool, folder: ImageFolder | None) -> None:
        self.facts = 0
        self._spool = spool
        self._folder = folder
        self._files = SideFiles(folder)
        self._knowledge: dict[tuple[KnowledgeRole, Path], Knowledge] = {}
        self._aside: set[str] = set()

    def begin(self, mapping: SetMapping | None, place: Path) -> tuple[Problem, ...]:
        """Read the knowledge files of a mapping, once; return what is doubtful about them.

        Args:
            mapping: of the question file that comes next.
            place: the folder in which that file lies.
        """
        if mapping is None or not mapping.knowledge.files:
            return ()
        key = (mapping.knowledge, place)
        if key in self._knowledge:
            return ()
        knowledge = self._knowledge[key] = Knowledge(mapping.knowledge)
        knowledge.read(self._folder, place)
        self.facts += knowledge.facts
        return tuple(Problem(name, 0, said) for name, said in knowledge.doubts)

    def marks(
        self, draft: Draft, looked: Looked, mapping: SetMapping | None, old: Question | None
    ) -> tuple[Draft, tuple[SourceMark, ...]]:
        """Return the draft with its doubts, and its marks in place.

        Where its images are those that an earlier import brought, so are its marks.
        """
        roles = mapping.marks if mapping else ()
        if not draft.marks and old is None and not any(role.file for role in roles):
            return draft, ()  # as most questions: to make a draft anew costs
        if old is not None and old.marks and not all(search.number for _, search in looked):
            return replace(draft, marks=()), old.marks
        roots = mapping.images.roots if mapping else ()
        beside, said = self._files.marks(draft.images, roles, roots) if roles else ((), ())
        if not (draft.marks or beside or draft.doubts or said):
            return draft, ()  # as most are
        doubts: dict[str, None] = dict.fromkeys((*draft.doubts, *said))
        marks: dict[SourceMark, None] = {}
        for place, mark in enumerate((*draft.marks, *beside)):
            if mark.image >= len(looked):
                continue
            try:
                kept = self._placed(mark, *looked[mark.image])
            except RowRefused as fault:
                kept = None
                why = Sentence("a mark on its image is left out: {why}", why=fault.reason)
                doubts.setdefault(why)
            if kept is not None:
                marks.setdefault(kept)
                if mark.kind == "mask" and place >= len(draft.marks):
                    doubts |= dict.fromkeys(_of_another_size(mark, looked[mark.image][1]))
        return replace(draft, marks=(), doubts=tuple(doubts)), tuple(marks)

    def _placed(self, mark: DraftMark, image: ReadyImage, search: Search) -> SourceMark | None:
        """Return a mark in its place; None while its image is missing, whose size tells it."""
        if not search.number:
            return None
        id_, text = placed(
            replace(mark, label="", image=0), search.columns, search.rows, search.orientation
        )
        if id_ not in self._aside:
            self._spool.add_shape(id_, text)
            self._aside.add(id_)
        return SourceMark(mark.image + 1, mark.label, id_, image.frame)

    def relations(
        self, draft: Draft, mapping: SetMapping | None, place: Path, old: Question | None
    ) -> tuple[Relation, ...]:
        """Return the triples of a question and the facts that belong to it.

        Facts of an earlier import stay where the knowledge files are not there this time.
        """
        if not (draft.relations or draft.facts or self._knowledge or (old and old.relations)):
            return ()  # as most have none
        question, knowledge = RelationOrigin.QUESTION, RelationOrigin.KNOWLEDGE
        given = ((draft.relations, question), (draft.facts, knowledge))
        own = tuple(
            Relation(head, word, tail, origin)
            for triples, origin in given
            for head, word, tail in triples
        )
        if draft.facts:
            return own
        role = mapping.knowledge if mapping else KnowledgeRole()
        base = self._knowledge.get((role, place))
        if base is None or not base.facts:
            before = old.relations if old else ()
            return (*own, *(one for one in before if one.origin is knowledge))
        return (*own, *base.of(draft))


def _of_another_size(mask: DraftMark, search: Search) -> Iterator[Sentence]:
    """Say that a mask that lies beside an image has another size, which may be another's."""
    wide, high = file_size(search.columns, search.rows, search.orientation)
    if (mask.width, mask.height) not in {(wide, high), (0, 0)}:
        yield Sentence(
            "the mask beside its image is of {columns} x {rows} pixels, and was brought to the "
            "size of the image, {wide} x {high}: look whether it belongs to it.",
            columns=mask.width,
            rows=mask.height,
            wide=wide,
            high=high,
        )
