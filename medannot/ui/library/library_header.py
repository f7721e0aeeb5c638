"""The title of the library with what can be done with its sets."""

from collections.abc import Callable, Mapping
from functools import partial

from medannot.ui.actions import ActionRegistry, caption, key_caption
from medannot.ui.widgets.button import Button, Kind
from medannot.ui.widgets.header import PageHeader

_ICONS = {
    "library.export": "export",
    "library.draw": "shuffle",
    "library.freeze": "lock-simple",
    "library.import": "plus",
}


class LibraryHeader(PageHeader):
    """Offers the acts; they are hidden while there is no question.

    Args:
        title: of the page.
        actions: the registry.

    Attributes:
        acts: what each button does, by its action.
    """

    def __init__(self, title: str, actions: ActionRegistry) -> None:
        super().__init__(title)
        self.acts: Mapping[str, Callable[[], object]] = {}
        self._buttons: list[Button] = []
        self._captions: list[str] = []
        for action, icon in _ICONS.items():
            spec, first = actions[action], action == "library.import"
            kind: Kind = "primary" if first else "normal"
            # Four badges have no room in a small window; the key sheet holds them all.
            button = Button(
                caption(spec), kind, icon=icon, key=key_caption(spec.keys[0]) if first else ""
            )
            button.clicked.connect(partial(self._do, action))
            self.add(button)
            self._buttons.append(button)
            self._captions.append(caption(spec))
            button.setAccessibleName(caption(spec))

    def _do(self, action: str, _on: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.acts[action]()

    def fit(self, *, narrow: bool) -> None:
        """Leave the title its room: in a narrow window all but the first act are icons."""
        for button, words in zip(self._buttons[:-1], self._captions[:-1], strict=True):
            button.setText("" if narrow else words)
            button.setToolTip(words if narrow else "")
            button.updateGeometry()

    def show_acts(self, *, shown: bool) -> None:
        """Show the buttons, or hide them."""
        for button in self._buttons:
            button.setVisible(shown)
