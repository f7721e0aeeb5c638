"""The questions of a set as it is stored, laid aside to be compared with what files say."""

from medannot.domain.question import QuestionSet
from medannot.services.question_import_packing import packed
from medannot.services.question_import_set import as_stored
from medannot.store.media import MediaLibrary
from medannot.store.questions import Questions
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.spool import BeforeRow, Spool
from medannot.store.store import Store

_AT_ONCE = 2_000


class StoredQuestions:
    """Lays the questions of a set aside.

    Args:
        store: of the workspace.
        previous: the set, or None where it is a new one.
    """

    def __init__(self, store: Store, previous: QuestionSet | None) -> None:
        self._questions = Questions(store)
        self._references = ReferenceAnswers(store)
        self._library = MediaLibrary(store)
        self._previous = previous

    def lay_aside(self, spool: Spool) -> None:
        """Lay them aside as they are stored, some at a time."""
        if self._previous is None:
            return
        place = 0
        for stored in self._questions.stored_portions(self._previous.version_id, _AT_ONCE):
            keys = self._references.of(one.version.id for one in stored)
            media = {image.media_id for one in stored for image in one.version.images}
            found = self._library.many([id_ for id_ in media if id_ is not None])
            addresses = {id_: one.address for id_, one in found.items()}
            rows: list[BeforeRow] = []
            for one in stored:
                place += 1
                question = as_stored(one, keys, addresses)
                draft = question.draft
                rows.append((place, draft.file, draft.row, draft.part, packed(question)))
            spool.add_before(rows)
