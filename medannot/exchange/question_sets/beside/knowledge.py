"""Knowledge that a source keeps in files of its own, and which of it belongs to a question."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from medannot.domain.errors import InputFault, Sentence
from medannot.domain.question_beside import Relation, RelationOrigin
from medannot.exchange.question_sets.image_folder import ImageFolder
from medannot.exchange.question_sets.links import leads_out
from medannot.exchange.question_sets.mapping import KnowledgeRole
from medannot.exchange.question_sets.texts import clean, folded
from medannot.exchange.question_sets.values import Draft, RowRefused

MOST_OF_ONE = 50
"""Facts that are kept beside one question."""

_MOST_BYTES = 64 * 1024 * 1024
_PARTS = 3
_NUMBER = re.compile(r"[0-9]+")
_COLUMNS = frozenset(
    {
        *("head", "relation", "tail", "subject", "predicate", "object", "entity", "entities"),
        *("organ", "disease", "attribute", "attr", "property", "value", "relationship", "name"),
        *("头", "头实体", "关系", "尾", "尾实体", "主语", "谓语", "宾语", "实体", "名称"),
        *("器官", "疾病", "属性", "属性值", "值"),
    }
)
"""Words by which files of triples name their columns, numbers aside."""


class Knowledge:
    """The facts of a source, found by their relation.

    A fact belongs to a question with a triple of the same relation whose head and tail are those
    of the fact, where the triple names them. A word that stands for the reference answer names
    that; a word that stands for what is seen names nothing. A triple that names neither head nor
    tail fits no fact: nothing is guessed.

    Args:
        role: which files, and what its words mean.

    Attributes:
        files: names of the files that were read.
        facts: how many they hold.
        doubts: sentences about files that are not as they should be.
    """

    def __init__(self, role: KnowledgeRole) -> None:
        self.files: list[str] = []
        self.facts = 0
        self.doubts: list[tuple[str, Sentence]] = []
        self._role = role
        self._seen = {folded(word) for word in role.seen}
        self._key = {folded(word) for word in role.key}
        self._by_relation: dict[str, list[Relation]] = defaultdict(list)

    def read(self, folder: ImageFolder | None, beside: Path) -> None:
        """Read the files, in the images folder or beside the question files; some may lack."""
        for name in self._role.files:
            data = _data(folder, beside, name)
            if data is not None:
                self._take_in(name, data)

    def _take_in(self, name: str, data: bytes) -> None:
        text = _decoded(data)
        if text is None:
            said = Sentence("it is no text that can be read; its knowledge is left out.")
            self.doubts.append((name, said))
            return
        lines = [self._parts(line) for line in text.splitlines() if line.strip()]
        if lines and _names_columns(lines[0]):
            lines = lines[1:]
        found = [line for line in lines if len(line) == _PARTS and all(line)]
        wrong = len(lines) - len(found)
        for head, relation, tail in found:
            fact = Relation(head, relation, tail, RelationOrigin.KNOWLEDGE)
            self._by_relation[folded(relation)].append(fact)
        if found:
            self.facts += len(found)
            self.files.append(name)
        if wrong:
            said = Sentence("lines of it that are no facts and are left out: {count}.", count=wrong)
            self.doubts.append((name, said))

    def _parts(self, line: str) -> list[str]:
        """Return what stands between the signs of a line; nothing where one is no text."""
        try:
            return [clean(part, "fact") for part in line.split(self._role.delimiter)]
        except RowRefused:
            return []

    def of(self, draft: Draft) -> tuple[Relation, ...]:
        """Return the facts that belong to a question, in the order of the files."""
        if not self.facts:
            return ()
        answers = _answers(draft)
        found: dict[Relation, None] = {}
        for head, relation, tail in draft.relations:
            for fact in self._fitting(head, relation, tail, answers):
                found.setdefault(fact)
        return tuple(found)[:MOST_OF_ONE]

    def _fitting(
        self, head: str, relation: str, tail: str, answers: frozenset[str]
    ) -> Iterator[Relation]:
        heads = self._wanted(head, answers)
        tails = self._wanted(tail, answers)
        if heads is None and tails is None:
            return
        for fact in self._by_relation.get(folded(relation), ()):
            if heads is not None and folded(fact.head) not in heads:
                continue
            if tails is None or not tails.isdisjoint(_values(fact.tail)):
                yield fact

    def _wanted(self, word: str, answers: frozenset[str]) -> frozenset[str] | None:
        """Return what a word of a triple names; None where it names nothing."""
        bare = folded(word)
        if bare in self._key:
            return answers
        return None if not bare or bare in self._seen else frozenset({bare})


def _names_columns(parts: Sequence[str]) -> bool:
    """Tell whether a first line is a heading, as `organ#attribute#value`, and not a fact.

    Two of its parts are words for columns: one alone may be the subject of a fact.
    """
    words = [_NUMBER.sub("", folded(part)).strip(" _") for part in parts]
    return sum(word in _COLUMNS for word in words) > 1


def _values(tail: str) -> set[str]:
    """Return a tail as it stands, and the values that commas part in it."""
    parts = tail.replace("，", ",").replace("、", ",").split(",")
    return {folded(tail), *(folded(part) for part in parts)}


def _answers(draft: Draft) -> frozenset[str]:
    if draft.key is None:
        return frozenset()
    chosen = [draft.options[place] for place in draft.key.right]
    texts = [draft.key.text, *draft.key.synonyms, *chosen]
    return frozenset(value for text in texts if text for value in _values(text) if value)


def _data(folder: ImageFolder | None, beside: Path, name: str) -> bytes | None:
    file = beside / name
    try:
        if file.is_file() and not leads_out(file, beside) and file.stat().st_size <= _MOST_BYTES:
            return file.read_bytes()
        found = folder.find(name).file if folder is not None else None
        data = found.read() if found else None
    except (OSError, InputFault):
        return None
    return data if data is not None and len(data) <= _MOST_BYTES else None


def _decoded(data: bytes) -> str | None:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
