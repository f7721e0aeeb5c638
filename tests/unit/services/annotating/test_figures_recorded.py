"""Ages, skin types and departments that came in with the images; nothing else is told of them."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.annotation.dimensions import Dimension
from medannot.domain.deidentification import CleaningOptions
from medannot.domain.people import OWNER
from medannot.services.annotation_values import CaseRule, Grouping, ProjectPlan
from medannot.services.desk import Desk
from tests.helpers.pictures import dicom_file
from tests.helpers.question_banks import imported, own_file, picture
from tests.helpers.workspaces import make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as made:
        yield made


def counted(desk: Desk, dimension: Dimension) -> tuple[dict[str, int], int, int]:
    table = desk.project_figures.balance(OWNER, "skin", dimension)
    found = {row.rung.key: row.cases for row in table.rows if row.cases}
    return found, table.without, table.from_source


def test_what_a_question_set_says_of_its_images_is_counted(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(1, 5):
        (folder / f"{number}.png").write_bytes(picture(number))
    said = (
        {"age": "34", "Skin type": "III", "department": "dermatology_std"},
        {"age_band": "0-1", "fitzpatrick": "3"},
        {"age": "unknown", "department": "Burns unit"},
    )
    rows = [
        {"question": f"q{number}", "images": f"{number}.png", "categories": one}
        for number, one in enumerate(said, start=1)
    ]
    path = own_file(tmp_path, *rows, {"question": "q4", "images": "4.png"})
    imported(desk.bank, path, images=folder)
    draft = desk.projects.read_set(OWNER, "ward", CaseRule(Grouping.IMAGE))
    desk.projects.create(OWNER, ProjectPlan("skin", "medannot-skin", 7), draft)

    assert counted(desk, Dimension.AGE) == ({"18–39": 1, "0–1": 1}, 2, 2)
    assert counted(desk, Dimension.SKIN_TYPE) == ({"III": 2}, 2, 2)
    departments = {"dermatology_std": 1, "Burns unit": 1}
    assert counted(desk, Dimension.DEPARTMENT) == (departments, 2, 2)
    table = desk.project_figures.balance(OWNER, "skin", Dimension.DEPARTMENT)
    assert [row.rung.key for row in table.rows if not row.known] == ["Burns unit"]


@pytest.mark.parametrize(("kept", "bands"), [(True, {"65–79": 1, "2–11": 1}), (False, {})])
def test_an_age_that_dicom_files_kept_is_counted(
    desk: Desk,
    tmp_path: Path,
    kept: bool,
    bands: dict[str, int],
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number, age in enumerate(("071Y", "030M", ""), start=1):
        pixels = np.full((6, 8), number, np.uint8)
        data = dicom_file(pixels, PatientAge=age, PatientID=str(number))
        (folder / f"{number}.dcm").write_bytes(data)
    rule = CaseRule(cleaning=CleaningOptions(keep_characteristics=kept))
    draft = desk.projects.read_files(OWNER, [folder], rule)
    desk.projects.create(OWNER, ProjectPlan("skin", "medannot-skin", 7), draft)

    found, without, _ = counted(desk, Dimension.AGE)
    assert found == bands
    assert without == len(draft.cases) - len(bands)
