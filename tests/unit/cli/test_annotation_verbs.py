"""`medannot annotations`: what is printed for people and for programs, and the exit codes."""

import json
from pathlib import Path

import numpy as np
import pytest

from medannot.cli.main import run
from medannot.domain.annotation.distance import ImageOrder
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.services.annotation_values import CaseRule, Grouping
from medannot.services.desk import open_desk
from tests.helpers.annotated import UNSHARP
from tests.helpers.pictures import encoded
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.verbs import NoWindow, Said, Say, saying
from tests.helpers.workspaces import empty_workspace
from tests.unit.services.annotating.test_migration import House, region

CREATE = ("annotations", "project", "create", "skin", "--seed", "7")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return empty_workspace(tmp_path)


@pytest.fixture
def say(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(workspace, capsys)


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
        (("annotations", "show", "12"), 1, "12 is no case; name it by project and number"),
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


def test_cases_are_joined_split_and_ordered_before_anybody_annotates(
    say: Say, images: Path, workspace: Path
) -> None:
    made = say(*CREATE, "--lexicon", "medannot-skin", "--images", images)
    assert made.out.startswith("skin: 3 cases, 3 images")
    with open_desk(workspace) as desk:
        _, before = desk.project_overview.show(OWNER, "skin")
    one, two, three = (case.media[0] for case in before)

    joined = say("annotations", "project", "join", "skin", "1", "3")
    assert (joined.code, joined.out) == (0, "case 1: 2 images\n")
    split = say("annotations", "project", "split", "skin", "1", "--part", "2", "--part", "1")
    assert split.out == "case 1: 1 image\ncase 2: 1 image\n"
    say("annotations", "project", "join", "skin", "1", "2")
    ordered = say("annotations", "project", "split", "skin", "1", "--part", "2,1")
    assert ordered.out == "case 1: 2 images\n"
    wrong = say("annotations", "project", "split", "skin", "1", "--part", "1,3")
    assert wrong.code == 2
    assert "3 is no image of case 1, which has 2; name them 1, 2, …" in wrong.err
    lacking = say("annotations", "project", "split", "skin", "1", "--part", "1")
    assert "Each image of the case has to stand in one part." in lacking.err

    with open_desk(workspace) as desk:
        _, cases = desk.project_overview.show(OWNER, "skin")
    assert [case.media for case in cases] == [(one, three), (two,)]
    assert say("audit", "verify").code == 0


def test_levels_and_the_order_of_photographs_are_asked_for(
    say: Say, images: Path, workspace: Path
) -> None:
    wanted = (*CREATE, "--lexicon", "medannot-skin", "--images", images, "--cases-by", "folder")
    for level, sentence in (
        ("regions=0", "0 to 0 is no span of levels"),
        ("parts=2", "parts=2 names no levels; write such as locations=2"),
        ("lesions=4", "has no lesions at level 4; choose among 2"),
    ):
        refused = say(*wanted, "--level", level)
        assert refused.code != 0
        assert sentence in refused.err
    levels = ("--level", "locations=2-3", "--level", "regions=2")
    assert say(*wanted, *levels, "--order", "near").code == 0
    shown = say("annotations", "project", "show", "skin")
    assert "  terms are chosen at these levels only: regions 2, locations 2-3\n" in shown.out
    with open_desk(workspace) as desk:
        draft = desk.projects.read_files(
            OWNER, [images], CaseRule(Grouping.FOLDER, order=ImageOrder.NEAR)
        )
        _, cases = desk.project_overview.show(OWNER, "skin")
    assert [image.called for image in draft.cases[0].images] == ["near.png", "far.png"]
    assert cases[0].media == tuple(image.media_id for image in draft.cases[0].images)


def test_a_project_is_migrated_after_its_plan_was_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with House(tmp_path) as house:
        opened = house.say(house.open(), region("LEG"), 1)
        house.say(opened, region("ARM"), 1)
        folder, new = house.desk.folder, house.new
        (leg, _) = house.open().findings

    def line(*words: object) -> Said:
        named = ("annotations", "project", "migrate", "house", *words)
        code = run([*map(str, named), "--workspace", str(folder)], NoWindow())
        printed = capsys.readouterr()
        return Said(code, printed.out, printed.err)

    plan = line(new)
    assert plan.code == 0, plan.err
    assert plan.out.splitlines()[0].endswith(
        ": 2 findings, 1 would be written anew; add --write to migrate"
    )
    assert f"case 1, anna, {leg}:LEG" in plan.out
    assert "May become: LEG.L" in plan.out
    wrong = line(new, "--decide", "nonsense")
    assert "nonsense is no decision; write FINDING:OLD=NEW." in wrong.err
    done = line(new, "--write", "--decide", f"{leg}:LEG=LEG.L", "--json")
    told = json.loads(done.out)
    assert (told["migrated"], told["waiting"], told["written"]) == (2, [], True)
    again = line(new)
    assert again.code == 1


def given_out(say: Say, *codes: str) -> Said:
    named = (word for code in codes for word in ("--annotator", code))
    return say("annotations", "project", "assign", "skin", *named)


def test_images_that_came_twice_are_told(say: Say, images: Path) -> None:
    (images / "P2" / "again.png").write_bytes((images / "P1" / "near.png").read_bytes())
    made = say(*CREATE, "--lexicon", "medannot-skin", "--images", images)
    assert made.out.startswith("skin: 3 cases, 3 images")
    assert "1 image came twice; each stands in the project once." in made.err.splitlines()


@pytest.mark.parametrize("name", ["Anna Schmidt", "王芳", "dr.li", "li@clinic"])
def test_people_are_called_by_codes_and_not_by_names(say: Say, images: Path, name: str) -> None:
    say(*CREATE, "--lexicon", "medannot-skin", "--images", images)
    given = given_out(say, "ann-01", name)
    assert given.code == 1
    assert f"{name} looks like a name; call people by pseudonymous codes such as ann-01" in (
        " ".join(given.err.split())
    )
    assert "nobody annotates it yet" in say("annotations", "project", "status", "skin").out


def test_what_was_given_out_is_drawn_again_only_where_that_is_said(say: Say, images: Path) -> None:
    say(*CREATE, "--lexicon", "medannot-skin", "--images", images)
    assert given_out(say, "ann-01", "ann-02").code == 0
    other = given_out(say, "ann-01", "ann-03")
    assert other.code == 1
    assert (
        "The cases of skin are given to ann-01, ann-02 already; add --again to draw anew."
        in " ".join(other.err.split())
    )
    assert "ann-03" not in say("annotations", "project", "status", "skin").out
    # The same people draw the same: nothing is replaced.
    assert given_out(say, "ann-02", "ann-01").code == 0
    anew = say(
        "annotations", "project", "assign", "skin", "--again", "--annotator", "ann-01",
        "--annotator", "ann-03",
    )  # fmt: skip
    assert (anew.code, "  ann-03: 0 of 3 cases submitted, 0 begun" in anew.out) == (0, True)


def test_a_consensus_of_one_reader_says_that_it_needs_two(
    say: Say, images: Path, tmp_path: Path
) -> None:
    say(*CREATE, "--lexicon", "medannot-skin", "--images", images, "--annotators", "2")
    given_out(say, "ann-01", "ann-02")
    told = say("annotations", "consensus", "skin", "--out", tmp_path / "out")
    assert (told.code, told.out) == (1, "")
    assert (
        "A consensus needs two: no case of skin was handed in by two annotators yet."
        in " ".join(told.err.split())
    )
    assert not (tmp_path / "out").exists()


def test_cases_that_were_one_have_names_of_their_own(
    say: Say, images: Path, workspace: Path
) -> None:
    by_folder = ("--cases-by", "folder", "--keep-names")
    say(*CREATE, "--lexicon", "medannot-skin", "--images", images, *by_folder)
    split = say("annotations", "project", "split", "skin", "1", "--part", "1", "--part", "2")
    assert split.out == "case 1 (P1): 1 image\ncase 2 (P1 (2)): 1 image\n"
    say("annotations", "project", "join", "skin", "1", "3")
    say("annotations", "project", "split", "skin", "1", "--part", "1", "--part", "2")
    with open_desk(workspace) as desk:
        _, cases = desk.project_overview.show(OWNER, "skin")
    assert [case.name for case in cases] == ["P1", "P1 (3)", "P1 (2)"]
