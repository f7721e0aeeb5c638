"""What the viewer's actions do to the pane that is active."""

from collections.abc import Callable

from medannot.ui.viewer.image_view import ImageView
from medannot.ui.viewer.panes import ImagePane

_PUSH = 64
_ENLARGE = 1.25
_STEP = 8


def view_acts(view: ImageView) -> dict[str, Callable[[], object]]:
    """Return the acts that change how one image is looked at, by action."""
    return {
        "viewer.fit": view.fit,
        "viewer.one_to_one": lambda: view.zoom_to(1.0),
        "viewer.invert": view.invert,
        "viewer.reset": view.reset,
        "viewer.turn_right": lambda: view.turn_by(1),
        "viewer.turn_left": lambda: view.turn_by(-1),
        "viewer.mirror": view.mirror,
        "viewer.mirror_down": lambda: view.mirror(upside_down=True),
        "viewer.overlays": view.switch_overlays,
        "viewer.words": lambda: view.show_words(shown=not view.shows_words),
        "viewer.zoom_in": lambda: view.zoom(_ENLARGE),
        "viewer.zoom_out": lambda: view.zoom(1 / _ENLARGE),
        "viewer.left": lambda: view.pan(-_PUSH, 0),
        "viewer.right": lambda: view.pan(_PUSH, 0),
        "viewer.up": lambda: view.pan(0, -_PUSH),
        "viewer.down": lambda: view.pan(0, _PUSH),
        "viewer.wider": lambda: view.adjust(_STEP, 0),
        "viewer.narrower": lambda: view.adjust(-_STEP, 0),
        "viewer.brighter": lambda: view.adjust(0, -_STEP),
        "viewer.darker": lambda: view.adjust(0, _STEP),
    }


def pane_acts(pane: ImagePane, turn_to: Callable[[int], None]) -> dict[str, Callable[[], object]]:
    """Return the acts that do not change the view, by action; they tell for themselves.

    Args:
        pane: the active one.
        turn_to: shows a frame of it.
    """
    last = pane.image.frames if pane.image else 1
    return {
        "viewer.next_frame": lambda: turn_to(pane.frame + 1),
        "viewer.previous_frame": lambda: turn_to(pane.frame - 1),
        "viewer.first_frame": lambda: turn_to(1),
        "viewer.last_frame": lambda: turn_to(last),
        "viewer.cine": pane.play,
        "viewer.remove_measure": pane.board.remove_chosen,
        "viewer.clear_measures": pane.board.forget_all,
    }
