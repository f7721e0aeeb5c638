"""The windows that a frame offers: the file's own, usual ones of its kind, and its own range."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from medannot.imaging.frame import Frame, Voi, Window
from medannot.imaging.windowing import percentile_windows, range_window

KEYS = 8
"""So many presets can have a key; the automatic one is always among them."""


class PresetCode(StrEnum):
    """What a preset is called; the window shows it in the reader's language."""

    FILE = "file"
    FULL_RANGE = "full_range"
    AUTO = "auto"
    SOFT_TISSUE = "soft_tissue"
    LUNG = "lung"
    LIVER = "liver"
    BONE = "bone"
    BRAIN = "brain"
    SUBDURAL = "subdural"
    STROKE = "stroke"
    TEMPORAL_BONE = "temporal_bone"
    SPINE = "spine"
    MEDIASTINUM = "mediastinum"
    ANGIO = "angio"
    HIGH_CONTRAST = "high_contrast"
    BRIGHT_PARTS = "bright_parts"
    DARK_PARTS = "dark_parts"


@dataclass(frozen=True, slots=True)
class Preset:
    """A window or table with a name; one of the file itself brings its explanation along."""

    code: PresetCode
    voi: Voi


_CT = {
    PresetCode.SOFT_TISSUE: Window(40, 400),
    PresetCode.LUNG: Window(-600, 1500),
    PresetCode.LIVER: Window(90, 150),
    PresetCode.BONE: Window(480, 2500),
    PresetCode.BRAIN: Window(40, 80),
    PresetCode.SUBDURAL: Window(75, 215),
    PresetCode.STROKE: Window(32, 8),
    PresetCode.TEMPORAL_BONE: Window(600, 2800),
    PresetCode.SPINE: Window(50, 250),
    PresetCode.MEDIASTINUM: Window(50, 350),
    PresetCode.ANGIO: Window(300, 600),
}
"""Usual CT windows in HU."""

_USUAL = (
    PresetCode.SOFT_TISSUE,
    PresetCode.LUNG,
    PresetCode.LIVER,
    PresetCode.BONE,
    PresetCode.BRAIN,
)
_BY_BODY_PART = (
    (
        ("HEAD", "BRAIN", "SKULL"),
        (PresetCode.BRAIN, PresetCode.SUBDURAL, PresetCode.STROKE, PresetCode.BONE),
    ),
    (("EAR", "IAC", "TEMPORAL", "MASTOID"), (PresetCode.TEMPORAL_BONE, PresetCode.BRAIN)),
    (
        ("CHEST", "THORAX", "LUNG", "HEART", "MEDIASTINUM"),
        (PresetCode.SOFT_TISSUE, PresetCode.LUNG, PresetCode.MEDIASTINUM, PresetCode.BONE),
    ),
    (("ABDOMEN", "LIVER", "PELVIS"), (PresetCode.SOFT_TISSUE, PresetCode.LIVER)),
    (("SPINE",), (PresetCode.SPINE, PresetCode.BONE, PresetCode.SOFT_TISSUE)),
    (("AORTA", "CAROTID", "CORONARY"), (PresetCode.ANGIO, PresetCode.SOFT_TISSUE)),
)

_SHORT = 3

_AUTO = (1.0, 99.0)
_SHARES = {
    PresetCode.HIGH_CONTRAST: (10.0, 90.0),
    PresetCode.BRIGHT_PARTS: (50.0, 99.8),
    PresetCode.DARK_PARTS: (0.2, 50.0),
}
"""Percentiles of what is seen, from black to white."""

_PROJECTIONS = frozenset({"CR", "DX", "MG", "RF", "XA", "IO", "PX", "RG"})
_CHEST = ("CHEST", "THORAX", "LUNG", "RIBS")
_NAMES_IN_CHEST = {
    PresetCode.BRIGHT_PARTS: PresetCode.MEDIASTINUM,
    PresetCode.DARK_PARTS: PresetCode.LUNG,
}
_NAMES_IN_LIMBS = {
    PresetCode.BRIGHT_PARTS: PresetCode.BONE,
    PresetCode.DARK_PARTS: PresetCode.SOFT_TISSUE,
}


