"""`medannot annotations`: what is printed for people and for programs, and the exit codes."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from medannot.cli.main import run
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.annotated import UNSHARP
from tests.helpers.pictures import encoded
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.workspaces import empty_workspace
from tests.unit.cli.test_study_verbs import NoWindow, Said

Say = Callable[..., Said]
CREATE = ("annotations", "project", "create", "skin", "--seed", "7")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return empty_workspace(tmp_path)


@pytest.fixture
def say(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    def line(*words: object) -> Said:
        code = run([*map(str, words), "--workspace", str(workspace)], NoWindow())
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    return line


@pytest.fixture
def images(tmp_path: Path) -> Path:
    folder = tmp_path / "images"
    for number, name in enumerate(("P1/near.png", "P1/far.png", "P2/near.png"), start=1):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encoded(np.full((6, 8, 3), number * 30, np.uint8), "PNG"))
    return folder


def test_a_project_from_the_folder_to_what_is_said(
    say: Say, images: Path, tmp_path: Path, workspace: Path
) -> None:
    lexicon = small_lexicon(tmp_path / "clinic-skin")
    made = say(*CREATE, "--lexicon", lexicon, "--images", images, "--cases-by", "folder")
    assert made.code == 0, made.err
    assert made.out == (
        "skin: 2 cases, 3 images; 0 done, 0 in part, 0 with disagreement\n"
        "  nobody annotates it yet; use 'medannot annotations project assign'.\n"
    )
    given = say(
        "annotations", "project", "assign", "skin", "--annotator", "anna", "--annotator", "bert"
    )
    assert given.out.splitlines()[1:] == [
        "  anna: 0 of 2 cases submitted, 0 begun",
        "  bert: 0 of 2 cases submitted, 0 begun",
    ]
    shown = say("annotations", "project", "show", "skin")
    assert shown.out == (
        "skin: quality, regions, lesions, diagnoses, advice; by clinic-skin@1.2.0, closed world, "
        "2 annotators a case, diagnoses by case\n  1: 2 images\n  2: 1 image\n"
    )
    with open_desk(workspace) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        opened = desk.annotating.open(anna, desk.project_overview.find_case(OWNER, "skin/1"))
        media = opened.images[0].media_id
        desk.annotating.act(anna, opened, [Change(FindingId("f"), media, UNSHARP)])

    case = say("annotations", "show", "skin/1")
    assert case.out == (
        "skin/1: 2 images\n  anna: open; quality 1\n  bert: open; nothing said yet\n"
    )
    told = json.loads(say("annotations", "show", "skin/1", "--annotator", "anna", "--json").out)
    assert told["annotators"] == [
        {
            "code": "anna",
            "state": "open",
            "findings": [
                {
                    "id": "f",
                    "kind": "quality",
                    "media_id": media,
                    "content": {"discarded": "unsharp", "note": ""},
                }
            ],
        }
    ]
    status = json.loads(say("annotations", "project", "status", "skin", "--json").out)
    assert status == {
        "name": "skin",
        "cases": 2,
        "images": 3,
        "states": {"open": 2, "partly": 0, "done": 0},
        "disagreeing": 0,
        "annotators": [
            {"code": "anna", "cases": 2, "begun": 1, "submitted": 0},
            {"code": "bert", "cases": 2, "begun": 0, "submitted": 0},
        ],
    }
    assert say("audit", "verify").code == 0


def test_a_refused_file_keeps_all_out_unless_the_good_ones_are_wanted(
    say: Say, images: Path
) -> None:
    (images / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    wanted = (*CREATE, "--lexicon", "medannot-skin", "--images", images)

    refused = say(*wanted)
    assert refused.code == 1
    assert "Some images cannot be taken in; nothing was written." in refused.err
    assert "broken.png" in refused.err
    taken = say(*wanted, "--good-files", "--json")
    assert taken.code == 0
    told = json.loads(taken.out)
    assert (told["cases"], [one["file"] for one in told["refused"]]) == (3, ["broken.png"])


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        ((*CREATE, "--lexicon", "medannot-skin"), 2, "Name either --images or a question --set."),
        (("annotations", "project", "status", "no"), 1, "There is no annotation project named no."),
        (("annotations", "show", "12"), 1, "There is no annotation project named"),
        (
            (*CREATE, "--lexicon", "x", "--images", ".", "--cases-by", "name", "--pattern", "("),
            2,
            "( is no pattern of names",
        ),
    ],
)
def test_what_is_asked_wrongly_is_refused_in_a_sentence(
    say: Say, words: tuple[str, ...], code: int, sentence: str
) -> None:
    said = say(*words)

    assert said.code == code
    assert sentence in said.err
