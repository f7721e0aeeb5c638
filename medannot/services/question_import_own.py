"""Rows of a set's own export, imported into that set again: the questions that they are.

The format of an export has no place for all that a set keeps of a question, and none for the bytes
of a DICOM file. So a row that nobody touched is the stored question as it is, and a changed row
takes from the stored question what its format cannot say.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath

from medannot.domain.errors import InputFault, Sentence
from medannot.domain.ids import ItemId, ItemVersionId
from medannot.domain.progress import Progress, Unit, counting
from medannot.exchange.model_files.cells import readable
from medannot.exchange.own_rows import NO_WORD, may_hold_own, missing_name
from medannot.exchange.question_sets.image_folder import ImageFolder
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.reading import FileReader
from medannot.exchange.question_sets.values import Draft, DraftImage, DraftKey, changed
from medannot.services.question_import_beside import Looked
from medannot.services.question_import_set import Question, unpacked_stored
from medannot.services.question_import_values import ReadyImage
from medannot.services.question_pictures import Search
from medannot.store.questions import Questions
from medannot.store.spool import Spool

_GROUPS = ("category", "l2-category")
_ASKED_AT_ONCE = 256
_OF_SOURCE, _OF_EXPORT = 1, 2
"""Of what file a row was that met a stored question; 0 where none did."""

TWICE = "it is a question that stands in an earlier row of these files."
_OVERTAKEN = Sentence(
    "the question was changed in the workspace since this file was written; its next version holds "
    "what the file says."
)


class OwnRows:
    """Finds the stored questions that rows of an export are.

    Args:
        questions: reads what is stored.
        spool: holds the questions of the set as it is stored.
        folder: of the images, or None.
        again: whether the set is stored at all.

    Attributes:
        here: whether a row of the file that is read now was known again.
    """

    def __init__(
        self, questions: Questions, spool: Spool, folder: ImageFolder | None, *, again: bool
    ) -> None:
        self._questions = questions
        self._spool = spool
        self._folder = folder
        self._again = again
        self._met = bytearray()
        self.here = False

    def known(self, drafts: Sequence[Draft], roots: Sequence[str]) -> list[Draft]:
        """Return drafts with what they are again, and without the images that are still the same.

        Args:
            drafts: of one file.
            roots: in which their images may lie.
        """
        if not any(draft.own for draft in drafts):
            return list(drafts)
        wanted = [ItemVersionId(draft.own.version) for draft in drafts if draft.own]
        sources = self._questions.sources_of(wanted) if self._again else {}
        return [self._known(draft, sources, roots) if draft.own else draft for draft in drafts]

    def look_ahead(self, reader: FileReader, progress: Progress) -> None:
        """Find out whether a row further on is known again, where none of the first ones was.

        Rows may have been put before those of an export, as many as one likes, and what these are
        depends on it. The file is read a second time for that, where it may hold such a row.

        Args:
            reader: of the file, which stays as it is.
            progress: asked whether to go on; it stays where it is.

        Raises:
            EnvironmentFault: the file cannot be read.
            Stopped: the person stopped the job.
        """
        if self.here or not self._again or not reader.is_opened:
            return
        if not may_hold_own(reader.path):
            return
        at, told = reader.read, counting(progress, Unit.ROWS)
        rows = reader.anew().items(lambda _, total: told(at, total))
        owns = (one.own for one in rows if isinstance(one, Draft) and one.own)
        while not self.here and (portion := list(islice(owns, _ASKED_AT_ONCE))):
            found = self._questions.sources_of([ItemVersionId(own.version) for own in portion])
            self.here = any(self._stored(*source) is not None for source in found.values())

    def _known(
        self,
        draft: Draft,
        sources: Mapping[ItemVersionId, tuple[ItemId, str, int, int]],
        roots: Sequence[str],
    ) -> Draft:
        assert draft.own is not None  # noqa: S101 - asked before
        source = sources.get(ItemVersionId(draft.own.version))
        stored = self._stored(*source) if source is not None else None
        if source is None or stored is None:
            return changed(draft, own=None)
        self.here = True
        item, file, row, part = source
        own = replace(draft.own, item=item, file=file, row=row, part=part)
        # A changed row of an earlier version may show less, or more, than is stored now.
        overtaken = not own.as_written and len(own.images) != len(stored[1].images)
        if overtaken or not self._same_images(draft, roots):
            return changed(draft, own=own)
        own = replace(own, same_images=True)
        # Changed marks are placed by the sizes of their images, which are then opened; what is
        # written below an image comes with it.
        wanted = draft.marks or any(image.caption for image in draft.images)
        images = draft.images if wanted and not own.as_written else ()
        return changed(draft, own=own, images=images)

    def _stored(self, item: str, file: str, row: int, part: int) -> tuple[int, Question] | None:
        found = self._spool.find_before(file, row, part)
        if found is None:
            return None
        question = unpacked_stored(found[1])
        same = question.stored is not None and question.stored.item.id == item
        return (found[0], question) if same else None

    def _same_images(self, draft: Draft, roots: Sequence[str]) -> bool:
        """Tell whether a draft shows what was written; one that is not there changes nothing."""
        own = draft.own
        assert own is not None  # noqa: S101 - asked before
        if len(draft.images) != len(own.images):
            return False
        pairs = zip(draft.images, own.images, strict=True)
        return all(self._hash(image, roots) in {"", hash_} for image, hash_ in pairs)

    def _hash(self, image: DraftImage, roots: Sequence[str]) -> str:
        """Return SHA-256 of an image's file; "" where there is none."""
        if image.content is not None:
            return hashlib.sha256(image.content).hexdigest()
        found = self._folder.find(image.name, tuple(roots)) if self._folder else None
        if found is None or found.file is None:
            return ""
        try:
            return hashlib.sha256(found.file.read()).hexdigest()
        except InputFault:
            return "unreadable"

    def stored(self, draft: Draft) -> tuple[int, Question] | None:
        """Return place and question of the set as it is stored, which a draft is again."""
        own = draft.own
        return self._stored(own.item, own.file, own.row, own.part) if own else None

    def why_not(self, draft: Draft, place: int | None, old: Question | None) -> str:
        """Say why a row cannot be the stored question that it seems to be, or "".

        Args:
            draft: the row.
            place: of the stored question, or None where it is a new one.
            old: that question.
        """
        if draft.own is None and self.here and (why := _why_another(draft, old)):
            return why
        own = draft.own is not None
        return TWICE if place is not None and self._met_before(place, of_export=own) else ""

    def of_export(self, place: int) -> bool:
        """Tell whether a row of an export was the stored question at a place."""
        return place < len(self._met) and self._met[place] == _OF_EXPORT

    def _met_before(self, place: int, *, of_export: bool) -> bool:
        """Tell whether a stored question was met before, and remember that it was now."""
        if place >= len(self._met):
            self._met.extend(bytes(place - len(self._met) + 1_000))
        before = bool(self._met[place])
        self._met[place] = _OF_EXPORT if of_export else _OF_SOURCE
        return before


