"""Makes the bundled Chinese font: python packaging/make_font.py SOURCE.ttc [FACE_NUMBER].

A maintainer's tool that needs fontTools, which medannot itself does not. The source is the regular
weight of Noto Sans CJK as a collection, where the face for Simplified Chinese is number 2.
"""

import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
TARGET = FONTS / "NotoSansCJKsc-Regular-GB2312.otf"

# First and last code point of what a question, a unit or a caption needs besides GB 2312.
RANGES = (
    (0x0020, 0x007E),  # Latin
    (0x00A0, 0x017F),  # Latin with accents
    (0x0391, 0x03C9),  # Greek
    (0x2000, 0x205E),  # spaces and punctuation
    (0x2070, 0x209C),  # raised and lowered digits
    (0x2100, 0x214F),  # degrees and other signs made of letters
    (0x2150, 0x218B),  # fractions and Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # signs of mathematics
    (0x2460, 0x24FF),  # encircled numbers
    (0x25A0, 0x25FF),  # shapes
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3380, 0x33DF),  # units in one square
    (0xFE30, 0xFE4F),  # Chinese punctuation for vertical text
    (0xFF00, 0xFFFD),  # full-width forms, and the sign for a broken character
)
RARE = "㿠薢腘皶髎鼽臑腨瞤瘈䐃"  # of anatomy and of Chinese medicine


def code_points() -> Iterator[int]:
    """Yield every code point that the font is to hold, as far as the source has it."""
    for first, last in RANGES:
        yield from range(first, last + 1)
    yield from map(ord, RARE)
    for row in range(0xA1, 0xF8):
        for column in range(0xA1, 0xFF):
            yield from map(ord, bytes((row, column)).decode("gb2312", errors="ignore"))


def main(arguments: Sequence[str]) -> None:
    """Write the subset of the font that the first argument names."""
    source, number = arguments[0], (*arguments[1:], "2")[0]
    unicodes = ",".join(f"{point:04X}" for point in sorted(set(code_points())))
    importlib.import_module("fontTools.subset").main(
        [
            source,
            f"--font-number={number}",
            f"--unicodes={unicodes}",
            f"--output-file={TARGET}",
            "--name-IDs=*",
            "--name-languages=*",
            "--layout-features=kern,liga,ccmp,mark,mkmk,locl",
            "--notdef-outline",
        ]
    )


if __name__ == "__main__":
    main(sys.argv[1:])
