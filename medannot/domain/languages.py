"""The languages that a question can be in, and the words by which data files name them.

Codes are those of ISO 639-1; words of three letters are those of ISO 639-2, both the terminological
and the bibliographic one. What a region or a script adds to a code (`pt-BR`, `zh-Hant`, `deu_Latn`)
is left out: traditional and simplified Chinese are both Chinese, Bokmål and Nynorsk both Norwegian.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Language:
    """A language that questions are written in.

    Attributes:
        code: of ISO 639-1.
        name: in English.
        own: what its speakers call it.
        codes: of ISO 639-2.
        scripts: by their codes of ISO 15924, the usual one first.
        others: further words that data files have for it.
    """

    code: str
    name: str
    own: str
    codes: tuple[str, ...]
    scripts: tuple[str, ...] = ("Latn",)
    others: tuple[str, ...] = ()


_CHINESE = (
    "cn", "cmn", "mandarin", "mandarin chinese", "simplified chinese", "traditional chinese",
    "chinese (simplified)", "chinese (traditional)", "chs", "cht", "简体中文", "繁体中文",
    "繁體中文", "汉语", "漢語", "汉文", "中国語", "중국어",
)  # fmt: skip
_NORWEGIAN = (
    "nb", "nn", "nob", "nno", "bokmål", "nynorsk", "norwegian bokmål", "norwegian nynorsk",
    "norsk bokmål", "norsk nynorsk", "挪威语",
)  # fmt: skip
_PORTUGUESE = ("brazilian portuguese", "portuguese (brazil)", "portuguese (portugal)", "葡萄牙语")

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        one.code: one
        for one in (
            Language("af", "Afrikaans", "Afrikaans", ("afr",)),
            Language("am", "Amharic", "አማርኛ", ("amh",), ("Ethi",)),
            Language("ar", "Arabic", "العربية", ("ara",), ("Arab",), ("arb", "عربي", "阿拉伯语")),
            Language("az", "Azerbaijani", "azərbaycan", ("aze",), ("Latn", "Cyrl")),
            Language("be", "Belarusian", "беларуская", ("bel",), ("Cyrl",)),
            Language("bg", "Bulgarian", "български", ("bul",), ("Cyrl",), ("保加利亚语",)),
            Language("bn", "Bengali", "বাংলা", ("ben",), ("Beng",), ("bangla", "孟加拉语")),
            Language("bo", "Tibetan", "བོད་སྐད་", ("bod", "tib"), ("Tibt",), ("藏语", "藏文")),
            Language("bs", "Bosnian", "bosanski", ("bos",), ("Latn", "Cyrl")),
            Language("ca", "Catalan", "català", ("cat",), others=("加泰罗尼亚语",)),
            Language("cs", "Czech", "čeština", ("ces", "cze"), others=("cz", "捷克语")),
            Language("cy", "Welsh", "Cymraeg", ("cym", "wel")),
            Language("da", "Danish", "dansk", ("dan",), others=("丹麦语",)),
            Language("de", "German", "Deutsch", ("deu", "ger"), others=("德语", "德文")),
            Language(
                "el", "Greek", "Ελληνικά", ("ell", "gre"), ("Grek",), ("modern greek", "希腊语")
            ),
            Language("en", "English", "English", ("eng",), others=("英文", "英语")),
            Language("es", "Spanish", "español", ("spa",), others=("castellano", "西班牙语")),
            Language("et", "Estonian", "eesti", ("est",), others=("eesti keel",)),
            Language("eu", "Basque", "euskara", ("eus", "baq")),
            Language(
                "fa", "Persian", "فارسی", ("fas", "per"), ("Arab",), ("farsi", "pes", "波斯语")
            ),
            Language("fi", "Finnish", "suomi", ("fin",), others=("芬兰语",)),
            Language("fr", "French", "français", ("fra", "fre"), others=("francais", "法语")),
            Language("ga", "Irish", "Gaeilge", ("gle",)),
            Language("gl", "Galician", "galego", ("glg",)),
            Language("gu", "Gujarati", "ગુજરાતી", ("guj",), ("Gujr",)),
            Language("ha", "Hausa", "Hausa", ("hau",)),
            Language("he", "Hebrew", "עברית", ("heb",), ("Hebr",), ("iw", "希伯来语")),
            Language("hi", "Hindi", "हिन्दी", ("hin",), ("Deva",), ("हिंदी", "印地语")),
            Language("hr", "Croatian", "hrvatski", ("hrv",), others=("克罗地亚语",)),
            Language("hu", "Hungarian", "magyar", ("hun",), others=("匈牙利语",)),
            Language("hy", "Armenian", "հայերեն", ("hye", "arm"), ("Armn",)),
            Language(
                "id", "Indonesian", "Indonesia", ("ind",),
                others=("bahasa indonesia", "印尼语", "印度尼西亚语"),
            ),
            Language("ig", "Igbo", "Igbo", ("ibo",)),
            Language("is", "Icelandic", "íslenska", ("isl", "ice")),
            Language("it", "Italian", "italiano", ("ita",), others=("意大利语",)),
            Language(
                "ja", "Japanese", "日本語", ("jpn",), ("Jpan", "Hani"), ("jp", "日语", "日文")
            ),
            Language("ka", "Georgian", "ქართული", ("kat", "geo"), ("Geor",)),
            Language("kk", "Kazakh", "қазақ тілі", ("kaz",), ("Cyrl", "Latn", "Arab")),
            Language("km", "Khmer", "ខ្មែរ", ("khm",), ("Khmr",)),
            Language("kn", "Kannada", "ಕನ್ನಡ", ("kan",), ("Knda",)),
            Language(
                "ko", "Korean", "한국어", ("kor",), ("Kore", "Hani"), ("조선말", "韩语", "韩文")
            ),
            Language("ku", "Kurdish", "kurdî", ("kur",), ("Latn", "Arab")),
            Language("ky", "Kyrgyz", "кыргызча", ("kir",), ("Cyrl", "Arab"), ("kirghiz",)),
            Language("lo", "Lao", "ລາວ", ("lao",), ("Laoo",)),
            Language("lt", "Lithuanian", "lietuvių", ("lit",)),
            Language("lv", "Latvian", "latviešu", ("lav",)),
            Language("mk", "Macedonian", "македонски", ("mkd", "mac"), ("Cyrl",)),
            Language("ml", "Malayalam", "മലയാളം", ("mal",), ("Mlym",)),
            Language("mn", "Mongolian", "монгол", ("mon",), ("Cyrl", "Mong"), ("蒙古语", "蒙语")),
            Language("mr", "Marathi", "मराठी", ("mar",), ("Deva",)),
            Language("ms", "Malay", "Melayu", ("msa", "may"), others=("bahasa melayu", "马来语")),
            Language("mt", "Maltese", "Malti", ("mlt",)),
            Language("my", "Burmese", "မြန်မာ", ("mya", "bur"), ("Mymr",), ("缅甸语",)),
            Language("ne", "Nepali", "नेपाली", ("nep",), ("Deva",)),
            Language("nl", "Dutch", "Nederlands", ("nld", "dut"), others=("flemish", "荷兰语")),
            Language("no", "Norwegian", "norsk", ("nor",), others=_NORWEGIAN),
            Language("or", "Odia", "ଓଡ଼ିଆ", ("ori",), ("Orya",), ("oriya",)),
            Language("pa", "Punjabi", "ਪੰਜਾਬੀ", ("pan",), ("Guru", "Arab"), ("panjabi",)),
            Language("pl", "Polish", "polski", ("pol",), others=("波兰语",)),
            Language("ps", "Pashto", "پښتو", ("pus",), ("Arab",), ("pushto",)),
            Language("pt", "Portuguese", "português", ("por",), others=_PORTUGUESE),
            Language(
                "ro", "Romanian", "română", ("ron", "rum"), others=("moldovan", "罗马尼亚语")
            ),
            Language("ru", "Russian", "русский", ("rus",), ("Cyrl",), ("俄语", "俄文")),
            Language("rw", "Kinyarwanda", "Ikinyarwanda", ("kin",), others=("kinyarwanda",)),
            Language("si", "Sinhala", "සිංහල", ("sin",), ("Sinh",), ("sinhalese",)),
            Language("sk", "Slovak", "slovenčina", ("slk", "slo")),
            Language("sl", "Slovenian", "slovenščina", ("slv",), others=("slovene",)),
            Language("so", "Somali", "Soomaali", ("som",)),
            Language("sq", "Albanian", "shqip", ("sqi", "alb")),
            Language("sr", "Serbian", "српски", ("srp",), ("Cyrl", "Latn"), ("srpski",)),
            Language("sv", "Swedish", "svenska", ("swe",), others=("瑞典语",)),
            Language("sw", "Swahili", "Kiswahili", ("swa",), others=("swh", "斯瓦希里语")),
            Language("ta", "Tamil", "தமிழ்", ("tam",), ("Taml",)),
            Language("te", "Telugu", "తెలుగు", ("tel",), ("Telu",)),
            Language("tg", "Tajik", "тоҷикӣ", ("tgk",), ("Cyrl",)),
            Language("th", "Thai", "ไทย", ("tha",), ("Thai",), ("ภาษาไทย", "泰语", "泰文")),
            Language("tl", "Tagalog", "Tagalog", ("tgl",), others=("fil", "filipino")),
            Language("tr", "Turkish", "Türkçe", ("tur",), others=("turkce", "土耳其语")),
            Language("ug", "Uyghur", "ئۇيغۇرچە", ("uig",), ("Arab",), ("uighur", "维吾尔语")),
            Language("uk", "Ukrainian", "українська", ("ukr",), ("Cyrl",), ("乌克兰语",)),
            Language("ur", "Urdu", "اردو", ("urd",), ("Arab",), ("乌尔都语",)),
            Language("uz", "Uzbek", "o‘zbek", ("uzb",), ("Latn", "Cyrl", "Arab"), ("ўзбекча",)),
            Language(
                "vi", "Vietnamese", "Tiếng Việt", ("vie",), others=("vn", "việt", "越南语")
            ),
            Language("xh", "Xhosa", "isiXhosa", ("xho",)),
            Language("yo", "Yoruba", "Yorùbá", ("yor",)),
            Language("zh", "Chinese", "中文", ("zho", "chi"), ("Hani",), _CHINESE),
            Language("zu", "Zulu", "isiZulu", ("zul",)),
        )
    }
)  # fmt: skip
"""By code, in the order of their codes."""

_WITH_A_PLACE = re.compile(r"([a-z]{2,3})-(?:[a-z]{4}-)?(?:[a-z]{4}|[a-z]{2}|\d{3})")
"""A code and what BCP 47 puts behind it: a script, a region, or both."""


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).casefold().replace("_", "-")
    return " ".join(plain.split())


_CODES: Mapping[str, str] = {
    _folded(word): one.code
    for one in LANGUAGES.values()
    for word in (one.code, one.name, one.own, *one.codes, *one.others)
}
_BARE_CODES: Mapping[str, str] = {
    word: code for word, code in _CODES.items() if re.fullmatch("[a-z]{2,3}", word)
} | {"cn": ""}
"""What a region or a script may follow; "cn" is no code but a country that files write for one."""


@lru_cache(maxsize=512)
def code_of(word: str) -> str:
    """Return the code of a language by a word for it; "" where the word is none that is known.

    Args:
        word: a code, a code with a region or a script, or a name; case and width do not matter.
    """
    plain = _folded(word)
    found = _WITH_A_PLACE.fullmatch(plain)
    return _CODES.get(plain, "") if found is None else _BARE_CODES.get(found[1], "")


def name_of(code: str) -> str:
    """Return the English name of a language; what is no code stays as it is."""
    return LANGUAGES[code].name if code in LANGUAGES else code