def _why_another(draft: Draft, old: Question | None) -> str:
    """Refuse a row between those of an export that says of no question that it is that one.

    The others are known by what they say, wherever they stand; so its place tells nothing of it.
    """
    if old is None or draft.stem == old.draft.stem:
        return ""
    was, now = old.draft.source_id, draft.source_id
    if was and was == now:
        return ""
    return holds_another(was or old.draft.stem, now or draft.stem)


def holds_another(was: str, now: str) -> str:
    """Refuse a row that held one question and holds another one now, each by id or words."""
    return Sentence(
        "this row held the question {was} and now holds {now}; "
        "import the file as a set of its own, or under another file name.",
        was=was[:80],
        now=now[:80],
    )


def called_before(draft: Draft, old: Question) -> Mapping[int, ReadyImage]:
    """Return by place the stored images that a draft calls as the set's export called them.

    The source's own names of images that were missing stay in the workspace: a file that is put
    under the export's name brings the image, not another name for it.
    """
    if len(draft.images) != len(old.images):
        return {}
    return {
        place: stored
        for place, (image, stored) in enumerate(zip(draft.images, old.images, strict=True))
        if stored.name_mac
        and PurePosixPath(image.name).name == missing_name(stored.name_mac, stored.frame)
    }


def is_untouched(draft: Draft) -> bool:
    """Tell whether nobody changed a row or its images since it was written."""
    return draft.own is not None and draft.own.as_written and draft.own.same_images


