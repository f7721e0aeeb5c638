"""What an import keeps of who the patient was; nothing, unless it is asked for."""

from PySide6.QtWidgets import QWidget

from medannot.domain.deidentification import CleaningOptions, Dates
from medannot.ui.widgets.fields import CheckBox, Choice, FormRow
from medannot.ui.widgets.small import Card
from medannot.ui.widgets.text import Text


class CleaningFields(Card):
    """The options beside the basic profile of de-identification, for DICOM files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.dates = Choice(self.tr("Dates in DICOM files"))
        self.dates.offer(
            [
                (Dates.REMOVED, self.tr("Remove")),
                (Dates.SHIFTED, self.tr("Shift, the same for a patient")),
                (Dates.KEPT, self.tr("Keep")),
            ]
        )
        self.characteristics = CheckBox(self.tr("Keep sex, age, size and weight"))
        self.overlays = CheckBox(self.tr("Keep drawings over the image, which may hold writing"))
        self.body.addWidget(Text(self.tr("Who the patient was"), "section"))
        self.body.addWidget(
            Text(
                self.tr(
                    "Names, numbers and all other identifying data are taken out of every image. "
                    "What its pixels show stays: look at faces and burned-in writing, and cover "
                    "them in the library."
                ),
                tone="text_2",
                wrap=True,
            )
        )
        self.body.addWidget(FormRow(self.tr("Dates in DICOM files"), self.dates, ""))
        self.body.addWidget(self.characteristics)
        self.body.addWidget(self.overlays)

    def options(self) -> CleaningOptions:
        """Return what is filled in."""
        return CleaningOptions(
            Dates(self.dates.choice()),
            self.characteristics.isChecked(),
            self.overlays.isChecked(),
        )

    def clear(self) -> None:
        """Begin anew, with nothing kept."""
        self.dates.choose(Dates.REMOVED)
        self.characteristics.setChecked(False)
        self.overlays.setChecked(False)
