"""The form of a new annotation project, with what its images become beside it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.ui import theme
from medannot.ui.actions import key_caption
from medannot.ui.annotation.projects.case_preview import CasePreview
from medannot.ui.annotation.projects.form_presenter import FormPresenter, FormState, Work
from medannot.ui.annotation.projects.image_fields import ImageFields
from medannot.ui.annotation.projects.schema_fields import SchemaFields
from medannot.ui.annotation.projects.wanted import Wanted
from medannot.ui.dialogs import Dialogs
from medannot.ui.phrases import listed
from medannot.ui.widgets.banner import Banner
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import FormRow, LineField
from medannot.ui.widgets.header import PageHeader
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

_PREVIEW_LEAST, _FORM_LEAST = 380, 560
_HEADING = 32
_FORM_SHARE, _PREVIEW_SHARE = 5, 3


class NewProjectForm(QWidget):
    """Asks for all that a project is.

    Args:
        presenter: of the form.
        dialogs: ask for folders and files.

    Signals:
        left: nothing is to be made.
    """

    left = Signal()

    def __init__(self, presenter: FormPresenter, dialogs: Dialogs) -> None:
        super().__init__()
        self._presenter = presenter
        self._quiet = False
        self.name = LineField(self.tr("Such as skin-batch-1"), name=self.tr("Name"))
        self.image_fields = ImageFields(dialogs)
        self.schema = SchemaFields()
        self.people = LineField(self.tr("Such as ann-01, ann-02"), name=self.tr("Annotators"))
        self.annotators = LineField(name=self.tr("Annotators a case"))
        self.seed = LineField(name=self.tr("Seed"))
        self.draw = Button(self.tr("Draw"), icon="dice-five")
        self.make = Button(self.tr("Make project"), "primary")
        self.cancel = Button(self.tr("Cancel"), "quiet", key=key_caption("Esc"))
        self.further = Button("", "quiet", icon="arrow-down", size="compact")
        self.further.setObjectName("form.further")
        self.further.hide()
        self.preview = CasePreview()
        self._fault = Banner("", "danger")
        self._fault.hide()
        self._lay_out()
        self._connect()

    # For those who fill the form in.

    @property
    def images(self) -> LineField:
        """Return the field of the images' places."""
        return self.image_fields.images

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margin = theme.current().metric("frame.page_margin_small")
        column.setContentsMargins(margin, 0, margin, margin)
        column.setSpacing(12)
        column.addWidget(PageHeader(self.tr("New project")))
        column.addWidget(self._fault)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addWidget(self._make_form(), _FORM_SHARE)
        self.preview.setMinimumWidth(_PREVIEW_LEAST)
        columns.addWidget(self.preview, _PREVIEW_SHARE)
        column.addLayout(columns, 1)
        column.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        """Return the acts, which stay in sight, and a way to what lies further down."""
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.further)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.make)
        return foot

    def _make_form(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("canvas")
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, 12, 0)
        form.setSpacing(12)
        self._rows = {"name": FormRow(self.tr("Name"), self.name)}
        form.addWidget(self._rows["name"])
        form.addSpacing(8)
        form.addWidget(self.image_fields)
        form.addSpacing(8)
        form.addWidget(self.schema)
        form.addSpacing(8)
        self._who = Text(self.tr("Who annotates"), "section")
        form.addWidget(self._who)
        for row in self._people_rows():
            form.addWidget(row)
        form.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._area, self._inner = area, inner
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._show_further())
        bar.rangeChanged.connect(lambda _least, _most: self._show_further())
        card = Card()
        card.setMinimumWidth(_FORM_LEAST)
        card.body.addWidget(area, 1)
        return card

    def _below(self) -> list[tuple[str, QWidget]]:
        """Return the parts of the form whose headings lie below what is seen of it."""
        bar, height = self._area.verticalScrollBar(), self._area.viewport().height()
        parts = [(self.tr("What is asked"), self.schema), (self.tr("Who annotates"), self._who)]
        bottom = bar.value() + height - _HEADING
        return [(name, part) for name, part in parts if part.y() > bottom]

    def _show_further(self) -> None:
        """Say what lies below what is seen of the form; nothing at its end."""
        bar = self._area.verticalScrollBar()
        names = listed([name for name, _part in self._below()])
        words = self.tr("Further down: {parts}").format(parts=names)
        self.further.setText(words if names else self.tr("Further down"))
        self.further.setVisible(bar.value() < bar.maximum())

    def _go_further(self) -> None:
        """Bring the next part into sight, or what is left of the last one."""
        bar, below = self._area.verticalScrollBar(), self._below()
        bar.setValue(below[0][1].y() if below else bar.maximum())

    def _people_rows(self) -> list[FormRow]:
        self.annotators.setFixedWidth(96)
        self.seed.setMaximumWidth(200)
        each, seed = QWidget(), QWidget()
        for place, widgets in ((each, [self.annotators]), (seed, [self.seed, self.draw])):
            row = QHBoxLayout(place)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        self._rows |= {
            "annotators": FormRow(
                self.tr("Annotators a case"),
                each,
                self.tr("Independent of each other; at least two where diagnoses are asked."),
            ),
            "people": FormRow(
                self.tr("Annotators"),
                self.people,
                self.tr("Pseudonymous codes with commas between; they may be named later."),
            ),
            "seed": FormRow(
                self.tr("Seed"), seed, self.tr("Draws who gets which case, in which order.")
            ),
        }
        return [self._rows[key] for key in ("annotators", "people", "seed")]

    def _connect(self) -> None:
        presenter = self._presenter
        presenter.state_changed.connect(self.show_state)
        for field in (self.name, self.people, self.annotators, self.seed):
            field.textChanged.connect(self._tell)
            field.returnPressed.connect(self._want)
        for part in (self.image_fields, self.schema):
            part.edited.connect(self._tell)
        self.image_fields.make_wanted.connect(self._want)
        self.draw.clicked.connect(lambda _on=False: self.seed.setText(presenter.new_seed()))
        self.make.clicked.connect(lambda _on=False: self._want())
        self.further.clicked.connect(lambda _on=False: self._go_further())
        self.cancel.clicked.connect(lambda _on=False: self.left.emit())
        self.preview.stop_wanted.connect(presenter.stop)
        self.preview.look_wanted.connect(presenter.look_again)

    def begin(self, taken: frozenset[str]) -> None:
        """Show an empty form, or what was filled in before; these names are given already."""
        self._presenter.begin(taken)
        if not self.annotators.text():
            self.annotators.setText(Wanted().annotators)
        if not self.seed.text():
            self.seed.setText(self._presenter.new_seed())
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was filled in."""
        self._quiet = True
        for field in (self.name, self.people, self.annotators, self.seed):
            field.clear()
        self.image_fields.clear()
        self.schema.clear()
        self._quiet = False
        self._presenter.clear()

    def wanted(self) -> Wanted:
        """Return what is filled in."""
        wanted = self.schema.fill(self.image_fields.fill(Wanted()))
        return replace(
            wanted,
            name=self.name.text(),
            annotators=self.annotators.text(),
            people=self.people.text(),
            seed=self.seed.text(),
        )

    def _tell(self, *_what: object) -> None:
        if not self._quiet:
            self._presenter.edit(self.wanted())

    def _want(self) -> None:
        if not self.make.isEnabled():
            return
        self._tell()
        self._presenter.create()
        self._go_to_fault()

    def show_state(self, state: FormState) -> None:
        """Show what is wrong, what can be chosen, and what the images become."""
        self._quiet = True
        self.image_fields.offer_sets(state.sets)
        self.schema.offer_lexicons(state.lexicons)
        self.schema.show_offer(state.offer)
        self._quiet = False
        if self._presenter.lexicon != self.schema.lexicon.choice():
            self._presenter.edit(self.wanted())
            return

        def said(field: str) -> str:
            return state.faults.get(field, "")

        for name, row in self._rows.items():
            row.set_error(said(name))
        self.annotators.set_error(bool(said("annotators")))
        self.seed.set_error(bool(said("seed")))
        self.image_fields.show_faults(said)
        self.schema.show_faults(said)
        self._fault.say(state.fault)
        self.make.setEnabled(state.work is not Work.MAKING)
        self.preview.show_state(state)

    def _go_to_fault(self) -> None:
        """Bring the first field that is filled in wrongly into sight, and give it the keys."""
        places: dict[str, QWidget] = {
            "name": self.name,
            "images": self.image_fields.focus_place(),
            "marks": self.image_fields.marks,
            "pattern": self.image_fields.pattern,
            "lexicon": self.schema.lexicon,
            "annotators": self.annotators,
            "people": self.people,
            "seed": self.seed,
        }
        first = next(
            (one for key, one in places.items() if key in self._presenter.state.faults), None
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(first, 0, 64)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
