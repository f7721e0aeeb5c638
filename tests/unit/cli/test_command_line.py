"""The command line speaks in sentences and exit codes, and loads only what a line names."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from medannot import __version__
from medannot.cli.main import NOUNS, VERBS, run
from medannot.domain.clock import ManualClock
from medannot.domain.errors import InputFault, Problem
from medannot.domain.question import ItemType
from medannot.domain.study import GroupPlan
from medannot.store.lock import take_lock
from tests.helpers.answered import Given, answer_all, make_study
from tests.helpers.question_sets import Draft
from tests.helpers.workspaces import empty_workspace, make_desk


@dataclass
class FakeOpener:
    """Notes which windows were asked for."""

    opened: list[tuple[object, ...]] = field(default_factory=list)
    code: int = 0

    def window(self, workspace: Path | None) -> int:
        self.opened.append(("window", workspace))
        return self.code

    def reading(self, workspace: Path, study: str, reader: str) -> int:
        self.opened.append(("reading", workspace, study, reader))
        return self.code

    def demo(self, workspace: Path) -> int:
        self.opened.append(("demo", workspace))
        return self.code


@dataclass(frozen=True)
class Said:
    """What a command line printed and returned."""

    code: int
    out: str
    err: str


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str]):
    def say(*arguments: object, opener: FakeOpener | None = None) -> Said:
        code = run([str(argument) for argument in arguments], opener or FakeOpener())
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return say


def workspace_with_a_study(parent: Path) -> Path:
    """Make a closed workspace with the study `one` of one question and one reader."""
    with make_desk(parent) as desk:
        make_study(desk, [Draft("what")], (GroupPlan("primary", 1, 1),))
        return desk.folder


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a workspace as another program would."""
    lock = take_lock(folder, ManualClock())
    try:
        yield
    finally:
        lock.release()


def test_the_version_is_told(line) -> None:
    assert line("--version") == Said(0, f"medannot {__version__}\n", "")


def test_alone_it_opens_the_window(line) -> None:
    opener = FakeOpener()

    assert line(opener=opener).code == 0
    assert opener.opened == [("window", None)]


def test_the_help_names_every_noun_and_verb(line) -> None:
    said = line("--help")

    assert said.code == 0
    for name in (*NOUNS, *VERBS):
        assert f"\n  {name} " in said.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("workspace", "nonsense"),
        ("workspace", "create"),
        ("workspace", "create", "a", "b"),
        ("--nonsense",),
        ("read", "S"),
        ("audit", "verify"),
        ("baseline", "export", "S", "out"),
    ],
)
def test_a_wrong_line_is_a_usage_fault(line, arguments: Sequence[str]) -> None:
    said = line(*arguments)

    assert said.code == 2
    assert said.out == ""
    assert said.err != ""


def test_a_workspace_is_made_and_checked(line, tmp_path: Path) -> None:
    folder = tmp_path / "study"

    assert line("workspace", "create", folder) == Said(0, f"Made the workspace {folder}.\n", "")
    said = line("workspace", "check", folder)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("The workspace is whole.\n")


def test_a_refusal_is_one_sentence_on_stderr(line, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)

    assert line("workspace", "create", folder) == Said(
        1, "", f"medannot: The folder {folder} is a workspace already; open it.\n"
    )


