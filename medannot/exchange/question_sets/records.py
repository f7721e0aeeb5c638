"""One record becomes one draft of an item, by a mapping."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from medannot.domain.little_words import ENGLISH, LatinTexts
from medannot.domain.question import ItemType
from medannot.domain.yes_no import buttons
from medannot.exchange.question_sets.answers import lettered, right_options
from medannot.exchange.question_sets.categories import ability_of, categories_of
from medannot.exchange.question_sets.draft_images import draft_images
from medannot.exchange.question_sets.key_doubts import doubts_of_key
from medannot.exchange.question_sets.lookup import places_of, shown_text, text_at, value_at
from medannot.exchange.question_sets.mapping import (
    AnswerForm,
    CategoryRole,
    Kind,
    Otherwise,
    SetMapping,
    TypeRole,
)
from medannot.exchange.question_sets.marks import read_marks, read_relations
from medannot.exchange.question_sets.option_doubts import (
    SAME,
    doubts_of_options,
    twin_letters,
)
from medannot.exchange.question_sets.options import (
    OptionList,
    read_options,
)
from medannot.exchange.question_sets.record_language import language_of_record
from medannot.exchange.question_sets.stems import stem_of
from medannot.exchange.question_sets.texts import (
    clean,
    doubt_of_direction,
    remark_behind,
    yes_or_no,
)
from medannot.exchange.question_sets.unusable_keys import told
from medannot.exchange.question_sets.values import Draft, DraftKey, DraftMark, RowRefused
from medannot.exchange.question_sets.written_lists import listed

_TYPES = {
    Kind.SINGLE_CHOICE: ItemType.SINGLE_CHOICE,
    Kind.SEVERAL_ANSWERS: ItemType.SEVERAL_ANSWERS,
    Kind.YES_NO: ItemType.YES_NO,
    Kind.SHORT_TEXT: ItemType.SHORT_TEXT,
    Kind.FREE_TEXT: ItemType.FREE_TEXT,
}

# Tuples, since members of an enumeration are hashed in Python and compared in C.
_CHOICES = (ItemType.SINGLE_CHOICE, ItemType.SEVERAL_ANSWERS)
_OPENNESS = (Kind.OPEN, Kind.CLOSED)
_CHOICE_KINDS = (Kind.SINGLE_CHOICE, Kind.SEVERAL_ANSWERS)
_TEXT_KINDS = (Kind.SHORT_TEXT, Kind.FREE_TEXT)
_TRUTHS = {"true": True, "t": True, "1": True, "false": False, "f": False, "0": False}


def read_draft(
    file: str,
    row: int,
    record: Mapping[str, Any],
    mapping: SetMapping,
    language: str | None = None,
    latin: LatinTexts = ENGLISH,
) -> Draft:
    """Return a record as a draft of an item.

    Args:
        file: the file's name.
        row: the record's number or line.
        record: the JSON object.
        mapping: which key plays which role.
        language: of a record that names none.
        latin: what its Latin letters are in, where nothing names a language.

    Raises:
        RowRefused: the record cannot become an item.
    """
    question = text_at(record, mapping.question, "question")
    options = read_options(record, mapping.options, question)
    stem, doubt = stem_of(record, question, options, mapping)
    context = _context(record, mapping)
    kind = kind_of(record, mapping)
    tongue, spoken = language_of_record(record, mapping, language, (stem, context), latin)
    (type_, options, key), lost = _answered(record, mapping, kind, options, tongue)
    marks, (relations, facts), unread = _beside(record, mapping)
    of_key = doubts_of_key(record, mapping, kind, options, key) if not lost else (lost,)
    of_key = tuple([one for one in of_key if one])
    turned = doubt_of_direction(stem, context, *options.texts)
    doubts = (*of_key, doubt, turned, *(doubts_of_options(options) if type_ in _CHOICES else ()))
    return Draft(
        file=file,
        row=row,
        source_id=_id(record, mapping),
        stem=stem,
        context=context,
        type=type_,
        closed=kind is Kind.CLOSED and not options.texts,
        told=kind in _CHOICE_KINDS,
        ability=ability_of(record, mapping),
        language=tongue,
        options=options.texts,
        key=key,
        images=draft_images(record, mapping.images),
        categories=categories_of(record, mapping, _openness(record, mapping, kind)),
        unit=text_at(record, mapping.group, "unit"),
        case=text_at(record, mapping.case, "case"),
        translation_group=text_at(record, mapping.translation_group, "translation group"),
        doubts=tuple([doubt for doubt in (*doubts, *unread) if doubt]),
        place=_place(record, mapping.order),
        marks=marks,
        relations=relations,
        facts=facts,
        as_set=_is_set(value_at(record, mapping.as_set)),
        spoken=spoken,
        key_doubts=len(of_key),
    )


_NOT_TOGETHER = frozenset({"", "0", "false", "no"})
"""What a table says of items that are each right by themselves; other formats have `false`."""

_Triples = tuple[tuple[str, ...], ...]
_Answered = tuple[ItemType, OptionList, DraftKey | None]


def _beside(
    record: Mapping[str, Any], mapping: SetMapping
) -> tuple[tuple[DraftMark, ...], tuple[_Triples, _Triples], tuple[str, ...]]:
    """Return marks, triples and facts that stand in a record, and doubts about them."""
    if not (mapping.marks or mapping.relations or mapping.facts):
        return (), ((), ()), ()
    marks, unread = read_marks(record, mapping.marks)
    relations, no_triples = read_relations(record, mapping.relations, mapping.knowledge.seen)
    facts, no_facts = read_relations(record, mapping.facts)
    return marks, (relations, facts), (*unread, *no_triples, *no_facts)


def _context(record: Mapping[str, Any], mapping: SetMapping) -> str:
    """Return the texts that stand before the question, below each other."""
    texts = filter(None, (_shown(record, key) for key in mapping.context))
    return clean("\n\n".join(texts), "context")


def _shown(record: Mapping[str, Any], key: str) -> str:
    if "{" in key:
        return text_at(record, key, "context")
    return shown_text(value_at(record, key), "context")


def _place(record: Mapping[str, Any], key: str) -> int:
    text = clean(value_at(record, key), "place in its group") if key else ""
    # Where a column has empty cells too, pandas writes its whole numbers as 1.0.
    text = text.removesuffix(".0")
    if not text:
        return 0
    if not text.isdecimal() or len(text) > 9:
        raise RowRefused("its place in its group is no number from 0.")
    return int(text)


def _is_set(value: object) -> bool:
    if isinstance(value, str):
        return value.strip().casefold() not in _NOT_TOGETHER
    return bool(value)


def _id(record: Mapping[str, Any], mapping: SetMapping) -> str:
    """Return the source's id; what is none, where the source need not have one, is passed over."""
    if mapping.id:
        return text_at(record, mapping.id, "id")
    try:
        return text_at(record, mapping.id_if_unique, "id")
    except RowRefused:
        return ""


