"""Question files that lie deeper in a folder than those that are read: they are told of."""

import os
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from medannot.domain.errors import Sentence
from medannot.domain.wording import one_line
from medannot.exchange.question_sets.containers.choosing import about_others, one_form_each
from medannot.exchange.question_sets.containers.text_files import in_utf_8
from medannot.exchange.question_sets.links import leads_out

MOST_ENTRIES = 100_000
"""Entries of folders that are gone through; folders of images may hold millions."""

MOST_OPENED = 1_000
"""Files that are looked into."""

DEEPEST = 8
"""Levels of folders below a chosen one."""

_NAMED = 3
_HEAD = 1 << 16
_TEXTS = frozenset({".json", ".jsonl", ".ndjson"})
_TABLES = frozenset({".csv", ".tsv"})
_ENDINGS = (*_TEXTS, *_TABLES, ".xlsx", ".parquet")
_IMAGES = (
    ".png", ".jpg", ".jpeg", ".bmp", ".gif", ".tif", ".tiff", ".webp", ".dcm", ".jp2", ".nii",
    ".nii.gz",
)  # fmt: skip
_OF_IMAGES = frozenset(
    ("image", "images", "img", "imgs", "figure", "figures", "picture", "pictures", "photos", "图片")
)
"""Names of folders of images; what lies beside an image in one tells of that image."""

_HOLDS = r"[^\"\n]{0,40}(?:question|问题|题目|問題|질문|السؤال)[^\"\n]{0,40}"
_IS = (
    "query|stem|problem|prompt|instruction|input|conversations?|messages|vignette|题干|提问|문제|"
    "frage|fragestellung|pregunta|domanda|вопрос"
)
_ASKS = re.compile(f"{_HOLDS}|{_IS}", re.IGNORECASE)
_ASKING_KEY = re.compile(rf'"(?:{_HOLDS}|{_IS})"\s*:', re.IGNORECASE)
_BETWEEN = re.compile(r"[,;|\t]")
_FIRST_WORDS = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
"""Where a workbook holds the words of its first cells (ECMA-376, 18.4.9 and 18.3.1.53)."""

_WORDS = re.compile(r"<t[^>]*>([^<]{1,80})</t>")
_FIRST = 64


def deeper_told(folder: Path, level: int, chosen: Collection[Path]) -> tuple[Sentence, ...]:
    """Say which question files lie below those of a folder that are read.

    Nothing is said of what holds no questions by its first keys, and of what lies beside an image
    in a folder of images, as each image of SLAKE has its own questions and boxes beside it. The
    search has bounds; what lies beyond them is not told.

    Args:
        folder: the chosen one.
        level: how deep the files lie that are read; 0 is in the folder itself.
        chosen: absolute paths of all files that are read.
    """
    if level >= DEEPEST:
        return ()
    files = islice(_below(folder, level), MOST_OPENED)
    asking = [
        path
        for path in one_form_each(files)
        if path.absolute() not in chosen and not leads_out(path, folder) and _asks(path)
    ]
    if not asking:
        return ()
    names = [path.relative_to(folder).as_posix() for path in asking[:_NAMED]]
    more = ["…"] if len(asking) > _NAMED else []
    return (
        Sentence(
            "deeper in the folder {folder} lie more question files, which are not read "
            "({count}: {names}); choose them too, or the folders in which they lie.",
            folder=one_line(folder.name),
            count=len(asking),
            names=", ".join([*names, *more]),
        ),
    )


def _below(folder: Path, level: int) -> Iterator[Path]:
    """Yield the files below a level that may hold questions, level by level, by name."""
    places = [(folder, False)]
    left = MOST_ENTRIES
    for depth in range(DEEPEST):
        inner: list[tuple[Path, bool]] = []
        for place, of_images in places:
            entries = _entries(place, left)
            left -= len(entries)
            files = (
                sorted(entry.path for entry in entries if _may_ask(entry)) if depth > level else ()
            )
            if files and not (of_images and any(_is_image(entry) for entry in entries)):
                yield from map(Path, files)
            folders = (entry for entry in entries if entry.is_dir(follow_symlinks=False))
            inner += [
                (Path(one), of_images or one.name.casefold() in _OF_IMAGES)
                for one in sorted(folders, key=lambda entry: entry.name)
            ]
        places = inner


def _entries(place: Path, most: int) -> list[os.DirEntry[str]]:
    """Return the entries of a folder; what cannot be read holds nothing that could be told."""
    try:
        with os.scandir(place) as entries:
            found = list(islice(entries, max(most, 0)))
    except OSError:
        return []
    return [one for one in found if not one.name.startswith(("__MACOSX", "."))]


def _may_ask(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(_ENDINGS) and not entry.is_dir()


def _is_image(entry: os.DirEntry[str]) -> bool:
    return entry.name.lower().endswith(_IMAGES)


def _asks(path: Path) -> bool:
    """Tell whether a file has a key or column that is called as questions are."""
    suffix = path.suffix.lower()
    try:
        if not path.is_file() or about_others(path):
            return False
        if suffix == ".xlsx":
            return _asks_in_workbook(path)
        with path.open("rb") as file:
            if suffix == ".parquet":  # its columns are named at its end
                file.seek(max(path.stat().st_size - _HEAD, 0))
            head = in_utf_8(file.read(_HEAD)).decode("utf-8-sig", errors="ignore")
    except OSError:
        return False
    if suffix in _TEXTS:
        return _ASKING_KEY.search(head) is not None
    if suffix in _TABLES:
        first = head.lstrip().partition("\n")[0]
        return any(_ASKS.fullmatch(name.strip(' "\r')) for name in _BETWEEN.split(first))
    return "question" in head.casefold()


def _asks_in_workbook(path: Path) -> bool:
    """Look at the first words of a workbook alone: whole ones may take a second each."""
    try:
        with zipfile.ZipFile(path) as book:
            heads = [_head_of(book, name) for name in _FIRST_WORDS if name in book.namelist()]
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return False
    words = (word for head in heads for word in islice(_WORDS.findall(head), _FIRST))
    return any(_ASKS.fullmatch(word.strip()) for word in words)


def _head_of(book: zipfile.ZipFile, name: str) -> str:
    with book.open(name) as part:
        return part.read(_HEAD).decode("utf-8", errors="ignore")
