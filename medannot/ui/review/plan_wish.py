"""A round of review as it is typed, and what is wrong with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from medannot.domain.errors import MedannotError
from medannot.domain.names import is_code, refuse_unfit_name
from medannot.domain.review.round import CORRELATION, RoundPlan
from medannot.domain.review.sampling import SamplingPlan
from medannot.ui.faults import sentence

_LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class PlanWish:
    """What is filled in; shares in per cent, all as text.

    Attributes:
        size: works to be drawn; nothing for as many as the claim takes.
        correlation: of labels of one image, from 0 to 1.
        people: codes of reviewers with commas between.
    """

    project: str = ""
    name: str = ""
    sampling: SamplingPlan = SamplingPlan.STRATIFIED
    size: str = ""
    seed: str = ""
    rare_below: str = "5"
    bound: str = "95"
    level: str = "95"
    expected: str = "98"
    correlation: str = f"{CORRELATION:g}"
    doubled: str = "10"
    blind: bool = True
    people: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the reviewers' codes."""
        return tuple(one for one in re.split(r"[\s,;，；、]+", self.people.strip()) if one)

    def plan(self, size: int | None = None) -> RoundPlan | None:
        """Return the plan, or None where a figure of it is missing or cannot be.

        Args:
            size: of the sample, in place of what is typed.
        """
        bound, level = share(self.bound), share(self.level)
        expected, doubled = share(self.expected), share(self.doubled)
        typed = size if size is not None else whole(self.size or "0")
        seed, rare = whole(self.seed), whole(self.rare_below)
        alike = part(self.correlation)
        if bound is None or level is None or expected is None or doubled is None:
            return None
        if typed is None or seed is None or rare is None or alike is None:
            return None
        if not (0 < bound < 1 and 0 < level < 1 and expected > 0):
            return None
        return RoundPlan(
            self.sampling, typed, seed, rare, bound, level, expected, doubled, self.blind, alike
        )


def share(text: str) -> float | None:
    """Return per cent as a share from 0 to 1, or None."""
    found = _float(text.strip().removesuffix("%").rstrip())
    return found / 100 if found is not None and 0 <= found <= 100 else None


def part(text: str) -> float | None:
    """Return a number from 0 to 1, or None."""
    found = _float(text)
    return found if found is not None and found <= 1 else None


def whole(text: str) -> int | None:
    """Return a whole number that is not negative, or None."""
    typed = text.strip()
    return int(typed) if re.fullmatch(r"[0-9]{1,18}", typed) else None


def _float(text: str) -> float | None:
    typed = text.strip().replace(",", ".")
    return float(typed) if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{0,9})?", typed) else None


def faults(wish: PlanWish, taken: frozenset[str]) -> Mapping[str, str]:
    """Return what is wrong with the form, by the name of the field.

    Args:
        wish: as it is filled in.
        taken: names that rounds of the project have already.
    """
    return dict((*_name_faults(wish, taken), *_figure_faults(wish), *_people_faults(wish)))


def _name_faults(wish: PlanWish, taken: frozenset[str]) -> Iterator[tuple[str, str]]:
    name = wish.name.strip()
    if not name:
        yield "name", _tr("Give the round a name.")
    elif name in taken:
        yield "name", _tr("The project has a round of this name; choose another name.")
    else:
        try:
            refuse_unfit_name(name, "round of review")
        except MedannotError as fault:
            yield "name", sentence(fault)


def _figure_faults(wish: PlanWish) -> Iterator[tuple[str, str]]:
    size = whole(wish.size) if wish.size.strip() else 1
    if wish.sampling is not SamplingPlan.ALL and (size is None or not 1 <= size <= _LARGEST):
        yield "size", _tr("Type how many works are drawn, or nothing for as many as it takes.")
    if whole(wish.seed) is None:
        yield "seed", _tr("A seed is a whole number; type one or draw one.")
    if whole(wish.rare_below) is None:
        yield "rare_below", _tr("Type a whole number, such as 5.")
    for field, text in (("bound", wish.bound), ("level", wish.level)):
        found = share(text)
        if found is None or not 0 < found < 1:
            yield field, _tr("Type a share above 0 and below 100\u2009%, such as 95.")
    if not share(wish.expected):
        yield "expected", _tr("Type a share above 0 and up to 100\u2009%, such as 98.")
    if share(wish.doubled) is None:
        yield "doubled", _tr("Type a share from 0 to 100\u2009%, such as 10.")
    if part(wish.correlation) is None:
        yield "correlation", _tr("Type a number from 0 to 1, such as 0.2.")


def _people_faults(wish: PlanWish) -> Iterator[tuple[str, str]]:
    codes = wish.codes
    if not codes:
        yield "people", _tr("Name at least one reviewer.")
        return
    unfit = next((code for code in codes if not is_code(code)), "")
    if unfit:
        words = _tr("{code} looks like a name; take codes such as rev-01.")
        yield "people", words.format(code=unfit)
    elif len(set(codes)) < len(codes):
        yield "people", _tr("A code is named twice; name each person once.")
    elif len(codes) < 2 and share(wish.doubled):
        yield "people", _tr("Works that are seen twice need two reviewers; name one more.")


def _tr(words: str) -> str:
    return QCoreApplication.translate("ReviewPlan", words)
