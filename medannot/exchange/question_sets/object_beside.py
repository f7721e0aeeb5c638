"""What a JSON object beside the questions says of a record, such as the names of its images."""

import json
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from medannot.exchange.question_sets.links import leads_out
from medannot.exchange.question_sets.lookup import text_at
from medannot.exchange.question_sets.mapping import SetMapping
from medannot.exchange.question_sets.values import RowRefused

_FOLDERS_ABOVE = 2
"""Sets keep their questions by split, in folders below the one with what is true of all."""

_MOST_BYTES = 64 * 1024 * 1024


class ObjectBeside:
    """The JSON object beside one question file; it is read once.

    Args:
        folder: of the question file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = ""
        self._object: Mapping[str, Any] = {}
        self._broken = False

    def of(self, mapping: SetMapping, record: Mapping[str, Any]) -> object:
        """Return what the object holds for a record.

        Where there is no such file, or it says nothing of the record, that is the text by which
        it was looked up: images may be called by it, and what is not there is then told by name.

        Raises:
            RowRefused: the file cannot be read, or the record names nothing.
        """
        role = mapping.container
        name = PurePath(role.beside).name  # no other folder is looked into, whatever it says
        if name != self._name:
            self._name = name
            self._read()
        if self._broken:
            raise RowRefused(
                "the file {name} beside the questions holds no JSON object.", name=self._name
            )
        key = text_at(record, role.beside_key, "key")
        return self._object.get(key, key)

    def _read(self) -> None:
        folders = [self._folder, *self._folder.absolute().parents[:_FOLDERS_ABOVE]]
        file = next((one / self._name for one in folders if (one / self._name).is_file()), None)
        if file is None:
            return
        try:
            fits = not leads_out(file, folders[-1]) and file.stat().st_size <= _MOST_BYTES
            value = json.loads(file.read_bytes()) if fits else None
        except (OSError, ValueError, RecursionError):
            value = None
        self._broken = not isinstance(value, dict)
        self._object = value if isinstance(value, dict) else {}
