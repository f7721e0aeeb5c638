"""Reads question files beside the set as it is stored, and says what an import would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from medannot.domain.bulk import collector_paused
from medannot.domain.errors import Problem, Sentence
from medannot.domain.ids import ItemVersionId, MediaId
from medannot.domain.names import refuse_unfit_name
from medannot.domain.progress import Progress
from medannot.domain.question import QuestionSet, ReferenceAnswer, content_bytes, content_hash
from medannot.exchange.question_sets.files import question_files
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.mapping_files import choose_mapping
from medannot.exchange.question_sets.reading import read_question_file
from medannot.exchange.question_sets.records import is_closed
from medannot.exchange.question_sets.types import all_yes_or_no, settle, takes_several
from medannot.exchange.question_sets.values import Draft, DraftImage, DraftKey, FileReading
from medannot.services.question_import_report import make_report, refusal_of
from medannot.services.question_import_values import ImportDraft, ImportRequest, Ready, ReadyImage
from medannot.services.question_pictures import ImageKey, Pictures, Search
from medannot.store.questions import Questions, StoredItem
from medannot.store.reference_answers import ReferenceAnswers
from medannot.store.store import Store

_FEW = 2
"""One reworded question may be half a file."""

_Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Question:
    """A draft with its images; for one that is stored, also as it is stored."""

    draft: Draft
    images: tuple[ReadyImage, ...]
    before: "_Question | None" = None
    stored: StoredItem | None = None
    named: bool = True


@dataclass(frozen=True, slots=True)
class _Looked:
    """An image of a draft, and why it cannot be had: missing, or there and broken."""

    image: ReadyImage
    missing: bool = False
    reason: str = ""


class QuestionImport:
    """Reads question files for one workspace; writes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._questions = Questions(store)
        self._references = ReferenceAnswers(store)
        self._pictures = Pictures(store)

    def read(self, request: ImportRequest, progress: Progress) -> ImportDraft:
        """Read the files and compare them with the set.

        Raises:
            UsageFault: the set's name cannot be used.
            InputFault: the mapping or a path is wrong.
            EnvironmentFault: a file or folder cannot be read.
            Stopped: the person stopped the job.
        """
        refuse_unfit_name(request.set_name, "question set")
        mapping = choose_mapping(request.mapping) if request.mapping else None
        files = question_files(request.paths)
        readings = [read_question_file(path, mapping, request.language, progress) for path in files]
        previous = self._questions.named(request.set_name)
        before = self._before(previous, [r.mapping for r in readings if r.mapping])
        readings = [_unless_shifted(reading, before) for reading in readings]
        pictures = Pictures(self._store, request.cleaning)
        found = pictures.search(request.images, _image_keys(readings), progress)
        with collector_paused():
            named, refused = _named(readings, before, found, request)
            ready = _whole_set(named, before)
            report = make_report(readings, ready, refused)
        return ImportDraft(
            request=request,
            report=report,
            refusal=refusal_of(report, good_rows=request.good_rows),
            previous=previous,
            ready=ready,
            files=tuple(path.name for path in files),
        )

    def _before(
        self, previous: QuestionSet | None, mappings: Sequence[SetMapping]
    ) -> Mapping[_Row, _Question]:
        if previous is None:
            return {}
        with collector_paused():
            stored = self._questions.stored_items(previous.version_id)
        keys = self._references.of_set_version(previous.version_id)
        media = {image.media_id for one in stored for image in one.version.images}
        addresses = self._pictures.addresses([id_ for id_ in media if id_ is not None])
        return {
            (one.item.source.file, one.item.source.row): _as_stored(one, keys, addresses, mappings)
            for one in stored
        }


def _named(
    readings: Sequence[FileReading],
    before: Mapping[_Row, _Question],
    found: Mapping[ImageKey, Search],
    request: ImportRequest,
) -> tuple[list[_Question], list[Problem]]:
    """Return the questions that the files name, with their images, and all refused rows."""
    questions: list[_Question] = []
    refused: list[Problem] = []
    for reading in readings:
        roots = _roots(reading)
        problems = list(reading.refused)
        for draft in reading.drafts:
            old = before.get((draft.file, draft.row))
            looked = [_look(image, found[image.name, roots], old) for image in draft.images]
            reason = _why_not(draft, old) or _without_image(
                looked, allow_missing=request.allow_missing_images
            )
            if reason:
                problems.append(Problem(draft.file, draft.row, reason))
            else:
                questions.append(_question(draft, looked, old))
        refused.extend(sorted(problems, key=lambda problem: problem.row))
    return questions, refused


def _unless_shifted(reading: FileReading, before: Mapping[_Row, _Question]) -> FileReading:
    """Refuse a file whose rows seem to have moved: each would become another question's version.

    Where the source names no ids, its rows alone tell which question is which.
    """
    pairs = [
        (draft, before[draft.file, draft.row].draft)
        for draft in reading.drafts
        if not draft.source_id and (draft.file, draft.row) in before
    ]
    other = sum(new.stem != old.stem for new, old in pairs)
    if other < _FEW or 2 * other <= len(pairs):
        return reading
    problem = Problem(
        pairs[0][0].file,
        0,
        "{other} of {rows} rows hold another question than before, as after a row was inserted, "
        "and the file names no ids; import it as a set of its own, or under another file name.",
        {"other": other, "rows": len(pairs)},
    )
    return FileReading(None, 0, 0, (), (problem,))


