"""The settings: what is chosen counts, is kept, and is found again."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from medannot.ui.settings import SettingsFile
from medannot.ui.shell.settings_dialog import SettingsDialog
from tests.helpers.driving import press, texts


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


def dialog(qtbot: QtBot, settings: SettingsFile, themes: list[str] | None = None) -> SettingsDialog:
    made = SettingsDialog(settings, (themes if themes is not None else []).append)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_is_chosen_by_key_is_kept_at_once(
    qtbot: QtBot, qapp: Any, settings: SettingsFile, tmp_path: Path
) -> None:
    here = dialog(qtbot, settings)
    for choice, keys in ((here.mouse, "Down"), (here.drag, "Down"), (here.kept, "Down")):
        press(choice, keys)

    again = SettingsFile(tmp_path / "settings.json").values
    assert again.mouse_profile == "radiology"
    assert again.drag_down_raises is False
    assert again.image_memory_mb == 1024
    assert again.decoder_memory_mb == 1024


def test_the_theme_changes_while_the_dialog_is_open(
    qtbot: QtBot, qapp: Any, settings: SettingsFile
) -> None:
    themes: list[str] = []
    here = dialog(qtbot, settings, themes)
    press(here.theme, "Down")
    assert themes == ["light"]


def test_the_language_is_kept_for_the_next_start(
    qtbot: QtBot, qapp: Any, settings: SettingsFile, tmp_path: Path
) -> None:
    here = dialog(qtbot, settings)
    assert here.language.currentText() == "As the system"
    for language, code in (("English", "en"), ("简体中文", "zh")):
        press(here.language, "Down")
        assert here.language.currentText() == language
        assert SettingsFile(tmp_path / "settings.json").values.language == code

    assert dialog(qtbot, settings).language.currentText() == "简体中文"


def test_each_mouse_says_what_its_buttons_do(
    qtbot: QtBot, qapp: Any, settings: SettingsFile
) -> None:
    here = dialog(qtbot, settings)
    here.mouse.choose("pacs")
    assert any("Right: window." in text for text in texts(here))


@pytest.mark.parametrize(("written", "read"), [(1, 128), (99_999, 8_192), (700, 700)])
def test_memory_stays_within_its_bounds(tmp_path: Path, written: int, read: int) -> None:
    path = tmp_path / "settings.json"
    path.write_text(f'{{"image_memory_mb": {written}}}')
    assert SettingsFile(path).values.image_memory_mb == read


def test_a_mouse_of_a_later_version_counts_as_none(
    qtbot: QtBot, qapp: Any, settings: SettingsFile
) -> None:
    settings.change(mouse_profile="three_handed")
    assert dialog(qtbot, settings).mouse.choice() == "by_image"
