"""Chinese glyphs where the system has none: the bundled subset of Noto Sans CJK SC."""

import logging

from PySide6.QtGui import QFontDatabase

from medannot import paths

_log = logging.getLogger(__name__)


def has_chinese() -> bool:
    """Tell whether a font of the system holds simplified Chinese."""
    return bool(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))


def load_missing() -> bool:
    """Add the bundled font where the system has none; tell whether it was added.

    Qt falls back on it by itself for glyphs that the other fonts lack.
    """
    return False if has_chinese() else load_bundled()


def load_bundled() -> bool:
    """Add the bundled font; tell whether it could be read."""
    added = [
        QFontDatabase.addApplicationFont(str(path))
        for path in sorted((paths.resources() / "fonts").glob("*.otf"))
    ]
    if not added or -1 in added:
        _log.warning("the bundled Chinese font could not be loaded")
        return False
    return True
