"""What differs, told for people: marks, names, kinds, the best counterpart; no window needed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from medannot.domain.errors import Problem, Sentence
from medannot.domain.lexicon.difference import DifferenceKind
from medannot.domain.lexicon.version import Version
from medannot.exchange.lexicons.folder import Loaded
from medannot.services.lexicons import LexiconShelf, compared
from medannot.ui.lexicon.comparing.compare_presenter import ComparePresenter
from medannot.ui.lexicon.comparing.difference_list import DifferenceModel
from medannot.ui.lexicon.comparing.difference_rows import (
    DifferenceRow,
    counted_kinds,
    filtered,
    rows_of,
)
from medannot.ui.lexicon.comparing.marking import Run, marked
from medannot.ui.lexicon.comparing.migration_presenter import MigrationPresenter, Work
from medannot.ui.lexicon.comparing.problem_table import copied
from medannot.ui.lexicon.comparing.sources import Origin, Source, Sources, counterpart
from medannot.ui.tasks import Tasks
from tests.helpers.driving import wait_for
from tests.helpers.lexicon_versions import change, lexicon, node, write_lexicon
from tests.helpers.small_lexicon import small_lexicon


def changed(runs: tuple[Run, ...]) -> list[str]:
    return [run.text for run in runs if run.changed]


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("丘疹", "小丘疹", [], ["小"]),
        ("Small solid bump", "Small raised bump", ["solid"], ["raised"]),
        ("papule", "papules", ["papule"], ["papules"]),
        ("draft", "active", ["draft"], ["active"]),
        ("", "new", [], ["new"]),
        ("same", "same", [], []),
    ],
)
def test_only_what_changed_is_marked(
    before: str, after: str, gone: list[str], new: list[str]
) -> None:
    old, now = marked(before, after)

    assert (changed(old), changed(now)) == (gone, new)
    assert "".join(run.text for run in old) == before
    assert "".join(run.text for run in now) == after


def two_versions() -> tuple[DifferenceRow, ...]:
    before = Loaded(lexicon("1.0.0", node("EAR"), node("NECK"), node("CHIN")), (), "")
    after = Loaded(
        lexicon(
            "2.0.0",
            node("EAR", "Ear", "耳朵"),
            node("NECK", until="2.0.0"),
            node("NOSE", since="2.0.0"),
        ),
        (),
        "",
    )
    return rows_of(compared(before, after).differences, before, after)


def test_rows_name_their_terms_and_what_changed() -> None:
    rows = two_versions()

    assert [(row.key, row.kind.value, row.en, row.zh, row.where) for row in rows] == [
        ("EAR", "changed", "Ear", "耳朵", "Body"),
        ("NECK", "deprecated", "Neck", "部位NECK", "Body"),
        ("NOSE", "added", "Nose", "部位NOSE", "Body"),
        ("CHIN", "removed", "Chin", "部位CHIN", "Body"),
    ]
    assert [(one.field, one.before, one.after) for one in rows[1].changes] == [
        ("level", "both", "none"),
        ("status", "active", "deprecated"),
        ("deprecated_since", "", "2.0.0"),
    ]
    assert rows[2].changes == ()


def test_rows_are_found_by_kind_and_by_words_in_any_order() -> None:
    rows = two_versions()

    assert counted_kinds(rows) == {
        DifferenceKind.ADDED: 1,
        DifferenceKind.REMOVED: 1,
        DifferenceKind.DEPRECATED: 1,
        DifferenceKind.CHANGED: 1,
    }
    assert [row.key for row in filtered(rows, DifferenceKind.ADDED, "")] == ["NOSE"]
    assert [row.key for row in filtered(rows, None, "耳朵 ear")] == ["EAR"]
    assert filtered(rows, DifferenceKind.ADDED, "ear") == ()


def test_the_model_of_differences_keeps_qts_rules_and_its_ticks(qapp: QApplication) -> None:
    model = DifferenceModel(checkable=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = two_versions()
    model.show_rows(rows)
    model.check_only({"EAR", "NECK"})
    model.setData(model.index(0), Qt.CheckState.Unchecked, int(Qt.ItemDataRole.CheckStateRole))
    model.show_rows(rows[2:])
    model.check(("NOSE",), on=True)

    assert model.checked == {"NECK", "NOSE"}
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Added, Nose, 部位NOSE"
    del tester


def source(key: str, version: str, based_on: str = "") -> Source:
    lexicon_id = key.partition(":")[2].partition("@")[0]
    return Source(key, Origin(key.partition(":")[0]), lexicon_id, Version.parse(version), based_on)


def test_a_version_is_compared_with_the_last_one_before_it() -> None:
    now = source("own:ward", "1.10.0", "skin")
    found = (source("program:skin", "1.0.0"), now, source("kept:ward@1.9.0", "1.9.0"),
             source("kept:ward@1.2.0", "1.2.0"), source("kept:ward@2.0.0", "2.0.0"))  # fmt: skip

    assert counterpart(found, now) == found[2]
    assert counterpart(found[:2], now) == found[0]
    assert counterpart(found[1:2], now) is None


def test_a_lexicon_that_is_not_sound_is_listed_and_said_to_be_so_when_chosen(
    qapp: QApplication, tmp_path: Path
) -> None:
    small_lexicon(tmp_path / "own" / "clinic-skin")
    broken = small_lexicon(tmp_path / "own" / "broken")
    (broken / "lesions.csv").write_text("id\n", "utf-8")
    shelf = LexiconShelf(tmp_path / "none", tmp_path / "own")
    tasks = Tasks()
    presenter = ComparePresenter(shelf, tasks, tasks)

    assert [(one.id, str(one.version)) for one in Sources(shelf).all()] == [
        ("broken", "None"),
        ("clinic-skin", "1.2.0"),
    ]
    presenter.choose("own:clinic-skin", "own:broken")
    wait_for(lambda: not presenter.state.busy)

    assert presenter.state.found is None
    assert "lesions.csv" in presenter.state.fault
    tasks.close()


def test_a_migration_that_is_stopped_says_so_and_writes_nothing(
    qapp: QApplication, tmp_path: Path
) -> None:
    own = tmp_path / "own"
    ear = node("EAR", until="2.0.0", replaced_by=("EARL", "EARR"))
    parts = node("EARL", since="2.0.0"), node("EARR", since="2.0.0")
    write_lexicon(own / "kept/house@1.0.0", lexicon("1.0.0", node("EAR")))
    write_lexicon(
        own / "house",
        lexicon("2.0.0", ear, *parts),
        (change("1.0.0 2.0.0", "split", "EAR", "EARL EARR", auto=False),),
    )
    labels, out = tmp_path / "labels.csv", tmp_path / "out.csv"
    rows = "".join(f"L{at},F,EAR,1.0.0\n" for at in range(30_000))
    labels.write_text("label_id,finding_id,node_id,version\n" + rows, "utf-8")
    tasks = Tasks()
    presenter = MigrationPresenter(LexiconShelf(tmp_path / "none", own), tasks, tasks)
    presenter.begin("house")
    wait_for(lambda: presenter.state.changes)
    assert presenter.state.changes[0].auto is False

    presenter.choose_labels(labels)
    presenter.stop()
    wait_for(lambda: presenter.state.work is Work.NOTHING)
    assert presenter.state.stopped
    assert presenter.state.fault == "The job was stopped; nothing of it was kept."

    presenter.preview()
    wait_for(lambda: presenter.state.report is not None)
    presenter.write(out)
    presenter.stop()
    wait_for(lambda: presenter.state.work is Work.NOTHING)
    assert not out.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["labels.csv", "own"]
    tasks.close()


def test_faults_are_copied_as_a_spreadsheet_takes_them() -> None:
    told = Sentence("{column} {cell}: text is expected.", column="en", cell="7")
    problems = (
        Problem("ward.xlsx, sheet lesions", 3, told),
        Problem(
            "ward.xlsx, sheet regions", 0, Sentence("The cells {cells} are merged.", cells="A1")
        ),
    )

    assert copied(problems) == (
        "lesions\t3\ten\ten 7: text is expected.\nregions\t\t\tThe cells A1 are merged."
    )
