"""How much memory and computing time a request may take, from what is honestly needed for it."""

from dataclasses import dataclass, replace

from medannot.imaging.opened import ImageFacts

MB = 1_000_000

REST_BYTES = 150 * MB
"""What every request may take: hostile files end here, honest small ones far below."""

BYTES_A_PIXEL = 24
"""What the most wasteful decoder of ours needs: JPEG 2000 works on 32-bit samples of 3 colours."""

OPENING_CPU_S = 0.8
DECODING_CPU_S = 1.0
"""Together less than the two seconds within which a hostile file must be refused."""

_CPU_S_AN_OPENED_MB = 0.1
_CPU_S_A_CODED_MB = 0.25
_CPU_S_A_DECODED_MB = 0.05
_QUICK_BYTES = 20 * MB
"""Of frames beyond this size each megabyte has time of its own."""

# Cleaning decodes all frames, writes them, and decodes what was written to compare.
_PASSES_OF_CLEANING = 4


@dataclass(frozen=True, slots=True)
class Allowance:
    """The bounds of one request.

    Attributes:
        memory: bytes above what the process takes at rest.
        cpu_s: seconds of computing.
        setting: the person's setting where it cut an honest need down, else 0.
    """

    memory: int
    cpu_s: float
    setting: int = 0

    def at_pace(self, pace: float) -> "Allowance":
        """Return the same for a machine that takes `pace` times as long as the one measured on."""
        return replace(self, cpu_s=self.cpu_s * pace)

    @property
    def wall_s(self) -> float:
        """Return after how many seconds the process counts as stalled, on a busy machine too."""
        return 15 + 10 * self.cpu_s


def for_opening(present: int, most: int) -> Allowance:
    """Return the bounds for reading the header of a file.

    Args:
        present: bytes of the file, which the process has to hold in any case.
        most: the person's setting.
    """
    needed = REST_BYTES + 2 * present
    return _bounded(needed, present, most, OPENING_CPU_S + _CPU_S_AN_OPENED_MB * present / MB)


def for_frame(facts: ImageFacts, present: int, most: int) -> Allowance:
    """Return the bounds for decoding one frame of an image whose header was found plausible."""
    pixels = facts.rows * facts.columns
    coded = present // max(facts.frames, 1)
    needed = REST_BYTES + BYTES_A_PIXEL * pixels + 2 * coded
    return _bounded(needed, 0, most, _decoding_s(facts, coded))


def for_cleaning(facts: ImageFacts, present: int, most: int) -> Allowance:
    """Return the bounds for decoding all frames and writing them anew."""
    pixels = facts.rows * facts.columns
    coded = present // max(facts.frames, 1)
    everything = 3 * _decoded(facts) * facts.frames
    needed = REST_BYTES + BYTES_A_PIXEL * pixels + 2 * present + everything
    cpu_s = OPENING_CPU_S + _PASSES_OF_CLEANING * facts.frames * _decoding_s(facts, coded)
    return _bounded(needed, present, most, cpu_s)


def _bounded(needed: int, received: int, most: int, cpu_s: float) -> Allowance:
    return Allowance(received + min(needed, most), cpu_s, setting=most if needed > most else 0)


def _decoded(facts: ImageFacts) -> int:
    return facts.rows * facts.columns * (2 if facts.monochrome else 3)


def _decoding_s(facts: ImageFacts, coded: int) -> float:
    decoded = _decoded(facts)
    # A frame is not coded in more than it holds: what else is in the file takes no time.
    coded = min(coded, 2 * decoded)
    beyond = max(0, decoded - _QUICK_BYTES)
    return DECODING_CPU_S + _CPU_S_A_CODED_MB * coded / MB + _CPU_S_A_DECODED_MB * beyond / MB
