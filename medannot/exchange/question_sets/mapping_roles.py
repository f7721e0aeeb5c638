"""The roles of a mapping's file, checked one by one.

An unknown role or word is refused by its name, so that a slip of the pen is never a silent loss.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from medannot.domain.encodings import Encoding
from medannot.domain.languages import code_of
from medannot.exchange.question_sets.mapping import (
    AnswerForm,
    AnswerRole,
    CategoryRole,
    ContainerKind,
    ContainerRole,
    ExpandKind,
    ExpandRole,
    ImageForm,
    ImageRole,
    Kind,
    KnowledgeRole,
    LanguageRole,
    MarkForm,
    MarkRole,
    OptionRole,
    OptionsFrom,
    Otherwise,
    SetMapping,
    TypeRole,
)
from medannot.exchange.question_sets.mapping_objects import ObjectReader
from medannot.exchange.question_sets.option_columns import has_mark


def mapping_of(file: str, value: object) -> SetMapping:
    """Return the mapping that a file holds.

    Args:
        file: its name, for faults.
        value: its JSON.

    Raises:
        InputFault: it is no mapping; the sentence names the role that is wrong.
    """
    return _Roles(file, "", value).mapping()


_Role = TypeVar("_Role")


class _Roles(ObjectReader):
    """Takes the roles of one object of a mapping's file; what is left at the end is unknown."""

    def mapping(self, around: SetMapping | None = None) -> SetMapping:
        """Read the outermost object, or a variant of the one around it."""
        variant = around is not None
        mapping = SetMapping(
            name=around.name if around else self._text("name", needed=True),
            title=around.title if around else self._text("title", needed=True),
            question=self._text("question", needed=True),
            recognise=self._texts("recognise", needed=variant),
            id=self._text("id"),
            id_if_unique=self._text("id_if_unique"),
            context=self._one_or_more("context"),
            options=self._inner("options", _Roles._options, OptionRole()),
            answer=self._inner("answer", _Roles._answer, AnswerRole()),
            type=self._inner("type", _Roles._type, TypeRole()),
            images=self._inner("images", _Roles._images, ImageRole()),
            language=self._inner("language", _Roles._language, LanguageRole()),
            ability=self._category("ability", self._left.pop("ability", None)),
            categories=self._categories(),
            other_categories=self._flag("other_categories", default=False),
            group=self._text("group"),
            order=self._text("order"),
            case=self._text("case"),
            translation_group=self._text("translation_group"),
            strip_from_question=self._one_or_more("strip_from_question"),
            strip_to_question=self._one_or_more("strip_to_question"),
            remove=self._texts("remove"),
            split=self._text("split"),
            keep=self._keep(),
            expand=self._inner("expand", _Roles._expand, None),
            marks=self._marks(),
            relations=self._one_or_more("relations"),
            facts=self._one_or_more("facts"),
            as_set=self._text("as_set"),
            unused=self._texts("unused", blank=True),
            knowledge=around.knowledge
            if around
            else self._inner("knowledge", _Roles._knowledge, KnowledgeRole()),
            container=around.container
            if around
            else self._inner("container", _Roles._container, ContainerRole()),
        )
        variants = () if variant else self._variants(mapping)
        self._refuse_rest()
        return replace(mapping, variants=variants) if variants else mapping

    def _variants(self, mapping: SetMapping) -> tuple[SetMapping, ...]:
        return tuple(
            _Roles(self._file, f"variants.{at}", one).mapping(mapping)
            for at, one in enumerate(self._list("variants"), start=1)
        )

    def _categories(self) -> tuple[CategoryRole, ...]:
        return tuple(self._category("categories", one) for one in self._list("categories"))

    def _category(self, role: str, value: object) -> CategoryRole:
        if value is None:
            return CategoryRole()
        if isinstance(value, str) and value:
            return CategoryRole(value)
        if not isinstance(value, dict):
            raise self._wrong(self._full(role), "must be a key or an object")
        inner = _Roles(self._file, self._full(role), value)
        category = CategoryRole(
            key=inner._text("key", needed=True),
            name=inner._text("name"),
            words={word.casefold(): text for word, text in inner._pairs("map")},
        )
        inner._refuse_rest()
        return category

    def _keep(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        value = self._left.pop("keep", {})
        if not isinstance(value, dict):
            raise self._wrong(self._full("keep"), "must be an object of lists")
        inner = _Roles(self._file, self._full("keep"), value)
        return tuple((key, inner._texts(key, needed=True)) for key in value)

    def _marks(self) -> tuple[MarkRole, ...]:
        return tuple(
            _Roles(self._file, f"{self._full('marks')}.{at}", one).mark()
            for at, one in enumerate(self._list("marks"), start=1)
        )

    def mark(self) -> MarkRole:
        """Read one entry of `marks`."""
        file = self._text("file")
        mark = MarkRole(
            form=self._word("form", MarkForm, None),
            key=self._text("key", needed=not file),
            file=file,
            legend=self._text("legend"),
            by_rows=self._flag("by_rows", default=False),
            label=self._text("label"),
            width=self._text("width"),
            height=self._text("height"),
            frame=self._frame(),
        )
        self._refuse_rest()
        if mark.form is MarkForm.LABEL_PICTURE and not file:
            raise self._wrong(self._full("file"), "must name the picture beside the image")
        return mark

    def _knowledge(self) -> KnowledgeRole:
        return KnowledgeRole(
            files=self._texts("files", needed=True),
            delimiter=self._text("delimiter") or "#",
            seen=self._texts("seen"),
            key=self._texts("key"),
        )

    def _frame(self) -> tuple[int, int]:
        value = self._list("frame") or [0, 0]
        if len(value) != 2 or not all(type(one) is int and 0 <= one < 10**6 for one in value):
            raise self._wrong(self._full("frame"), "must be width and height")
        width, height = value
        return int(str(width)), int(str(height))

    def _expand(self) -> ExpandRole | None:
        kind: ExpandKind = self._word("kind", ExpandKind, None)
        return ExpandRole(
            kind=kind,
            over=self._over(needed=kind is ExpandKind.COPIES),
            key=self._text("key", needed=kind is not ExpandKind.COPIES),
            lines=self._text("lines"),
            needs=self._text("needs"),
            role=self._text("role") or "from|role",
            text=self._text("text") or "value|content",
            asks=self._texts("asks") or ("human", "user"),
            answers=self._texts("answers") or ("gpt", "assistant", "model"),
            as_set=self._flag("as_set", default=False),
        )

    def _over(self, *, needed: bool) -> tuple[tuple[tuple[str, str], ...], ...]:
        entries = self._list("over")
        pairs = tuple(
            tuple(_Roles(self._file, f"{self._full('over')}.{at}", one).all_texts())
            for at, one in enumerate(entries, start=1)
        )
        if needed and not (pairs and all(pairs)):
            raise self._wrong(self._full("over"), "must be a list of objects of texts")
        return pairs

    def _container(self) -> ContainerRole:
        lines = self._left.pop("skip_lines", 0)
        if isinstance(lines, bool) or not isinstance(lines, int) or lines < 0:
            raise self._wrong("container.skip_lines", "must be a number from 0")
        return ContainerRole(
            kind=self._word("kind", ContainerKind, ContainerKind.AUTO),
            records=self._text("records"),
            delimiter=self._text("delimiter"),
            skip_lines=lines,
            columns=self._texts("columns"),
            outer=self._texts("outer"),
            shape=self._shape(),
            table=self._text("table"),
            encoding=self._word("encoding", Encoding, None) if "encoding" in self._left else "",
            beside=self._text("beside"),
            beside_key=self._text("beside_key"),
        )

    def _shape(self) -> tuple[tuple[str, str], ...]:
        pairs = tuple(self._pairs("shape"))
        for _, pattern in pairs:
            try:
                re.compile(pattern)
            except re.error as fault:
                raise self._wrong("container.shape", "must hold regular expressions") from fault
        return pairs

    def _options(self) -> OptionRole:
        keys = self._option_keys() if isinstance(self._left.get("key"), list) else ()
        marked = bool(keys) or has_mark(str(self._left.get("key", "")))
        source = self._word(
            "from", OptionsFrom, OptionsFrom.COLUMNS if marked else OptionsFrom.NONE
        )
        needs_key = source in {OptionsFrom.FIELD, OptionsFrom.COLUMNS, OptionsFrom.ONE_STRING}
        key = "" if keys else self._text("key", needed=needs_key)
        if source is OptionsFrom.COLUMNS and not marked:
            raise self._wrong("options.key", "must hold {L}, {l} or {n}, or be a list of columns")
        if marked and source is not OptionsFrom.COLUMNS:
            raise self._wrong("options.key", "stands for several columns, not for one key")
        return OptionRole(
            source=source,
            key=key,
            keys=keys,
            letter=self._text("letter") or "letter",
            text=self._text("text") or "content",
            strip_prefix=self._flag("strip_prefix", default=True),
            drop_empty=self._flag("drop_empty", default=False),
            words=self._texts("words", needed=source is OptionsFrom.VOCABULARY),
        )

    def _option_keys(self) -> tuple[str, ...]:
        keys = self._texts("key", needed=True)
        if len(keys) < 2 or len(set(keys)) < len(keys) or any(map(has_mark, keys)):
            raise self._wrong("options.key", "must name two columns or more, each of them once")
        if self._left.get("drop_empty"):
            raise self._wrong("options.drop_empty", "is not for listed columns")
        return keys

    def _answer(self) -> AnswerRole:
        form = self._word("form", AnswerForm, AnswerForm.ANY)
        return AnswerRole(
            key=self._text("key", needed=form is not AnswerForm.NONE),
            form=form,
            synonyms=self._text("synonyms"),
            parted_by=self._text("parted_by"),
            best_first=self._text("best_first"),
            explanation=self._text("explanation"),
            check=self._text("check"),
            names=self._texts("names", needed=form is AnswerForm.CLASS_LABEL),
            withheld=self._texts("withheld"),
            drop_unusable=self._flag("drop_unusable", default=False),
        )

    def _type(self) -> TypeRole:
        words = self._left.pop("map", {})
        if not isinstance(words, dict):
            raise self._wrong("type.map", "must be an object")
        kinds = {str(w).strip().casefold(): self._as(k, Kind, "map") for w, k in words.items()}
        fixed = self._word("is", Kind, None) if "is" in self._left else None
        return TypeRole(
            key=self._text("key", needed=fixed is None),
            words=kinds,
            otherwise=self._word("else", Otherwise, Otherwise.INFER),
            fixed=fixed,
        )

    def _images(self) -> ImageRole:
        return ImageRole(
            key=self._text("key", needed=True),
            form=self._word("form", ImageForm, ImageForm.NAMES),
            file=self._text("file") or "file",
            role=self._text("role") or "role",
            caption=self._text("caption") or "caption",
            frame=self._text("frame") or "frame",
            roots=self._texts("roots"),
            captions=self._text("captions"),
            add_ext=self._text("add_ext"),
            absent=self._text("absent"),
            also=self._text("also"),
            parted_by=self._text("parted_by"),
        )

    def _language(self) -> LanguageRole:
        value = self._left.pop("columns", {})
        columns = _Roles(self._file, self._full("columns"), value)
        return LanguageRole(
            key=self._text("key"),
            default=self._tongue("default", self._text("default")),
            columns=tuple(
                (columns._tongue(one, one), columns._texts(one, needed=True))
                for one in list(columns._left)
            ),
        )

    def _tongue(self, role: str, word: str) -> str:
        """Return the code of a language that the mapping names."""
        if word and not code_of(word):
            raise self._wrong(self._full(role), "names no language that is known")
        return code_of(word)

    def _inner(self, role: str, read: "Callable[[_Roles], _Role]", absent: _Role) -> _Role:
        value = self._left.pop(role, None)
        if value is None:
            return absent
        inner = _Roles(self._file, role, value)
        found = read(inner)
        inner._refuse_rest()
        return found
