"""Declarative mappings: which key of a record plays which role.

The roles are described for people in `resources/mappings/README.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class OptionsFrom(StrEnum):
    """Where a record keeps its options."""

    NONE = "none"
    FIELD = "field"
    COLUMNS = "columns"
    ONE_STRING = "one_string"
    IN_QUESTION = "in_question"


class AnswerForm(StrEnum):
    """How a record writes which options are right."""

    ANY = "any"
    LETTERS = "letters"
    TEXT = "text"
    PREFIXED_TEXT = "prefixed_text"
    INDEX0 = "index0"
    INDEX1 = "index1"


class Kind(StrEnum):
    """What a source's word for a type means."""

    OPEN = "open"
    CLOSED = "closed"
    SINGLE_CHOICE = "single_choice"
    SEVERAL_ANSWERS = "several_answers"
    YES_NO = "yes_no"
    SHORT_TEXT = "short_text"
    FREE_TEXT = "free_text"


class Otherwise(StrEnum):
    """What happens with a type word that the mapping does not know."""

    INFER = "infer"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class OptionRole:
    """The role `options`.

    Attributes:
        source: `from` in the file.
        key: the field; for columns the pattern with `{L}` for the letter.
        letter: name of the letter where options are objects.
        text: name of the text where options are objects.
    """

    source: OptionsFrom = OptionsFrom.NONE
    key: str = ""
    letter: str = "letter"
    text: str = "content"
    strip_prefix: bool = True
    drop_empty: bool = False


@dataclass(frozen=True, slots=True)
class AnswerRole:
    """The role `answer`: the reference answer and what belongs to it."""

    key: str = ""
    form: AnswerForm = AnswerForm.ANY
    synonyms: str = ""
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class TypeRole:
    """The role `type`; words are compared without case and outer blanks."""

    key: str = ""
    words: Mapping[str, Kind] = field(default_factory=dict)
    otherwise: Otherwise = Otherwise.INFER


@dataclass(frozen=True, slots=True)
class ImageRole:
    """The role `images`.

    Attributes:
        file: name of the file where images are objects; so `role`, `caption` and `frame`.
        roots: folders below the images folder in which names are looked up as well.
    """

    key: str = ""
    file: str = "file"
    role: str = "role"
    caption: str = "caption"
    frame: str = "frame"
    roots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageRole:
    """The role `language`; without a key or a default the script of the question decides."""

    key: str = ""
    default: str = ""


@dataclass(frozen=True, slots=True)
class SetMapping:
    """One mapping: the roles, each with the key of a record that plays it.

    Attributes:
        recognise: keys that a record must all have for the mapping to fit by itself.
        strip_from_question: words from whose last place on the question is cut off.
    """

    name: str
    title: str
    question: str
    recognise: tuple[str, ...] = ()
    id: str = ""
    context: str = ""
    options: OptionRole = OptionRole()
    answer: AnswerRole = AnswerRole()
    type: TypeRole = TypeRole()
    images: ImageRole = ImageRole()
    language: LanguageRole = LanguageRole()
    ability: str = ""
    categories: tuple[str, ...] = ()
    group: str = ""
    case: str = ""
    translation_group: str = ""
    strip_from_question: str = ""
