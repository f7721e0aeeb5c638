"""What the program remembers of this person's window; nothing that data depends on."""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from medannot.domain.clock import utc_moment, utc_text

_log = logging.getLogger(__name__)

MOST_RECENT = 8

TermIds = tuple[str, ...]
"""Ids of terms of one lexicon."""

MEMORY_BOUNDS = {"image_memory_mb": (128, 8_192), "decoder_memory_mb": (256, 16_384)}
"""Least and most megabytes that a person can allow."""

LEAST_MARK_PERCENT = 20
"""Fainter marks would be lost; what hides them all has a key of its own."""


@dataclass(frozen=True, slots=True)
class RecentWorkspace:
    """A workspace that was open on this machine."""

    path: str
    opened_utc: str
    questions: int | None = None

    @property
    def name(self) -> str:
        """Return the folder's name."""
        return Path(self.path).name

    def opened(self) -> datetime:
        """Return when it was opened last."""
        return utc_moment(self.opened_utc)


@dataclass(frozen=True, slots=True)
class Settings:
    """All remembered values, with their defaults.

    Attributes:
        theme: "dark" or "light".
        language: "en" or "zh", or "" to follow the system.
        recent: workspaces, the last opened first.
        window: x, y, width and height of the window, or None at the first start.
        maximised: whether the window filled the screen.
        dividers: places of dividers by name, in pixels.
        mouse_profile: whose habits the mouse follows over images; see `viewer.profiles.Habit`.
        drag_down_raises: whether a drag downwards raises the window's centre (darker).
        image_memory_mb: what decoded images may take in the window.
        decoder_memory_mb: what decoding one file may take.
        favourite_terms: of lexicons by their ids, in the order in which they were marked.
        recent_terms: the same, the last chosen first.
        mark_percent: how strongly marks are drawn over images.
        marks_dimmed: whether marks step back while others are selected.
        marks_named: whether tags of marks have names.
        recent_seats: at which projects somebody annotated, and by which code, the last first.
    """

    theme: Literal["dark", "light"] = "dark"
    language: str = ""
    recent: tuple[RecentWorkspace, ...] = ()
    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    dividers: Mapping[str, int] = field(default_factory=dict)
    mouse_profile: str = "by_image"
    drag_down_raises: bool = True
    image_memory_mb: int = 512
    decoder_memory_mb: int = 1024
    favourite_terms: Mapping[str, TermIds] = field(default_factory=dict)
    recent_terms: Mapping[str, TermIds] = field(default_factory=dict)
    mark_percent: int = 100
    marks_dimmed: bool = False
    marks_named: bool = True
    recent_seats: tuple[tuple[str, str], ...] = ()


def settings_path() -> Path:
    """Return where this system keeps a program's settings."""
    import platformdirs  # noqa: PLC0415 - the tests move the folder after import

    return Path(platformdirs.user_config_dir("medannot", appauthor=False)) / "settings.json"


class SettingsFile:
    """Reads the settings at the start and writes each change at once.

    A file that cannot be read counts as none; one that cannot be written is logged, no more: a
    window works without a memory.

    Args:
        path: the JSON file; by default in the system's folder for settings.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or settings_path()
        self.values = self._read()

    def change(self, **values: Any) -> None:  # noqa: ANN401 - the types stand in `Settings`
        """Set values by name and write them."""
        changed = replace(self.values, **values)
        if changed != self.values:
            self.values = changed
            self._write()

    def remember(self, folder: Path, opened: datetime, questions: int | None = None) -> None:
        """Put a workspace at the head of the recent ones."""
        entry = RecentWorkspace(str(folder), utc_text(opened), questions)
        others = [old for old in self.values.recent if old.path != entry.path]
        self.change(recent=(entry, *others)[:MOST_RECENT])

    def counted(self, folder: Path) -> int | None:
        """Return how many questions a workspace held when it was open last, or None."""
        known = (old.questions for old in self.values.recent if old.path == str(folder))
        return next(known, None)

    def forget(self, path: str) -> None:
        """Take a workspace off the recent ones; its folder stays as it is."""
        self.change(recent=tuple(old for old in self.values.recent if old.path != path))

    def divider(self, name: str) -> int | None:
        """Return the remembered place of a divider in pixels, or None."""
        return self.values.dividers.get(name)

    def keep_divider(self, name: str, place: int) -> None:
        """Remember the place of a divider in pixels."""
        self.change(dividers={**self.values.dividers, name: place})

    def sat_down(self, project_id: str, code: str) -> None:
        """Put who annotates at which project at the head of the recent ones."""
        others = tuple(one for one in self.values.recent_seats if one != (project_id, code))
        self.change(recent_seats=((project_id, code), *others)[:MOST_RECENT])

    def _read(self) -> Settings:
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
            return _settings_of(stored)
        except FileNotFoundError:
            return Settings()
        except (OSError, ValueError, TypeError, KeyError) as fault:
            _log.info("the settings could not be read and start anew: %s", fault)
            return Settings()

    def _write(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(asdict(self.values), indent=1), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as fault:
            _log.info("the settings could not be written: %s", fault)


def _settings_of(stored: object) -> Settings:
    """Take what is known and well formed; a later version's keys are left aside."""
    if not isinstance(stored, dict):
        raise TypeError("the settings are no object")
    known = {entry.name for entry in fields(Settings)}
    values = {name: value for name, value in stored.items() if name in known}
    values["recent"] = tuple(RecentWorkspace(**entry) for entry in values.get("recent", ()))
    if values.get("window") is not None:
        x, y, width, height = (int(number) for number in values["window"])
        values["window"] = (x, y, width, height)
    for name, bounds in MEMORY_BOUNDS.items():
        if name in values:
            values[name] = min(max(int(values[name]), bounds[0]), bounds[1])
    if "mark_percent" in values:
        values["mark_percent"] = min(max(int(values["mark_percent"]), LEAST_MARK_PERCENT), 100)
    for name in ("marks_dimmed", "marks_named"):
        if name in values:
            values[name] = bool(values[name])
    values["dividers"] = {
        str(name): int(place) for name, place in dict(values.get("dividers") or {}).items()
    }
    for name in ("favourite_terms", "recent_terms"):
        values[name] = {
            str(lexicon): tuple(str(node_id) for node_id in ids)
            for lexicon, ids in dict(values.get(name) or {}).items()
        }
    values["recent_seats"] = tuple(
        (str(project_id), str(code)) for project_id, code in values.get("recent_seats") or ()
    )
    if values.get("theme") not in {"dark", "light"}:
        values["theme"] = "dark"
    return Settings(**values)
