"""Why nothing can be decided of the label in front."""

from medannot.ui.actions import QT_TRANSLATE_NOOP
from medannot.ui.review.desk.desk_state import DeskState
from medannot.ui.review.words import tr


def hindrance(state: DeskState) -> str:
    """Return why nothing can be decided here, in a sentence, or nothing."""
    if state.step is not None:
        return ""
    if state.away:
        return tr(
            QT_TRANSLATE_NOOP(
                "Review", "This work is with its annotator again; go on with the next one."
            )
        )
    if state.unseen:
        return tr(
            QT_TRANSLATE_NOOP(
                "Review",
                "What shows this label was erased, so nobody can judge it any more; go on with "
                "the next one.",
            )
        )
    return ""
