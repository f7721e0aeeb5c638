"""Reads the project's own sources: which modules there are and what they import."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.helpers.outside import REPOSITORY

PACKAGE = REPOSITORY / "medannot"

TOP_LEVEL = (
    ".ci",
    ".gitignore",
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "db",
    "dev",
    "medannot",
    "packaging",
    "pyproject.toml",
    "requirements.lock",
    "resources",
    "tests",
)


def modules(*folders: Path) -> list[Path]:
    """Return the Python files under the folders, by default those of the package."""
    found = [path for folder in folders or (PACKAGE,) for path in folder.rglob("*.py")]
    return sorted(path for path in found if "__pycache__" not in path.parts)


def project_files() -> list[Path]:
    """Return every file of the project; what tools leave beside them is none."""
    roots = [REPOSITORY / name for name in TOP_LEVEL]
    inside = [path for root in roots if root.is_dir() for path in root.rglob("*")]
    files = [path for path in [*roots, *inside] if path.is_file()]
    return sorted(path for path in files if "__pycache__" not in path.parts)


def short_name(path: Path) -> str:
    """Return the path from the repository's root, with `/` on every system."""
    return path.relative_to(REPOSITORY).as_posix()


def imported(path: Path) -> set[str]:
    """Return the dotted names that a module imports, wherever in the module it does.

    `from a import b` gives `a` and `a.b`, since `b` may be a module.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {name for node in ast.walk(tree) for name in _names(node)}


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def within(name: str, module: str) -> bool:
    """Tell whether a dotted name is a module or lies inside it."""
    return name == module or name.startswith(f"{module}.")
