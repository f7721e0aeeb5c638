"""The words in the corners of an image."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from medannot.domain.media import SpacingKind
from medannot.imaging.windowing import Preset, PresetCode
from medannot.ui.viewer.prepared import PreparedFrame

if TYPE_CHECKING:
    from medannot.ui.viewer.canvas import ImageCanvas

_BAR_LENGTHS_MM = (500, 200, 100, 50, 20, 10, 5, 2, 1)


@dataclass(frozen=True, slots=True)
class Corners:
    """Lines for each corner that holds words."""

    top_left: tuple[str, ...]
    bottom_left: tuple[str, ...]
    bottom_right: tuple[str, ...]


def corners(canvas: "ImageCanvas", prepared: PreparedFrame, pointer: QPointF | None) -> Corners:
    """Return what stands in the corners: caption, window, zoom, pointer, frame."""
    state, window = canvas.state, canvas.window_in_force
    zoom = _tr("Zoom {percent} %").format(percent=round(canvas.zoom_percent()))
    if window is not None:
        levels = _tr("W {width} L {center}").format(
            width=number(window.width), center=number(window.center)
        )
    elif state.brightness or state.contrast:
        levels = _tr("Brightness {brightness} Contrast {contrast}").format(
            brightness=number(state.brightness), contrast=number(state.contrast)
        )
    else:
        levels = ""
    inverted = _tr("Inverted") if state.inverted else ""
    return Corners(
        top_left=(canvas.title_words,),
        bottom_left=(inverted, levels, zoom),
        bottom_right=(_pointer_words(canvas, prepared, pointer), canvas.frame_words),
    )


def _pointer_words(canvas: "ImageCanvas", prepared: PreparedFrame, pointer: QPointF | None) -> str:
    if pointer is None:
        return ""
    place = canvas.view().to_image(pointer.x(), pointer.y(), canvas.screen_size())
    value = prepared.value_at(*place)
    if value is None:
        return ""
    unit = prepared.frame.rescale_unit
    return _tr("Pointer {value}").format(value=f"{number(value)} {unit}".strip())


def scale_bar(prepared: PreparedFrame, scale: float, room: float) -> tuple[float, str] | None:
    """Return a bar's length on the screen and its words; None where no true size is known."""
    frame = prepared.frame
    known = frame.spacing_kind in {SpacingKind.PATIENT, SpacingKind.CALIBRATED}
    if frame.spacing is None or not known or frame.spacing[1] <= 0:
        return None
    for millimetres in _BAR_LENGTHS_MM:
        length = millimetres / frame.spacing[1] * scale
        if length <= room / 5:
            if millimetres >= 10:
                return length, _tr("{length} cm").format(length=millimetres // 10)
            return length, _tr("{length} mm").format(length=millimetres)
    return None


def number(value: float) -> str:
    """Write a number with no more digits than it has, and a true minus sign."""
    return f"{value:.6g}".replace("-", "−")


def preset_caption(preset: Preset) -> str:
    """Return a preset's name in the reader's language; a file's own window keeps its words."""
    if preset.code is PresetCode.FILE:
        return preset.window.explanation or _tr("As stored")
    return {
        PresetCode.FULL_RANGE: _tr("Full range"),
        PresetCode.SOFT_TISSUE: _tr("Soft tissue"),
        PresetCode.LUNG: _tr("Lung"),
        PresetCode.LIVER: _tr("Liver"),
        PresetCode.BONE: _tr("Bone"),
        PresetCode.BRAIN: _tr("Brain"),
    }[preset.code]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Viewer", words)
