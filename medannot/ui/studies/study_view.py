"""One study: figures, readers, what can be done, and the proof of its allocation."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.ui.actions import ActionRegistry, caption, key_caption, tooltip
from medannot.ui.phrases import listed
from medannot.ui.studies.proof_card import ProofCard
from medannot.ui.studies.reader_table import ReaderTable, is_finished
from medannot.ui.studies.study_presenter import StudyState
from medannot.ui.studies.words import (
    act_word,
    language_word,
    load_span,
    met_words,
    needs_word,
    of_total,
)
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button, IconButton, Kind
from medannot.ui.widgets.figures import Figure, figure_row
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Chip, ProgressLine
from medannot.ui.widgets.table import TableFrame
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.services.study_design import StudyView


_ROOM_FOR_READER, _LEAST_TABLES = 1100, 280


class StudyWidget(QWidget):
    """Shows one study.

    Args:
        actions: the window's actions.

    Signals:
        act_wanted: (action id) an act of the page was pressed.
        copy_wanted: (name) the simulated copy is to be shown.
        stop_wanted: the job under way is to be stopped.
    """

    act_wanted = Signal(str)
    copy_wanted = Signal(str)
    stop_wanted = Signal()

    def __init__(self, actions: ActionRegistry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._state = StudyState("")
        self._simulated = Banner()
        self._said = Banner()
        self._said.acted.connect(lambda: self.copy_wanted.emit(self._state.copy))
        self.answers = Figure(self.tr("Answers"))
        self.finished = Figure(self.tr("Readers finished"))
        self.loads = Figure(self.tr("Questions per reader"))
        self.seed = Figure(self.tr("Seed"))
        self._limits = Text("", tone="text_2", wrap=True)
        self._limits.hide()
        self.met = Text("", tone="text_2", wrap=True)
        self.met.hide()
        self.readers = ReaderTable()
        self.readers.opened.connect(lambda _row: self.act_wanted.emit("studies.read"))
        self.readers.chosen.connect(self._light_acts)
        self.proof = ProofCard()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self._make_header())
        layout.addWidget(self._make_body(), 1)

    def _make_body(self) -> QWidget:
        """Put all below the header where it scrolls as one in a low window."""
        body = QWidget()
        body.setObjectName("canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._simulated)
        column.addWidget(self._said)
        column.addWidget(self._make_running())
        column.addWidget(figure_row(self.answers, self.finished, self.loads, self.seed))
        column.addWidget(self._limits)
        column.addWidget(self.met)
        tables = QWidget()
        tables.setMinimumHeight(_LEAST_TABLES)
        row = QHBoxLayout(tables)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(TableFrame(self.readers), 4)
        row.addWidget(self.proof, 3)
        column.addWidget(tables, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def _make_header(self) -> QWidget:
        self._header = PageHeader("")
        self._chip = Chip(self.tr("Simulated"), "warning", icon="robot")
        self._header.mark(self._chip)
        spec = self._actions["studies.back"]
        self.back_button = IconButton("arrow-left", caption(spec))
        self.back_button.setToolTip(tooltip(spec))
        self.back_button.clicked.connect(lambda _=False: self.act_wanted.emit("studies.back"))
        self.verify_button = self._act("studies.verify", "shield-check")
        self.simulate_button = self._act("studies.simulate", "robot")
        self.export_button = self._act("studies.export", "export")
        self.read_button = self._act("studies.read", "", "primary")
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.back_button)
        row.addWidget(self._header, 1)
        return whole

    def _act(self, action: str, icon: str, kind: Kind = "normal") -> Button:
        spec = self._actions[action]
        key = key_caption(spec.keys[0]) if kind == "primary" else ""
        button = Button(caption(spec), kind, icon=icon, key=key)
        button.setToolTip(tooltip(spec))
        button.clicked.connect(lambda _checked=False: self.act_wanted.emit(action))
        self._header.add(button)
        return button

    def _make_running(self) -> QWidget:
        self._running = QWidget()
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._running_text = Text("", tabular=True)
        self._running_line = ProgressLine()
        self.stop_button = Button(self.tr("Stop"), size="compact")
        self.stop_button.clicked.connect(lambda _checked=False: self.stop_wanted.emit())
        row.addWidget(self._running_text)
        row.addWidget(self._running_line, 1)
        row.addWidget(self.stop_button)
        return self._running

    def show_state(self, state: StudyState) -> None:
        """Show a study; the chosen reader stays chosen."""
        reader = self.readers.chosen_reader()
        chosen = reader.code if reader and state.name == self._state.name else ""
        self._state = state
        self._show_heads(state)
        self._show_running(state)
        if state.view is not None:
            self._show_figures(state.view)
            self.readers.show_readers(state.view.readers, state.last_utc, chosen, state.names)
        self.proof.show_proof(state.proof)
        self._light_acts()

    def _show_heads(self, state: StudyState) -> None:
        beside = ""
        if state.view is not None:
            version = state.view.version
            beside = self.tr("set {name}").format(name=version.set_name)
            chosen = [language_word(version.language)] if version.language else []
            chosen += [needs_word(version.needs)] if version.needs else []
            beside = " · ".join([beside, *chosen])
            limits = listed(act_word(act) for act in version.forbidden)
            self._limits.setText(
                self.tr("Readers may not, in the viewer: {acts}").format(acts=limits)
            )
            self._limits.setVisible(bool(limits))
            met = met_words(state.view.met, planned=False)
            self.met.set_tone("warning" if state.view.met.met else "text_2")
            self.met.setText(met)
            self.met.setVisible(bool(met))
        self._header.set_title(state.name, beside)
        self._chip.setVisible(state.simulated)
        notice = self.tr(
            "Simulated readers answer this copy. No figure that comes of it was measured on people."
        )
        self._simulated.say(notice if state.simulated else "", "warning")
        act = self.tr("Show the copy") if state.copy else ""
        self._said.say(state.said, state.tone, act=act)

    def _show_running(self, state: StudyState) -> None:
        words = {
            "verify": self.tr("Drawing the order again"),
            "simulate": self.tr("Simulated readers answer"),
            "export": self.tr("Writing the baseline"),
        }
        text = words.get(state.running, "")
        if state.total:
            text = f"{text}  {of_total(state.done, state.total)}"
        self._running.setVisible(bool(state.running))
        self._running_text.setText(text)
        self._running_line.set_progress(state.done, state.total)
        self.stop_button.setVisible(state.running == "simulate")

    def _show_figures(self, view: "StudyView") -> None:
        numbers = QLocale()
        total = sum(len(reader.items) for reader in view.readers)
        done = sum(reader.done for reader in view.readers)
        share = self.tr("of {total}, {share} %").format(
            total=numbers.toString(total), share=round(100 * done / total) if total else 0
        )
        self.answers.say(numbers.toString(done), share)
        finished = sum(is_finished(reader) for reader in view.readers)
        self.finished.say(numbers.toString(finished), self.tr("of %Ln", "", len(view.readers)))
        loads = [len(reader.items) for reader in view.readers] or [0]
        groups = listed(f"{group.name} {group.per_item}" for group in view.version.groups)
        per_item = self.tr("answers each: {counts}").format(counts=groups)
        self.loads.say(load_span(min(loads), max(loads)), per_item)
        self.seed.say(str(view.version.seed), view.version.algorithm)

    def _light_acts(self) -> None:
        state = self._state
        idle = state.view is not None and not state.running
        reader = self.readers.chosen_reader()
        self.verify_button.setEnabled(idle)
        self.export_button.setEnabled(idle)
        self.simulate_button.setEnabled(idle)
        self.simulate_button.setVisible(not state.simulated)
        self.read_button.setVisible(not state.simulated)
        self.read_button.setEnabled(idle and reader is not None and reader.done < len(reader.items))
        self._name_reading(reader.code if reader is not None else "")

    def _name_reading(self, reader: str) -> None:
        """Name the reader on the button where there is room, else in its tooltip only."""
        spec = self._actions["studies.read"]
        text = self.tr("Start reading as {reader}").format(reader=reader)
        self.read_button.setAccessibleName(text if reader else caption(spec))
        roomy = reader and self.width() >= _ROOM_FOR_READER
        self.read_button.setText(text if roomy else caption(spec))
        self.read_button.setToolTip(tooltip(spec) if roomy or not reader else text)
        self.read_button.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the reader on the button or not."""
        super().resizeEvent(event)
        reader = self.readers.chosen_reader()
        self._name_reading(reader.code if reader is not None else "")
