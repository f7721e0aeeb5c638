"""Rooms in which people annotate."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.annotated import AnnotationRoom


@pytest.fixture
def room(tmp_path: Path) -> Iterator[AnnotationRoom]:
    """Return a project of two cases, of two images and of one, that anna and bert annotate."""
    with AnnotationRoom(tmp_path) as made:
        yield made
