"""How sets and their frozen versions are called where one of them is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from medannot.domain.clock import utc_moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from medannot.domain.question import QuestionSet
    from medannot.services.question_sets import FrozenSet


def set_name(one: "QuestionSet") -> str:
    """Return a set's name with the questions of its newest version."""
    said = QCoreApplication.translate("SetNames", "{name} (set, %Ln question(s))", "", one.items)
    return said.format(name=one.name)


def frozen_name(one: "FrozenSet") -> str:
    """Return a frozen version with its set, the day it was frozen (UTC), and its questions."""
    said = QCoreApplication.translate(
        "SetNames", "{name} (frozen {day}: {set}, version {number}, %Ln question(s))", "", one.items
    )
    return said.format(
        name=one.name,
        day=utc_moment(one.utc).strftime("%Y-%m-%d"),
        set=one.set_name,
        number=QLocale().toString(one.number),
    )


def frozen_choices(frozen: "Iterable[FrozenSet]") -> list[tuple[str, str]]:
    """Return frozen versions as a list offers them: what each goes by, and how it is called."""
    return [(one.name, frozen_name(one)) for one in frozen]
