"""A field of image names is proposed as images, be its files broken, absent or in lists as text."""

import json
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_values import Role


@pytest.mark.parametrize(
    ("name", "values", "filled", "missing"),
    [
        ("image", ["bomb.png", "none.png", "none.png"], 3, 1),
        ("image", [["bomb.png"], ["gone"], "gone", "gone too"], 4, 2),
        ("scan", ["['a.png', 'b.png']", "['bomb.png', 'c.PNG']", "[]"], 2, 3),
        ("scan", ['["a.jpeg", "b.jpeg"]', "", None], 1, 2),
        ("scan", ["['bomb.png']", "['none.dcm']"], 2, 1),
    ],
)
def test_names_of_images_are_proposed_and_the_check_tells_what_is_missing(
    tmp_path: Path, name: str, values: list[object], filled: int, missing: int
) -> None:
    records = [
        {"frage": f"Which one is number {n}?", "wahl": ["a b", "c d", "e f"], name: value}
        for n, value in enumerate(values)
    ]
    file = tmp_path / "odd.json"
    file.write_text(json.dumps(records), encoding="utf-8")
    (tmp_path / "bomb.png").write_bytes(b"no image at all")
    mappings = QuestionMappings(tmp_path / "workspace")

    look = mappings.look(OWNER, [file])
    checked = mappings.check(OWNER, look, look.proposal, tmp_path)

    assert look.proposal["images"] == {"key": name}
    found = checked.roles[Role.IMAGES]
    assert (checked.good, found.filled, found.missing) == (len(values), filled, missing)


def test_options_written_as_a_text_are_no_images(tmp_path: Path) -> None:
    file = tmp_path / "odd.json"
    rows = [{"frage": f"Which is {n}?", "wahl": "['Ring', 'Scale']"} for n in range(3)]
    file.write_text(json.dumps(rows), encoding="utf-8")

    proposal = QuestionMappings(tmp_path / "workspace").look(OWNER, [file]).proposal

    assert "images" not in proposal
    assert proposal["options"] == {"key": "wahl", "from": "field"}
