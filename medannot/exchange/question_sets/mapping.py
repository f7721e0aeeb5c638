"""Declarative mappings: which key of a record plays which role.

The roles are described for people in `resources/mappings/README.md`. A key is what
`lookup.value_at` takes (dots, other spellings after `|`); a text with `{key}` in it is a template.
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
    VOCABULARY = "vocabulary"


class AnswerForm(StrEnum):
    """How a record writes which options are right."""

    ANY = "any"
    LETTERS = "letters"
    TEXT = "text"
    PREFIXED_TEXT = "prefixed_text"
    INDEX = "index"
    INDEX0 = "index0"
    INDEX1 = "index1"
    CLASS_LABEL = "class_label"
    BOOL = "bool"
    NONE = "none"


class ContainerKind(StrEnum):
    """What holds the records of a file; `auto` goes by what the file holds."""

    AUTO = "auto"
    JSON = "json"
    JSON_LINES = "jsonl"
    TABLE = "table"
    PARQUET = "parquet"
    LINES = "lines"


class ImageForm(StrEnum):
    """How a record gives its images."""

    NAMES = "names"
    BYTES = "bytes"
    BASE64 = "base64"


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


class ExpandKind(StrEnum):
    """How one record becomes several linked items."""

    COPIES = "copies"
    EACH = "each"
    TURNS = "turns"


class MarkForm(StrEnum):
    """How a record writes what is drawn on its image."""

    CORNERS = "corners"
    CORNER_AND_SIZE = "corner_and_size"
    RUNS = "runs"
    SEGMENTATION = "segmentation"
    NAMED_BOXES = "named_boxes"
    LABEL_PICTURE = "label_picture"
    COCO_LIST = "coco_list"


@dataclass(frozen=True, slots=True)
class ContainerRole:
    """The role `container`: where the records of a file stand.

    Attributes:
        kind: by default the file itself tells.
        records: path to the records of a JSON object, such as "samples[*]", "$.*", "*.test[*]";
            what a `*` stood for is put into each record as "@1", "@2", from left to right.
        delimiter: between the columns of a table or of lines; by default found out.
        skip_lines: lines before the first record of a text.
        columns: names of the columns where the file names none.
        outer: keys of the object around the records whose values are put into each record, with
            "@" before them, such as "@modality".
        shape: columns with patterns that what stands there has as a whole in every row, by which
            a file that names no columns is recognised.
        encoding: of a text, one of `domain.encodings`; by default found out.
        table: name of a table beside the question file, with keys of the record in it, such as
            "sample_{id:03}.csv"; its rows are put into the record as "@table".
        beside: name of a file with one JSON object beside the question file, or in one of the two
            folders above; what stands there under the text of `beside_key` is "@beside", which is
            that text itself where nothing does.
    """

    kind: ContainerKind = ContainerKind.AUTO
    records: str = ""
    delimiter: str = ""
    skip_lines: int = 0
    columns: tuple[str, ...] = ()
    outer: tuple[str, ...] = ()
    shape: tuple[tuple[str, str], ...] = ()
    table: str = ""
    encoding: str = ""
    beside: str = ""
    beside_key: str = ""


@dataclass(frozen=True, slots=True)
class OptionRole:
    """The role `options`.

    Attributes:
        source: `from` in the file.
        key: the field; for columns the pattern with `{L}`, `{l}` or `{n}` for the letter or number.
        keys: for columns that no pattern names, each of them in order; `key` is empty then.
        letter: name of the letter where options are objects.
        text: name of the text where options are objects.
        words: the options of every item, for a vocabulary.
    """

    source: OptionsFrom = OptionsFrom.NONE
    key: str = ""
    keys: tuple[str, ...] = ()
    letter: str = "letter"
    text: str = "content"
    strip_prefix: bool = True
    drop_empty: bool = False
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerRole:
    """The role `answer`: the reference answer and what belongs to it.

    Attributes:
        check: key of the right option's text, where the source gives it beside the letter.
        names: for class labels, the name of each number from 0.
        withheld: words that stand where the source keeps its answers back.
        parted_by: a sign between reference answers in words that count alike.
        best_first: a sign between options from the right one to the most wrong; the first counts.
        drop_unusable: a key that cannot be used leaves a question without one, instead of refusing
            the row.
    """

    key: str = ""
    form: AnswerForm = AnswerForm.ANY
    synonyms: str = ""
    parted_by: str = ""
    best_first: str = ""
    explanation: str = ""
    check: str = ""
    names: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    drop_unusable: bool = False


@dataclass(frozen=True, slots=True)
class TypeRole:
    """The role `type`; words are compared without case and outer blanks.

    Attributes:
        fixed: `is` in the file: the type of all its items, whatever else they say.
    """

    key: str = ""
    words: Mapping[str, Kind] = field(default_factory=dict, hash=False)
    otherwise: Otherwise = Otherwise.INFER
    fixed: Kind | None = None


@dataclass(frozen=True, slots=True)
class ImageRole:
    """The role `images`.

    Attributes:
        key: a key, a pattern with `{n}` for 1, 2, 3 …, or a template such as "{@stem}".
        file: name of the file where images are objects; so `role`, `caption` and `frame`.
        roots: folders below the images folder in which names are looked up as well.
        form: names of files, bytes that stand in the record, or the same as base64.
        captions: key of one caption an image, or of one for all.
        add_ext: ending of names that have none, such as ".jpg".
        absent: name of an image for which a list holds nothing; without it there is none.
        also: key of other names by which the same images may lie in the folder.
        parted_by: a sign between the names of several images in one text.
    """

    key: str = ""
    form: ImageForm = ImageForm.NAMES
    file: str = "file"
    role: str = "role"
    caption: str = "caption"
    frame: str = "frame"
    roots: tuple[str, ...] = ()
    captions: str = ""
    add_ext: str = ""
    absent: str = ""
    also: str = ""
    parted_by: str = ""


@dataclass(frozen=True, slots=True)
class LanguageRole:
    """The role `language`; without a key or a default letters and words decide.

    Attributes:
        columns: for each language the words that stand for `{lang}` in the mapping's keys; a record
            then becomes one item a language, joined as translations.
    """

    key: str = ""
    default: str = ""
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class CategoryRole:
    """A key that items are told apart by.

    Attributes:
        name: what the category is called; by default the key.
        words: names for the source's words, which are compared without case.
    """

    key: str = ""
    name: str = ""
    words: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ExpandRole:
    """The role `expand`: one record becomes several items, which share a unit and its order.

    Attributes:
        over: for copies, one entry an item: words and what stands for `{word}` in the mapping.
        key: for each, the list whose entries are items; for turns, the list of turns; for copies,
            a text that holds a question and its lettered options for each item, or nothing.
        lines: key of a list of texts such as "name：value", whose names become keys.
        needs: key without which an item is not made.
        role: name of the key that says who speaks; `text` of what is said.
        asks: words for who asks; `answers` for who answers.
        as_set: the items are right together or not at all.
    """

    kind: ExpandKind
    over: tuple[tuple[tuple[str, str], ...], ...] = ()
    key: str = ""
    lines: str = ""
    needs: str = ""
    role: str = "from|role"
    text: str = "value|content"
    asks: tuple[str, ...] = ("human", "user")
    answers: tuple[str, ...] = ("gpt", "assistant", "model")
    as_set: bool = False


@dataclass(frozen=True, slots=True)
class MarkRole:
    """What a record draws on its image, in the file's own pixels.

    Attributes:
        form: corners (x1, y1, x2, y2), corner and size (x, y, w, h), runs of a mask, COCO's
            segmentation (polygons, or an object with counts and size), boxes by their names (a list
            of objects such as {"Liver": [x, y, w, h]}), or a picture whose colours are labels, or
            a list of objects with `image` (from 1), `label` and COCO's `bbox` or `segmentation`.
        file: name of a file beside the image, in which they stand; the key then reaches into it.
        legend: name of a text that says which label a number or colour is, beside the image or
            once for all.
        by_rows: the runs of a mask go row after row.
        label: key of one label a mark, or of one for all.
        width, height: keys of the size of the frame that the numbers mean.
        frame: that size where the source does not say it; (0, 0) is that of the image itself.
    """

    form: MarkForm
    key: str = ""
    label: str = ""
    width: str = ""
    height: str = ""
    frame: tuple[int, int] = (0, 0)
    file: str = ""
    legend: str = ""
    by_rows: bool = False


@dataclass(frozen=True, slots=True)
class KnowledgeRole:
    """The role `knowledge`: files of facts that a source keeps beside its questions.

    Attributes:
        files: their names, below the images folder or beside the question files.
        delimiter: between head, relation and tail; a first line that names the columns is no fact.
        seen: words of a triple that stand for what the image shows.
        key: words of a triple that stand for the reference answer.
    """

    files: tuple[str, ...] = ()
    delimiter: str = "#"
    seen: tuple[str, ...] = ()
    key: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SetMapping:
    """One mapping: the roles, each with the key of a record that plays it.

    Attributes:
        question: a key or a template.
        recognise: keys that a record must all have for the mapping to fit by itself; "key:kind"
            asks for a value of that kind (see `recognition`).
        context: keys or templates; what they give stands below each other.
        strip_from_question: words from whose last place on the question is cut off; the first that
            stands there counts.
        strip_to_question: words up to whose first place the question is cut off.
        remove: words that are taken out of the question, such as "<image>".
        other_categories: short values of keys that play no role are categories too.
        order: key of the place within the group.
        keep: keys and their words; other records are left out.
        split: key that says which part of the source a record belongs to; a category.
        relations: keys of triples that belong to the item; `facts` of triples of knowledge.
        id_if_unique: key of an id that counts only where no two rows of the file have the same; a
            mapping with `id` does not look at it.
        as_set: key of whether the items of a unit are right together or not at all.
        unused: keys that play no role though the files had them for which the mapping was made.
        variants: mappings for other shapes of records in the same file, the first that fits.
        container: where the records of a file stand. Each record also holds "@file" (the file's
            name), "@stem" (the same without its ending) and "@row".
    """

    name: str
    title: str
    question: str
    recognise: tuple[str, ...] = ()
    id: str = ""
    id_if_unique: str = ""
    context: tuple[str, ...] = ()
    options: OptionRole = OptionRole()
    answer: AnswerRole = AnswerRole()
    type: TypeRole = TypeRole()
    images: ImageRole = ImageRole()
    language: LanguageRole = LanguageRole()
    ability: CategoryRole = CategoryRole()
    categories: tuple[CategoryRole, ...] = ()
    other_categories: bool = False
    group: str = ""
    order: str = ""
    case: str = ""
    translation_group: str = ""
    strip_from_question: tuple[str, ...] = ()
    strip_to_question: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    split: str = ""
    keep: tuple[tuple[str, tuple[str, ...]], ...] = ()
    expand: ExpandRole | None = None
    marks: tuple[MarkRole, ...] = ()
    relations: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    knowledge: KnowledgeRole = KnowledgeRole()
    as_set: str = ""
    unused: tuple[str, ...] = ()
    variants: "tuple[SetMapping, ...]" = ()
    container: ContainerRole = ContainerRole()
