"""What a line of the shell loads: a person waits for it at every line."""

import subprocess
import sys

from medannot import __version__
from tests.helpers.outside import REPOSITORY

HEAVY = (
    "PIL",
    "PySide6",
    "alembic",
    "highdicom",
    "medannot.services.desk",
    "medannot.store",
    "numpy",
    "openpyxl",
    "pyarrow",
    "pydicom",
    "pypinyin",
    "rich",
    "scipy",
    "sqlalchemy",
    "sqlmodel",
)


def loaded(script: str, names: tuple[str, ...]) -> list[str]:
    """Run a script in a fresh interpreter and return what it printed, then what it has loaded."""
    ending = f"import sys; print(sorted(set({names!r}) & set(sys.modules)))"
    said = subprocess.run(
        [sys.executable, "-c", f"{script}\n{ending}"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    return said.stdout.splitlines()


def test_the_version_loads_no_noun() -> None:
    script = "from medannot.cli.main import run; run(['--version'], None)"

    assert loaded(script, (*HEAVY, "medannot.cli.study")) == [f"medannot {__version__}", "[]"]


def test_the_help_loads_no_noun() -> None:
    script = "from medannot.cli.main import NOUNS, run; run(['--help'], None)"
    nouns = "import sys; print([name for name in NOUNS if f'medannot.cli.{name}' in sys.modules])"

    said = loaded(f"{script}\n{nouns}", HEAVY)

    assert said[0].startswith("Usage: medannot")
    assert said[-2:] == ["[]", "[]"]


def test_no_help_of_a_noun_loads_store_window_or_what_reads_files() -> None:
    script = "from medannot.cli.main import build; build(None)"

    assert loaded(script, HEAVY) == ["[]"]


def test_a_mistyped_noun_loads_no_noun_and_is_put_right() -> None:
    script = (
        "import sys; sys.stderr = sys.stdout\n"
        "from medannot.cli.main import run; run(['questoins', 'list'], None)"
    )

    said = loaded(script, (*HEAVY, "medannot.cli.questions"))

    assert said[-2:] == ["Error: No such command 'questoins'. Did you mean 'questions'?", "[]"]
