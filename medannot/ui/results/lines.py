"""What the page of results says around its tables."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.corrected_keys import MOST_NAMED
from medannot.ui.phrases import listed, sentences

if TYPE_CHECKING:
    from medannot.domain.baseline import BaselineTable
    from medannot.domain.model_answers.rows import ModelRow


def _tr(text: str, count: int = -1) -> str:
    return QCoreApplication.translate("ResultsPage", text, None, count)


def model_caption(row: "ModelRow") -> str:
    """Return how a model's row is called among those of people."""
    if row.judge:
        return _tr("{model} (model; open answers graded by {judge})").format(
            model=row.model, judge=row.judge
        )
    return _tr("{model} (model)").format(model=row.model)


def waiting_line(table: "BaselineTable") -> str:
    """Say how many open answers wait for a grader; "" where none does."""
    waiting = sum(row.overall.waiting for row in table.rows)
    if not waiting:
        return ""
    count = _tr("Waiting for a grader: %Ln open answer(s).", waiting)
    rule = _tr(
        "Until they are graded their cells have no mean: the bounds between which it must "
        "come to lie stand there, dotted in the plot."
    )
    return _tr("{count} {rule}").format(count=count, rule=rule)


def corrected_line(numbers: tuple[int, ...]) -> str:
    """Say whose keys were corrected since the study was made; "" where none was."""
    if not numbers:
        return ""
    named = listed([QLocale().toString(one) for one in numbers[:MOST_NAMED]])
    if (left := len(numbers) - MOST_NAMED) > 0:
        named = _tr("{numbers} and %Ln more", left).format(numbers=named)
    count = _tr("The key of %Ln question(s) was corrected since this study was made", len(numbers))
    return _tr("{count} (No. {numbers} of its set). Results go by the key as it was.").format(
        count=count, numbers=named
    )


def note_line(*, models: bool) -> str:
    """Say what the markers of the plot mean."""
    said = _tr("The number beside a marker counts the answers that can be scored.")
    if models:
        said = sentences([_tr("Filled markers are people, outlined ones models."), said])
    return said


def count_line(table: "BaselineTable") -> str:
    """Say how many answers there are of all that were asked for."""
    numbers = QLocale()
    answers = sum(row.overall.n for row in table.rows)
    cannot = sum(row.overall.cannot_judge for row in table.rows)
    unseen = sum(row.overall.image_unavailable for row in table.rows)
    trials = sum(reader.trials for reader in table.readers)
    said = _tr("{answers} of {trials} answered, {cannot} of them cannot judge")
    if unseen:
        said = _tr(
            "{answers} of {trials} answered, {cannot} of them cannot judge, {unseen} without "
            "a score: their image could not be shown"
        )
    said = said.format(
        answers=numbers.toString(answers),
        trials=numbers.toString(trials),
        cannot=numbers.toString(cannot),
        unseen=numbers.toString(unseen),
    )
    if keyless := sum(row.overall.without_key for row in table.rows):
        more = _tr("{answered}; %Ln not scored, for want of a reference answer", keyless)
        said = more.format(answered=said)
    return said
