"""One record becomes one draft of an item, by a mapping."""

from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any

from medannot.domain.errors import Sentence
from medannot.domain.question import ItemType
from medannot.exchange.question_sets.answers import right_options
from medannot.exchange.question_sets.mapping import (
    ImageRole,
    Kind,
    Otherwise,
    SetMapping,
    TypeRole,
)
from medannot.exchange.question_sets.options import (
    OptionList,
    lettered_options,
    read_options,
    split_question,
    value_at,
)
from medannot.exchange.question_sets.texts import (
    clean,
    folded,
    guessed_language,
    language_of,
    yes_or_no,
)
from medannot.exchange.question_sets.values import Draft, DraftImage, DraftKey, RowRefused

YES_NO_OPTIONS = {"en": ("Yes", "No"), "zh": ("是", "否")}

_TYPES = {
    Kind.SINGLE_CHOICE: ItemType.SINGLE_CHOICE,
    Kind.SEVERAL_ANSWERS: ItemType.SEVERAL_ANSWERS,
    Kind.YES_NO: ItemType.YES_NO,
    Kind.SHORT_TEXT: ItemType.SHORT_TEXT,
    Kind.FREE_TEXT: ItemType.FREE_TEXT,
}


def read_draft(
    file: str,
    row: int,
    record: Mapping[str, Any],
    mapping: SetMapping,
    language: str | None = None,
) -> Draft:
    """Return a record as a draft of an item.

    Args:
        file: the file's name.
        row: the record's number or line.
        record: the JSON object.
        mapping: which key plays which role.
        language: of a record that names none.

    Raises:
        RowRefused: the record cannot become an item.
    """
    question = clean(value_at(record, mapping.question), "question")
    options = read_options(record, mapping.options, question)
    stem, doubt = _stem(question, options, mapping)
    context = clean(value_at(record, mapping.context), "context")
    kind = _kind(record, mapping.type)
    named = language_of(clean(value_at(record, mapping.language.key), "language"))
    spoken = named or language or mapping.language.default or guessed_language((stem, context))
    type_, options, key = _answered(record, mapping, kind, options, spoken)
    return Draft(
        file=file,
        row=row,
        source_id=clean(value_at(record, mapping.id), "id"),
        stem=stem,
        context=context,
        type=type_,
        closed=kind is Kind.CLOSED and not options.texts,
        ability=clean(value_at(record, mapping.ability), "ability"),
        language=spoken,
        options=options.texts,
        key=key,
        images=_images(value_at(record, mapping.images.key), mapping.images),
        categories=_categories(record, mapping),
        unit=clean(value_at(record, mapping.group), "unit"),
        case=clean(value_at(record, mapping.case), "case"),
        translation_group=clean(value_at(record, mapping.translation_group), "translation group"),
        doubts=tuple(filter(None, (doubt, _lost_explanation(record, mapping, key)))),
    )


def _stem(question: str, options: OptionList, mapping: SetMapping) -> tuple[str, str]:
    """Return the question without the options that are repeated in it, and a doubt or ""."""
    words = mapping.strip_from_question
    if not question:
        raise RowRefused("the question is empty.")
    if not words or words not in question:
        return question, ""
    stem, tail = split_question(question, words)
    if not stem:
        raise RowRefused("there is no question before '{words}'.", words=words)
    repeated = [folded(text) for text in lettered_options(tail)]
    if repeated == [folded(text) for text in options.texts]:
        return stem, ""
    return stem, Sentence(
        "what stands behind '{words}' in the question differs from the options.", words=words
    )


def _kind(record: Mapping[str, Any], role: TypeRole) -> Kind | None:
    word = clean(value_at(record, role.key), "type").casefold()
    if not word:
        return None
    kind = role.words.get(word)
    if kind is None and role.otherwise is Otherwise.REFUSE:
        known = ", ".join(role.words)
        raise RowRefused(
            "its type '{word}' is none of those known ({known}).", word=word[:80], known=known
        )
    return kind


def _answered(
    record: Mapping[str, Any],
    mapping: SetMapping,
    kind: Kind | None,
    options: OptionList,
    language: str,
) -> tuple[ItemType, OptionList, DraftKey | None]:
    value = value_at(record, mapping.answer.key)
    if kind is Kind.YES_NO:
        return _yes_no(value, record, mapping, options, language)
    if options.texts:
        return _choice(value, record, mapping, kind, options)
    if kind in {Kind.SINGLE_CHOICE, Kind.SEVERAL_ANSWERS}:
        raise RowRefused("it is a choice question without options.")
    text, others = _texts(value)
    synonyms = (*others, *_synonyms(record, mapping))
    type_ = _TYPES.get(kind, ItemType.SHORT_TEXT) if kind else ItemType.SHORT_TEXT
    return type_, options, _key(record, mapping, text=text, synonyms=synonyms)