def presets(frame: Frame) -> tuple[Preset, ...]:
    """Return what to offer, the likeliest first; nothing for a colour image.

    CT has windows in HU by its body part. Values of MR and of projections are the scanner's own, so
    theirs lie between percentiles of the frame: 10 to 90 for more contrast, 50 to 99.8 for what is
    bright, 0.2 to 50 for what is dark; in a projection of the chest those are mediastinum and lung,
    elsewhere bone and soft tissue (air absorbs least, bone most). Other modalities have none.
    Of windows that are alike the first is offered.
    """
    if not frame.monochrome:
        return ()
    own = tuple(Preset(PresetCode.FILE, voi) for voi in frame.voi)
    auto, relative = _relative(frame)
    whole = Preset(PresetCode.FULL_RANGE, range_window(frame))
    if frame.modality == "CT" and frame.rescale_unit in {"", "HU"}:
        found = (*_of_ct(frame.body_part.upper()), *own, auto, whole)
    else:
        found = (*own, auto, whole, *relative)
    return _with_auto_in_reach(_each_once(found))


def _of_ct(part: str) -> tuple[Preset, ...]:
    first = next((codes for words, codes in _BY_BODY_PART if _names(part, words)), ())
    codes = (*first, *(code for code in _USUAL if code not in first))
    return tuple(Preset(code, _CT[code]) for code in codes)


def _names(part: str, words: Iterable[str]) -> bool:
    """Tell whether a body part is one of these; short words must be all of it (EAR, FOREARM)."""
    return any(word == part if len(word) <= _SHORT else word in part for word in words)


def _relative(frame: Frame) -> tuple[Preset, tuple[Preset, ...]]:
    """Return the automatic window, and those of what is bright or dark where they have a sense."""
    names: dict[PresetCode, PresetCode] = {}
    if frame.modality in _PROJECTIONS and frame.modality != "MG":
        chest = any(word in frame.body_part.upper() for word in _CHEST)
        names = _NAMES_IN_CHEST if chest else _NAMES_IN_LIMBS
    elif frame.modality not in {"MR", "MG"}:
        return Preset(PresetCode.AUTO, percentile_windows(frame, (_AUTO,))[0]), ()
    shares = [_AUTO, *_SHARES.values()]
    if frame.inverted:
        # What is stored low is shown bright.
        shares = [(100 - high, 100 - low) for low, high in shares]
    auto, *others = percentile_windows(frame, shares)
    codes = (names.get(code, code) for code in _SHARES)
    relative = tuple(Preset(code, voi) for code, voi in zip(codes, others, strict=True))
    return Preset(PresetCode.AUTO, auto), relative


def _each_once(found: Iterable[Preset]) -> tuple[Preset, ...]:
    kept: list[Preset] = []
    for preset in found:
        # The automatic window follows the frame; that it is another's today is chance.
        if preset.code is PresetCode.AUTO or not any(_alike(preset.voi, one.voi) for one in kept):
            kept.append(preset)
    return tuple(kept)


def _alike(one: Voi, other: Voi) -> bool:
    if isinstance(one, Window) and isinstance(other, Window):
        numbers = [(voi.center, voi.width, voi.function) for voi in (one, other)]
        return numbers[0] == numbers[1]
    return one == other


def _with_auto_in_reach(found: tuple[Preset, ...]) -> tuple[Preset, ...]:
    place = next(n for n, preset in enumerate(found) if preset.code is PresetCode.AUTO)
    if place < KEYS:
        return found
    rest = (*found[:place], *found[place + 1 :])
    return (*rest[: KEYS - 1], found[place], *rest[KEYS - 1 :])
