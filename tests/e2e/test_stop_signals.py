"""Ctrl+C and the system's wish to end close the window, with everything flushed and given back."""

import os
import signal
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan
from medannot.services.desk import open_desk
from tests.helpers.answered import make_study
from tests.helpers.children import child
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import make_desk

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals are sent another way there")

_SCRIPT = """
import sys
from medannot.app import Parts, main
wanted = sys.argv[1]
def tell(window):
    def look():
        if type(window.page()).__name__ == wanted:
            print("there", flush=True)
    window.page_changed.connect(look)
    window.painted.connect(look)
sys.exit(main(sys.argv[2:], Parts(on_window=tell)))
"""


def stopped(number: int, page: str, *arguments: str) -> tuple[int, str]:
    """Start the program, send a signal once a page is there, and return exit code and stderr."""
    with child(_SCRIPT, page, *arguments, says="there") as job:
        job.send_signal(number)
        _, err = job.communicate(timeout=60)
    return job.returncode, err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_start_page(number: int) -> None:
    assert stopped(number, "StartPage") == (0, "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_a_reading_with_a_backup_and_gives_the_workspace_back(
    number: int, tmp_path: Path
) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, [Draft("what")], (GroupPlan("primary", 1, 1),))
        folder = desk.folder
    backups = len(list((folder / "backups").iterdir()))

    line = ("read", "one", "--reader", "primary-01", "--workspace", str(folder))

    assert stopped(number, "ReadingPage", *line) == (0, "")
    assert not (folder / "medannot.lock").exists()
    assert len(list((folder / "backups").iterdir())) == backups + 1
    with open_desk(folder) as desk:
        assert desk.auditing.verify(OWNER).holds
