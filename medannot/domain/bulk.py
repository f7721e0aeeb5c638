"""Means for jobs that make very many values at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python's cyclic collector still while many values are made that all stay.

    It would walk over all of them again and again and find nothing: a third of the time of an
    import of 20,000 questions.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
