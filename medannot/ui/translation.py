"""The language of the window: English with right plurals, and any translation that is there."""

import logging
import re

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from medannot import paths

_log = logging.getLogger(__name__)

_DONE = "medannot_language"
_PLURAL = re.compile(r"\((e?s)\)")


class EnglishPlurals(QTranslator):
    """Turns "%n item(s)" into "1 item" or "2 items"; all else stays as it is written."""

    def translate(
        self,
        context: bytes | str,
        source: bytes | str,
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str | None:
        """Return the text with its plural, or None where it has none."""
        del context, disambiguation
        if n < 0:
            return None
        text = source.decode() if isinstance(source, bytes) else source
        return _PLURAL.sub("" if n == 1 else r"\1", text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt names it so
        """Tell that there is something here, or Qt would not ask."""
        return False


def install(app: QCoreApplication, language: str = "") -> tuple[QTranslator, ...]:
    """Put the window's language in force, once for an application.

    Args:
        app: the application.
        language: code such as "zh", or "" for that of the system.

    Returns:
        The translators, the last of which is asked first; none at a second call.
    """
    if app.property(_DONE):
        return ()
    app.setProperty(_DONE, True)
    _group_thousands()
    wanted = language or QLocale().name().partition("_")[0]
    made: list[QTranslator] = [EnglishPlurals(_owner(app))]
    file = paths.resources() / "translations" / f"medannot_{wanted}.qm"
    if file.is_file():
        translator = QTranslator(_owner(app))
        if translator.load(str(file)):
            made.append(translator)
        else:
            _log.warning("the translation %s could not be read", file.name)
    for translator in made:
        app.installTranslator(translator)
    return tuple(made)


def _group_thousands() -> None:
    """Part thousands also on a machine that names no language; others do as theirs does."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
        QLocale.setDefault(locale)


def _owner(app: QCoreApplication) -> QObject:
    return app
