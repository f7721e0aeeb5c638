"""What the product stands on: pinned by hash, permissive, and named in the notices."""

import re
import tomllib
from functools import cache
from importlib.metadata import distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.helpers.outside import REPOSITORY

PERMISSIVE = re.compile(r"\b(MIT|BSD|Apache|PSF|Python Software Foundation|HPND|ISC|Zlib)\b", re.I)
COPYLEFT = re.compile(r"GPL|GNU|EUPL|CC-BY-(NC|SA)|SSPL", re.I)
# Used as unchanged, replaceable libraries under the LGPL-3.
LESSER_GPL = {"pyside6-essentials", "shiboken6"}


@cache
def runtime_dependencies() -> frozenset[str]:
    """Return the names of all installed libraries that the product needs, directly or not."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: set[str] = set()
    waiting = list(project["dependencies"])
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        if name in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        waiting.extend(distribution(name).requires or ())
    return frozenset(found)


def licence_of(name: str) -> str:
    """Return everything that an installed library says of its licence."""
    metadata = distribution(name).metadata
    classifiers = [text for text in metadata.get_all("Classifier") or () if "License" in text]
    first_line = (metadata.get("License") or "").split("\n")[0]
    return "; ".join([metadata.get("License-Expression") or "", first_line, *classifiers])


def test_every_library_of_the_product_has_a_permissive_licence() -> None:
    licences = {name: licence_of(name) for name in runtime_dependencies() - LESSER_GPL}

    assert {name: text for name, text in licences.items() if not PERMISSIVE.search(text)} == {}
    assert {name: text for name, text in licences.items() if COPYLEFT.search(text)} == {}


def test_the_notices_name_every_library_of_the_product() -> None:
    notices = (REPOSITORY / "resources" / "NOTICES.md").read_text(encoding="utf-8").lower()

    assert [name for name in sorted(runtime_dependencies()) if f"| {name} |" not in notices] == []


def locked() -> dict[str, str]:
    """Return the pinned version of each library."""
    text = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, re.MULTILINE))


def test_the_lock_pins_every_library_and_records_no_address() -> None:
    text = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")

    assert runtime_dependencies() <= locked().keys()
    assert re.findall(r"://|^--(?!hash)|--index|--find", text, re.MULTILINE) == []
    assert text.count("==") <= text.count("--hash=sha256:")


def test_the_lock_keeps_away_from_the_release_that_loses_references() -> None:
    major, minor = locked()["pyside6-essentials"].split(".")[:2]

    assert (6, 9) <= (int(major), int(minor)) < (6, 12)
