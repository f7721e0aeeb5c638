"""A live lock is refused, a stale one is taken over."""

import errno
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from medannot.domain.clock import ManualClock
from medannot.domain.errors import EnvironmentFault
from medannot.store.lock import _started, take_lock
from tests.helpers.children import child


def lock_file(folder: Path, **said: object) -> Path:
    holder = {
        "machine": platform.node(),
        "process": ended_process(),
        "process_started": "boot:1",
        "since_utc": "2025-12-31T08:00:00.000Z",
    }
    path = folder / "medannot.lock"
    path.write_text(json.dumps(holder | said), encoding="utf-8")
    return path


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_the_lock_names_machine_process_and_time(tmp_path: Path) -> None:
    lock = take_lock(tmp_path, ManualClock())

    said = json.loads((tmp_path / "medannot.lock").read_text(encoding="utf-8"))
    assert said["machine"] == platform.node()
    assert said["process"] == os.getpid()
    assert said["since_utc"] == "2026-01-01T09:00:00.000Z"
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_is_not_taken_twice_even_within_one_program(tmp_path: Path) -> None:
    lock = take_lock(tmp_path, ManualClock())

    with pytest.raises(EnvironmentFault, match="has this workspace open"):
        take_lock(tmp_path, ManualClock())

    lock.release()
    lock.release()
    take_lock(tmp_path, ManualClock()).release()


def test_the_lock_of_a_program_that_has_ended_is_taken_over(tmp_path: Path) -> None:
    path = lock_file(tmp_path)

    lock = take_lock(tmp_path, ManualClock())

    assert json.loads(path.read_text(encoding="utf-8"))["process"] == os.getpid()
    lock.release()


def test_the_lock_of_a_former_process_with_a_number_in_use_is_taken_over(tmp_path: Path) -> None:
    lock_file(tmp_path, process=os.getppid(), process_started="another boot:1")

    take_lock(tmp_path, ManualClock()).release()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"machine": "x"}', b"\xff\xfe"])
def test_a_lock_file_cut_off_by_a_power_failure_is_taken_over(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "medannot.lock").write_bytes(content)

    take_lock(tmp_path, ManualClock()).release()


def test_a_lock_that_a_crash_left_under_the_machines_former_name_is_taken_over(
    tmp_path: Path,
) -> None:
    path = lock_file(tmp_path, machine="laptop.ward-7.example")

    lock = take_lock(tmp_path, ManualClock())

    assert json.loads(path.read_text(encoding="utf-8"))["machine"] == platform.node()
    lock.release()


@pytest.fixture
def no_system_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand on a file system that knows no locks."""
    if sys.platform == "win32":
        pytest.skip("Windows has locks on every file system")

    def unsupported(*_given: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", unsupported)


@pytest.mark.usefixtures("no_system_locks")
def test_a_running_process_holds_its_lock_where_the_system_knows_none(tmp_path: Path) -> None:
    lock_file(tmp_path, process=os.getppid(), process_started=_started(os.getppid()))

    with pytest.raises(EnvironmentFault, match=f"process {os.getppid()} on {platform.node()}"):
        take_lock(tmp_path, ManualClock())


@pytest.mark.usefixtures("no_system_locks")
def test_the_lock_of_another_machine_is_refused_and_says_how_to_go_on(tmp_path: Path) -> None:
    lock_file(tmp_path, machine="ward-7")

    with pytest.raises(
        EnvironmentFault, match=r"machine ward-7 at 2025-12-31.*remove the file medannot\.lock"
    ):
        take_lock(tmp_path, ManualClock())


def test_a_killed_program_leaves_a_lock_that_is_taken_over(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from medannot.domain.clock import SystemClock;"
        "from medannot.store.lock import take_lock;"
        "lock = take_lock(Path(sys.argv[1]), SystemClock());"
        "print('held', flush=True); sys.stdin.readline()"
    )
    with child(script, tmp_path, says="held") as other:
        with pytest.raises(EnvironmentFault, match=f"process {other.pid}"):
            take_lock(tmp_path, ManualClock())
        other.kill()
        other.wait()
    assert (tmp_path / "medannot.lock").exists()

    take_lock(tmp_path, ManualClock()).release()


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        take_lock(tmp_path / "gone", ManualClock())
