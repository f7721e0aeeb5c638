"""Means for jobs that make very many values at once."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, field, fields, is_dataclass, make_dataclass
from typing import Any, ParamSpec, TypeVar, cast

_Given = ParamSpec("_Given")
_Value = TypeVar("_Value")


@contextmanager
def collector_paused() -> Iterator[Callable[[], None]]:
    """Keep Python's cyclic collector still while many values are made that all stay.

    It would walk over all of them again and again and find nothing: a third of the time of an
    import of 20,000 questions.

    Yields:
        what collects the circles among what is new since it was called last; a long job calls it
        now and then, since each statement of SQLAlchemy leaves some.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield _collect_new
    finally:
        if was_on:
            gc.enable()


def _collect_new() -> None:
    gc.collect(1)


def quickly(kind: Callable[_Given, _Value]) -> Callable[_Given, _Value]:
    """Return what makes values of a frozen dataclass as calling it does, in much less time.

    A frozen dataclass sets each of its fields by a call; of many fields these are six sevenths of
    the time. A twin with the same slots that is not frozen sets them at once, and what it made
    then becomes of the frozen class, with which it shares its layout.

    Args:
        kind: a frozen dataclass with slots. What does not look so simple is returned as it is.
    """
    simple = is_dataclass(kind) and "__slots__" in vars(kind) and kind.__bases__ == (object,)
    parts = fields(cast("Any", kind)) if simple else ()
    if not parts or hasattr(kind, "__post_init__") or any(not p.init or p.kw_only for p in parts):
        return kind
    shape = [(part.name, Any, _like(part.default, part.default_factory)) for part in parts]
    twin = make_dataclass("Twin", shape, slots=True)

    def made(*values: _Given.args, **named: _Given.kwargs) -> _Value:
        one: Any = twin(*values, **named)
        one.__class__ = kind
        return cast("_Value", one)

    return made


def _like(default: object, factory: object) -> Any:  # noqa: ANN401 - as `field` returns it
    if factory is not MISSING:
        return field(default_factory=cast("Any", factory))
    return field() if default is MISSING else field(default=default)