def test_a_fault_of_the_environment_returns_3(line, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive" / "study"

    said = line("workspace", "create", folder)

    assert said.code == 3
    assert said.err.startswith(f"medannot: The folder {folder} is synchronised (OneDrive)")


def test_a_locked_workspace_returns_3_and_can_still_be_read(line, tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        assert line("audit", "verify", "--workspace", desk.folder).code == 0


@pytest.mark.parametrize("how", ["verb", "root", "variable"])
def test_the_workspace_is_named_in_three_ways(
    line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    folder, other = empty_workspace(tmp_path), tmp_path / "other"
    if how == "variable":
        monkeypatch.setenv("MEDANNOT_WORKSPACE", str(folder))
        said = line("audit", "verify", "--json")
    elif how == "root":
        monkeypatch.setenv("MEDANNOT_WORKSPACE", str(other))
        said = line("--workspace", folder, "audit", "verify", "--json")
    else:
        monkeypatch.setenv("MEDANNOT_WORKSPACE", str(other))
        said = line("--workspace", other, "audit", "verify", "--workspace", folder, "--json")

    assert said.code == 0
    answer = json.loads(said.out)
    assert answer["holds"] is True
    assert answer["proof"]["entries"] == 1


@pytest.mark.parametrize("how", ["argument", "verb", "root", "variable"])
def test_the_workspace_to_be_checked_is_named_as_for_every_other_verb(
    line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    folder, other = empty_workspace(tmp_path), tmp_path / "other"
    monkeypatch.setenv("MEDANNOT_WORKSPACE", str(folder if how == "variable" else other))
    if how == "variable":
        said = line("workspace", "check")
    elif how == "root":
        said = line("--workspace", folder, "workspace", "check")
    elif how == "verb":
        said = line("workspace", "check", "--workspace", folder)
    else:
        said = line("workspace", "check", folder)

    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("The workspace is whole.\n")


def test_a_check_without_a_workspace_says_how_to_name_one(line) -> None:
    assert line("workspace", "check") == Said(
        2, "", "medannot: No workspace is named; add --workspace DIR or set MEDANNOT_WORKSPACE.\n"
    )


def test_a_check_of_two_workspaces_at_once_is_a_usage_fault(line, tmp_path: Path) -> None:
    said = line("workspace", "check", tmp_path / "one", "--workspace", tmp_path / "two")

    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "medannot: Two workspaces are named to be checked; leave DIR or --workspace out.\n"
    )


def test_no_workspace_named_says_how_to_name_one(line) -> None:
    assert line("audit", "verify") == Said(
        2, "", "medannot: No workspace is named; add --workspace DIR or set MEDANNOT_WORKSPACE.\n"
    )


def test_reading_opens_the_page_for_the_reader(line, tmp_path: Path) -> None:
    opener = FakeOpener(code=3)
    folder = workspace_with_a_study(tmp_path)

    said = line("read", "one", "--reader", "primary-01", "--workspace", folder, opener=opener)

    assert (said.code, said.err) == (3, "")
    assert opener.opened == [("reading", folder, "one", "primary-01")]


@pytest.mark.parametrize(
    ("study", "reader", "reason"),
    [
        ("nope", "primary-01", "There is no study named nope. `medannot study list` names them."),
        ("one", "x", "The study one has no reader x; its readers are primary-01.\n"),
    ],
)
def test_a_reader_who_cannot_begin_is_refused_without_a_window(
    line, tmp_path: Path, study: str, reader: str, reason: str
) -> None:
    opener = FakeOpener()
    folder = workspace_with_a_study(tmp_path)

    said = line("read", study, "--reader", reader, "--workspace", folder, opener=opener)

    assert (said.code, opener.opened) == (1, [])
    assert said.err.startswith(f"medannot: {reason}")
    assert not (folder / "medannot.lock").exists()


def test_reading_in_a_workspace_that_is_open_elsewhere_returns_3(line, tmp_path: Path) -> None:
    opener = FakeOpener()
    folder = workspace_with_a_study(tmp_path)

    # A lock names its process; this file is held by another open handle of ours.
    with held(folder):
        said = line("read", "one", "--reader", "primary-01", "--workspace", folder, opener=opener)

    assert (said.code, opener.opened) == (3, [])
    assert "has this workspace open" in said.err


def test_an_altered_answer_is_named_on_stderr(line, tmp_path: Path) -> None:
    import sqlite3

    with make_desk(tmp_path) as desk:
        make_study(desk, [Draft("what", ItemType.SHORT_TEXT, text="key")])
        answer_all(desk, {"what": Given(text="papule")})
        folder = desk.folder
    connection = sqlite3.connect(folder / "medannot.sqlite", isolation_level=None)
    connection.execute("DROP TRIGGER response_refuses_update")
    connection.execute("UPDATE response SET text = 'plaque' WHERE seq = 1")
    (altered,) = connection.execute("SELECT id FROM response WHERE seq = 1").fetchone()
    connection.close()

    said = line("audit", "verify", "--workspace", folder)

    assert said.code == 1
    assert said.out.endswith("The chain does NOT hold.\n")
    assert said.err == (
        f"response {altered} was altered: text is 'plaque', the audit says 'papule'\n"
    )
    assert line("workspace", "check", folder).code == 1


def test_a_baseline_is_exported(line, tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        make_study(desk, [Draft("what")], (GroupPlan("primary", 1, 1),))
        answer_all(desk, {"what": Given(("A",))})
        folder = desk.folder

    said = line("baseline", "export", "one", tmp_path / "out", "--workspace", folder, "--json")

    assert (said.code, said.err) == (0, "")
    report = json.loads(said.out)
    assert (report["answers"], report["readers"], report["simulated"]) == (1, 1, False)
    assert sorted(report["files"]) == sorted(path.name for path in (tmp_path / "out").iterdir())


def test_an_unknown_study_is_refused(line, tmp_path: Path) -> None:
    folder = empty_workspace(tmp_path)

    said = line("baseline", "export", "none", tmp_path / "out", "--workspace", folder)

    assert said.code == 1
    assert "no study named none" in said.err


def test_refused_rows_are_listed_with_file_and_row(
    line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(_folder: Path) -> None:
        raise InputFault("Two rows were refused.", (Problem("a.json", 3, "it has no stem."),))

    monkeypatch.setattr("medannot.services.desk.create_desk", refuse)

    assert line("workspace", "create", tmp_path) == Said(
        1, "", "medannot: Two rows were refused.\na.json, row 3: it has no stem.\n"
    )


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (OSError(28, "No space left on device", "/x/y.png"), "The disk is full"),
        (PermissionError(13, "Permission denied", "/x/y.png"), "y.png cannot be used (Permission"),
        (OSError("odd"), "A file cannot be used (OSError)"),
    ],
)
def test_a_fault_of_the_disk_becomes_a_sentence(
    line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, fault: OSError, sentence: str
) -> None:
    def fail(_folder: Path) -> None:
        raise fault

    monkeypatch.setattr("medannot.services.desk.create_desk", fail)

    said = line("workspace", "create", tmp_path)

    assert said.code == 3
    assert sentence in said.err


def test_ctrl_c_stops_with_a_sentence(
    line, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupt(_folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("medannot.services.desk.create_desk", interrupt)

    assert line("workspace", "create", tmp_path) == Said(
        1, "", "medannot: stopped; nothing of an unfinished step was kept.\n"
    )


@pytest.mark.parametrize(
    "verb",
    [("workspace", "check"), ("audit", "verify", "--workspace"), ("study", "list", "--workspace")],
)
@pytest.mark.parametrize("content", [b"", b"no database at all, but some text" * 99])
def test_a_damaged_database_returns_3_and_names_the_backup_to_copy(
    line, tmp_path: Path, verb: tuple[str, ...], content: bytes
) -> None:
    folder = workspace_with_a_study(tmp_path)
    (backup,) = (folder / "backups").iterdir()
    (folder / "medannot.sqlite").write_bytes(content)

    said = line(*verb, folder)

    assert said.code == 3
    assert said.err == (
        "medannot: The database medannot.sqlite is damaged. With medannot closed, move "
        "medannot.sqlite, medannot.sqlite-wal and medannot.sqlite-shm out of "
        f"{folder}, then copy backups/{backup.name} there as medannot.sqlite.\n"
    )
    (folder / "medannot.sqlite").unlink()
    backup.rename(folder / "medannot.sqlite")
    assert line(*verb, folder).code == 0
