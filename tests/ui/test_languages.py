"""What languages are called in the window, and in which order they are offered."""

from PySide6.QtWidgets import QApplication

from medannot.ui import translation
from medannot.ui.languages import all_languages, both_names, by_name, language_name


def test_names_hold_what_the_speakers_say(qapp: QApplication) -> None:
    translation.install(qapp, "en")

    assert [both_names(code) for code in ("en", "zh", "ja", "pt", "af", "x", "")] == [
        "English",
        "Chinese",
        "Japanese (日本語)",
        "Portuguese (português)",
        "Afrikaans",
        "x",
        "",
    ]
    assert language_name("ja") == "Japanese"


def test_english_and_chinese_are_called_as_the_window_says_them(qapp: QApplication) -> None:
    translation.install(qapp, "zh")
    try:
        assert [language_name(code) for code in ("en", "zh", "ja")] == ["英文", "中文", "Japanese"]
    finally:
        translation.install(qapp, "en")


def test_english_and_chinese_are_offered_first() -> None:
    assert by_name(["vi", "zh", "de", "en", "ja"]) == ("en", "zh", "de", "ja", "vi")
    assert all_languages(["ko"])[:4] == ("en", "zh", "ko", "af")
    assert len(all_languages()) == len(set(all_languages())) == 87
