"""The whole set as it will be after an import: what is stored, comes anew and changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from medannot.domain.bulk import quickly
from medannot.domain.ids import ItemVersionId, MediaId
from medannot.domain.question import ItemType, ReferenceAnswer, content_bytes, content_hash
from medannot.domain.question_beside import Relation, SourceMark
from medannot.domain.yes_no import buttons
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.records import is_closed
from medannot.exchange.question_sets.types import CHOICES, ChoiceForms, all_yes_or_no, settled
from medannot.exchange.question_sets.values import Draft, DraftKey, Spoken, changed
from medannot.services.question_import_packing import packed, unpacked
from medannot.services.question_import_values import Ready, ReadyImage
from medannot.store.questions import StoredItem
from medannot.store.spool import Spool

_OF_CLOSED = (ItemType.YES_NO, ItemType.SHORT_TEXT)


@dataclass(frozen=True, slots=True)
class Question:
    """A draft with its images; for one that is stored, also as it is stored.

    Attributes:
        in_file: what the files say, where it keeps the words and the key that a person gave it.
    """

    draft: Draft
    images: tuple[ReadyImage, ...]
    marks: tuple[SourceMark, ...] = ()
    relations: tuple[Relation, ...] = ()
    before: "Question | None" = None
    stored: StoredItem | None = None
    named: bool = True
    in_file: Draft | None = None


@dataclass(frozen=True, slots=True)
class SpooledQuestion:
    """What is laid aside of a question that the files name."""

    draft: Draft
    images: tuple[ReadyImage, ...]
    marks: tuple[SourceMark, ...] = ()
    relations: tuple[Relation, ...] = ()


def without_id(body: bytes) -> bytes:
    """Return what is laid aside of a question, packed, as of one whose source gives no id."""
    one = unpacked(SpooledQuestion, body)
    return packed(replace(one, draft=changed(one.draft, source_id="")))


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """What is laid aside of a question as it is stored."""

    draft: Draft
    images: tuple[ReadyImage, ...]
    stored: StoredItem
    marks: tuple[SourceMark, ...] = ()
    relations: tuple[Relation, ...] = ()


@dataclass(slots=True)
class SetFacts:
    """What is decided over all questions of a set.

    Attributes:
        yes_no: for each language whether its closed questions are all yes/no.
        forms: which choice questions take one or several options.
        count: of the questions.
    """

    yes_no: dict[str, bool] = field(default_factory=dict)
    forms: ChoiceForms = field(default_factory=ChoiceForms)
    count: int = 0

    def take_in(self, draft: Draft) -> None:
        """Look at one more question."""
        self.count += 1
        if draft.closed:
            for language, says in all_yes_or_no((draft,)).items():
                self.yes_no[language] = self.yes_no.get(language, True) and says
        self.forms.take_in(draft)


class WholeSet:
    """Every question of a set as it will be: those that are stored first, in order.

    Args:
        spool: holds the drafts of the files, and the questions of the set as it is stored.
        mappings: those that the files were read by.
        in_units: whether drafts of a unit may stand apart in their file.
        keeps: tells of a stored question and its place, from 1, whether it keeps its words and
            key, whatever the files say.
    """

    def __init__(
        self,
        spool: Spool,
        mappings: Sequence[SetMapping],
        *,
        in_units: bool,
        keeps: Callable[[StoredItem, int], bool],
    ) -> None:
        self._spool = spool
        self._keeps = keeps
        self._mappings = tuple(mappings)
        self._in_units = in_units
        self._facts = SetFacts()
        self._count = 0
        self._reported = False

    def keep_report(self) -> None:
        """Take hashes and changes from now on as the report has noted them of every question."""
        self._reported = True

    def settle(self, facts: SetFacts | None = None) -> SetFacts:
        """Decide what holds for all questions.

        Args:
            facts: where it is known already; else all questions are looked at.
        """
        if facts is not None:
            self._facts, self._count = facts, facts.count
            return facts
        self._facts = SetFacts()
        self._count = 0
        for question in self._questions():
            # An edit says nothing of the other questions of its file.
            self._facts.take_in(question.in_file or question.draft)
            self._count += 1
        return self._facts

    def __len__(self) -> int:
        """Count the questions."""
        return self._count

    def __iter__(self) -> Iterator[Ready]:
        """Yield the questions with the types that hold over the set."""
        yes_no = {language for language, holds in self._facts.yes_no.items() if holds}
        several = self._facts.forms.several()
        if not self._reported:
            for question in self._questions():
                ready = _ready(question, settled(question.draft, yes_no, several))
                if question.in_file is not None:
                    said = settled(question.in_file, yes_no, several)
                    ready = replace(ready, kept=_words(said) != _words(question.draft))
                yield ready
            return
        known = zip(self._questions(), self._spool.shown(), strict=True)
        for question, (shown, changes) in known:
            draft = settled(question.draft, yes_no, several)
            yield _as_reported(question, draft, shown.hex(), changed=changes)

    def _questions(self) -> Iterator[Question]:
        for place, (body, again) in enumerate(self._spool.before(), start=1):
            old = as_told(unpacked_stored(body), self._mappings)
            if again is None:
                yield replace(old, before=old)
                continue
            new = replace(_named(unpacked(SpooledQuestion, again)), before=old, stored=old.stored)
            kept = old.stored is not None and self._keeps(old.stored, place)
            yield _as_edited(new, old) if kept else _as_spoken(new, old)
        for body in self._spool.drafts(in_units=self._in_units):
            yield _named(unpacked(SpooledQuestion, body))


def unpacked_stored(body: bytes) -> Question:
    """Return a question as it is stored, which was laid aside."""
    one = unpacked(StoredQuestion, body)
    return Question(one.draft, one.images, one.marks, one.relations, stored=one.stored, named=False)


def _as_edited(new: Question, old: Question) -> Question:
    """Return a question that the files name with the words and the key that are stored.

    Whether it takes one option or several goes on with the others of its file.
    """
    was, now = old.draft, new.draft
    single = was.type is ItemType.SINGLE_CHOICE
    draft = changed(
        now,
        stem=was.stem,
        context=was.context,
        type=now.type if single and now.told and now.type in CHOICES else was.type,
        closed=False,
        told=now.told or not single,
        ability=was.ability,
        language=was.language,
        options=was.options,
        key=was.key,
        spoken=was.spoken,
        # What is doubtful about the file's key says nothing of the one that a person gave.
        doubts=now.doubts if _same_key(was, now) else now.doubts[now.key_doubts :],
    )
    return replace(new, draft=draft, in_file=now)


def _as_spoken(new: Question, old: Question) -> Question:
    """Return a question that the files name in the language that is stored, if they name none.

    Words tell a language by all questions of the files together; that others came beside a question
    makes no next version of it. The language of the import, where one is chosen, does.
    """
    was, now = old.draft, new.draft
    guessed = now.spoken is Spoken.WORDS or (now.spoken is Spoken.GUESSED and now.language == "en")
    same = (was.stem, was.context) == (now.stem, now.context)
    if not (guessed and same) or was.language == now.language:
        return new
    options = now.options
    if now.type is ItemType.YES_NO and options == buttons(now.language):
        options = buttons(was.language)
    draft = changed(now, language=was.language, options=options, spoken=Spoken.GIVEN)
    return replace(new, draft=draft)


def _same_key(was: Draft, now: Draft) -> bool:
    if was.key is None or now.key is None:
        return was.key is now.key
    return (was.key.right, was.key.text) == (now.key.right, now.key.text)


def _words(draft: Draft) -> tuple[object, ...]:
    """Return what a person may edit, but for the form of a question, which many decide together."""
    one = draft.key
    key = one and (one.right or one.text, one.synonyms, one.explanation)
    return draft.stem, draft.context, draft.ability, draft.language, draft.options, key


def _named(new: SpooledQuestion) -> Question:
    return Question(new.draft, new.images, new.marks, new.relations)


def as_stored(
    stored: StoredItem,
    keys: Mapping[ItemVersionId, ReferenceAnswer],
    addresses: Mapping[MediaId, str],
) -> StoredQuestion:
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
        closed=False,
        ability=version.ability,
        language=version.language,
        options=tuple(option.text for option in version.options),
        key=_key(stored, keys.get(version.id)),
        categories=version.categories,
        unit=stored.unit_key,
        case=stored.case_key,
        translation_group=version.translation_group,
        part=stored.part,
        # Files that do not name it change its form no more than its words.
        told=version.type in CHOICES,
    )
    return StoredQuestion(draft, images, stored, version.marks, version.relations)


def as_told(old: Question, mappings: Sequence[SetMapping]) -> Question:
    """Return a stored question with what the mappings of the files say of its categories."""
    draft = old.draft
    # A closed question that came with options is a choice question like others.
    closed = draft.type in _OF_CLOSED and any(
        is_closed(draft.categories, mapping.type) for mapping in mappings
    )
    return replace(old, draft=changed(draft, closed=True)) if closed else old


def _key(stored: StoredItem, answer: ReferenceAnswer | None) -> DraftKey | None:
    if answer is None:
        return None
    options = stored.version.options
    right = tuple(n for n, option in enumerate(options) if option.id in answer.option_ids)
    return DraftKey(right, answer.text, answer.synonyms, answer.explanation)


def _ready(question: Question, draft: Draft) -> Ready:
    old = question.before
    shown = _content_hash(draft, question.images)
    changes = old is not None and _compared(question, draft, shown) != _compared(
        old, old.draft, _content_hash(old.draft, old.images)
    )
    return _as_reported(question, draft, shown, changed=changes)


_made_ready = quickly(Ready)


def _as_reported(question: Question, draft: Draft, shown: str, *, changed: bool) -> Ready:
    return _made_ready(
        draft=draft,
        images=question.images,
        marks=question.marks,
        relations=question.relations,
        content_hash=shown,
        stored=question.stored,
        named=question.named,
        changed=changed,
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


def _compared(question: Question, draft: Draft, shown: str) -> tuple[object, ...]:
    """Return all that makes a next version where it differs."""
    frames = [(image.name_mac, image.frame) for image in question.images]
    categories = sorted(draft.categories.items())
    told = shown, draft.ability, categories, draft.translation_group, frames, draft.key
    return *told, question.marks, question.relations
