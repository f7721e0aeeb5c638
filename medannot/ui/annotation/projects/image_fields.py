"""The part of the form that asks for images, and how they become cases."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medannot.domain.annotation.distance import ImageOrder
from medannot.services.annotation_values import Grouping
from medannot.ui.annotation.projects.wanted import ImageSource, Wanted
from medannot.ui.dialogs import Dialogs
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow, LineField
from medannot.ui.widgets.segmented import Segment, Segmented
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from medannot.domain.question import QuestionSet

_BETWEEN = "; "


class ImageFields(QWidget):
    """Asks where images lie and which of them belong together.

    Args:
        dialogs: ask for folders and files.

    Signals:
        edited: something is filled in otherwise.
        make_wanted: Enter was pressed in a field.
    """

    edited = Signal()
    make_wanted = Signal()

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self.source = Segmented(
            [
                Segment(ImageSource.FILES, self.tr("Files"), "folder-open"),
                Segment(ImageSource.SET, self.tr("Question set"), "books"),
            ],
            self.tr("Images from"),
        )
        self.images = LineField(self.tr("Folder, ZIP, DICOM files"), name=self.tr("Images"))
        self.browse = Button(self.tr("Choose folder"))
        self.browse_files = Button(self.tr("Choose files"))
        self.sets = Choice(self.tr("Question set"))
        self.marks = LineField(self.tr("Not taken in"), name=self.tr("Boxes and masks"))
        self.browse_marks = Button(self.tr("Choose"))
        self.browse_marks.setAccessibleName(self.tr("Choose boxes and masks"))
        self.grouping = Segmented(
            [
                Segment(Grouping.IMAGE, self.tr("One image")),
                Segment(Grouping.FOLDER, self.tr("One folder")),
                Segment(Grouping.NAME, self.tr("Names alike")),
            ],
            self.tr("A case is"),
        )
        self.grouping_of_set = Segmented(
            [
                Segment(Grouping.IMAGE, self.tr("One image")),
                Segment(Grouping.CASE, self.tr("One person")),
            ],
            self.tr("A case of the set is"),
        )
        self.pattern = LineField("^(P[0-9]+)_", name=self.tr("What names share"))
        self.order = Segmented(
            [
                Segment(ImageOrder.NEAR, self.tr("Near first")),
                Segment(ImageOrder.FAR, self.tr("Far first")),
                Segment(ImageOrder.FOUND, self.tr("As found")),
            ],
            self.tr("Order in a case"),
        )
        self.keep_names = CheckBox(self.tr("Call cases by folder or name"))
        self._rows: dict[str, FormRow] = {}
        self._lay_out()
        self._connect()
        self._show_source()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(self.tr("Images and cases"), "section"))
        places = _beside(self.images, self.browse, self.browse_files)
        of_set = self.tr("COCO, LabelMe, CVAT or Label Studio; a start for each annotator.")
        self._rows = {
            "source": FormRow(self.tr("Images from"), _left(self.source)),
            "places": FormRow(
                self.tr("Images"), places, self.tr("They are de-identified as they come in.")
            ),
            "set": FormRow(self.tr("Question set"), self.sets),
            "marks": FormRow(
                self.tr("Boxes and masks"), _beside(self.marks, self.browse_marks), of_set
            ),
            "grouping": FormRow(
                self.tr("A case is"),
                _left(self.grouping),
                self.tr("The slices of a DICOM study are one case always."),
            ),
            "grouping_of_set": FormRow(self.tr("A case is"), _left(self.grouping_of_set)),
            "pattern": FormRow(
                self.tr("What names share"),
                self.pattern,
                self.tr("A regular expression; names with the same first group are one case."),
            ),
            "order": FormRow(
                self.tr("Order in a case"),
                _left(self.order),
                self.tr("By near, middle and far in the names."),
            ),
            "keep_names": FormRow(
                self.tr("Names"),
                self.keep_names,
                self.tr("Only where these name nobody; else cases have numbers."),
            ),
        }
        for row in self._rows.values():
            column.addWidget(row)

    def _connect(self) -> None:
        for segments in (self.source, self.grouping, self.grouping_of_set, self.order):
            segments.chosen.connect(self._tell)
        for field in (self.marks, self.pattern):
            field.textEdited.connect(self._tell)
        for field in (self.images, self.marks, self.pattern):
            field.returnPressed.connect(self.make_wanted)
        # Not at each letter: every place that exists would be looked through.
        self.images.editingFinished.connect(self._tell)
        self.sets.currentIndexChanged.connect(self._tell)
        self.keep_names.toggled.connect(self._tell)
        self.browse.clicked.connect(lambda _on=False: self._choose_folder())
        self.browse_files.clicked.connect(lambda _on=False: self._choose_files())
        self.browse_marks.clicked.connect(lambda _on=False: self._choose_marks())

    def _tell(self, *_what: object) -> None:
        self._show_source()
        self.edited.emit()

    def _show_source(self) -> None:
        of_set = self.source.choice() == ImageSource.SET
        by_name = not of_set and self.grouping.choice() == Grouping.NAME
        shown = {
            "places": not of_set,
            "set": of_set,
            "marks": of_set,
            "grouping": not of_set,
            "grouping_of_set": of_set,
            "pattern": by_name,
            "keep_names": not of_set,
        }
        for name, on in shown.items():
            self._rows[name].setVisible(on)

    # What is chosen

    def offer_sets(self, sets: "Sequence[QuestionSet]") -> None:
        """Offer the question sets of the workspace."""
        self.sets.offer([(one.name, one.name) for one in sets])

    def fill(self, wanted: Wanted) -> Wanted:
        """Return what is wanted with what is filled in here."""
        of_set = self.source.choice() == ImageSource.SET
        grouping = self.grouping_of_set if of_set else self.grouping
        return replace(
            wanted,
            source=ImageSource(self.source.choice()),
            places=self._places(),
            question_set=self.sets.choice(),
            marks=self.marks.text(),
            grouping=Grouping(grouping.choice()),
            pattern=self.pattern.text(),
            keep_names=self.keep_names.isChecked() and not of_set,
            order=ImageOrder(self.order.choice()),
        )

    def _places(self) -> tuple[Path, ...]:
        typed = self.images.text().strip()
        if typed and Path(typed).expanduser().exists():
            return (Path(typed).expanduser(),)
        return tuple(
            Path(one.strip()).expanduser() for one in typed.split(_BETWEEN.strip()) if one.strip()
        )

    def clear(self) -> None:
        """Begin anew."""
        for field in (self.images, self.marks, self.pattern):
            field.clear()
        self.source.choose(ImageSource.FILES)
        self.grouping.choose(Grouping.IMAGE)
        self.grouping_of_set.choose(Grouping.IMAGE)
        self.order.choose(ImageOrder.NEAR)
        self.keep_names.setChecked(False)
        self._show_source()

    def focus_place(self) -> QWidget:
        """Return the field that names the images."""
        return self.sets if self.source.choice() == ImageSource.SET else self.images

    def show_faults(self, said: Callable[[str], str]) -> None:
        """Show what is wrong beside the fields."""
        of_set = self.source.choice() == ImageSource.SET
        self._rows["places"].set_error("" if of_set else said("images"))
        self.images.set_error(bool(self._rows["places"].error()))
        self._rows["set"].set_error(said("images") if of_set else "")
        self._rows["marks"].set_error(said("marks"))
        self._rows["pattern"].set_error(said("pattern"))

    def _choose_folder(self) -> None:
        folder = self._dialogs.choose_folder(self.tr("Images of the project"))
        if folder is not None:
            self.images.setText(str(folder))
            self._tell()

    def _choose_files(self) -> None:
        kinds = [(self.tr("Images and archives"), "*.jpg *.jpeg *.png *.dcm *.zip DICOMDIR")]
        files = self._dialogs.choose_files(self.tr("Images of the project"), kinds)
        if files:
            self.images.setText(_BETWEEN.join(map(str, files)))
            self._tell()

    def _choose_marks(self) -> None:
        kinds = [(self.tr("Annotations"), "*.json *.xml")]
        files = self._dialogs.choose_files(self.tr("Boxes and masks of the images"), kinds)
        if files:
            self.marks.setText(str(files[0]))
            self._tell()


def _beside(*widgets: QWidget) -> QWidget:
    """Return widgets in a row, the first of which takes the room."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 0 if place else 1)
    return whole


def _left(widget: QWidget) -> QWidget:
    """Return a widget of a fixed width in a row that takes what is left."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return whole
