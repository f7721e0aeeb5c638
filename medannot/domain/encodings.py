"""The encodings of texts that are read, and what they are called."""

from collections.abc import Mapping
from enum import StrEnum


class Encoding(StrEnum):
    """The encodings of texts that are read."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    GB18030 = "gb18030"
    BIG5 = "big5"
    SHIFT_JIS = "shift-jis"
    EUC_JP = "euc-jp"
    EUC_KR = "euc-kr"
    WINDOWS_1250 = "windows-1250"
    WINDOWS_1251 = "windows-1251"
    WINDOWS_1252 = "windows-1252"


CALLED: Mapping[Encoding, str] = {
    Encoding.UTF_8: "UTF-8",
    Encoding.UTF_16: "UTF-16",
    Encoding.GB18030: "GB 18030",
    Encoding.BIG5: "Big5",
    Encoding.SHIFT_JIS: "Shift-JIS",
    Encoding.EUC_JP: "EUC-JP",
    Encoding.EUC_KR: "EUC-KR",
    Encoding.WINDOWS_1250: "Windows-1250",
    Encoding.WINDOWS_1251: "Windows-1251",
    Encoding.WINDOWS_1252: "Windows-1252",
}
"""What each is called, in every language."""
