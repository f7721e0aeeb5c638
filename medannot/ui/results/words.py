"""Words that tables and plot of the results share."""

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.baseline import BaselineTable, Cell
from medannot.domain.question import Ability
from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.phrases import sentences

_FULL = {
    Ability.LESION_RECOGNITION: QT_TRANSLATE_NOOP("Results", "Lesion recognition"),
    Ability.LOCATION_RECOGNITION: QT_TRANSLATE_NOOP("Results", "Location recognition"),
    Ability.ATTRIBUTE_RECOGNITION: QT_TRANSLATE_NOOP("Results", "Attribute recognition"),
    Ability.SPATIAL_RELATION: QT_TRANSLATE_NOOP("Results", "Spatial relation"),
    Ability.LESION_REASONING: QT_TRANSLATE_NOOP("Results", "Lesion reasoning"),
    Ability.DISEASE_DIAGNOSIS: QT_TRANSLATE_NOOP("Results", "Disease diagnosis"),
    Ability.SUGGESTION_TREATMENT: QT_TRANSLATE_NOOP("Results", "Suggestion and treatment"),
}
_SHORT = {
    Ability.LESION_RECOGNITION: QT_TRANSLATE_NOOP("Results", "Lesion"),
    Ability.LOCATION_RECOGNITION: QT_TRANSLATE_NOOP("Results", "Location"),
    Ability.ATTRIBUTE_RECOGNITION: QT_TRANSLATE_NOOP("Results", "Attribute"),
    Ability.SPATIAL_RELATION: QT_TRANSLATE_NOOP("Results", "Spatial"),
    Ability.LESION_REASONING: QT_TRANSLATE_NOOP("Results", "Reasoning"),
    Ability.DISEASE_DIAGNOSIS: QT_TRANSLATE_NOOP("Results", "Diagnosis"),
    Ability.SUGGESTION_TREATMENT: QT_TRANSLATE_NOOP("Results", "Treatment"),
}


def ability_caption(code: str, *, short: bool = False) -> str:
    """Return an ability's name; one that is not of the paper stands as its source writes it."""
    if not code:
        return QCoreApplication.translate("Results", "None named")
    try:
        known = Ability(code)
    except ValueError:
        return code
    return QCoreApplication.translate("Results", (_SHORT if short else _FULL)[known])


def needs_caption(needs: str) -> str:
    """Return what questions ask for, as the head of a column."""
    words = {
        "image": QCoreApplication.translate("Results", "Image alone"),
        "knowledge": QCoreApplication.translate("Results", "Knowledge"),
    }
    return words.get(needs, QCoreApplication.translate("Results", "None named"))


def percent(value: float | None) -> str:
    """Write a mean from 0 to 1 in per cent with one place; a dash where none was measured."""
    return "–" if value is None else QLocale().toString(100 * value, "f", 1)


def reach(cell: Cell) -> str:
    """Write between which values the mean must lie while answers wait, or ""."""
    if not cell.waiting or cell.lowest is None or cell.highest is None:
        return ""
    numbers = QLocale()
    # A place after the point only where whole numbers would fall together.
    places = int(round(100 * cell.lowest) == round(100 * cell.highest))
    ends = (numbers.toString(100 * end, "f", places) for end in (cell.lowest, cell.highest))
    return "–".join(ends)


def score_words(cell: Cell) -> tuple[str, str]:
    """Write a cell's mean, or the bounds of it, and on how many answers that rests."""
    numbers = QLocale()
    if cell.waiting:
        rests = QCoreApplication.translate("Results", "{waiting} of {count} wait").format(
            waiting=numbers.toString(cell.waiting), count=numbers.toString(cell.scorable)
        )
        if not cell.scored:
            return QCoreApplication.translate("Results", "waiting"), rests
        return QCoreApplication.translate("Results", "{span} %").format(span=reach(cell)), rests
    if cell.mean is None:
        return "–", ""
    rests = QCoreApplication.translate("Results", "of {count}").format(
        count=numbers.toString(cell.counted)
    )
    return percent(cell.mean), rests


def score_sentence(cell: Cell) -> str:
    """Say a cell's mean, or where it must come to lie, and on how many answers that rests."""
    if cell.waiting:
        said = QCoreApplication.translate(
            "Results", "{waiting} of {count} answers wait for a grader; the mean lies in {span} %"
        )
        numbers = QLocale()
        return said.format(
            waiting=numbers.toString(cell.waiting),
            count=numbers.toString(cell.scorable),
            span=reach(cell),
        )
    if cell.mean is None:
        return QCoreApplication.translate("Results", "no answer yet")
    said = QCoreApplication.translate("Results", "{mean} % of %Ln answer(s)", None, cell.counted)
    return said.format(mean=percent(cell.mean))


def spoken_cell(cell: Cell) -> str:
    """Say a cell, and how many answers it leaves out since an image could not be shown."""
    if not cell.image_unavailable:
        return score_sentence(cell)
    said = QCoreApplication.translate(
        "Results",
        "{score}; without a score, since an image could not be shown: %Ln",
        None,
        cell.image_unavailable,
    )
    return said.format(score=score_sentence(cell))


def seconds(milliseconds: float | None) -> str:
    """Write a time in seconds, or a dash where none was measured."""
    if milliseconds is None:
        return "–"
    return QCoreApplication.translate("Results", "{seconds} s").format(
        seconds=QLocale().toString(milliseconds / 1000, "f", 1)
    )


def waiting_line(waiting: int) -> str:
    """Say how many open answers wait for a grader, and what stands in their cells meanwhile."""
    count = QCoreApplication.translate(
        "Results", "Waiting for a grader: %Ln open answer(s).", "", waiting
    )
    rule = QCoreApplication.translate(
        "Results",
        "Until they are graded their cells have no mean: the bounds between which it must come to "
        "lie stand there, dotted in the plot.",
    )
    return sentences([count, rule])


def count_line(table: BaselineTable) -> str:
    """Say how many of a study's trials were answered, and how many of these have no score."""
    numbers = QLocale()
    answers = sum(row.overall.n for row in table.rows)
    cannot = sum(row.overall.cannot_judge for row in table.rows)
    unseen = sum(row.overall.image_unavailable for row in table.rows)
    trials = sum(reader.trials for reader in table.readers)
    said = QCoreApplication.translate(
        "Results", "{answers} of {trials} answered, {cannot} of them cannot judge"
    )
    if unseen:
        said = QCoreApplication.translate(
            "Results",
            "{answers} of {trials} answered, {cannot} of them cannot judge, {unseen} without a "
            "score: their image could not be shown",
        )
    said = said.format(
        answers=numbers.toString(answers),
        trials=numbers.toString(trials),
        cannot=numbers.toString(cannot),
        unseen=numbers.toString(unseen),
    )
    if keyless := sum(row.overall.without_key for row in table.rows):
        more = QCoreApplication.translate(
            "Results",
            "{answered}; %Ln not scored, for want of a reference answer",
            "",
            keyless,
        )
        said = more.format(answered=said)
    return said
