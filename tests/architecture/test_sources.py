"""Files and functions stay small, and say nothing of the machine they were written on."""

import ast
import re
from pathlib import Path

import pytest

from tests.helpers.outside import REPOSITORY
from tests.helpers.sources import PACKAGE, modules, project_files, short_name

MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_FUNCTION = 60

# Written in pieces, so that this file is clean itself.
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("anaconda", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("crates", "io"),
        ("proxy", "golang", "org"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
    )
)
OF_ONE_MACHINE = re.compile(r"(?<![\w.*])/(?:work|root|opt/wheels|tmp/venv)(?:/|\b)(?!\w)")
OF_ONE_PLAN = re.compile(r"shared[/]design|\bissues? #?\d", re.IGNORECASE)


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {
        short_name(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules(PACKAGE, REPOSITORY / "packaging")
    }

    assert {name: n for name, n in lengths.items() if n > MOST_LINES_IN_A_FILE} == {}


def test_no_function_is_longer_than_60_lines() -> None:
    lengths = {
        f"{short_name(path)}: {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in modules(PACKAGE, REPOSITORY / "packaging")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
    }

    assert {name: n for name, n in lengths.items() if n > MOST_LINES_IN_A_FUNCTION} == {}


def sins(text: str) -> list[str]:
    """Return what a text says that belongs to one machine, one registry or one plan."""
    hosts = [host for host in REGISTRIES if host in text]
    return [*hosts, *OF_ONE_MACHINE.findall(text), *OF_ONE_PLAN.findall(text)]


def test_no_file_names_a_registry_a_machine_or_a_plan() -> None:
    texts = {path: readable(path) for path in project_files()}

    assert {short_name(path): sins(text) for path, text in texts.items() if sins(text)} == {}


def readable(path: Path) -> str:
    """Return a file's text; a picture or a font has none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("see https://" + REGISTRIES[0] + "/simple", False),
        ("open('/" + "work/main/x')", False),
        ("cd /" + "root", False),
        ("frame" + "work/main, the root/branch, /workspace", True),
        ("as issue" + " 12 says", False),
        ("the issue is open", True),
    ],
)
def test_what_belongs_to_one_machine_is_seen(text: str, clean: bool) -> None:
    assert (sins(text) == []) is clean


def test_every_long_proof_can_be_run_as_a_script() -> None:
    folders = (REPOSITORY / "tests" / "proofs", REPOSITORY / "tests" / "benchmarks")
    scripts = [path for path in modules(*folders) if not path.name.startswith("_")]
    texts = {short_name(path): path.read_text(encoding="utf-8") for path in scripts}

    assert [
        name
        for name, text in texts.items()
        if "def main(argv" not in text or 'if __name__ == "__main__":' not in text
    ] == []
