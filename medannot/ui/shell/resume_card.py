"""The card of the session that waits to be resumed."""

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.clock import utc_moment
from medannot.ui.shell.start_presenter import OpenSession
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.small import Card, Chip, ProgressLine
from medannot.ui.widgets.text import ElidedText, Text


class ResumeCard(Card):
    """Says where a reader stopped; its button is the page's one filled button.

    Signals:
        wanted: (OpenSession) the reader goes on.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("raised", 24, parent)
        self._session: OpenSession | None = None
        self._name = ElidedText("", "section")
        self._chip = Chip(self.tr("Session open"), "accent")
        self._said = Text("", tone="text_2", tabular=True, wrap=True)
        self._bar = ProgressLine()
        self._bar.setMaximumWidth(520)
        self._button = Button("", "primary", icon="play", key=self.tr("Enter"), size="large")
        self._button.clicked.connect(lambda _checked=False: self.wanted.emit(self._session))
        left = QVBoxLayout()
        left.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name)
        head.addWidget(self._chip)
        head.addStretch(1)
        left.addLayout(head)
        left.addWidget(self._said)
        left.addWidget(self._bar)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(row)
        self.hide()

    def show_session(self, session: OpenSession | None) -> None:
        """Show a session, or nothing."""
        appears = session is not None and self._session is None
        self._session = session
        self.setVisible(session is not None)
        if session is None:
            return
        self._name.setText(session.study)
        self._name.updateGeometry()
        if session.simulated:
            self._chip.show_state(self.tr("Simulated"), "warning")
        else:
            self._chip.show_state(self.tr("Session open"), "accent")
        self._said.setText(self._sentence(session))
        self._bar.set_progress(session.done, session.total)
        number = QLocale().toString(session.done + 1)
        self._button.setText(self.tr("Resume at item {number}").format(number=number))
        if appears:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sentence(self, session: OpenSession) -> str:
        saved = self.tr("%Ln answer(s) saved.", "", session.done)
        if session.last_utc is None:
            return saved
        seconds = int(utc_moment(session.last_utc).timestamp())
        locale = QLocale()
        moment = locale.toString(
            QDateTime.fromSecsSinceEpoch(seconds), QLocale.FormatType.ShortFormat
        )
        where = self.tr("Reader {reader} stopped at item {number} of {total}, {moment}.").format(
            reader=session.reader,
            number=locale.toString(session.done + 1),
            total=locale.toString(session.total),
            moment=moment,
        )
        return f"{where} {saved}"