def kind_of(record: Mapping[str, Any], mapping: SetMapping) -> Kind | None:
    """Return what a record, or its whole mapping, says of how it is answered; None is unknown.

    Raises:
        RowRefused: its word for the type is unknown and the mapping refuses such.
    """
    role = mapping.type
    if role.fixed is not None:
        return role.fixed
    word = _type_word(record, role)
    kind = role.words.get(word) if word else None
    if kind is None and word and role.otherwise is Otherwise.REFUSE:
        known = ", ".join(role.words)
        raise RowRefused(
            "its type '{word}' is none of those known ({known}).", word=word[:80], known=known
        )
    if kind is None and mapping.answer.form is AnswerForm.BOOL:
        return Kind.YES_NO
    return kind


def _type_word(record: Mapping[str, Any], role: TypeRole) -> str:
    if places_of(role.key):
        return text_at(record, role.key, "type").casefold()
    value = value_at(record, role.key)
    if isinstance(value, bool):
        return "true" if value else "false"
    return clean(value, "type").casefold()


def _answered(
    record: Mapping[str, Any],
    mapping: SetMapping,
    kind: Kind | None,
    options: OptionList,
    language: str,
) -> tuple[_Answered, str]:
    """Return type, options and key of a record, and what is to be said of a key that was lost."""
    rest = record, mapping, kind, options, language
    try:
        return _read_answer(_key_value(record, mapping), *rest), ""
    except RowRefused:
        if not mapping.answer.drop_unusable:
            raise
    # What is wrong beside the key refuses the row without it too.
    return _read_answer(None, *rest), told(record, mapping)


def _read_answer(
    value: object,
    record: Mapping[str, Any],
    mapping: SetMapping,
    kind: Kind | None,
    options: OptionList,
    language: str,
) -> _Answered:
    if kind is Kind.YES_NO:
        return _yes_no(value, record, mapping, options, language)
    if options.texts:
        return _choice(value, record, mapping, kind, options)
    if kind in _CHOICE_KINDS:
        raise RowRefused("it is a choice question without options.")
    said = _said(value) if mapping.answer.form is AnswerForm.BOOL else value
    text, others = _texts(said, mapping.answer.parted_by)
    key = _key(record, mapping, text=text, synonyms=(*others, *_synonyms(record, mapping)))
    return (_TYPES.get(kind, ItemType.SHORT_TEXT) if kind else ItemType.SHORT_TEXT), options, key


