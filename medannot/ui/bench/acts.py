"""The keys of the bench: they act while its terms are seen, that is while somebody works."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from medannot.domain.annotation.project import Step
from medannot.ui.actions import ActionRegistry
from medannot.ui.bench.bench import Bench
from medannot.ui.bench.case_presenter import CasePresenter
from medannot.ui.viewer.actions import VIEWER_ACTIONS

_IMAGES = next(spec for spec in VIEWER_ACTIONS if spec.id == "viewer.image")


def bind_acts(bench: Bench, presenter: CasePresenter, actions: ActionRegistry) -> None:
    """Make the acts of the bench live."""
    acts: dict[str, Callable[[], object]] = {
        "annotation.undo": presenter.undo,
        "annotation.redo": presenter.redo,
        "annotation.search": bench.begin_search,
        "annotation.part": partial(_go_part, bench, 1),
        "annotation.part_back": partial(_go_part, bench, -1),
        "annotation.next_step": partial(bench.go_step, 1),
        "annotation.previous_step": partial(bench.go_step, -1),
        "annotation.next_asked": partial(bench.go_asked, 1),
        "annotation.previous_asked": partial(bench.go_asked, -1),
        "annotation.map": bench.switch_map,
        "annotation.sentence": bench.sentence.switch_whole,
        "annotation.language": bench.sentence.switch_language,
        "annotation.complete": bench.switch_complete,
    }
    for place in range(len(Step)):
        acts[f"annotation.step_{place + 1}"] = partial(bench.open_step_at, place)
    for action, act in acts.items():
        actions.bind(action, bench.terms, act)
    bench.finder.bind(actions, bench.terms)
    for place, key in enumerate(_IMAGES.keys):
        # A field that is written in would take the digit, and miss the image.
        shortcut = QShortcut(QKeySequence(key), bench)
        shortcut.activated.connect(partial(bench.image.viewer.open, place))


def _go_part(bench: Bench, by: int) -> None:
    """Give the keys to the next part: image, terms, steps."""
    focus = QApplication.focusWidget()
    parts = (bench.image, bench.terms, bench.steps)
    here = next(
        (n for n, one in enumerate(parts) if focus is not None and one.isAncestorOf(focus)), 2
    )
    place = (here + by) % len(parts)
    if place == 0:
        bench.image.viewer.setFocus(Qt.FocusReason.OtherFocusReason)
    elif place == 1:
        bench.terms.take_focus()
    else:
        bench.steps.take_focus()
