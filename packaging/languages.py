"""Brings the translations of the window up to the sources: texts into .ts, .ts into .qm.

What is translated already stays; new texts come in as unfinished, to be filled in by hand or in Qt
Linguist, and texts that are gone go. Only what is finished is shipped; the rest stays English.
"""

import subprocess
import sys
from pathlib import Path

import catalogue
import environment
import fault_texts
from trouble import SetupError
from window_texts import Finder, Text, Unfollowed

LANGUAGES = {"zh": "zh_CN"}
"""Codes of the languages, as the window knows them, and as Qt does."""


def source(repository: Path, code: str) -> Path:
    """Return the file in which a language's translations are written."""
    return repository / "translations" / f"medannot_{code}.ts"


def shipped(repository: Path, code: str) -> Path:
    """Return the file that the window loads."""
    return repository / "resources" / "translations" / f"medannot_{code}.qm"


def texts(repository: Path) -> list[Text]:
    """Return every text that the window can show, sorted.

    Raises:
        Unfollowed: a call whose context cannot be told.
    """
    package = repository / "medannot"
    return sorted({*Finder(repository, package / "ui").texts(), *fault_texts.texts(package)})


def run(repository: Path) -> int:
    """Write both files of each language anew, and name what waits for a translation.

    Returns:
        0, or 1 where texts wait.

    Raises:
        SetupError: a text cannot be found, or the file that ships cannot be made.
    """
    try:
        found = texts(repository)
    except Unfollowed as fault:
        raise SetupError(f"{fault}. Nothing was written.") from fault
    waiting = 0
    for code, language in LANGUAGES.items():
        entries = catalogue.merged(found, catalogue.read(source(repository, code)))
        place = source(repository, code)
        place.parent.mkdir(exist_ok=True)
        place.write_text(catalogue.written(entries, language), encoding="utf-8", newline="\n")
        release(repository, code)
        open_ = [text for text, (_, finished) in entries.items() if not finished]
        waiting += len(open_)
        print(f"{place.name}: {len(entries)} texts, {len(open_)} of them wait")
        for text in open_:
            print(f"    {text.context}: {text.source}")
    return int(waiting > 0)


def release(repository: Path, code: str) -> None:
    """Make the file that ships.

    Raises:
        SetupError: Qt's tool failed.
    """
    place = shipped(repository, code)
    place.parent.mkdir(exist_ok=True)
    suffix = ".exe" if sys.platform == "win32" else ""
    tool = environment.python(repository).with_name(f"pyside6-lrelease{suffix}")
    command = [str(tool), "-silent", "-nounfinished", str(source(repository, code))]
    made = subprocess.run([*command, "-qm", str(place)], cwd=repository, check=False)
    if made.returncode != 0:
        raise SetupError(f"{place.name} could not be made (pyside6-lrelease says why above).")
