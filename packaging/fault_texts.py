"""Finds the sentences that other rooms hand to the window: faults, problems, notes.

They stand where they are raised, as templates, sometimes under a name or in a table. So every text
of these rooms that reads like a sentence counts, but what a file is given to read.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from window_texts import Text, folded

CONTEXT = "Faults"
ROOMS = ("domain", "imaging", "store", "exchange", "statistics", "services", "paths.py")

# What stands there is written into files, or said by the command line, or is Chinese or English
# by the choice of the person; it is the same in every language of the window.
NOT_SAID = (
    "domain/annotation/english*.py",
    "domain/annotation/sentence*.py",
    "domain/annotation/rules*.py",
    "domain/annotation/zh_*.py",
    "domain/errors.py",
    "exchange/baselines/*_columns.py",
    "exchange/baselines/codebook*.py",
    "exchange/annotations/tidy.py",
    "exchange/baselines/*_file*.py",
    "exchange/baselines/workbook.py",
    "exchange/lexicons/workbook.py",
    "imaging/demo/*.py",
)
# What these say of a file, a cell or a key is filled into a sentence.
PHRASED = (
    "domain/file_kinds.py",
    "domain/lexicon/change.py",
    "domain/lexicon/checks.py",
    "domain/lexicon/condition.py",
    "exchange/lexicons/changes.py",
    "exchange/lexicons/columns.py",
    "exchange/lexicons/head.py",
    "exchange/lexicons/labels.py",
    "exchange/lexicons/tables.py",
    "exchange/question_sets/mapping_files.py",
    "imaging/jpeg_segments.py",
    "imaging/sniffing.py",
)
_PHRASE = re.compile(r"[A-Za-z][^\n|\[\]\\]* [^\n|\[\]\\]*[^\s|]")
_SENTENCE = re.compile(r"[A-Za-z{“`(][^\n]* [^\n]*[.:;…)}\w]", re.DOTALL)
_CALLS = frozenset({"debug", "info", "warning", "error", "exception", "text", "execute", "compile"})


def texts(package: Path) -> Iterator[Text]:
    """Yield the sentences of every room but the window and the command line.

    Args:
        package: the folder of the package.
    """
    for room in ROOMS:
        place = package / room
        for path in sorted(place.rglob("*.py")) if place.is_dir() else (place,):
            name = path.relative_to(package)
            if not any(name.match(one) for one in NOT_SAID):
                phrased = any(name.match(one) for one in PHRASED)
                yield from of_module(ast.parse(path.read_text(encoding="utf-8")), phrased=phrased)


def of_module(tree: ast.Module, *, phrased: bool = False) -> Iterator[Text]:
    """Yield the sentences of one module, and the phrases where there are any."""
    aside = {id(part) for node in ast.walk(tree) for part in _aside(node)}
    for node in ast.walk(tree):
        text = folded(node) if isinstance(node, ast.Constant) and id(node) not in aside else None
        if text is not None and (is_sentence(text) or (phrased and _PHRASE.fullmatch(text))):
            yield Text(CONTEXT, text)


def is_sentence(text: str) -> bool:
    """Tell whether a text is one that people read: words, and an end or a place to fill in."""
    ends = text.endswith((".", ".)", "…")) or re.search(r"\{\w+\}", text) is not None
    return ends and _SENTENCE.fullmatch(text) is not None and "\\" not in text


def _aside(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is no sentence for the window: docstrings, log lines, SQL, parts of f-texts."""
    if isinstance(node, ast.Expr | ast.JoinedStr):
        yield from ast.walk(node) if isinstance(node, ast.JoinedStr) else (node.value,)
    if isinstance(node, ast.Call):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name in _CALLS:
            yield from (part for one in node.args for part in ast.walk(one))
