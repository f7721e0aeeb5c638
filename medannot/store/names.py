"""The list of names: a file outside the database that no package and no export touches."""

import csv
import os
from pathlib import Path

from medannot.domain.errors import EnvironmentFault

PRIVATE_FOLDER = "private"
NAMES_FILE = "names.csv"
_COLUMNS = ("code", "name")


def name_rows(path: Path) -> list[tuple[str, str]]:
    """Read a table with the columns code and name, in its order; empty lines are left out.

    Raises:
        OSError: the file cannot be read.
        ValueError: it is no such table in UTF-8.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, strict=True)
            rows = [(row["code"], row["name"]) for row in table]
    except (KeyError, csv.Error) as fault:
        raise ValueError(str(fault)) from fault
    return [((code or "").strip(), (name or "").strip()) for code, name in rows]


class NamesFile:
    """Who stands behind a code, for the coordinator's eyes; made when first written.

    Args:
        folder: the workspace.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / PRIVATE_FOLDER / NAMES_FILE

    def read(self) -> dict[str, str]:
        """Return the names by code; nothing where there is no list.

        Raises:
            EnvironmentFault: the file cannot be read as a table of codes and names.
        """
        try:
            return dict(name_rows(self.path))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as fault:
            raise EnvironmentFault(
                "The list of names {name} cannot be read; it needs the columns code and name.",
                name=f"{PRIVATE_FOLDER}/{NAMES_FILE}",
            ) from fault

    def write(self, names: dict[str, str]) -> None:
        """Replace the list; after a fault the former one is whole.

        Raises:
            EnvironmentFault: the file cannot be written.
        """
        part = self.path.with_suffix(".part")
        try:
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            with part.open("w", encoding="utf-8-sig", newline="") as file:
                table = csv.writer(file)
                table.writerow(_COLUMNS)
                table.writerows(sorted(names.items()))
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
        except OSError as fault:
            raise EnvironmentFault(
                "The list of names could not be written ({reason}); the former one is whole.",
                reason=fault.strerror or type(fault).__name__,
            ) from fault