def _key_value(record: Mapping[str, Any], mapping: SetMapping) -> object:
    """Return the source's key as it writes it; None where it keeps its answers back."""
    role = mapping.answer
    if role.form is AnswerForm.NONE:
        return None
    value = value_at(record, role.key)
    if role.best_first and isinstance(value, str):
        value = value.split(role.best_first)[0]
    if role.withheld and not isinstance(value, bool | list | dict):
        value = None if clean(value, "key") in role.withheld else value
    if role.form is AnswerForm.CLASS_LABEL and value is not None:
        return _class_name(value, role.names)
    return value


def _class_name(value: object, names: tuple[str, ...]) -> str:
    if isinstance(value, str) and value.strip() in names:
        return value.strip()
    text = clean(value, "key")
    if not text.isdecimal() or len(text) > 9 or int(text) >= len(names):
        raise RowRefused("its key '{key}' is no class that the mapping names.", key=text[:80])
    return names[int(text)]


def _choice(
    value: object,
    record: Mapping[str, Any],
    mapping: SetMapping,
    kind: Kind | None,
    options: OptionList,
) -> _Answered:
    if kind in _TEXT_KINDS:
        raise RowRefused("it has options, but its type is answered in words.")
    right = right_options(value, mapping.answer.form, options)
    if options.twins and set(options.twins) & set(right):
        raise RowRefused(SAME, **twin_letters(options.twins, options))
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
) -> _Answered:
    words = [yes_or_no(text, language) for text in options.texts]
    if options.texts and words not in ([True, False], [False, True]):
        raise RowRefused("it is a yes/no question with other options than yes and no.")
    given = OptionList(buttons(language), ("A", "B"))
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    text = "" if isinstance(value, bool) else clean(value, "key")
    if not text and not isinstance(value, bool):
        return ItemType.YES_NO, given, _key(record, mapping)
    says_yes = value if isinstance(value, bool) else yes_or_no(text, language)
    if says_yes is None and mapping.answer.form is AnswerForm.BOOL:
        says_yes = _TRUTHS.get(text.casefold())
    if says_yes is None and (place := lettered(text, options)) is not None:
        says_yes = words[place]
    remark = ""
    if says_yes is None:
        word, remark = remark_behind(text)
        says_yes = yes_or_no(word, language)
    if says_yes is None:
        raise RowRefused("its key '{key}' is neither yes nor no.", key=text[:80])
    right = (0 if says_yes else 1,)
    return ItemType.YES_NO, given, _key(record, mapping, right=right, remark=remark)


def _said(value: object) -> object:
    return ("true" if value else "false") if isinstance(value, bool) else value


def _texts(value: object, sign: str) -> tuple[str, tuple[str, ...]]:
    """Return the key's text and, where the source lists several, the others."""
    value = value.split(sign) if sign and isinstance(value, str) else listed(value)
    if not isinstance(value, list):
        return clean(value, "key"), ()
    texts = [text for text in (clean(part, "key") for part in value) if text]
    return (texts[0], tuple(texts[1:])) if texts else ("", ())


def _synonyms(record: Mapping[str, Any], mapping: SetMapping) -> tuple[str, ...]:
    if not mapping.answer.synonyms:
        return ()
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
    remark: str = "",
) -> DraftKey | None:
    if not right and not text:
        return None
    explanation = clean(value_at(record, mapping.answer.explanation), "explanation") or remark
    return DraftKey(right=right, text=text, synonyms=synonyms, explanation=explanation)


def _openness(
    record: Mapping[str, Any], mapping: SetMapping, kind: Kind | None
) -> tuple[CategoryRole, ...]:
    """Name the type's key where it says open or closed, which later imports must know.

    Other type words stay out: they may tell how many options are right.
    """
    role = mapping.type
    if not role.key:
        return ()
    said = kind if role.fixed is None else _kind_word(record, role)
    return (_category(role.key, _type_name(role)),) if said in _OPENNESS else ()


@lru_cache
def _category(key: str, name: str) -> CategoryRole:
    return CategoryRole(key, name)


def _type_name(role: TypeRole) -> str:
    return "type" if places_of(role.key) else role.key


def _kind_word(record: Mapping[str, Any], role: TypeRole) -> Kind | None:
    return role.words.get(_type_word(record, role))


def is_closed(categories: Mapping[str, str], role: TypeRole) -> bool:
    """Tell from kept categories whether a source called its question closed."""
    return role.words.get(categories.get(_type_name(role), "").casefold()) is Kind.CLOSED
