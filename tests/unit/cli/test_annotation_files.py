"""`medannot annotations export|import|sentence`: from the store to files, back, and in words."""

import json
from pathlib import Path

import numpy as np
import pytest

from medannot.domain.annotation.finding import Laterality, LateralitySource, Region, Site
from medannot.domain.annotation.revision import Change
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.exchange.annotations.tidy import COLUMNS
from medannot.services.desk import open_desk
from tests.helpers.annotated import FACE, PAPULE, box, lesion
from tests.helpers.dicom_projects import series
from tests.helpers.pictures import encoded
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return empty_workspace(tmp_path)


@pytest.fixture
def say(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    return saying(workspace, capsys)


@pytest.fixture
def project(say: Say, workspace: Path, tmp_path: Path) -> None:
    """Let anna mark a papule on the second image of the only case."""
    folder = tmp_path / "photographs" / "Zhang San"
    folder.mkdir(parents=True)
    for number, name in enumerate(("a.png", "b.png"), start=1):
        (folder / name).write_bytes(encoded(np.full((6, 8, 3), number * 40, np.uint8), "PNG"))
    made = say(
        "annotations", "project", "create", "skin", "--seed", "7", "--images", folder.parent,
        "--cases-by", "folder", "--lexicon", small_lexicon(tmp_path / "clinic-skin"),
    )  # fmt: skip
    assert made.code == 0, made.err
    given = ("--annotator", "anna", "--annotator", "bert")
    assert say("annotations", "project", "assign", "skin", *given).code == 0
    with open_desk(workspace) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        opened = desk.annotating.open(anna, desk.project_overview.find_case(OWNER, "skin/1"))
        first, second = (image.media_id for image in opened.images)
        right = Site(FACE, Laterality.RIGHT, LateralitySource.STATED)
        desk.annotating.act(
            anna,
            opened,
            [
                Change(FindingId("region"), first, Region(right)),
                Change(FindingId("lesion"), None, lesion(PAPULE)),
                Change(FindingId("mark"), second, box(1, 1, 5, 4, "lesion")),
            ],
        )


@pytest.mark.usefixtures("project")
def test_out_and_in_again(say: Say, tmp_path: Path) -> None:
    out = say(
        "annotations", "export", "skin", "--format", "coco", "--out", tmp_path / "out",
        "--with-images",
    )  # fmt: skip
    assert out.code == 0, out.err
    assert out.err == (
        "skin as coco: 1 case by anna, 2 images, 1 mark\n"
        "  not held: 1 of the kind region\n"
        "  not submitted yet: 1\n"
    )
    assert out.out == f"2 files and 2 pictures written to {tmp_path / 'out'}\n"
    assert sorted(path.name for path in (tmp_path / "out" / "images").iterdir()) == [
        "case-0001-1.png",
        "case-0001-2.png",
    ]
    again = say("annotations", "export", "skin", "--format", "csv", "--out", tmp_path / "out")
    assert (again.code, "There is something in" in again.err) == (1, True)

    dry = say("annotations", "import", "skin", tmp_path / "out", "--annotator", "bert", "--dry-run")
    assert dry.code == 0, dry.err
    assert dry.out == (
        "skin, bert: 2 images found; would come in: lesion 1, mark 1\n"
        "  there already: 0; repaired: 0\n"
        "  Papule (1): L.PAPULE\n"
    )
    came = say("annotations", "import", "skin", tmp_path / "out", "--annotator", "bert", "--json")
    told = json.loads(came.out)
    assert (told["written"], told["new"], told["refused"]) == (True, {"lesion": 1, "mark": 1}, [])
    assert "bert: open; lesion 1, mark 1" in say("annotations", "show", "skin/1").out
    assert say("audit", "verify").code == 0


@pytest.mark.usefixtures("project")
def test_losses_are_told_without_writing(say: Say) -> None:
    told = say("annotations", "export", "skin", "--format", "masks", "--losses", "--json")
    assert told.code == 0, told.err
    facts = json.loads(told.out)
    assert facts["losses"] == [
        {"what": "region", "count": 1, "approximate": False},
        {"what": "box", "count": 1, "approximate": True},
    ]
    held = say("annotations", "export", "skin", "--format", "jsonl", "--losses")
    assert "the format holds all of it" in held.out


@pytest.mark.usefixtures("project")
def test_labels_are_mapped_by_a_file(say: Say, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        json.dumps(
            {
                "imagePath": "b.png",
                "imageWidth": 8,
                "imageHeight": 6,
                "shapes": [
                    {"label": "zit", "shape_type": "rectangle", "points": [[1, 1], [3, 3]]},
                    {"label": "zit", "shape_type": "cube", "points": []},
                ],
            }
        )
    )
    words = ("annotations", "import", "skin", tmp_path / "a.json", "--annotator", "bert")
    refused = say(*words)
    assert refused.code == 1
    assert "a.json, row 2: its kind cube is not known." in refused.err
    assert "zit: not mapped, 1 mark" in refused.err
    assert "These labels are not mapped to the lexicon: zit." in refused.err

    (tmp_path / "map.csv").write_text("label,node_id\nzit,L.NODULE\n")
    came = say(*words, "--map", tmp_path / "map.csv")
    assert came.code == 0, came.err
    assert "came in: lesion 1, mark 1" in came.out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("text", ["{", '{"images": 3}'])
def test_an_import_of_which_nothing_is_read_has_failed(say: Say, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text)
    words = ("annotations", "import", "skin", tmp_path / "a.json", "--annotator", "bert")
    said = say(*words, "--json")
    assert (said.code, json.loads(said.out)["written"]) == (1, False)
    assert said.err.startswith("a.json")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.json", b"[]", "a.json holds an empty list and no annotations.\n"),
        (
            "a.json",
            b'{"images": [], "shapes": [], "images": []}',
            "a.json cannot be read: it says images twice in one object; export it again.\n",
        ),
        (
            "b.zip",
            b"PK\x03\x04\xff",
            "b.zip is a ZIP, which is not taken; unpack it, then import the files in it.\n",
        ),
    ],
)
def test_why_a_file_is_not_read_is_said_once(
    say: Say, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    said = say("annotations", "import", "skin", tmp_path / name, "--annotator", "bert")
    assert (said.code, said.err) == (1, sentence)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("format_", "named"),
    [("jsonl", "cases.jsonl"), ("jsonl", ""), ("csv", "annotations.csv"), ("csv", "")],
)
def test_own_listings_go_out_and_come_in_whole(
    say: Say, tmp_path: Path, format_: str, named: str
) -> None:
    out = tmp_path / "out"
    assert say("annotations", "export", "skin", "--format", format_, "--out", out).code == 0
    words = ("annotations", "import", "skin", out / named, "--annotator", "bert")
    dry = say(*words, "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert dry.out.startswith(
        "skin, bert: 2 images found; would come in: region 1, lesion 1, mark 1\n"
        "  there already: 0; repaired: 0\n"
    )
    assert "  Face (1): FACE\n" in dry.out
    came = say(*words, "--json")
    told = json.loads(came.out)
    assert (told["written"], told["new"]) == (True, {"region": 1, "lesion": 1, "mark": 1})
    again = say(*words)
    assert "came in: nothing\n  there already: 3; repaired: 0\n" in again.out
    shown = say("annotations", "show", "skin/1").out
    assert "bert: open; region 1, lesion 1, mark 1" in shown
    assert say("audit", "verify").code == 0


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "cases.jsonl",
            b"[" * 100_000,
            "cases.jsonl, row 1: it is nested too deeply, or holds a number that is too long.\n",
        ),
        (
            "cases.jsonl",
            b'{"question": "What is it?"}\n',
            "cases.jsonl, row 1: it is no case as medannot writes it; export it again.\n",
        ),
        (
            "codes.csv",
            f"{','.join(COLUMNS)}\ncase-0001,=1+1".encode(),
            "codes.csv, row 2: it has 2 cells, and the table has 37 columns; export it again.\n",
        ),
    ],
)
def test_of_an_own_listing_that_is_not_whole_nothing_is_written(
    say: Say, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    said = say("annotations", "import", "skin", tmp_path / name, "--annotator", "bert")
    assert (said.code, said.err) == (1, sentence)
    assert "bert: open; nothing" in say("annotations", "show", "skin/1").out


@pytest.mark.usefixtures("project")
def test_the_legend_beside_a_map_is_read(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert say("annotations", "export", "skin", "--format", "masks", "--out", out).code == 0
    (picture,) = (out / "anna").glob("case-0001-2*.png")
    said = say("annotations", "import", "skin", picture, "--annotator", "bert")
    assert said.code == 0, said.err
    assert "Papule (1): L.PAPULE" in said.out


@pytest.mark.usefixtures("project")
def test_what_is_no_case_is_told(say: Say) -> None:
    said = say("annotations", "show", "garbage")
    assert (said.code, said.err) == (
        1,
        "medannot: garbage is no case; name it by project and number, such as skin/12.\n",
    )


@pytest.mark.usefixtures("project")
def test_an_import_of_an_empty_folder_has_failed(say: Say, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = say("annotations", "import", "skin", tmp_path / "empty", "--annotator", "bert")
    assert said.code == 1
    assert "There are no annotations in what was named." in said.err


@pytest.mark.usefixtures("project")
def test_an_import_of_an_erased_image_alone_has_failed(
    say: Say, workspace: Path, tmp_path: Path
) -> None:
    words = ("annotations", "export", "skin", "--format", "coco", "--out", tmp_path / "out")
    assert say(*words).code == 0
    with open_desk(workspace) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        opened = desk.annotating.open(anna, desk.project_overview.find_case(OWNER, "skin/1"))
        desk.media.erase(OWNER, opened.images[1].media_id, "asked for")
    said = say("annotations", "import", "skin", tmp_path / "out", "--annotator", "bert", "--json")
    assert (said.code, json.loads(said.out)["written"]) == (1, False)


@pytest.mark.usefixtures("project")
def test_what_is_there_already_is_no_failure(say: Say, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert say("annotations", "export", "skin", "--format", "coco", "--out", out).code == 0
    again = say("annotations", "import", "skin", out, "--annotator", "anna")
    assert (again.code, "there already: 1" in again.out) == (0, True)


@pytest.mark.usefixtures("project")
def test_a_case_and_an_image_in_words(say: Say) -> None:
    case = say("annotations", "sentence", "skin/1", "--author", "anna")
    assert case.code == 0, case.err
    (line,) = case.out.splitlines()[:1]
    assert line.startswith("anna (open): The right face is seen.")
    assert "apule" in line
    first = say("annotations", "sentence", "skin/1/1", "--author", "anna")
    assert "face" in first.out
    assert "apule" not in first.out
    second = say("annotations", "sentence", "skin/1/2", "--author", "anna", "--language", "zh")
    assert "丘疹" in second.out
    assert "面部" not in second.out
    both = json.loads(say("annotations", "sentence", "skin/1", "--json").out)
    assert [one["code"] for one in both["annotators"]] == ["anna", "bert"]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("export", "skin", "--format", "coco"), 2, "Name a new folder with --out"),
        (("export", "wart", "--format", "coco", "--losses"), 1, "no annotation project named wart"),
        (
            ("export", "skin", "--format", "coco", "--losses", "--author", "carl"),
            1,
            "carl annotates nothing there; there are anna, bert.",
        ),
        (("export", "skin", "--format", "tiff", "--losses"), 2, "tiff"),
        (("import", "skin", "x.json"), 2, "Say with --annotator into whose cases"),
        (("import", "skin", "x.json", "--annotator", "anna"), 1, "x.json"),
        (("import", "skin", "x.json", "--annotator", "carl"), 1, "carl"),
        (("sentence", "skin/9"), 1, "The project skin has no case 9."),
        (("sentence", "skin/1/3"), 1, "The case skin/1 has no image 3; it has 2."),
        (("sentence", "skin/1", "--author", "carl"), 1, "carl has not got the case skin/1."),
    ],
)
def test_what_cannot_be_done_is_told(
    say: Say, words: tuple[str, ...], code: int, sentence: str
) -> None:
    said = say("annotations", *words)
    assert (said.code, sentence in said.err) == (code, True), said.err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("format_", ["dicom-sr", "dicom-seg"])
def test_photographs_have_no_dicom_objects(say: Say, tmp_path: Path, format_: str) -> None:
    told = say("annotations", "export", "skin", "--format", format_, "--out", tmp_path / "out")
    assert told.code == 1
    assert told.err == (
        f"medannot: {format_} is written for DICOM images, and none of the annotated images is "
        "one; export them as coco or jsonl.\n"
    )
    assert not (tmp_path / "out").exists()


def test_dicom_objects_go_out_and_come_in(say: Say, workspace: Path, tmp_path: Path) -> None:
    folder = series(tmp_path / "Zhang San")
    made = say(
        "annotations", "project", "create", "ct", "--seed", "7", "--images", folder,
        "--lexicon", small_lexicon(tmp_path / "clinic-skin"),
    )  # fmt: skip
    assert made.code == 0, made.err
    given = ("--annotator", "anna", "--annotator", "bert")
    assert say("annotations", "project", "assign", "ct", *given).code == 0
    with open_desk(workspace) as desk:
        anna = desk.annotating.seat(OWNER, "anna")
        opened = desk.annotating.open(anna, desk.project_overview.find_case(OWNER, "ct/1"))
        second = opened.images[1].media_id
        changes = [
            Change(FindingId("lesion"), None, lesion(PAPULE)),
            Change(FindingId("mark"), second, box(1, 1, 5, 4, "lesion")),
        ]
        desk.annotating.act(anna, opened, changes)
    for format_, file in (
        ("dicom-sr", "case-0001-sr.dcm"),
        ("dicom-seg", "case-0001-seg-1.dcm"),
    ):
        out = tmp_path / format_
        told = say(
            "annotations", "export", "ct", "--format", format_, "--out", out, "--author", "anna",
        )  # fmt: skip
        assert told.code == 0, told.err
        assert told.err.startswith(f"ct as {format_}: 1 case by anna, 3 images, 1 mark\n")
        assert told.out == f"2 files and 0 pictures written to {out}\n"
        came = say("annotations", "import", "ct", out / "anna" / file, "--annotator", "bert")
        assert came.code == 0, came.err
        assert came.out.splitlines()[0].startswith("ct, bert: 1 image found; came in: ")
    told = say("annotations", "show", "ct/1")
    assert "bert: open; lesion 2, mark 2" in told.out, told.out