def _roots(reading: FileReading) -> tuple[str, ...]:
    return reading.mapping.images.roots if reading.mapping else ()


def _image_keys(readings: Sequence[FileReading]) -> list[ImageKey]:
    keys = (
        (image.name, _roots(reading))
        for reading in readings
        for draft in reading.drafts
        for image in draft.images
    )
    return list(dict.fromkeys(keys))


def _look(image: DraftImage, search: Search, old: _Question | None) -> _Looked:
    ready = ReadyImage(image.name, image.role, image.caption, image.frame, name_mac=search.name_mac)
    if search.picture is not None:
        if image.frame > search.picture.frames:
            why = Sentence(
                "the image {name} has no frame {frame}, only {frames}.",
                name=image.name,
                frame=image.frame,
                frames=search.picture.frames,
            )
            return _Looked(ready, reason=why)
        return _Looked(replace(ready, address=search.picture.address, picture=search.picture))
    # An import that completes the keys must not lose the images that an earlier one brought.
    for known in old.images if old and search.missing else ():
        if known.name_mac == ready.name_mac and known.media_id is not None:
            return _Looked(replace(ready, address=known.address, media_id=known.media_id))
    return _Looked(ready, search.missing, search.reason)


def _why_not(draft: Draft, old: _Question | None) -> str:
    if old is None:
        return ""
    was, now = old.draft.source_id, draft.source_id
    if was and now and was != now:
        return Sentence(
            "this row held the question {was} and now holds {now}; "
            "import the file as a set of its own, or under another file name.",
            was=was[:80],
            now=now[:80],
        )
    if draft.unit != old.draft.unit:
        return "its unit differs from the stored one; import the file as a set of its own."
    return ""


def _without_image(looked: Sequence[_Looked], *, allow_missing: bool) -> str:
    for one in looked:
        if one.reason and not (one.missing and allow_missing):
            return one.reason
    return ""


def _question(draft: Draft, looked: Sequence[_Looked], old: _Question | None) -> _Question:
    images = tuple(one.image for one in looked)
    return _Question(draft, images, before=old, stored=old.stored if old else None)


def _as_stored(
    stored: StoredItem,
    keys: Mapping[ItemVersionId, ReferenceAnswer],
    addresses: Mapping[MediaId, str],
    mappings: Sequence[SetMapping],
) -> _Question:
    """Return a stored item in the words of a draft."""
    version, source = stored.version, stored.item.source
    images = tuple(
        ReadyImage(
            name=image.source_name,
            name_mac=image.source_mac,
            role=image.role,
            caption=image.caption,
            frame=image.frame,
            address=addresses[image.media_id] if image.media_id else "",
            media_id=image.media_id,
        )
        for image in version.images
    )
    draft = Draft(
        file=source.file,
        row=source.row,
        source_id=source.source_id,
        stem=version.stem,
        context=version.context,
        type=version.type,
        closed=any(is_closed(version.categories, mapping.type) for mapping in mappings),
        ability=version.ability,
        language=version.language,
        options=tuple(option.text for option in version.options),
        key=_key(stored, keys.get(version.id)),
        categories=version.categories,
        unit=stored.unit_key,
        case=stored.case_key,
        translation_group=version.translation_group,
    )
    return _Question(draft, images, stored=stored, named=False)


def _key(stored: StoredItem, answer: ReferenceAnswer | None) -> DraftKey | None:
    if answer is None:
        return None
    options = stored.version.options
    right = tuple(n for n, option in enumerate(options) if option.id in answer.option_ids)
    return DraftKey(right, answer.text, answer.synonyms, answer.explanation)


def _whole_set(named: Sequence[_Question], before: Mapping[_Row, _Question]) -> tuple[Ready, ...]:
    """Return every question of the set as it will be: those that are stored first, in order."""
    again = {(q.draft.file, q.draft.row): q for q in named if q.before is not None}
    questions = [
        *(again.get(row, replace(old, before=old)) for row, old in before.items()),
        *(question for question in named if question.before is None),
    ]
    drafts = [question.draft for question in questions]
    yes_no = {language for language, holds in all_yes_or_no(drafts).items() if holds}
    settled = settle(drafts, yes_no, several=takes_several(drafts))
    return tuple(map(_ready, questions, settled))


def _ready(question: _Question, draft: Draft) -> Ready:
    old = question.before
    shown = _content_hash(draft, question.images)
    return Ready(
        draft=draft,
        images=question.images,
        content_hash=shown,
        stored=question.stored,
        named=question.named,
        changed=old is not None
        and _compared(draft, question.images, shown)
        != _compared(old.draft, old.images, _content_hash(old.draft, old.images)),
    )


def _content_hash(draft: Draft, images: Sequence[ReadyImage]) -> str:
    content = content_bytes(
        stem=draft.stem,
        context=draft.context,
        type_=draft.type,
        language=draft.language,
        option_texts=draft.options,
        images=[(image.identity, image.role, image.caption) for image in images],
    )
    return content_hash(content)


def _compared(draft: Draft, images: Sequence[ReadyImage], shown: str) -> tuple[object, ...]:
    """Return all that makes a next version where it differs."""
    frames = [(image.name_mac, image.frame) for image in images]
    categories = sorted(draft.categories.items())
    return shown, draft.ability, categories, draft.translation_group, frames, draft.key
