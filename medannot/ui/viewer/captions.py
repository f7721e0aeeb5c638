"""The words in the corners of an image."""

import math
import re
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from medannot.domain.errors import Sentence
from medannot.domain.media import SpacingKind
from medannot.imaging.frame import Edges, Frame, Window
from medannot.imaging.presets import Preset, PresetCode
from medannot.ui import faults
from medannot.ui.phrases import with_value
from medannot.ui.viewer.geometry import Pose
from medannot.ui.viewer.prepared import PreparedFrame
from medannot.ui.viewer.state import ImageState
from medannot.ui.viewer.viewer_image import ViewerImage
from medannot.ui.viewer.window_words import harmless

_ABBREVIATION = 4
_MOST_NOTES = 2
_BAR_LENGTHS_MM = (500, 200, 100, 50, 20, 10, 5, 2, 1)


@dataclass(frozen=True, slots=True)
class Corners:
    """Lines for each corner that holds words.

    Attributes:
        notice: what has to be known before the image is judged; nothing where all is well.
    """

    top_left: tuple[str, ...]
    bottom_left: tuple[str, ...]
    bottom_right: tuple[str, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """How a frame is being looked at, as far as the words tell it.

    Attributes:
        window: in force; None for a colour image.
        zoom_percent: 100 is one device pixel for one pixel of the image.
        pointer: place of the pointer in the image, or None.
        title: of the image.
        frame: words that say which frame it is.
        note: what whoever shows the image has to say of it.
    """

    state: ImageState
    window: Window | None
    zoom_percent: float
    pointer: tuple[float, float] | None
    title: str = ""
    frame: str = ""
    note: str = ""


def corners(looked: Looked, prepared: PreparedFrame) -> Corners:
    """Return what stands in the corners: title, window, zoom, pointer, frame."""
    zoom = _tr("Zoom {percent} %").format(percent=round(looked.zoom_percent))
    frame = prepared.frame
    return Corners(
        top_left=(looked.title, *file_notes(frame)),
        bottom_left=(*badges(looked.state, frame), _levels(looked), zoom),
        bottom_right=(_pointer_words(looked.pointer, prepared), looked.frame, looked.note),
        notice=_tr("Incomplete file: part of the image is missing") if frame.incomplete else "",
    )


def file_notes(frame: Frame) -> tuple[str, ...]:
    """Say what the file says wrongly and what is shown instead; the file itself is not named."""
    if frame.incomplete:
        # The band across the image says it, larger; the sentence is read to those who ask.
        return ()
    bare = [_without_name(note) for note in frame.notes[:_MOST_NOTES]]
    return tuple(words[:1].upper() + words[1:] for words in bare)


def _without_name(note: str) -> str:
    if not isinstance(note, Sentence):
        return note
    anonymous = Sentence(note.template, **{**note.details, "name": _tr("This file")})
    return faults.said(anonymous).removeprefix(with_value(_tr("This file"), ""))


def frame_caption(image: ViewerImage, number: int) -> str:
    """Say which slice, image or frame of how many is shown; nothing where there is but one."""
    if image.frames < 2:
        return ""
    words = _tr("Frame {number} / {total}")
    if image.sliced:
        words = _tr("Slice {number} / {total}")
    elif image.gathered:
        words = _tr("Image {number} / {total}")
    return words.format(number=number, total=image.frames)


def badges(state: ImageState, frame: Frame) -> tuple[str, ...]:
    """Return words for whatever makes the image another than the stored one."""
    turned = _tr("Turned {degrees}°").format(degrees=state.turns * 90) if state.turns else ""
    # Every photograph is a lossy JPEG; of radiology it must be known.
    lossy = frame.lossy and frame.modality
    found = (
        _tr("Lossy compression") if lossy else "",
        _tr("Mirrored") if state.flipped else "",
        turned,
        _tr("Inverted") if state.inverted else "",
    )
    return tuple(words for words in found if words)


def edge_letters(edges: Edges | None, pose: Pose) -> Edges | None:
    """Return the letters of the screen's edges; None where the file gives no orientation."""
    if edges is None:
        return None
    left, right, top, bottom = edges.left, edges.right, edges.top, edges.bottom
    if pose.flipped:
        left, right = right, left
    for _ in range(pose.turns % 4):
        left, top, right, bottom = bottom, left, top, right
    return Edges(left, right, top, bottom)


def _levels(looked: Looked) -> str:
    state, window = looked.state, looked.window
    if window is not None:
        return _tr("W {width} L {center}").format(
            width=number(window.width), center=number(window.center)
        )
    if state.brightness or state.contrast:
        return _tr("Brightness {brightness} Contrast {contrast}").format(
            brightness=number(state.brightness), contrast=number(state.contrast)
        )
    return ""


def _pointer_words(pointer: tuple[float, float] | None, prepared: PreparedFrame) -> str:
    if pointer is None:
        return ""
    frame = prepared.frame
    if not frame.monochrome:
        return _colour_words(pointer, frame)
    value = prepared.value_at(*pointer)
    if value is None:
        return ""
    unit = prepared.frame.rescale_unit
    return _tr("Pointer {value}").format(value=f"{number(value)} {unit}".strip())


def _colour_words(pointer: tuple[float, float], frame: Frame) -> str:
    column, row = math.floor(pointer[0]), math.floor(pointer[1])
    if not (0 <= column < frame.columns and 0 <= row < frame.rows):
        return ""
    red, green, blue = (int(part) for part in frame.pixels[row, column])
    return _tr("R {red} G {green} B {blue}").format(red=red, green=green, blue=blue)


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
        return _own_words(preset.voi.explanation)
    return {
        PresetCode.FULL_RANGE: _tr("Full range"),
        PresetCode.AUTO: _tr("Auto"),
        PresetCode.SOFT_TISSUE: _tr("Soft tissue"),
        PresetCode.LUNG: _tr("Lung"),
        PresetCode.LIVER: _tr("Liver"),
        PresetCode.BONE: _tr("Bone"),
        PresetCode.BRAIN: _tr("Brain"),
        PresetCode.SUBDURAL: _tr("Subdural"),
        PresetCode.STROKE: _tr("Stroke"),
        PresetCode.TEMPORAL_BONE: _tr("Temporal bone"),
        PresetCode.SPINE: _tr("Spine"),
        PresetCode.MEDIASTINUM: _tr("Mediastinum"),
        PresetCode.ANGIO: _tr("Angio"),
        PresetCode.HIGH_CONTRAST: _tr("High contrast"),
        PresetCode.BRIGHT_PARTS: _tr("Bright parts"),
        PresetCode.DARK_PARTS: _tr("Dark parts"),
    }[preset.code]


def _own_words(explanation: str) -> str:
    """Return a file's words for its window; names of machines become words."""
    text = " ".join(harmless(explanation).replace("_", " ").split())
    numbered = re.fullmatch(r"(?i)win(?:dow)?\s*(\d+)", text)
    if numbered:
        return _tr("Window {number}").format(number=int(numbered[1]))
    if len(text) > _ABBREVIATION and text.isupper():
        text = text.capitalize()
    return text or _tr("As stored")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Viewer", words)
