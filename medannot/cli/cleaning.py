"""Options of verbs that take DICOM files in: what of them is kept."""

from typing import Annotated

import typer

from medannot.domain.deidentification import Dates

KeepDates = Annotated[
    Dates, typer.Option(help="Dates and times in DICOM files: removed, shifted or kept.")
]
KeepCharacteristics = Annotated[
    bool, typer.Option("--keep-characteristics", help="Keep sex, age, size and weight in DICOM.")
]
KeepOverlays = Annotated[
    bool,
    typer.Option("--keep-overlays", help="Keep drawings over DICOM images; they may hold names."),
]
