"""The first step of an import: which files, into which set, and how strictly."""

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import is_zipfile

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from medannot.domain.encodings import CALLED
from medannot.domain.wording import one_line
from medannot.ui.dialogs import Dialogs
from medannot.ui.languages import all_languages
from medannot.ui.library.importing.cleaning_fields import CleaningFields
from medannot.ui.library.importing.import_presenter import Wish, suggested_name
from medannot.ui.library.words import language_word
from medannot.ui.widgets.button import Button
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow, LineField
from medannot.ui.widgets.paths import typed_path, typed_paths
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from medannot.services.question_mapping_values import MappingName


class PathField(QWidget):
    """Takes typed or pasted paths, with buttons that choose.

    Args:
        name: translated name for those who do not see the label.
        buttons: what stands at the right.
    """

    def __init__(self, name: str, *buttons: Button) -> None:
        super().__init__()
        self.shown = LineField(self.tr("Type or paste a path, or choose"), name=name)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.shown, 1)
        for button in buttons:
            row.addWidget(button)

    def set_error(self, wrong: bool) -> None:  # noqa: FBT001 - as Qt's setters
        """Mark the field as filled in wrongly, or not."""
        self.shown.set_error(wrong)


class ImportForm(QScrollArea):
    """Takes a wish.

    Args:
        dialogs: for choosing files and folders.

    Signals:
        changed: something was filled in.
        finished: Enter was pressed in a line.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__()
        self._dialogs = dialogs
        self._paths: tuple[Path, ...] = ()
        self._named_by_hand = False
        self._make_fields()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        canvas = QWidget()
        canvas.setObjectName("canvas")
        column = QVBoxLayout(canvas)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._sources())
        column.addWidget(self._rules())
        column.addWidget(self.cleaning)
        column.addStretch(1)
        self.setWidget(canvas)

    def _make_fields(self) -> None:
        files = Button(self.tr("Files"), icon="files")
        files.clicked.connect(lambda _checked=False: self._choose_files())
        folder = Button(self.tr("Folder"), icon="folder-open")
        folder.clicked.connect(lambda _checked=False: self._choose_folder())
        folder.setAccessibleName(self.tr("Folder of question files"))
        self._files_button = files
        self._files = PathField(self.tr("Question files"), files, folder)
        images = Button(self.tr("Choose"), icon="folder-open")
        images.setAccessibleName(self.tr("Choose the images folder"))
        images.clicked.connect(lambda _checked=False: self._choose_images())
        self._images_field = PathField(self.tr("Images folder"), images)
        self._files.shown.textEdited.connect(self._type_files)
        self._images_field.shown.textEdited.connect(lambda _text: self.changed.emit())
        self.name = LineField(name=self.tr("Set name"))
        self.name.textEdited.connect(self._name_by_hand)
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        for line in (self._files.shown, self._images_field.shown, self.name):
            line.returnPressed.connect(self.finished)
        self.mapping = Choice(self.tr("Mapping"))
        self.mapping.offer([("", self.tr("Recognise by the fields"))])
        self.language = Choice(self.tr("Language"))
        self.language.offer(
            [
                ("", self.tr("All languages")),
                *((code, language_word(code)) for code in all_languages()),
            ]
        )
        self.encoding = Choice(self.tr("Encoding"))
        self.encoding.offer([("", self.tr("Find it out")), *CALLED.items()])
        self.allow_missing = CheckBox(self.tr("Take questions whose images are missing"))
        self.without_bad_keys = CheckBox(self.tr("Take questions whose key cannot be used"))
        self.over_edits = CheckBox(self.tr("Put the files over questions that were edited here"))
        self.cleaning = CleaningFields()

    def _sources(self) -> Card:
        card = Card()
        card.body.addWidget(Text(self.tr("What to import"), "section"))
        self.rows = {
            "paths": FormRow(
                self.tr("Question files"),
                self._files,
                self.tr("JSON, JSONL, tables, Parquet, texts"),
            ),
            "images": FormRow(
                self.tr("Images folder"),
                self._images_field,
                self.tr("A folder or a ZIP archive; else the folder of the questions"),
            ),
            "set_name": FormRow(
                self.tr("Set name"), self.name, self.tr("A set of this name gets a next version")
            ),
        }
        for row in self.rows.values():
            card.body.addWidget(row)
        return card

    def _rules(self) -> Card:
        card = Card()
        card.body.addWidget(Text(self.tr("How to read it"), "section"))
        card.body.addWidget(
            FormRow(self.tr("Mapping"), self.mapping, self.tr("Says which field holds what"))
        )
        card.body.addWidget(
            FormRow(self.tr("Language"), self.language, self.tr("Rows in others are left out"))
        )
        card.body.addWidget(
            FormRow(
                self.tr("Encoding"),
                self.encoding,
                self.tr("Of the text; choose it where letters come out wrong"),
            )
        )
        card.body.addLayout(
            _with_help(
                self.allow_missing,
                self.tr("They are marked; no study can show them until the images are there."),
            )
        )
        card.body.addLayout(
            _with_help(
                self.without_bad_keys,
                self.tr("They have no key then, and are not scored until one is given here."),
            )
        )
        card.body.addLayout(
            _with_help(
                self.over_edits,
                self.tr("Else their words and keys stay, and the report tells where files differ."),
            )
        )
        return card

    def offer_mappings(self, mappings: "Sequence[MappingName]") -> None:
        """Offer the mappings that were saved here, and those of the program."""
        known = [(entry.name, entry.title or entry.name) for entry in mappings]
        self.mapping.offer([("", self.tr("Recognise by the fields")), *known])

    def clear(self) -> None:
        """Begin anew."""
        self._paths, self._named_by_hand = (), False
        self._files.shown.setToolTip("")
        self._files.shown.clear()
        self._images_field.shown.clear()
        self.name.clear()
        self.mapping.choose("")
        self.language.choose("")
        self.encoding.choose("")
        self.allow_missing.setChecked(False)
        self.without_bad_keys.setChecked(False)
        self.over_edits.setChecked(False)
        self.cleaning.clear()
        self._clear_errors()

    def focus_first(self) -> None:
        """Give the field of the question files the focus: a path can be typed or pasted there."""
        self._files.shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def wish(self) -> Wish | None:
        """Return what is filled in; None where something is missing, which is then shown."""
        self._clear_errors()
        images = self._images()
        self.rows["paths"].set_error(self._paths_fault())
        if images is not None and not (images.is_dir() or is_zipfile(images)):
            wrong = self.tr("There is no folder or ZIP archive {path}.").format(
                path=one_line(images)
            )
            self.rows["images"].set_error(wrong)
        if not self.name.text().strip():
            self.rows["set_name"].set_error(self.tr("Give the set a name."))
        if any(row.error() for row in self.rows.values()):
            return None
        return Wish(
            paths=self._paths,
            set_name=self.name.text().strip(),
            images=images,
            mapping=self.mapping.choice(),
            language=self.language.choice(),
            allow_missing_images=self.allow_missing.isChecked(),
            without_bad_keys=self.without_bad_keys.isChecked(),
            over_edits=self.over_edits.isChecked(),
            cleaning=self.cleaning.options(),
            encoding=self.encoding.choice(),
        )

    def why_not(self) -> str:
        """Say why there is nothing to read yet; "" where there is."""
        return "" if self._paths else self.tr("Choose the files or the folder to import.")

    def _paths_fault(self) -> str:
        if not self._paths:
            return self.why_not()
        missing = next((path for path in self._paths if not path.exists()), None)
        if missing is None:
            return ""
        return self.tr("There is no file or folder {path}.").format(path=one_line(missing))

    def _images(self) -> Path | None:
        text = self._images_field.shown.text().strip()
        return typed_path(text) if text else None

    def first_wrong(self) -> QWidget | None:
        """Return the field of the first row with a fault, or None."""
        lines = {"paths": self._files.shown, "images": self._images_field.shown}
        wrong = (name for name, row in self.rows.items() if row.error())
        return next((lines.get(name, self.name) for name in wrong), None)

    def _clear_errors(self) -> None:
        for row in self.rows.values():
            row.set_error("")

    def _name_by_hand(self, text: str) -> None:
        self._named_by_hand = bool(text)

    def _choose_files(self) -> None:
        kinds = ((self.tr("Questions"), _KINDS),)
        self._take(self._dialogs.choose_files(self.tr("Choose question files"), kinds))

    def _choose_folder(self) -> None:
        chosen = self._dialogs.choose_folder(self.tr("Choose a folder of question files"))
        self._take((chosen,) if chosen else ())

    def _choose_images(self) -> None:
        chosen = self._dialogs.choose_folder(self.tr("Choose the images folder"))
        if chosen is not None:
            self._images_field.shown.setText(str(chosen))
            self.changed.emit()

    def _type_files(self, text: str) -> None:
        self._paths = typed_paths(text)
        self._name_after_files()

    def _take(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            return
        self._paths = paths
        self._files.shown.setText("; ".join(str(path) for path in paths))
        self._files.shown.setToolTip("\n".join(one_line(path) for path in paths))
        self.rows["paths"].set_error("")
        self._name_after_files()

    def _name_after_files(self) -> None:
        """Suggest a name for the set, unless the person has given one."""
        if not self._named_by_hand:
            self.name.setText(suggested_name(self._paths))
        self.changed.emit()


_KINDS = "*.json *.jsonl *.ndjson *.csv *.tsv *.xlsx *.parquet *.txt"


def _with_help(box: CheckBox, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addWidget(box)
    row.addWidget(Text(words, tone="text_3", wrap=True), 1)
    return row
