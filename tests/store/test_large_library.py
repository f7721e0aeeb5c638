"""What benchmarks write without an import is a workspace of today."""

from pathlib import Path

from medannot.domain.people import OWNER
from medannot.services.desk import open_desk
from tests.helpers.large_library import large_library


def test_a_library_that_was_written_by_statements_opens(tmp_path: Path) -> None:
    with open_desk(large_library(tmp_path, 40)) as desk:
        (one,) = desk.bank.sets(OWNER)
        assert one.items == 40
        assert desk.bank.summary(OWNER, one.name).by_type == {
            "single_choice": 20,
            "free_text": 10,
            "yes_no": 10,
        }
