"""Every action of the window: id, text, keys and where it lives; menus come from here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from medannot.ui.phrases import listed, with_key

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - Qt names it so
        """Mark a text for translation; Qt's stubs lose its type."""

else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP

__all__ = [
    "CONTEXT",
    "QT_TRANSLATE_NOOP",
    "ActionRegistry",
    "ActionSpec",
    "caption",
    "key_caption",
    "tooltip",
]

CONTEXT = "Actions"
"""The translation context of the texts; mark them with `QT_TRANSLATE_NOOP("Actions", ...)`."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    Attributes:
        id: such as "library.search".
        text: the source text in English, marked for translation.
        keys: default keys in Qt's portable spelling, such as "Ctrl+F"; the first is shown.
        scope: the page or window it belongs to, such as "window" or "library".
        tip: one more sentence for the tooltip, marked for translation.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    scope: str
    tip: str = ""


def caption(spec: ActionSpec) -> str:
    """Return the action's text in the language of the window."""
    return QCoreApplication.translate(CONTEXT, spec.text)


def key_caption(key: str) -> str:
    """Return a key as it is printed on a badge: named keys in words, such as "Enter" or "Esc"."""
    words = {
        "Return": QCoreApplication.translate("Keys", "Enter"),
        "Backspace": QCoreApplication.translate("Keys", "Backspace"),
        "Space": QCoreApplication.translate("Keys", "Space"),
        "PgUp": QCoreApplication.translate("Keys", "Page up"),
        "PgDown": QCoreApplication.translate("Keys", "Page down"),
    }
    native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return words.get(key) or (native or key).replace("Return", words["Return"])


def tooltip(spec: ActionSpec) -> str:
    """Return the tooltip: text and keys, then the tip."""
    keys = listed(key_caption(key) for key in spec.keys)
    head = with_key(caption(spec), keys) if keys else caption(spec)
    return f"{head}\n{QCoreApplication.translate(CONTEXT, spec.tip)}" if spec.tip else head


class ActionRegistry:
    """All actions by id; refuses two with one id, and two with one key in the same scope."""

    def __init__(self, specs: Iterable[ActionSpec] = ()) -> None:
        self._specs: dict[str, ActionSpec] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self.add(*specs)

    def add(self, *specs: ActionSpec) -> None:
        """Enter actions.

        Raises:
            ValueError: an id or a key of a scope is taken.
        """
        for spec in specs:
            if spec.id in self._specs:
                raise ValueError(f"the action {spec.id} is entered twice")
            for key in spec.keys:
                self._take_key(spec, key)
            self._specs[spec.id] = spec

    def _take_key(self, spec: ActionSpec, key: str) -> None:
        place = (spec.scope, _normalised(key))
        if place in self._keys:
            raise ValueError(f"{key} means {self._keys[place]} and {spec.id} in {spec.scope}")
        self._keys[place] = spec.id

    def __getitem__(self, action_id: str) -> ActionSpec:
        """Return the action of an id."""
        return self._specs[action_id]

    def specs(self, *scopes: str) -> tuple[ActionSpec, ...]:
        """Return the actions of these scopes, or all, in the order they were entered."""
        return tuple(spec for spec in self._specs.values() if not scopes or spec.scope in scopes)

    def bind(self, action_id: str, owner: QWidget, slot: Callable[[], object]) -> QAction:
        """Make the action live while a widget is seen, and return it for menus.

        Args:
            action_id: an entered action.
            owner: the widget, such as a page or the window.
            slot: called without arguments.
        """
        spec = self._specs[action_id]
        action = QAction(caption(spec), owner)
        action.setObjectName(spec.id)
        action.setToolTip(tooltip(spec))
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        # A page that is not in front is not seen, and its keys are then nobody's.
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(lambda _checked=False: slot())
        owner.addAction(action)
        return action


def _normalised(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) or key
