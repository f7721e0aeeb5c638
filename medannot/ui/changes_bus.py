"""The one broadcast: what a use case changed, told to every page."""

from PySide6.QtCore import QObject, Signal

from medannot.domain.changes import Changes


class ChangesBus(QObject):
    """Tells who shows a workspace what has changed in it.

    Signals:
        changed: (Changes, the initiator or None); who began it ignores it.
    """

    changed = Signal(object, object)

    def publish(self, changes: Changes, initiator: QObject | None = None) -> None:
        """Tell everybody."""
        self.changed.emit(changes, initiator)
