"""A command that is stopped in the middle of a write."""

import os
import signal
from pathlib import Path

import pytest

from medannot.services.desk import open_desk
from medannot.store.people import People
from tests.helpers.children import child
from tests.helpers.workspaces import empty_workspace


@pytest.mark.skipif(os.name == "nt", reason="signals are sent another way there")
def test_ctrl_c_in_a_write_keeps_nothing_of_it(tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)
    script = (
        "import sys, signal; from pathlib import Path; from medannot.cli.main import run;"
        "import medannot.services.desk as desks; from medannot.services.desk import open_desk;"
        "from medannot.domain.people import OWNER; from medannot.store.people import People\n"
        "def job(folder):\n"
        "    with open_desk(folder) as desk, desk.store.writing(OWNER, 'test') as work:\n"
        "        People(desk.store).add(work, ['P01'])\n"
        "        print('writing', flush=True)\n"
        "        signal.pause()\n"
        "desks.create_desk = job\n"
        "sys.exit(run(['workspace', 'create', sys.argv[1]], None))"
    )
    with child(script, folder, says="writing") as job:
        job.send_signal(signal.SIGINT)
        _, err = job.communicate()

    assert job.returncode == 1
    assert err == "medannot: stopped; nothing of an unfinished step was kept.\n"
    assert not (folder / "medannot.lock").exists()
    with open_desk(folder, read_only=True) as desk:
        assert People(desk.store).all() == ()
