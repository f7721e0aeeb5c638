"""What is remembered of a person's window."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from medannot.ui.settings import Settings, SettingsFile

NOON = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


def test_what_is_changed_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = SettingsFile(tmp_path / "settings.json")
    first.change(theme="light", window=(10, 20, 1366, 768))
    first.keep_divider("reading", 480)
    first.change(favourite_terms={"skin": ("L.PAPULE", "CHEEK")}, recent_terms={"skin": ("F",)})
    first.remember(tmp_path / "skin", NOON, 451)
    first.sat_down("p1", "anna")
    first.sat_down("p2", "bert")
    first.sat_down("p1", "anna")

    second = SettingsFile(tmp_path / "settings.json")

    assert second.values == first.values
    assert second.divider("reading") == 480
    assert second.values.favourite_terms == {"skin": ("L.PAPULE", "CHEEK")}
    assert second.values.recent_seats == (("p1", "anna"), ("p2", "bert"))
    assert second.values.window == (10, 20, 1366, 768)
    assert [(entry.name, entry.questions) for entry in second.values.recent] == [("skin", 451)]


def test_the_last_opened_workspace_comes_first_and_eight_are_kept(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "settings.json")
    for number in range(10):
        settings.remember(Path(f"/w/{number}"), NOON + timedelta(minutes=number))
    settings.remember(Path("/w/5"), NOON)

    names = [entry.name for entry in settings.values.recent]

    assert names == ["5", "9", "8", "7", "6", "4", "3", "2"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"recent": 3}',
        '{"window": [1]}',
        '{"recent": [{"path": 1}]}',
        "\x00",
        '{"favourite_terms": [3]}',
        '{"recent_seats": ["anna"]}',
    ],
)
def test_a_spoilt_file_counts_as_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")

    assert SettingsFile(path).values == Settings()


def test_keys_of_a_later_version_are_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "light", "glasses": True}), encoding="utf-8")

    assert SettingsFile(path).values.theme == "light"


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    settings.change(theme="light")

    assert settings.values.theme == "light"
