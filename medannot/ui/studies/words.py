"""Words that the studies' tables and figures share."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.languages import both_names
from medannot.ui.phrases import sentences

if TYPE_CHECKING:
    from medannot.domain.versions_met import VersionsMet

_ACTS = {
    "flip": QT_TRANSLATE_NOOP("Studies", "Mirror the image"),
    "rotate": QT_TRANSLATE_NOOP("Studies", "Turn the image"),
    "invert": QT_TRANSLATE_NOOP("Studies", "Turn dark and bright round"),
    "window": QT_TRANSLATE_NOOP("Studies", "Change the window or the brightness"),
    "measure": QT_TRANSLATE_NOOP("Studies", "Measure"),
}


def language_word(language: str) -> str:
    """Return the language of a study's questions; "" takes all."""
    return both_names(language) or QCoreApplication.translate("Studies", "All languages")


def needs_word(needs: str) -> str:
    """Return what a study's questions ask for; "" takes all."""
    words = {
        "": QCoreApplication.translate("Studies", "All questions"),
        "image": QCoreApplication.translate("Studies", "Those that ask for the image alone"),
        "knowledge": QCoreApplication.translate("Studies", "Those that ask for knowledge too"),
    }
    return words.get(needs, needs)


def met_words(met: "VersionsMet", *, planned: bool) -> str:
    """Say which questions stand in several languages and who meets them again; "" for none.

    Args:
        met: as it was counted.
        planned: whether it can still be changed, so that it is said how.
    """
    if not met.questions:
        return ""
    several = QCoreApplication.translate(
        "Studies", "In several languages: %Ln question(s).", "", met.questions
    )
    if not met.met:
        none = QCoreApplication.translate("Studies", "No reader gets one in more than one version.")
        return sentences([several, none])
    again = QCoreApplication.translate(
        "Studies",
        "Of these, in more than one version before the same reader: {count} ({readers}), who may "
        "remember the first.",
    ).format(
        count=QLocale().toString(met.met),
        readers=QCoreApplication.translate("Studies", "%Ln reader(s)", "", met.readers),
    )
    advice = QCoreApplication.translate(
        "Studies", "Choose one language, or give each reader one version only."
    )
    return sentences([several, again, *([advice] if planned else [])])


def act_word(act: str) -> str:
    """Return what an act of the viewer is called; one of a later version keeps its code."""
    return QCoreApplication.translate("Studies", _ACTS[act]) if act in _ACTS else act


def of_total(done: int, total: int) -> str:
    """Write a count with its total."""
    locale = QLocale()
    return QCoreApplication.translate("Studies", "{done} of {total}").format(
        done=locale.toString(done), total=locale.toString(total)
    )


def day(utc: str) -> str:
    """Write a moment of UTC in the machine's time and the window's language."""
    moment = QDateTime.fromString(utc, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def span(minutes: int) -> str:
    """Write a duration in hours and minutes."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return QCoreApplication.translate("Studies", "{minutes} min").format(minutes=rest)
    return QCoreApplication.translate("Studies", "{hours} h {minutes} min").format(
        hours=QLocale().toString(hours), minutes=rest
    )


def load_span(smallest: int, largest: int) -> str:
    """Write the fewest and the most items that a reader has."""
    if smallest == largest:
        return QLocale().toString(largest)
    return QCoreApplication.translate("Studies", "{fewest} or {most}").format(
        fewest=QLocale().toString(smallest), most=QLocale().toString(largest)
    )
