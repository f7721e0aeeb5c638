"""What an import lays aside: what the disk refuses is told as what it is."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from medannot.domain.errors import EnvironmentFault
from medannot.store.spool import Spool


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Spool]:
    with closing(Spool(tmp_path)) as spool:
        # As on a disk that has no room for more pages than these.
        spool._database.execute("PRAGMA max_page_count = 40")
        yield spool


def see_much(spool: Spool) -> None:
    for number in range(200):
        spool.see(b"%d" % number, bytes(4_000))


def test_a_full_disk_is_told_one_by_one_and_together(full: Spool) -> None:
    with pytest.raises(EnvironmentFault, match=r"^The disk is full"):
        see_much(full)
    with pytest.raises(EnvironmentFault, match=r"^The disk is full"), full.together():
        see_much(full)
    with pytest.raises(EnvironmentFault, match=r"^The disk is full"):
        full.add_before((place, "f", 1, 0, bytes(4_000)) for place in range(200))


def test_what_goes_wrong_within_is_not_hidden_and_the_next_is_laid_aside(tmp_path: Path) -> None:
    with closing(Spool(tmp_path)) as spool:
        with pytest.raises(ValueError, match=r"^within$"), spool.together():
            raise ValueError("within")
        with spool.together():
            spool.see(b"name", b"body")
        assert spool.seen(b"name") == b"body"
