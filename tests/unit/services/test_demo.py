"""The demo: its questions, its workspace, and how it is built and found again."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from medannot import paths
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.people import OWNER
from medannot.domain.progress import Stopped
from medannot.domain.question import Ability
from medannot.imaging.demo.pictures import picture_names
from medannot.services import demo
from medannot.services.demo import build_demo, finish_dry_run, is_demo, open_dry_run
from medannot.services.desk import create_desk, open_desk
from medannot.services.question_bank import ImportRequest

SETS = ("demo", "demo-single")


def rows(name: str) -> list[dict]:
    text = (paths.resources() / "demo" / f"{name}.json").read_text(encoding="utf-8")
    return json.loads(text)


def every_row() -> list[dict]:
    return [row for name in SETS for row in rows(name)]


@pytest.fixture
def flat_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw small plain pictures instead, each of a colour of its own."""
    real = demo._image_bytes
    colours: dict[str, int] = {}

    def draw(name: str) -> bytes:
        if name.endswith(".dcm"):
            return real(name)
        target = BytesIO()
        shade = 20 * colours.setdefault(name, len(colours))
        Image.new("RGB", (64, 48), (200, shade, 90)).save(target, "JPEG")
        return target.getvalue()

    monkeypatch.setattr(demo, "_image_bytes", draw)


def test_the_questions_cover_every_type_ability_and_language() -> None:
    everything = every_row()

    assert {row["type"] for row in everything} == {
        "single_choice",
        "several_answers",
        "yes_no",
        "short_text",
        "free_text",
    }
    for name in SETS:
        assert {row["ability"] for row in rows(name)} == {ability.value for ability in Ability}
    assert {row["language"] for row in everything} == {"en", "zh"}
    assert len(rows("demo")) > 20


def test_each_form_of_the_page_has_a_question() -> None:
    everything = rows("demo")

    words = [len(f"{row.get('context', '')} {row['question']}".split()) for row in everything]
    assert max(words) > 60
    assert any(not row.get("images") for row in everything)
    assert max(len(row.get("images", ())) for row in everything) == 3
    assert max(len(row.get("options", ())) for row in everything) == 6


def test_every_image_is_drawn_or_installed_and_says_so_without_telling_the_answer() -> None:
    for row in every_row():
        for image in row.get("images", ()):
            drawn = image["file"] in picture_names()
            assert drawn or image["file"].endswith(".dcm")
            caption = image["caption"]
            assert "medannot" in caption if drawn else "pydicom" in caption
            answers = row["answer"] if isinstance(row["answer"], list) else [row["answer"]]
            assert not any(len(one) > 3 and one.lower() in caption.lower() for one in answers)


def test_questions_in_two_languages_are_paired() -> None:
    groups: dict[str, list[str]] = {}
    for row in every_row():
        if "translation_group" in row:
            groups.setdefault(row["translation_group"], []).append(row["language"])

    assert len(groups) >= 6
    assert all(sorted(languages) == ["en", "zh"] for languages in groups.values())


@pytest.mark.usefixtures("flat_pictures")
def test_the_import_finds_nothing_to_complain_of(tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    for row in every_row():
        for image in row.get("images", ()):
            (images / image["file"]).write_bytes(demo._image_bytes(image["file"]))
    with create_desk(tmp_path / "workspace") as desk:
        for name in SETS:
            file = paths.resources() / "demo" / f"{name}.json"
            request = ImportRequest((file,), name, images, "medannot", None, False, False)
            report = desk.bank.read(OWNER, request).report
            assert (report.read, report.items) == (len(rows(name)), len(rows(name)))
            assert not report.refused
            assert not report.warnings
            assert not report.key_in_text
            assert not report.equal_contents


@pytest.mark.usefixtures("flat_pictures")
def test_the_demo_holds_two_studies_and_a_simulated_copy_of_the_first(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []

    folder = build_demo(tmp_path / "demo", lambda done, total: steps.append((done, total)))

    assert is_demo(folder)
    assert steps[-1][0] == steps[-1][1]
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    with open_desk(folder) as desk:
        cards = {card.name: card for card in desk.designs.studies(OWNER)}
        assert set(cards) == {"demo", "demo-single", "demo (simulated, seed 7)"}
        assert (cards["demo"].readers, cards["demo"].trials, cards["demo"].done) == (4, 48, 0)
        assert cards["demo (simulated, seed 7)"].done == 48
        assert desk.results.table(OWNER, "demo (simulated, seed 7)").simulated
        assert all(desk.designs.verify(OWNER, name).holds for name in cards)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["demo"]


@pytest.mark.usefixtures("flat_pictures")
def test_a_demo_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    folder = build_demo(tmp_path / "demo")
    before = (folder / "medannot.sqlite").stat().st_mtime_ns

    assert build_demo(tmp_path / "demo") == folder

    assert (folder / "medannot.sqlite").stat().st_mtime_ns == before


@pytest.mark.usefixtures("flat_pictures")
def test_an_empty_folder_takes_the_demo(tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()

    assert is_demo(build_demo(tmp_path / "demo"))


def put_a_file(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")


def make_a_workspace(folder: Path) -> None:
    create_desk(folder).close()


def be_a_file(folder: Path) -> None:
    folder.write_text("mine")


@pytest.mark.parametrize("fill", [put_a_file, make_a_workspace, be_a_file])
def test_what_is_no_demo_is_refused_and_kept(tmp_path: Path, fill: Callable[[Path], None]) -> None:
    folder = tmp_path / "mine"
    fill(folder)

    with pytest.raises(Refusal, match="holds something else than a demo"):
        build_demo(folder)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]


@pytest.mark.usefixtures("flat_pictures")
def test_a_stopped_build_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 3:
            raise Stopped

    with pytest.raises(Stopped):
        build_demo(tmp_path / "demo", stop)

    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("flat_pictures")
def test_a_dry_run_takes_a_new_copy_once_the_last_one_is_answered(tmp_path: Path) -> None:
    folder = build_demo(tmp_path / "demo")
    with open_desk(folder) as desk:
        first = open_dry_run(desk)
        again = open_dry_run(desk)
        baseline = finish_dry_run(desk, first)
        second = open_dry_run(desk)

    assert first == again
    assert first.study == "demo (simulated, seed 1)"
    assert first.readers == ("simulated-1-primary-01", "simulated-1-senior-01")
    assert second.study == "demo (simulated, seed 2)"
    assert baseline == folder / "baselines" / "demo-simulated-seed-1"
    assert {path.suffix for path in baseline.iterdir()} >= {".xlsx", ".csv", ".json"}


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(EnvironmentFault, match="The demo cannot be built in"):
        build_demo(tmp_path / "file" / "demo")
