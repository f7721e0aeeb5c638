"""Words by which data files name languages; Qt's own tables are the independent source of codes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from medannot.domain.languages import LANGUAGES, code_of, name_of
from medannot.domain.scripts import language_of_letters, main_script
from medannot.domain.yes_no import YES_NO, buttons, says_yes
from tests.helpers.outside import REPOSITORY

PARTS = (QLocale.LanguageCodeType.ISO639Part2T, QLocale.LanguageCodeType.ISO639Part2B)
CALLED_OTHERWISE = {"bn": "Bangla"}
"""What Qt calls Bengali in English."""


@pytest.mark.parametrize("code", sorted(LANGUAGES.keys() - {"no", "tl"}))
def test_codes_and_names_are_those_of_qt(code: str) -> None:
    # Qt knows Norwegian and Tagalog by the codes of what they are made of.
    known = QLocale.codeToLanguage(code, QLocale.LanguageCodeType.ISO639Part1)
    one = LANGUAGES[code]

    assert one.code == code
    assert {*one.codes} == {QLocale.languageToCode(known, part) for part in PARTS}
    assert QLocale.languageToString(known) == CALLED_OTHERWISE.get(code, one.name)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("English", "en"),
        ("en-US", "en"),
        ("eng", "en"),
        ("英文", "en"),
        ("cn", "zh"),
        ("zh_cn", "zh"),
        ("zh-Hant-TW", "zh"),
        ("Traditional Chinese", "zh"),
        ("中文", "zh"),
        ("Deutsch", "de"),
        ("ger", "de"),
        ("deu_Latn", "de"),
        ("français", "fr"),
        ("franc\u0327ais", "fr"),
        ("FRENCH", "fr"),
        ("pt-BR", "pt"),
        ("日本語", "ja"),
        ("jpn", "ja"),
        ("한국어", "ko"),
        ("русский", "ru"),
        ("Tiếng Việt", "vi"),
        ("ﾄ", ""),
        ("ＪＡ", "ja"),
        ("nb-NO", "no"),
        ("es-419", "es"),
        ("iw", "he"),
        (" Italian ", "it"),
        ("", ""),
        ("kr", ""),
        ("cn-tw", ""),
        ("xx", ""),
        ("en-", ""),
        ("English and French", ""),
        ("Klingon", ""),
    ],
)
def test_a_word_of_a_data_file_names_a_language_or_none(word: str, code: str) -> None:
    assert code_of(word) == code


WORDS = [
    (word, one.code)
    for one in LANGUAGES.values()
    for word in (one.code, one.name, one.own, *one.codes, *one.others)
]


@given(
    st.sampled_from(WORDS),
    st.sampled_from([str.upper, str.title, str.casefold]),
    st.sampled_from(["NFC", "NFD", "NFKC"]),
    st.sampled_from(["", " ", "\t\n"]),
)
def test_a_word_means_the_same_however_it_is_written(
    pair: tuple[str, str], case: object, form: str, blank: str
) -> None:
    word, code = pair
    assert callable(case)
    written = f"{blank}{unicodedata.normalize(form, case(word))}{blank}"  # type: ignore[arg-type]  # any of the four

    assert code_of(written) == code


def test_no_word_means_two_languages() -> None:
    meant: dict[str, set[str]] = {}
    for word, code in WORDS:
        meant.setdefault(word.casefold(), set()).add(code)

    assert [word for word, codes in meant.items() if len(codes) > 1] == []


@given(st.text(max_size=30))
def test_any_text_names_a_known_language_or_none(text: str) -> None:
    assert code_of(text) in {"", *LANGUAGES}
    assert language_of_letters(text) in {"", *LANGUAGES}


def test_what_is_no_code_is_its_own_name() -> None:
    assert (name_of("ja"), name_of("x"), name_of("")) == ("Japanese", "x", "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", ""),
        ("Where?", ""),
        ("Lage der Läsion?", ""),
        ("Unde este leziunea în plămân?", ""),
        ("Is it Nguyễn's test?", ""),
        ("Tổn thương nằm ở đâu?", "vi"),
        ("在哪里？", "zh"),
        ("CT 上 the lesion", "zh"),
        ("二氧化碳ニ结合力", "zh"),
        ("腰椎椎間板ヘルニア", "ja"),
        ("慢性閉塞性肺疾患の急性増悪", "ja"),
        ("CT에서 보이는 病變은?", "ko"),
        ("β-blockers in hypertension", ""),
        ("Ποια είναι η βλάβη;", "el"),
        ("Где очаг?", "ru"),
        ("Які симптоми?", "uk"),
        ("أين الآفة؟", "ar"),
        ("ضایعه کجاست؟", "fa"),
        ("زخم کہاں ہے؟", "ur"),
        ("איפה הנגע?", "he"),
        ("घाव कहाँ है?", "hi"),
        ("รอยโรคอยู่ที่ใด", "th"),
    ],
)
def test_letters_tell_a_language_or_none(text: str, code: str) -> None:
    assert language_of_letters(text) == code


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_a_language_is_written_in_the_script_of_its_own_name(code: str) -> None:
    one = LANGUAGES[code]

    assert main_script(one.own) in one.scripts


@pytest.mark.parametrize("code", sorted(YES_NO))
def test_the_words_on_both_buttons_are_known_as_keys(code: str) -> None:
    yes, no = buttons(code)

    assert (says_yes(yes.casefold(), code), says_yes(no.casefold(), code)) == (True, False)
    assert code in LANGUAGES


def test_a_word_of_another_language_says_nothing() -> None:
    assert says_yes("nie", "pl") is False
    assert says_yes("nie", "de") is None
    assert says_yes("oui") is None
    assert says_yes("yes", "fr") is True
    assert says_yes("", "xx") is None
    assert buttons("sw") == ("Yes", "No")


def test_the_help_for_mappings_lists_all_languages() -> None:
    text = (REPOSITORY / "resources/mappings/README.md").read_text(encoding="utf-8")

    assert " ".join(f"`{code}`" for code in LANGUAGES) in text
    assert list(LANGUAGES) == sorted(LANGUAGES)
