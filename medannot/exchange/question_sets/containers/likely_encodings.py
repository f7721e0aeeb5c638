"""Which of several East Asian encodings a text is in, where it can be read in all of them.

Each of their standards has its usual characters in rows of their own (GB 2312, Big5 and JIS X 0208:
"level 1"; KS X 1001: the Hangul). Text in the right encoding consists of these nearly throughout;
read in a wrong one it falls upon rare ones as well. Japanese cannot do without Hiragana.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from medannot.domain.encodings import Encoding

_MOST_SIGNS = 20_000
_LEAST = 0.7
"""Share of usual characters below which none of the encodings is likely."""

_ALL = 0.98
_HIRAGANA = 0.1
_FEWEST_HANGUL = 8


@dataclass(slots=True)
class Sample:
    """The first characters of a text that are not ASCII."""

    signs: list[str] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Take what is needed of a part of the text."""
        room = _MOST_SIGNS - len(self.signs)
        if room > 0 and not text.isascii():
            self.signs.extend([sign for sign in text if sign > "\x7f"][:room])

    def share(self, usual: Callable[[str], bool]) -> float:
        """Return the share of characters that are usual."""
        return sum(map(usual, self.signs)) / len(self.signs) if self.signs else 0.0


def likely(samples: Mapping[Encoding, Sample]) -> Encoding | None:
    """Return the likeliest of some encodings, or None where none seems to be it.

    Args:
        samples: of one text, in each encoding in which it is whole.
    """
    shares = {one: sample.share(_USUAL[one]) for one, sample in samples.items()}
    for one in (Encoding.SHIFT_JIS, Encoding.EUC_JP):
        if one in samples and samples[one].share(_is_hiragana) >= _HIRAGANA:
            if shares[one] >= _LEAST:
                return one
        else:
            shares.pop(one, None)
    korean = samples.get(Encoding.EUC_KR)
    if korean is not None and (len(korean.signs) < _FEWEST_HANGUL or not shares[Encoding.EUC_KR]):
        shares.pop(Encoding.EUC_KR)
    elif korean is not None and shares[Encoding.EUC_KR] >= _ALL:
        # Hangul fall upon usual Chinese characters, which in turn fall upon rare ones as well.
        return Encoding.EUC_KR
    else:
        shares.pop(Encoding.EUC_KR, None)
    best = max(shares, key=lambda one: shares[one], default=None)
    return best if best is not None and shares[best] >= _LEAST else None


def _rows(codec: str, ranges: tuple[tuple[int, int], ...]) -> Callable[[str], bool]:
    """Return what tells whether a character's first byte lies in one of some ranges."""
    known: dict[str, bool] = {}

    def usual(sign: str) -> bool:
        if sign not in known:
            try:
                data = sign.encode(codec)
            except UnicodeEncodeError:
                data = b""
            known[sign] = len(data) == 2 and any(low <= data[0] <= high for low, high in ranges)
        return known[sign]

    return usual


def _is_hiragana(sign: str) -> bool:
    return "\u3041" <= sign <= "\u3096"


_USUAL: Mapping[Encoding, Callable[[str], bool]] = {
    Encoding.GB18030: _rows("gb2312", ((0xA1, 0xA3), (0xB0, 0xD7))),
    Encoding.BIG5: _rows("big5", ((0xA1, 0xA3), (0xA4, 0xC6))),
    Encoding.SHIFT_JIS: _rows("euc_jp", ((0xA1, 0xA5), (0xB0, 0xCF))),
    Encoding.EUC_JP: _rows("euc_jp", ((0xA1, 0xA5), (0xB0, 0xCF))),
    Encoding.EUC_KR: _rows("euc_kr", ((0xA1, 0xA3), (0xB0, 0xC8))),
}
