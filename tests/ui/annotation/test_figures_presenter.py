"""The tables of a project, where somebody else looks before an answer has come."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QApplication

from medannot.ui.annotation.overview.figures_presenter import FiguresPresenter
from medannot.ui.annotation.overview.onlooker import EVERYTHING, Onlooker


def test_what_was_counted_for_everybody_is_not_shown_to_an_annotator(qapp: QApplication) -> None:
    asked: list[Callable[[], None]] = []

    def store(work: Any, done: Any, _failed: Any) -> None:
        asked.append(lambda: done(work()))

    desk: Any = SimpleNamespace(project_figures=None)
    tasks: Any = SimpleNamespace(store=store)
    presenter = FiguresPresenter(desk, tasks)
    everybodys: Any = object()
    presenter.begin("skin", EVERYTHING)
    presenter.count(lambda *_: everybodys)
    presenter.begin("skin", Onlooker("anna"))
    asked.pop()()
    assert presenter.state.table is None

    presenter.begin("skin", EVERYTHING)
    presenter.count(lambda *_: everybodys)
    asked.pop()()
    assert presenter.state.table is everybodys
