"""The language of the window: English with right plurals, and any translation that is there."""

import logging
import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from medannot import paths
from medannot.domain.lexicon.node import Language

_log = logging.getLogger(__name__)

_IN_FORCE = "medannot_language"
_NAME = "medannot translator"
_LOCALES = {"en": "en_GB", "zh": "zh_CN"}
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
        return _PLURAL.sub("" if n == 1 else r"\1", _text(source))

    def isEmpty(self) -> bool:  # noqa: N802 - Qt names it so
        """Tell that there is something here, or Qt would not ask."""
        return False


class QtTexts(QTranslator):
    """Qt's own texts in a language, but keys keep the names that are printed on them."""

    def translate(
        self,
        context: bytes | str,
        source: bytes | str,
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str | None:
        """Return the text in the language, or None where there is none or it names a key."""
        if context in (b"QShortcut", "QShortcut"):
            return None
        return super().translate(_text(context), _text(source), _text(disambiguation), n) or None


def install(app: QCoreApplication, language: str = "") -> tuple[QTranslator, ...]:
    """Put a language in force, in place of the one before; widgets that are there keep theirs.

    Args:
        app: the application.
        language: code such as "zh", or "" for that of the system.

    Returns:
        The translators, the last of which is asked first; none where the language was in force.
    """
    wanted = language or _system_language()
    if app.property(_IN_FORCE) == wanted:
        return ()
    app.setProperty(_IN_FORCE, wanted)
    for former in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(former)
        former.setParent(None)
    _count_and_date(language)
    # Its rules are those of English; asked for one class of several, it would answer in English.
    made = _read_in(app, wanted) or [EnglishPlurals(_owner(app))]
    for translator in made:
        translator.setObjectName(_NAME)
        app.installTranslator(translator)
    return tuple(made)


def offered() -> tuple[tuple[str, str], ...]:
    """Return the languages that the window speaks: codes, and what each calls itself."""
    return (("en", "English"), ("zh", "简体中文"))


def leading() -> Language:
    """Return the language of terms that leads where a person has chosen none: the window's own."""
    app = QCoreApplication.instance()
    chinese = app is not None and app.property(_IN_FORCE) == Language.CHINESE.value
    return Language.CHINESE if chinese else Language.ENGLISH


def _read_in(app: QCoreApplication, wanted: str) -> list[QTranslator]:
    """Return Qt's own texts and then the window's in a language, or none where it is not spoken."""
    own = paths.resources() / "translations" / f"medannot_{wanted}.qm"
    if not own.is_file():
        return []
    of_qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    file_of_qt = of_qt / f"qtbase_{_LOCALES.get(wanted, wanted)}.qm"
    made: list[QTranslator] = []
    for translator, file in ((QtTexts(_owner(app)), file_of_qt), (QTranslator(_owner(app)), own)):
        if translator.load(str(file)):
            made.append(translator)
        else:
            _log.warning("the translation %s could not be read", file.name)
    return made


def _system_language() -> str:
    # What a person reads; their numbers and dates may follow another country.
    return QLocale.system().uiLanguages()[0].partition("-")[0]


def _count_and_date(language: str) -> None:
    """Write numbers and dates as the system does, or as a chosen language other than its own."""
    locale = QLocale.system()
    if language and language != locale.name().partition("_")[0]:
        locale = QLocale(_LOCALES.get(language, language))
    if locale.language() == QLocale.Language.C:
        # A machine that names no language would not part thousands.
        locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    QLocale.setDefault(locale)


def _text(words: bytes | str | None) -> str:
    return words.decode() if isinstance(words, bytes) else words or ""


def _owner(app: QCoreApplication) -> QObject:
    return app
