"""What a study may forbid its readers in the viewer."""

from collections.abc import Iterable

from medannot.domain.errors import UsageFault

FORBIDDABLE = ("flip", "rotate", "invert", "window", "measure")
"""Acts of the viewer that a study version may forbid, in the order in which they are listed."""


def forbidden_tools(names: Iterable[str]) -> tuple[str, ...]:
    """Return the acts in their own order, each once.

    Raises:
        UsageFault: one of them is none that can be forbidden.
    """
    wanted = {name.strip().lower() for name in names}
    for name in sorted(wanted - set(FORBIDDABLE)):
        raise UsageFault(
            "{name} is no act of the viewer that can be forbidden; choose from {known}.",
            name=name,
            known=", ".join(FORBIDDABLE),
        )
    return tuple(name for name in FORBIDDABLE if name in wanted)
