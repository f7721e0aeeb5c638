"""Reads and writes the catalogue of a translation: Qt's .ts, which Qt Linguist opens as well."""

import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from window_texts import Text

Translations = Mapping[tuple[str, str], str]
"""What is said for a context and a source text; "" where nothing is yet."""


def read(path: Path) -> dict[tuple[str, str], str]:
    """Return the finished translations of a catalogue; none where there is no file."""
    if not path.is_file():
        return {}
    said = {}
    tree = ElementTree.parse(path)  # noqa: S314 - a file of the project's own
    for context in tree.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type"):
                continue
            words = translation.findtext("numerusform") or translation.text or ""
            said[context.findtext("name", ""), message.findtext("source", "")] = words
    return said


def merged(texts: Iterable[Text], known: Translations) -> dict[Text, tuple[str, bool]]:
    """Return for each text what is said for it, and whether that is finished.

    What another context says of the same words is proposed, not finished: the same English word
    may be two words elsewhere.
    """
    elsewhere = {source: said for (_, source), said in known.items()}
    found = {}
    for text in texts:
        said = known.get((text.context, text.source), "")
        found[text] = (said, True) if said else (elsewhere.get(text.source, ""), False)
    return found


def written(entries: Mapping[Text, tuple[str, bool]], language: str) -> str:
    """Return a catalogue's file, sorted, and without places, so that it changes with texts alone.

    Args:
        entries: what is said for each text, and whether it is finished.
        language: such as "zh_CN".
    """
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    for context, texts in groupby(sorted(entries), key=lambda text: text.context):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for text in texts:
            lines += _message(text, *entries[text])
        lines.append("</context>")
    return "\n".join([*lines, "</TS>", ""])


def _message(text: Text, said: str, finished: bool) -> list[str]:  # noqa: FBT001 - pairs unpacked
    words = escape(said)
    if text.plural:
        words = f"<numerusform>{words}</numerusform>"
    state = "" if finished else ' type="unfinished"'
    return [
        '    <message numerus="yes">' if text.plural else "    <message>",
        f"        <source>{escape(text.source)}</source>",
        f"        <translation{state}>{words}</translation>",
        "    </message>",
    ]


_PLACE = re.compile(r"\{\w*(?:[.\[!:][^}]*)?\}|%L?n|%L?\d")


def places(text: str) -> list[str]:
    """Return what is filled in later, such as {name} or %n, sorted."""
    return sorted(_PLACE.findall(text))