def _choice(
    value: object,
    record: Mapping[str, Any],
    mapping: SetMapping,
    kind: Kind | None,
    options: OptionList,
) -> tuple[ItemType, OptionList, DraftKey | None]:
    if kind in {Kind.SHORT_TEXT, Kind.FREE_TEXT}:
        raise RowRefused("it has options, but its type is answered in words.")
    right = right_options(value, mapping.answer.form, options)
    if len(right) > 1 and kind is Kind.SINGLE_CHOICE:
        raise RowRefused("several options are right, but its type is single choice.")
    several = len(right) > 1 or kind is Kind.SEVERAL_ANSWERS
    type_ = ItemType.SEVERAL_ANSWERS if several else ItemType.SINGLE_CHOICE
    return type_, options, _key(record, mapping, right=right)


def _yes_no(
    value: object,
    record: Mapping[str, Any],
    mapping: SetMapping,
    options: OptionList,
    language: str,
) -> tuple[ItemType, OptionList, DraftKey | None]:
    words = [yes_or_no(text) for text in options.texts]
    if options.texts and words not in ([True, False], [False, True]):
        raise RowRefused("it is a yes/no question with other options than yes and no.")
    given = OptionList(yes_no_options(language), ("A", "B"))
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    text = "" if isinstance(value, bool) else clean(value, "key")
    if not text and not isinstance(value, bool):
        return ItemType.YES_NO, given, _key(record, mapping)
    says_yes = value if isinstance(value, bool) else yes_or_no(text)
    if says_yes is None and text in options.letters:
        says_yes = words[options.letters.index(text)]
    if says_yes is None:
        raise RowRefused("its key '{key}' is neither yes nor no.", key=text[:80])
    return ItemType.YES_NO, given, _key(record, mapping, right=(0 if says_yes else 1,))


def yes_no_options(language: str) -> tuple[str, str]:
    """Return the two options of a yes/no question in its language."""
    return YES_NO_OPTIONS.get(language, YES_NO_OPTIONS["en"])


def _texts(value: object) -> tuple[str, tuple[str, ...]]:
    """Return the key's text and, where the source lists several, the others."""
    if not isinstance(value, list):
        return clean(value, "key"), ()
    texts = [text for text in (clean(part, "key") for part in value) if text]
    return (texts[0], tuple(texts[1:])) if texts else ("", ())


def _synonyms(record: Mapping[str, Any], mapping: SetMapping) -> tuple[str, ...]:
    value = value_at(record, mapping.answer.synonyms)
    parts = value if isinstance(value, list) else [value]
    return tuple(text for text in (clean(part, "synonym") for part in parts) if text)


def _key(
    record: Mapping[str, Any],
    mapping: SetMapping,
    *,
    right: tuple[int, ...] = (),
    text: str = "",
    synonyms: tuple[str, ...] = (),
) -> DraftKey | None:
    if not right and not text:
        return None
    explanation = clean(value_at(record, mapping.answer.explanation), "explanation")
    return DraftKey(right=right, text=text, synonyms=synonyms, explanation=explanation)


def _lost_explanation(record: Mapping[str, Any], mapping: SetMapping, key: DraftKey | None) -> str:
    explained = key is None and value_at(record, mapping.answer.explanation)
    return "its explanation is left out, since it has no key." if explained else ""


def _images(value: object, role: ImageRole) -> tuple[DraftImage, ...]:
    parts = value if isinstance(value, list) else [value]
    return tuple(_image(part, role) for part in parts if part is not None and part != "")


def _image(value: object, role: ImageRole) -> DraftImage:
    if not isinstance(value, dict):
        return DraftImage(image_name(clean(value, "image")))
    frame = value.get(role.frame, 1)
    if isinstance(frame, bool) or not isinstance(frame, int) or frame < 1:
        raise RowRefused("the frame of an image is no number from 1.")
    return DraftImage(
        name=image_name(clean(value.get(role.file), "image")),
        role=clean(value.get(role.role), "image's role") or "image",
        caption=clean(value.get(role.caption), "image's caption"),
        frame=frame,
    )


def image_name(name: str) -> str:
    """Return an image's relative name with `/`.

    Raises:
        RowRefused: the name is empty, absolute, or leads out of the images folder.
    """
    plain = name.replace("\\", "/")
    path = PurePosixPath(plain)
    outside = path.is_absolute() or ".." in path.parts or PureWindowsPath(plain).drive
    if not plain or outside or path == PurePosixPath():
        raise RowRefused(
            "the image name '{name}' does not lie within the images folder.", name=name[:80]
        )
    return path.as_posix()


def _categories(record: Mapping[str, Any], mapping: SetMapping) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in (*mapping.categories, *_openness(record, mapping.type)):
        value = value_at(record, key)
        inner = value.items() if isinstance(value, dict) else [(key, value)]
        for name, part in inner:
            if text := _category(part):
                found[str(name)] = text
    return found


def _openness(record: Mapping[str, Any], role: TypeRole) -> tuple[str, ...]:
    """Name the type's key where it says open or closed, which later imports must know.

    Other type words stay out: they may tell how many options are right.
    """
    return (role.key,) if _kind(record, role) in {Kind.OPEN, Kind.CLOSED} else ()


def is_closed(categories: Mapping[str, str], role: TypeRole) -> bool:
    """Tell from kept categories whether a source called its question closed."""
    return role.words.get(categories.get(role.key, "").casefold()) is Kind.CLOSED


def _category(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, (clean(part, "category") for part in value)))
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(value, "category")
