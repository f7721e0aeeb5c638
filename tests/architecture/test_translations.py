"""The catalogues of the window: whole, true to their texts, and shipped as they are written."""

import ast
import importlib
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QTranslator

from tests.helpers.outside import REPOSITORY
from tests.helpers.sources import modules

CODE = "zh"
SAID = frozenset({"tr", "_tr", "translate", "QT_TRANSLATE_NOOP", "translated"})
CHINESE = "[\u3400-\u9fff]"
AGAIN = "run ./dev translate, and fill in what it names"


@pytest.fixture
def languages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(REPOSITORY / "packaging")
    return importlib.import_module("languages")


@pytest.fixture
def catalogue(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(REPOSITORY / "packaging")
    return importlib.import_module("catalogue")


@pytest.fixture
def window_texts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(REPOSITORY / "packaging")
    return importlib.import_module("window_texts")


_FOUND: list[Any] = []


@pytest.fixture
def texts(languages: ModuleType) -> list[Any]:
    """Return every text of the window; reading all modules takes some seconds, so once."""
    if not _FOUND:
        _FOUND.extend(languages.texts(REPOSITORY))
    return _FOUND


@pytest.fixture
def said(languages: ModuleType, catalogue: ModuleType) -> dict[tuple[str, str], str]:
    """Return the finished translations, by context and source."""
    found: dict[tuple[str, str], str] = catalogue.read(languages.source(REPOSITORY, CODE))
    return found


def test_every_text_is_translated_and_no_other(
    texts: list[Any], said: dict[tuple[str, str], str]
) -> None:
    wanted = {(text.context, text.source) for text in texts}

    assert sorted(wanted - said.keys()) == [], AGAIN
    assert sorted(said.keys() - wanted) == [], AGAIN


def test_no_literal_that_is_handed_to_qt_is_overlooked(said: dict[tuple[str, str], str]) -> None:
    # Without a look at contexts, so that it rests on none of the finder's rules.
    sources = {source for _, source in said}
    literals = {
        (path.name, part.value)
        for path in modules(REPOSITORY / "medannot" / "ui")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and called(call) in SAID
        for part in call.args[-2:]
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value
    }
    contexts = {context for context, _ in said}

    assert len(literals) > 1_000
    assert sorted((file, text) for file, text in literals if text not in sources | contexts) == []


def called(call: ast.Call) -> str:
    """Return the name of the function or method that is called."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_what_is_filled_in_stays(catalogue: ModuleType, said: dict[tuple[str, str], str]) -> None:
    wrong = {
        source: words
        for (_, source), words in said.items()
        if set(catalogue.places(source)) != set(catalogue.places(words))
    }

    assert wrong == {}


def test_every_template_can_be_filled_in(said: dict[tuple[str, str], str]) -> None:
    for (_, source), words in said.items():
        names = re.findall(r"\{(\w+)\}", source)
        if names:
            assert words.format(**dict.fromkeys(names, "7"))


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a gap between Chinese and Latin", f"{CHINESE}[A-Za-z0-9]|[A-Za-z0-9]{CHINESE}"),
        ("full-width punctuation", f"{CHINESE}[,;:?!()]|[,;:?!(]{CHINESE}"),
        ("an ellipsis as one sign", r"\.\.\.|。。"),
    ],
)
def test_chinese_is_set_as_chinese(
    said: dict[tuple[str, str], str], what: str, pattern: str
) -> None:
    assert [words for words in said.values() if re.search(pattern, words)] == [], what


def test_what_ships_is_what_is_written(
    languages: ModuleType, said: dict[tuple[str, str], str]
) -> None:
    translator = QTranslator()
    assert translator.load(str(languages.shipped(REPOSITORY, CODE)))
    shipped = {
        key: translator.translate(
            key[0], key[1], "", 2 if "%n" in key[1] or "%Ln" in key[1] else -1
        )
        for key in said
    }

    assert {key: words for key, words in shipped.items() if words != said[key]} == {}, AGAIN


def test_the_catalogue_is_written_as_the_tool_writes_it(
    languages: ModuleType,
    catalogue: ModuleType,
    texts: list[Any],
    said: dict[tuple[str, str], str],
) -> None:
    entries = catalogue.merged(texts, said)
    written = languages.source(REPOSITORY, CODE).read_text(encoding="utf-8")

    assert written == catalogue.written(entries, languages.LANGUAGES[CODE]), AGAIN


def test_a_new_text_waits_with_what_another_place_says_of_it(
    catalogue: ModuleType, window_texts: ModuleType, tmp_path: Path
) -> None:
    old, new = window_texts.Text("Page", "Open"), window_texts.Text("Menu", "Open")
    entries = catalogue.merged([old, new], {("Page", "Open"): "打开"})
    path = tmp_path / "some.ts"
    path.write_text(catalogue.written(entries, "zh_CN"), encoding="utf-8")

    assert entries == {old: ("打开", True), new: ("打开", False)}
    assert catalogue.read(path) == {("Page", "Open"): "打开"}


WINDOW = """
from PySide6.QtCore import QCoreApplication
CONTEXT = "Keys"
_MARKED = {"a": QT_TRANSLATE_NOOP("Words", "Marked")}

def _tr(text):
    return QCoreApplication.translate("Words", text)

class Page:
    def show(self, several):
        self.tr("%n file(s)", "", several)
        self.tr("Many" if several else "One")
        QCoreApplication.translate(CONTEXT, "Enter")
        _tr("Short")
        _tr(_MARKED["a"])
"""


def found_in(window_texts: ModuleType, folder: Path, source: str) -> list[tuple[str, str, bool]]:
    """Return the texts of a package of one module."""
    package = folder / "medannot" / "ui"
    package.mkdir(parents=True)
    (package / "page.py").write_text(source, encoding="utf-8")
    texts = window_texts.Finder(folder, package).texts()
    return sorted((text.context, text.source, text.plural) for text in texts)


def test_texts_are_found_with_the_context_they_are_looked_up_in(
    window_texts: ModuleType, tmp_path: Path
) -> None:
    assert found_in(window_texts, tmp_path, WINDOW) == [
        ("Keys", "Enter", False),
        ("Page", "%n file(s)", True),
        ("Page", "Many", False),
        ("Page", "One", False),
        ("Words", "Marked", False),
        ("Words", "Short", False),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('parent.tr("Close")', "whose context is tr"),
        ('QCoreApplication.translate(make(), "Close")', "the context is not plain"),
        ('_tr(_TABLE["a"])', "mark the texts of the table"),
    ],
)
def test_what_cannot_be_followed_is_a_fault_that_names_its_place(
    window_texts: ModuleType, tmp_path: Path, line: str, said: str
) -> None:
    source = WINDOW + f'\n_TABLE = {{"a": "Plain"}}\n\ndef late(parent):\n    {line}\n'

    with pytest.raises(window_texts.Unfollowed, match=f"medannot.ui.page, line 20: {said}"):
        found_in(window_texts, tmp_path, source)
