"""Copies the resources without the codes of some coding systems, for builds that leave them out."""

import re
import shutil
from collections.abc import Collection
from pathlib import Path

from trouble import SetupError

VARIABLE = "MEDANNOT_WITHOUT_CODES"
"""Names systems beside those of pyproject.toml, with commas between them, such as "SCT"."""

_NOTICE = r"^- {beginning}.*\n(?:  .*\n)*"
_BEGINNINGS = {
    "DOID": "Disease Ontology",
    "HP": "This product uses the Human Phenotype Ontology",
    "ICD10": "ICD-10: codes only",
    "SCT": "This material includes SNOMED Clinical Terms",
}
"""How the paragraph of `NOTICES.md` begins that is about a system."""


def known_systems(resources: Path) -> tuple[str, ...]:
    """Return the coding systems of which there are files."""
    files = resources.glob("lexicons/*/codes_*.csv")
    return tuple(sorted({path.stem.removeprefix("codes_").upper() for path in files}))


def copy_without(resources: Path, target: Path, systems: Collection[str]) -> None:
    """Copy the resources into a new folder, without the codes of systems and their notices.

    A lexicon shows the notice of a system only where its codes are, so its head stays as it is,
    and with it the lexicon's hash.

    Args:
        resources: the folder of the repository.
        target: a folder that does not exist.
        systems: such as "SCT".

    Raises:
        SetupError: one of them is none of which there are codes.
    """
    known = known_systems(resources)
    left = {system.strip().upper() for system in systems} - {""}
    if strange := sorted(left.difference(known)):
        said = ", ".join(strange)
        raise SetupError(
            f"There are no codes of {said} to leave out; there are {', '.join(known)}."
        )
    names = shutil.ignore_patterns(*(f"codes_{system.lower()}.csv" for system in left))
    shutil.copytree(resources, target, ignore=names)
    notices = target / "NOTICES.md"
    text = notices.read_text(encoding="utf-8")
    for system in left:
        beginning = re.escape(_BEGINNINGS[system])
        text = re.sub(_NOTICE.format(beginning=beginning), "", text, flags=re.MULTILINE)
    notices.write_text(text, encoding="utf-8", newline="\n")
