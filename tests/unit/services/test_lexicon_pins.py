"""A workspace goes on with the versions of lexicons that it pinned."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.errors import InputFault, Refusal
from medannot.domain.lexicon.stored_label import LabelWords
from medannot.domain.lexicon.version import Version
from medannot.domain.people import Actor, Role
from medannot.exchange.lexicons.folder import load
from medannot.services.desk import Desk, open_desk
from medannot.services.workspaces import check_workspace
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.tampering import ids, tamper, verified
from tests.helpers.workspaces import make_desk

COORDINATOR = Actor("C01", frozenset({Role.COORDINATOR}))
READER = Actor("R01", frozenset({Role.READER}))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with make_desk(tmp_path) as made:
        yield made


def lexicon(
    parent: Path, name: str = "clinic-skin", version: str = "1.2.0", face: str = "面部"
) -> Path:
    """Write the small lexicon under another name and version, the face called otherwise."""
    folder = small_lexicon(Path(tempfile.mkdtemp(dir=parent)) / name)
    head, regions = folder / "lexicon.toml", folder / "regions.csv"
    text = head.read_text("utf-8").replace('"clinic-skin"', f'"{name}"')
    head.write_text(text.replace('"1.2.0"', f'"{version}"'), encoding="utf-8")
    regions.write_text(regions.read_text("utf-8").replace("面部", face), encoding="utf-8")
    return folder


def pins(desk: Desk) -> list[tuple[str, str]]:
    return [(one.pin, one.purpose.value) for one in desk.lexicon_pins.in_use(READER)]


def test_a_pinned_version_stays_when_the_lexicon_goes_on(desk: Desk, tmp_path: Path) -> None:
    first = desk.lexicon_pins.pin(COORDINATOR, load(lexicon(tmp_path)))
    assert (first.number, str(first.version), len(first.sha256)) == (1, "1.2.0", 64)

    later = load(lexicon(tmp_path, version="1.3.0", face="脸"))
    assert desk.lexicon_pins.open(READER).lexicon["FACE"].zh.label == "面部"

    second = desk.lexicon_pins.pin(COORDINATOR, later)
    assert pins(desk) == [("clinic-skin@1.3.0", "primary")]
    assert desk.lexicon_pins.open(READER).lexicon["FACE"].zh.label == "脸"
    assert [one.pin for one in desk.lexicon_pins.all(READER)] == [
        "clinic-skin@1.2.0",
        "clinic-skin@1.3.0",
    ]
    kept = desk.folder / "lexicons" / "kept"
    assert load(kept / "clinic-skin@1.2.0").lexicon["FACE"].zh.label == "面部"
    assert desk.lexicon_pins.pin(COORDINATOR, later) == second
    assert len(desk.lexicon_pins.all(READER)) == 2


def test_one_lexicon_leads_until_another_is_asked_to(desk: Desk, tmp_path: Path) -> None:
    pin = desk.lexicon_pins.pin
    assert desk.lexicon_pins.in_use(READER) == ()
    with pytest.raises(InputFault, match="uses no lexicon at all yet; pin one first"):
        desk.lexicon_pins.open(READER)
    pin(COORDINATOR, load(lexicon(tmp_path, "skin")))
    pin(COORDINATOR, load(lexicon(tmp_path, "bones")))
    assert pins(desk) == [("skin@1.2.0", "primary"), ("bones@1.2.0", "further")]

    pin(COORDINATOR, load(lexicon(tmp_path, "bones")), leads=True)
    assert pins(desk) == [("bones@1.2.0", "primary"), ("skin@1.2.0", "further")]
    pin(COORDINATOR, load(lexicon(tmp_path, "bones", "1.3.0")))
    pin(COORDINATOR, load(lexicon(tmp_path, "skin", "2.0.0")))
    assert pins(desk) == [("bones@1.3.0", "primary"), ("skin@2.0.0", "further")]
    assert desk.lexicon_pins.open(READER, "skin").lexicon.head.version == Version(2, 0, 0)


def test_readers_may_not_pin_and_another_of_the_same_version_is_refused(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(Refusal):
        desk.lexicon_pins.pin(READER, load(lexicon(tmp_path)))
    desk.lexicon_pins.pin(COORDINATOR, load(lexicon(tmp_path)))
    shutil.rmtree(desk.folder / "lexicons" / "kept")

    with pytest.raises(Refusal, match=r"pinned another lexicon clinic-skin@1\.2\.0 \(SHA-256 "):
        desk.lexicon_pins.pin(COORDINATOR, load(lexicon(tmp_path, face="脸")))
    assert not (desk.folder / "lexicons" / "kept").exists()
    # The right one brings a lost copy back.
    desk.lexicon_pins.pin(COORDINATOR, load(lexicon(tmp_path)))
    assert desk.lexicon_pins.problems(READER) == ()
    assert len(desk.lexicon_pins.all(READER)) == 1


def test_what_a_spreadsheet_quotes_otherwise_is_the_same_lexicon(
    desk: Desk, tmp_path: Path
) -> None:
    folder = lexicon(tmp_path)
    desk.lexicon_pins.pin(COORDINATOR, load(folder))
    regions = folder / "regions.csv"
    regions.write_text(regions.read_text("utf-8").replace("身体", '"身体"'), encoding="utf-8")

    desk.lexicon_pins.pin(COORDINATOR, load(folder))
    assert len(desk.lexicon_pins.all(READER)) == 1
    assert desk.lexicon_pins.problems(READER) == ()


@pytest.mark.parametrize(
    ("altered", "said"),
    [
        (
            True,
            (
                "The kept lexicon clinic-skin@1.2.0 was altered by another program; restore its "
                "folder from a backup."
            ),
        ),
        (
            False,
            ("The workspace keeps no lexicon clinic-skin@1.2.0; restore its folder lexicons/kept."),
        ),
    ],
)
def test_a_check_names_a_copy_that_was_altered_or_lost(
    desk: Desk, tmp_path: Path, *, altered: bool, said: str
) -> None:
    desk.lexicon_pins.pin(COORDINATOR, load(lexicon(tmp_path)))
    desk.lexicon_pins.pin(COORDINATOR, load(lexicon(tmp_path, version="1.3.0")))
    desk.close()
    report = check_workspace(desk.folder)
    assert (report.problems, report.lexicons) == ((), 1)

    kept = desk.folder / "lexicons" / "kept" / "clinic-skin@1.2.0"
    if altered:
        # A file that can no longer be read as a table is named as altered, too.
        (kept / "regions.csv").write_text("x\n", encoding="utf-8")
    else:
        shutil.rmtree(kept)
    assert check_workspace(desk.folder).problems == (said,)
    with open_desk(desk.folder, read_only=True) as again:
        assert again.lexicon_pins.open(READER).lexicon.head.pin == "clinic-skin@1.3.0"


def test_a_pin_that_was_altered_removed_or_forged_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.lexicon_pins.pin(COORDINATOR, load(lexicon(tmp_path)))
    desk.close()
    assert verified(desk.folder).problems == ()
    (id_,) = ids(desk.folder, "SELECT id FROM lexicon_pin")
    for statement, said in (
        (
            "UPDATE lexicon_pin SET version = '1.2.1'",
            f"lexicon_pin {id_} was altered: version is '1.2.1', the audit says '1.2.0'",
        ),
        (
            (
                "INSERT INTO lexicon_pin SELECT 'forged', 2, lexicon_id, '9.0.0', sha256, purpose, "
                "pinned_utc FROM lexicon_pin"
            ),
            "lexicon_pin forged stands in no audit entry: it was added or renamed",
        ),
        (
            f"DELETE FROM lexicon_pin WHERE id = '{id_}'",
            f"lexicon_pin {id_} is missing or was renamed",
        ),
    ):
        copy = shutil.copytree(desk.folder, tmp_path / "copy")
        tamper(copy, statement)
        assert verified(copy).problems == (said,)
        shutil.rmtree(copy)


def test_a_label_keeps_the_words_that_its_term_had(tmp_path: Path) -> None:
    words = LabelWords.of(load(lexicon(tmp_path)).lexicon, "L.PAPULE")
    assert words == LabelWords("L.PAPULE", "clinic-skin", Version(1, 2, 0), "Papule", "丘疹")
    with pytest.raises(KeyError):
        LabelWords.of(load(lexicon(tmp_path)).lexicon, "L.GONE")