def as_they_are(old: Question, looked: Looked) -> Looked:
    """Return the images of a stored question, with what was found of them in the files.

    Only what a file says below them may be other words than are stored.
    """
    if not looked:
        return [(image, Search()) for image in old.images]
    return [
        (replace(image, caption=now.caption or image.caption), search)
        for image, (now, search) in zip(old.images, looked, strict=True)
    ]


def joined(draft: Draft, old: Question, mapping: SetMapping | None) -> Draft:
    """Return a changed row with what its format cannot say, as it is stored."""
    was = old.draft
    version = old.stored.version.id if old.stored else ""
    overtaken = draft.own is not None and draft.own.version != version
    in_columns = mapping is not None and mapping.other_categories
    return replace(
        draft,
        source_id=was.source_id,
        unit=was.unit,
        case=was.case,
        part=was.part,
        place=was.place,
        as_set=was.as_set,
        translation_group=draft.translation_group or was.translation_group,
        ability=_ability(draft, was) if in_columns else draft.ability,
        categories=_categories(draft, was) if in_columns else draft.categories,
        key=_key(draft, was),
        doubts=(*draft.doubts, *((_OVERTAKEN,) if overtaken else ())),
        own=None,
    )


def _ability(draft: Draft, was: Draft) -> str:
    """Return the ability; a category that stands in its column is not taken for it."""
    written = {was.categories[name] for name in _GROUPS if name in was.categories}
    if not was.ability:
        written.add(NO_WORD)
    return was.ability if draft.ability in written else draft.ability


def _categories(draft: Draft, was: Draft) -> Mapping[str, str]:
    """Return the categories by the names that the set has; columns have them in small letters."""
    named = {readable(name).lower().strip(): name for name in was.categories}
    found = dict(was.categories)
    for column, word in draft.categories.items():
        name = named.get(column) or named.get(column.removeprefix("source_")) or column
        is_group = name in _GROUPS and name not in was.categories
        if not is_group and readable(found.get(name, "")).strip() != word:
            found[name] = word
    return found


def _key(draft: Draft, was: Draft) -> DraftKey | None:
    """Return the key; a file that was written without keys takes none away."""
    key, before = draft.key, was.key
    if key is None or before is None:
        return key or _still_right(draft, was)
    same = key.right == before.right and (bool(key.right) or key.text == before.text)
    if not same:
        return key
    return DraftKey(
        key.right,
        before.text if key.right else key.text,
        key.synonyms or before.synonyms,
        key.explanation or before.explanation,
    )


def _still_right(draft: Draft, was: Draft) -> DraftKey | None:
    """Return the stored key for a row without one, or None where nothing tells what is right now.

    Its places are those of the stored options: where these were moved, the right ones are known by
    their texts; where they were only worded anew, by their places.
    """
    key = was.key
    now, before = ([readable(text).strip() for text in one.options] for one in (draft, was))
    if key is None or now == before:
        return key
    worded = len(now) == len(before) and all(
        text == old or text not in before for text, old in zip(now, before, strict=True)
    )
    if worded:
        return key
    right = [before[place] for place in key.right]
    if not right or any(now.count(text) != 1 for text in right):
        return None
    return replace(key, right=tuple(sorted(now.index(text) for text in right)))
