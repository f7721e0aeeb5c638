"""Words for yes and for no, as sources and readers write them."""

from collections.abc import Mapping
from types import MappingProxyType

YES_WORDS = frozenset({"yes", "是", "是的", "有", "包含", "可以", "能"})
NO_WORDS = frozenset({"no", "否", "不是", "没有", "不包含", "不可以", "不能"})
"""Known whatever the language of the question: sources write their keys in English too."""

YES_NO: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ar": ("نعم", "لا"),
        "bg": ("Да", "Не"),
        "bn": ("হ্যাঁ", "না"),
        "bs": ("Da", "Ne"),
        "ca": ("Sí", "No"),
        "cs": ("Ano", "Ne"),
        "da": ("Ja", "Nej"),
        "de": ("Ja", "Nein"),
        "el": ("Ναι", "Όχι"),
        "en": ("Yes", "No"),
        "es": ("Sí", "No"),
        "et": ("Jah", "Ei"),
        "fa": ("بله", "خیر"),
        "fi": ("Kyllä", "Ei"),
        "fr": ("Oui", "Non"),
        "he": ("כן", "לא"),
        "hi": ("हाँ", "नहीं"),
        "hr": ("Da", "Ne"),
        "hu": ("Igen", "Nem"),
        "id": ("Ya", "Tidak"),
        "it": ("Sì", "No"),
        "ja": ("はい", "いいえ"),
        "ko": ("예", "아니요"),
        "lt": ("Taip", "Ne"),
        "lv": ("Jā", "Nē"),
        "ms": ("Ya", "Tidak"),
        "nl": ("Ja", "Nee"),
        "no": ("Ja", "Nei"),
        "pl": ("Tak", "Nie"),
        "pt": ("Sim", "Não"),
        "ro": ("Da", "Nu"),
        "ru": ("Да", "Нет"),
        "sk": ("Áno", "Nie"),
        "sl": ("Da", "Ne"),
        "sv": ("Ja", "Nej"),
        "th": ("ใช่", "ไม่ใช่"),
        "tr": ("Evet", "Hayır"),
        "uk": ("Так", "Ні"),
        "ur": ("ہاں", "نہیں"),
        "vi": ("Có", "Không"),
        "zh": ("是", "否"),
    }
)
"""What the two buttons say, by language. Languages that are not here are asked in English, since
a wrong word would change what is asked; Serbian is not, since it has two scripts."""

_OTHERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "es": (("si",), ()),
    "fa": (("آری",), ("نه",)),
    "hi": (("हां",), ("नही",)),
    "it": (("si",), ()),
    "ko": (("네",), ("아니오",)),
    "pt": ((), ("nao",)),
    "tr": ((), ("hayir",)),
}
"""Other spellings of yes and of no that mean nothing else in their language."""


def buttons(language: str) -> tuple[str, str]:
    """Return what the options of a yes/no question say in its language: yes, then no."""
    return YES_NO.get(language, YES_NO["en"])


def says_yes(word: str, language: str = "") -> bool | None:
    """Tell whether a bare word means yes (True) or no (False); None where it is neither.

    Args:
        word: in small letters, without punctuation.
        language: of which words are known beside those of English and Chinese; "" where it is
            unknown: "nie" is no in Polish and never in German.
    """
    if word in YES_WORDS:
        return True
    if word in NO_WORDS:
        return False
    yes, no = YES_NO.get(language, ("", ""))
    also_yes, also_no = _OTHERS.get(language, ((), ()))
    if word and (word == yes.casefold() or word in also_yes):
        return True
    return False if word and (word == no.casefold() or word in also_no) else None
