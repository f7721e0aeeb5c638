"""The marks of one frame as the board shows them: numbered, named, of the kind of their target."""

from collections.abc import Callable

from medannot.domain.annotation.finding import Finding, Lesion, LesionRole, Mark, Region, Term
from medannot.ui.bench.bench_state import BenchState, Findings
from medannot.ui.bench.marks.shown import ShownMark, TargetKind, Where

_ROLES = {
    LesionRole.PRIMARY: TargetKind.PRIMARY,
    LesionRole.SECONDARY: TargetKind.SECONDARY,
    None: TargetKind.LESION,
}


def marks_of(state: BenchState, where: Where, name: Callable[[Term], str]) -> tuple[ShownMark, ...]:
    """Return the marks of a frame; lesions and regions are numbered as they were named.

    Args:
        state: what is said of the case.
        where: id of the image and 1-based frame.
        name: returns what a term is called.
    """
    findings = state.findings
    numbers = _numbers(findings)
    found = []
    for one in findings.values():
        mark = one.content
        if isinstance(mark, Mark) and (one.media_id, mark.frame) == where:
            target = findings.get(mark.target) if mark.target is not None else None
            kind, term = _shown_by(target)
            number = numbers.get(target.id, 0) if target is not None else 0
            found.append(ShownMark(one.id, mark.shape, kind, number, name(term) if term else ""))
    return tuple(found)


def _numbers(findings: Findings) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for kind in (Lesion, Region):
        of_kind = [one.id for one in findings.values() if isinstance(one.content, kind)]
        numbers |= {key: number for number, key in enumerate(of_kind, start=1)}
    return numbers


def _shown_by(target: Finding | None) -> tuple[TargetKind, Term | None]:
    if target is not None and isinstance(target.content, Lesion):
        return _ROLES[target.content.role], target.content.term
    if target is not None and isinstance(target.content, Region):
        return TargetKind.REGION, target.content.site.term
    return TargetKind.NOTHING, None
