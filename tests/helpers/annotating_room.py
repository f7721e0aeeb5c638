"""A workspace with an annotation project of two drawn images, and the workbench in the window."""

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtWidgets import QWidget

from medannot.domain.annotation.finding import Content
from medannot.domain.people import OWNER
from medannot.services.annotation_values import CaseRule, ProjectPlan
from medannot.services.desk import open_desk
from tests.helpers.drawn import drawn
from tests.helpers.driving import Driven, click
from tests.helpers.pictures import dicom_file
from tests.helpers.workspaces import empty_workspace

PICTURES = ("ring_near.jpg", "wheals_middle.jpg")


def drawn_images(folder: Path, names: tuple[str, ...] = PICTURES) -> Path:
    """Draw pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(drawn(name))
    return folder


def with_project(
    parent: Path,
    codes: tuple[str, ...] = ("anna", "bert"),
    images: Path | None = None,
    lexicon: str = "medannot-skin",
    rule: CaseRule = CaseRule(),  # noqa: B008 - frozen
) -> Path:
    """Make a workspace with the project "skin", whose cases each of two people has.

    Args:
        parent: the workspace lies below it.
        codes: of the people.
        images: the folder of the project's images; two drawn photographs by default.
        lexicon: which the project goes by.
        rule: by which images become cases.
    """
    if images is not None:
        return _make_project(parent, codes, images, lexicon, rule)
    drawn_images(parent / "pictures")
    return Path(shutil.copytree(_usual_project(codes, lexicon, rule), parent / "workspace"))


@cache
def _usual_project(codes: tuple[str, ...], lexicon: str, rule: CaseRule) -> Path:
    """Make a project of the drawn photographs once; each test works in a copy of its own."""
    parent = Path(tempfile.mkdtemp(prefix="medannot-project-"))
    return _make_project(parent, codes, drawn_images(parent / "pictures"), lexicon, rule)


def _make_project(
    parent: Path, codes: tuple[str, ...], images: Path, lexicon: str, rule: CaseRule
) -> Path:
    folder = empty_workspace(parent)
    with open_desk(folder) as desk:
        draft = desk.projects.read_files(OWNER, [images], rule)
        desk.projects.create(OWNER, ProjectPlan("skin", lexicon, 7), draft)
        desk.projects.assign(OWNER, "skin", codes)
    return folder


def slices(folder: Path, spacing: float | None = 0.5, count: int = 3) -> Path:
    """Write a series of so many slices, 200 x 160 pixels each, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    scale: dict[str, Any] = {} if spacing is None else {"PixelSpacing": [spacing, spacing]}
    for number in range(1, count + 1):
        data = dicom_file(
            np.full((160, 200), 100 * number, np.uint16),
            SOPInstanceUID=f"1.2.3.4.{number}",
            StudyInstanceUID="1.2.3",
            SeriesInstanceUID="1.2.3.9",
            InstanceNumber=number,
            ImagePositionPatient=[0, 0, 5 * number],
            ImageOrientationPatient=[1, 0, 0, 0, 1, 0],
            **scale,
        )
        (folder / f"slice{number}.dcm").write_bytes(data)
    return folder


def kept(folder: Path, code: str) -> list[Content]:
    """Return what somebody has said of their first case, read from the disk."""
    with open_desk(folder) as desk:
        actor = desk.annotating.seat(OWNER, code)
        place = desk.annotating.projects(actor)[0]
        own = desk.annotating.next(actor, place.project_id)
        assert own is not None
        opened = desk.annotating.open(actor, own.case_id)
        return [one.content for one in opened.findings.values()]


def kinds(contents: list[Content]) -> list[str]:
    """Return what findings are about, in their order."""
    return [type(one).__name__.lower() for one in contents]


def sit_down(window: Driven, code: str) -> None:
    """Go from the home page to somebody's first case, by keys."""
    window.wait_for(lambda: window.page_title() == "Home")
    window.idle()
    window.key("Ctrl+6")
    window.wait_to_see("Who annotates?")
    window.idle()
    if window.focus().accessibleName() != f"Annotate skin as {code}":
        window.key("Tab")
    assert window.focus().accessibleName() == f"Annotate skin as {code}"
    window.key("Enter")
    bench = window.page().bench
    window.wait_for(lambda: bench.image.viewer.view.prepared is not None, "the image")
    window.wait_for(lambda: bench.finder.model.rowCount() > 0, "the tree")
    window.idle()


def search(window: Driven, typed: str) -> None:
    """Choose the first term that is found, by keys."""
    window.key("/")
    window.type(typed)
    window.key("Enter")
    window.idle()


def tab_to(window: Driven, name: str) -> None:
    """Go by Tab to the field whose name ends so, from the part that has the keys."""
    passed = []
    for _ in range(12):
        passed.append(window.focus().objectName())
        if passed[-1].endswith(name):
            return
        window.key("Tab")
    raise AssertionError(f"no field {name} among {passed}")


def named(window: Driven, name: str) -> Any:
    """Return the visible widget of this name."""
    found = window.window.findChildren(QWidget, name)
    for widget in found:
        if widget.isVisible():
            return widget
    raise AssertionError(f"nothing visible is called {name}")


def press_on(window: Driven, name: str) -> None:
    """Click the visible widget of this name, and wait for what it does."""
    click(named(window, name))
    window.idle()
