"""What a measure says, beside its mark and in the trial's events."""

from PySide6.QtCore import QCoreApplication

from medannot.domain.media import SpacingKind
from medannot.imaging.frame import Frame
from medannot.imaging.measuring import RegionFigures, Scale, angle, length, region_figures, scale_of
from medannot.ui.viewer.captions import number
from medannot.ui.viewer.measures.marks import Mark, MeasureKind

_DIGITS = 1


def figures(mark: Mark, frame: Frame) -> dict[str, object]:
    """Return a measure's numbers by name, as they go into a trial's events; rounded to 0.001."""
    scale = scale_of(frame)
    told: dict[str, object] = {"unit": scale.unit, "spacing": scale.kind.value}
    region = mark.region()
    if mark.kind is MeasureKind.LENGTH:
        told["length"] = round(length(mark.points[0], mark.points[1], scale), 3)
    elif mark.kind is MeasureKind.ANGLE:
        degrees = angle(mark.points[0], mark.points[1], mark.points[2], scale)
        told = {"degrees": None if degrees is None else round(degrees, 3)}
    elif region is not None:
        told |= _region(region_figures(frame, region, scale))
    return told


def _region(found: RegionFigures) -> dict[str, object]:
    values = {
        "mean": found.mean,
        "deviation": found.deviation,
        "least": found.least,
        "most": found.most,
    }
    known = {name: round(value, 3) for name, value in values.items() if value is not None}
    return {"area": round(found.area, 3), "pixels": found.pixels, **known}


def lines(mark: Mark, frame: Frame) -> tuple[str, ...]:
    """Return what stands beside a mark; nothing while it measures nothing."""
    if not mark.complete:
        return ()
    scale = scale_of(frame)
    region = mark.region()
    if mark.kind is MeasureKind.LENGTH:
        measured = length(mark.points[0], mark.points[1], scale)
        return _with_kind(f"{_short(measured)} {scale.unit}", scale)
    if mark.kind is MeasureKind.ANGLE:
        degrees = angle(mark.points[0], mark.points[1], mark.points[2], scale)
        return () if degrees is None else (f"{_short(degrees)}°",)
    return () if region is None else _region_lines(region_figures(frame, region, scale), scale)


def _region_lines(found: RegionFigures, scale: Scale) -> tuple[str, ...]:
    area = _tr("Area {area} {unit}²").format(area=_short(found.area), unit=scale.unit)
    told = _with_kind(area, scale)
    if found.mean is None or found.deviation is None:
        return told
    mean = _tr("Mean {mean} SD {deviation}").format(
        mean=f"{_short(found.mean)} {found.unit}".strip(), deviation=_short(found.deviation)
    )
    least, most = found.least or 0.0, found.most or 0.0
    span = _tr("Min {least} Max {most}").format(least=number(least), most=number(most))
    return (*told, mean, span)


def _with_kind(text: str, scale: Scale) -> tuple[str, ...]:
    """Say after a length what it measures."""
    words = {
        SpacingKind.PATIENT: _tr("in the slice plane"),
        SpacingKind.CALIBRATED: _tr("calibrated"),
        SpacingKind.DETECTOR_PLANE: _tr("in the detector plane"),
        SpacingKind.ESTIMATED: _tr("estimated"),
    }.get(scale.kind)
    return (text, words) if words else (text,)


def _short(value: float) -> str:
    return number(round(value, _DIGITS if abs(value) < 10_000 else 0))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Viewer", words)
