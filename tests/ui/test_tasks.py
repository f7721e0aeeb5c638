"""Work beside the window comes back to it, in order, with its faults."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer

from medannot.domain.progress import Stopped, Unit, counting
from medannot.ui.tasks import Job, Tasks


@pytest.fixture
def tasks(qapp: QCoreApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def test_results_come_back_in_order_and_on_the_window_thread(tasks: Tasks) -> None:
    came: list[tuple[int, bool]] = []
    here = threading.get_ident()
    for number in range(50):
        tasks.store(
            lambda number=number: number,
            lambda got: came.append((got, threading.get_ident() == here)),
        )

    assert tasks.wait()
    assert came == [(number, True) for number in range(50)]


def test_the_store_has_one_thread_of_its_own(tasks: Tasks) -> None:
    threads: list[int] = []
    for _ in range(10):
        tasks.store(threading.get_ident, threads.append)
    tasks.wait()

    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()


def test_work_for_the_store_is_never_given_up_at_the_end(qapp: QCoreApplication) -> None:
    tasks, disk_answers, written = Tasks(), threading.Event(), []
    tasks.store(disk_answers.wait)
    tasks.store(lambda: written.append("answer"), lambda _: written.append("saved"))
    QTimer.singleShot(1, disk_answers.set)

    tasks.close(patience_ms=0)

    assert written == ["answer", "saved"]


def test_a_reply_after_the_end_may_ask_for_more_without_a_fault(qapp: QCoreApplication) -> None:
    tasks, came = Tasks(), []
    tasks.close()

    tasks.free(lambda: came.append("free"))
    tasks.store(lambda: came.append("store"))

    assert tasks.wait(1_000)
    assert came == []


def test_a_fault_comes_back_as_a_value(tasks: Tasks) -> None:
    def work() -> None:
        raise ValueError("no")

    came: list[Exception] = []
    tasks.free(work, None, came.append)
    tasks.wait()

    assert [str(fault) for fault in came] == ["no"]


def test_a_fault_without_receiver_reaches_the_last_hook(
    tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, fault, _trace: came.append(fault))

    def work() -> None:
        raise ValueError("nobody asked")

    tasks.store(work)
    tasks.wait()

    assert [str(fault) for fault in came] == ["nobody asked"]


def test_a_reply_to_a_page_that_is_gone_is_dropped(tasks: Tasks) -> None:
    class Receiver(QObject):
        def take(self, _result: object) -> None:
            raise AssertionError("the page is gone")

    import shiboken6

    receiver = Receiver()
    tasks.store(lambda: 1, receiver.take)
    shiboken6.delete(receiver)

    assert tasks.wait()


def test_a_job_tells_how_far_it_is_and_can_be_stopped(qapp: QCoreApplication) -> None:
    job, told = Job(), []
    job.moved.connect(lambda done, total: told.append((done, total)))
    job(1, 2)
    job(2, 2)
    job.stop()

    with pytest.raises(Stopped):
        job(2, 2)
    assert told == [(1, 2), (2, 2)]


def test_a_job_tells_what_it_counts_each_at_its_own_steps() -> None:
    job, told = Job(), []
    job.counted.connect(lambda done, total, unit: told.append((done, total, unit.value)))
    rows, images = counting(job, Unit.ROWS), counting(job, Unit.IMAGES)

    job(1, 2)
    rows(1, 2)
    images(1, 2)
    rows(1, 2)
    rows(2, 2)
    job.stop()

    with pytest.raises(Stopped):
        images(2, 2)
    assert told == [(1, 2, "rows"), (1, 2, "images"), (2, 2, "rows")]
