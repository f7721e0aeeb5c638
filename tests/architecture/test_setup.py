"""The scripts behind `./dev`: what they install, what they say where they cannot."""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.helpers.outside import REPOSITORY

SCRIPTS = REPOSITORY / "packaging"

posix = pytest.mark.skipif(sys.platform == "win32", reason="stands on a script of the shell")


@pytest.fixture
def system_libraries(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module("system_libraries")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(SCRIPTS)
    return importlib.import_module("environment")


def put_command(folder: Path, name: str, script: str) -> Path:
    """Write a command of the shell and return its path."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def pretend_debian(
    modules: ModuleType, folder: Path, monkeypatch: pytest.MonkeyPatch, installed: str
) -> None:
    """Let the scripts see a Debian with only these packages, and an ordinary user without sudo."""
    put_command(folder, "dpkg-query", f"printf '{installed}'")
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setattr(modules, "is_debian", lambda: True)
    monkeypatch.setattr(modules, "privilege", lambda: None)
    monkeypatch.setattr(modules.shutil, "which", lambda name: None)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@posix
def test_a_package_counts_under_its_newer_name_and_not_when_only_its_settings_are_left(
    system_libraries: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = r"libgl1 installed\nlibglib2.0-0t64 installed\nlibegl1 config-files\n"
    pretend_debian(system_libraries, tmp_path / "bin", monkeypatch, answer)

    missing = system_libraries.missing_packages(["libgl1", "libglib2.0-0", "libegl1", "libx11-6"])

    assert missing == ["libegl1", "libx11-6"]


@posix
def test_who_may_not_install_is_told_the_one_line(
    system_libraries: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_debian(system_libraries, tmp_path / "bin", monkeypatch, "")

    with pytest.raises(Exception, match="System libraries are missing") as refused:
        system_libraries.install_missing()

    _, line = str(refused.value).splitlines()
    assert line.startswith(
        "    su - -c 'apt-get update && apt-get install -y --no-install-recommends"
    )
    assert " libgl1 libegl1 " in line
    assert " libxcb-cursor0 " in line
    assert line.endswith("'")


@posix
@pytest.mark.parametrize("screen", [True, False])
def test_libraries_for_windows_are_asked_for_only_where_there_is_a_screen(
    screen: bool,
    system_libraries: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    present = "".join(rf"{name} installed\n" for name in system_libraries.packages("offscreen"))
    pretend_debian(system_libraries, tmp_path / "bin", monkeypatch, present)
    if screen:
        monkeypatch.setenv("DISPLAY", ":0")

    try:
        system_libraries.install_missing()
        refused = False
    except Exception as error:  # noqa: BLE001 - the module is loaded by path, its error class too
        refused = "libxcb-cursor0" in str(error)

    assert refused is screen


def test_an_interrupted_set_up_is_done_again(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "requirements.lock").write_text("some==1\n", encoding="utf-8")
    made: list[str] = []

    def pretend_venv(folder: Path, **_: object) -> None:
        made.append("venv")
        environment.python(tmp_path).parent.mkdir(parents=True)
        environment.python(tmp_path).touch()

    def interrupted(_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(environment.venv, "create", pretend_venv)
    for step in ("_link", "_load_qt"):
        monkeypatch.setattr(environment, step, lambda _: None)
    monkeypatch.setattr(environment, "_install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        environment.make(tmp_path)
    monkeypatch.setattr(environment, "_install", lambda _: made.append("libraries"))

    environment.make(tmp_path)
    environment.make(tmp_path)

    assert made == ["venv", "venv", "libraries"]


def test_another_lock_file_makes_another_environment(
    environment: ModuleType, tmp_path: Path
) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("some==1\n", encoding="utf-8")
    before = environment._stamp(lock)
    lock.write_text("some==2\n", encoding="utf-8")

    assert environment._stamp(lock) != before


@posix
def test_the_checks_stop_at_the_first_step_that_fails(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said"
    script = f'echo "$@" >>{said}; case "$*" in *mypy*) exit 3;; esac'
    interpreter = put_command(tmp_path / "bin", "python", script)
    monkeypatch.setattr(environment, "python", lambda _: interpreter)
    checks = importlib.import_module("checks")

    code = checks.run(tmp_path, [])

    assert code == 3
    assert said.read_text(encoding="utf-8").splitlines() == [
        "-P -m ruff format --check .",
        "-P -m ruff check .",
        "-P -m mypy",
    ]


@posix
def test_arguments_go_to_pytest_alone(
    environment: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpreter = put_command(tmp_path / "bin", "python", f'echo "$@" >>{tmp_path}/said; exit 5')
    monkeypatch.setattr(environment, "python", lambda _: interpreter)
    checks = importlib.import_module("checks")

    code = checks.run(tmp_path, ["-k", "window"])

    assert (code, (tmp_path / "said").read_text(encoding="utf-8")) == (
        5,
        "-P -m pytest -k window\n",
    )


@posix
@pytest.mark.parametrize(("many", "runs"), [(1, 2), (10, 2), (11, 1)])
def test_what_failed_side_by_side_is_run_once_more_by_itself(
    environment: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    many: int,
    runs: int,
) -> None:
    said = tmp_path / "said"
    kept = tmp_path / ".pytest_cache" / "v" / "cache"
    kept.mkdir(parents=True)
    tests = [f"tests/test_a.py::test_{number}" for number in range(many)]
    (kept / "lastfailed").write_text(json.dumps(dict.fromkeys(tests, True)), encoding="utf-8")
    script = f'echo "$@" >>{said}; case "$*" in *loadfile*) exit 1;; esac'
    interpreter = put_command(tmp_path / "bin", "python", script)
    monkeypatch.setattr(environment, "python", lambda _: interpreter)
    checks = importlib.import_module("checks")

    code = checks.run(tmp_path, [])

    pytests = [line for line in said.read_text(encoding="utf-8").splitlines() if "pytest" in line]
    assert len(pytests) == runs
    assert code == (0 if runs == 2 else 1)
    assert runs == 1 or pytests[1].split() == ["-P", "-m", "pytest", *tests]
    assert (tests[0] in capfd.readouterr().out) is (runs == 2)


@posix
def test_tests_that_wait_for_ever_are_interrupted_and_fail(
    environment: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    waits = "trap 'echo told; exit 2' INT; while :; do sleep 0.1; done"
    script = f'case "$*" in *loadfile*) {waits};; esac'
    interpreter = put_command(tmp_path / "bin", "python", script)
    monkeypatch.setattr(environment, "python", lambda _: interpreter)
    checks = importlib.import_module("checks")
    monkeypatch.setattr(checks, "MINUTES_AT_MOST", 0.01)

    code = checks.run(tmp_path, [])

    said = capfd.readouterr()
    assert code == 2
    assert "told" in said.out
    assert "After 0.01 minutes it was interrupted." in said.err


def test_an_unknown_proof_is_refused_with_the_names_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(SCRIPTS)
    proofs = importlib.import_module("proofs")

    with pytest.raises(Exception, match="There is no proof 'nonsense'") as refused:
        proofs.run(REPOSITORY, ["nonsense"])

    assert str(refused.value).endswith("benchmarks.")


def test_without_a_verb_the_verbs_are_listed() -> None:
    ended = subprocess.run(
        [sys.executable, str(SCRIPTS / "dev.py")],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )

    assert ended.returncode == 2
    assert ended.stdout == ""
    for verb in ("demo", "run", "test", "proof"):
        assert f"\n    {verb} " in ended.stderr
