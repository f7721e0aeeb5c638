"""Makes small studies whose reading page can be driven: own items over own and pydicom's images."""

import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image
from pydicom.data import get_testdata_file
from PySide6.QtWidgets import QWidget

from medannot.domain.clock import SystemClock
from medannot.domain.people import OWNER
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk, open_desk
from medannot.services.question_bank import ImportRequest
from medannot.ui.reading.answering import ReadingState, Stage
from medannot.ui.reading.reading_page import ReadingPage
from medannot.ui.settings import SettingsFile
from medannot.ui.tasks import Tasks
from tests.helpers.driving import SMALL, ScriptedDialogs, press, settle, wait_for, write
from tests.helpers.workspaces import empty_workspace

STUDY = "Skin 2026"

LONG_STEM = (
    "A 54-year-old man comes to the clinic because of a rash on the left forearm that has been "
    "growing for six weeks. He works as a gardener and remembers a scratch from a thorn at the "
    "same place. There is no fever and no loss of weight. On examination there is a ring-shaped "
    "plaque with a raised, scaling edge and a paler centre; the skin around it looks healthy. "
    "Two smaller plaques of the same kind lie towards the elbow. Lymph nodes are not enlarged. "
    "A smear of the edge shows branching threads under the microscope. "
)


def photograph(seed: int, size: tuple[int, int] = (180, 240)) -> np.ndarray:
    """Draw something that looks like skin with a ring on it."""
    rows, columns = size
    draw = np.random.default_rng(seed)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    radius = np.hypot(x - columns / 2, y - rows / 2) / (min(size) / 3)
    ring = np.exp(
        -(((radius - 1 - 0.1 * np.sin(5 * np.arctan2(y - rows / 2, x - columns / 2))) / 0.15) ** 2)
    )
    grain = draw.normal(0, 6, size).astype(np.float32)
    base = np.stack([214 - 40 * ring, 168 - 90 * ring, 140 - 80 * ring], axis=-1)
    return np.clip(base + grain[..., None], 0, 255).astype(np.uint8)


Photographs = Callable[[int], np.ndarray]


def draw_images(folder: Path, draw: Photographs = photograph) -> None:
    """Leave the images that `ITEMS` name."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(("near", "middle", "far"), start=1):
        Image.fromarray(draw(number)).save(folder / f"{name}.png")
    for name, source in (("ct.dcm", "CT_small.dcm"), ("mr.dcm", "MR_small.dcm")):
        found = get_testdata_file(source)
        assert found is not None
        (folder / name).write_bytes(Path(found).read_bytes())


def item(number: int, type_: str = "single_choice", **values: Any) -> dict[str, Any]:
    """Return one item of the project's own format."""
    made: dict[str, Any] = {
        "id": f"q{number}",
        "question": f"Question {number}: which description fits the lesion in the photograph?",
        "type": type_,
        "ability": "lesion_recognition",
        "language": "en",
    }
    if type_ in {"single_choice", "several_answers"}:
        made["options"] = ["Ring-shaped plaque", "Flat naevus", "Group of vesicles", "Healthy skin"]
        made["answer"] = "Ring-shaped plaque"
        if type_ == "several_answers":
            made["answer"] = ["Ring-shaped plaque", "Flat naevus"]
    elif type_ == "yes_no":
        made |= {"options": ["Yes", "No"], "answer": "Yes"}
    else:
        made["answer"] = "Tinea corporis"
    return made | values


def picture(*names: str) -> list[dict[str, Any]]:
    """Return the images of an item by their names, such as "near.png"."""
    roles = {"near": "near", "middle": "middle", "far": "far"}
    return [{"file": name, "role": roles.get(Path(name).stem, "image")} for name in names]


def build_study(
    desk: Desk,
    folder: Path,
    items: Sequence[dict[str, Any]],
    seed: int = 7,
    photographs: Photographs = photograph,
    forbidden: Sequence[str] = (),
) -> tuple[str, str]:
    """Import items, plan a study for one reader, and return its name and the reader's code."""
    draw_images(folder / "images", photographs)
    path = folder / "items.json"
    path.write_text(json.dumps(list(items), ensure_ascii=False), encoding="utf-8")
    request = ImportRequest((path,), "own", folder / "images", "medannot", None, False, False)
    draft = desk.bank.read(OWNER, request)
    assert draft.can_write, (draft.refusal, draft.report.refused)
    desk.bank.write(OWNER, draft)
    plan = StudyPlan(STUDY, "own", (GroupPlan("primary", 1, 1),), seed, forbidden=tuple(forbidden))
    version = desk.designs.create(OWNER, plan)
    return version.name, version.readers[0].code


class ReadingRoom:
    """The reading page over a workspace of its own, and what its database holds."""

    def __init__(
        self,
        folder: Path,
        items: Sequence[dict[str, Any]],
        photographs: Photographs = photograph,
        forbidden: Sequence[str] = (),
    ) -> None:
        self.clock = JumpyClock()
        self.folder = empty_workspace(folder)
        with open_desk(self.folder, clock=self.clock) as desk:
            self.study, self.reader = build_study(
                desk, folder, items, photographs=photographs, forbidden=forbidden
            )
        self.settings = SettingsFile(folder / "settings.json")
        self.open()

    def open(self, size: tuple[int, int] = SMALL) -> None:
        """Open the workspace and the reader's page on its opening screen."""
        self.tasks = Tasks()
        self.desk = open_desk(self.folder, clock=self.clock)
        self.session = self.desk.reading.begin(OWNER, self.study, self.reader, {})
        self.page = ReadingPage(
            self.session, self.tasks, ScriptedDialogs(), self.settings, self.clock
        )
        self.page.resize(*size)
        self.page.show()
        self.page.activateWindow()
        self.page.activate()
        wait_for(lambda: self.state.opening is not None, "the opening screen")

    def close(self) -> None:
        """Close as the window does: nothing is asked, what is pending is written."""
        self.page.finish()
        self.tasks.close()
        self.desk.close()
        self.page.close()
        self.page.deleteLater()
        settle()

    @property
    def state(self) -> ReadingState:
        return self.page.presenter.state

    def focus(self) -> QWidget:
        """Return what has the focus."""
        return self.page.focusWidget() or self.page

    def key(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            press(self.focus(), key)
            settle()

    def type(self, text: str) -> None:
        """Type a text."""
        write(self.focus(), text)
        settle()

    def start(self) -> None:
        """Go to the first item and wait until it is painted."""
        self.key("Enter")
        self.wait_for_item()

    def wait_for_item(self, position: int | None = None) -> None:
        """Wait until an item is on the screen."""
        wait_for(
            lambda: (
                self.state.stage is Stage.ANSWERING
                and self.state.item is not None
                and position in {None, self.state.item.position}
            ),
            f"item {position}, but there is {self.state.stage}: {self.state.fault!r}",
        )
        settle()

    def go_on(self) -> None:
        """Confirm by Enter and wait for the next item, or the end."""
        assert self.state.item is not None
        before = self.state.item.position
        self.key("Enter")
        wait_for(
            lambda: (
                self.state.stage is Stage.ENDED
                or (
                    self.state.stage is Stage.ANSWERING
                    and self.state.item is not None
                    and self.state.item.position != before
                )
            ),
            f"what comes after item {before}; there is {self.state.stage}: {self.state.fault!r}",
        )
        settle()

    def idle(self) -> None:
        """Wait until no work is under way."""
        wait_for(lambda: not self.tasks.busy, "work that ends")

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Ask the database itself, past the program."""
        self.idle()
        connection = sqlite3.connect(self.database)
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()

    @property
    def database(self) -> Path:
        return next(self.folder.glob("*.sqlite*"), self.folder / "medannot.db")

    def events(self) -> list[str]:
        """Return the kinds of all events in the order they were written."""
        return [kind for (kind,) in self.rows("select kind from event order by rowid")]

    def confirmed(self) -> list[tuple[list[str], str, str | None]]:
        """Return options (as texts), text and reason of each confirmation, in reading order."""
        texts = dict(self.rows("select id, text from item_option"))
        found = self.rows(
            "select r.option_ids, r.text, r.cannot_judge from response r join trial t on "
            "t.id = r.trial_id where r.kind = 'confirmation' order by t.position"
        )
        return [
            ([texts[option] for option in json.loads(options)], text, reason)
            for options, text, reason in found
        ]


class JumpyClock(SystemClock):
    """The machine's clocks, of which UTC can be made to jump, as a sleep does, or both."""

    def __init__(self) -> None:
        self.slept = timedelta()
        self._passed_ns = 0

    def pass_by(self, seconds: int) -> None:
        """Let both clocks go on, as if somebody had waited."""
        self.slept += timedelta(seconds=seconds)
        self._passed_ns += seconds * 1_000_000_000

    def now_ns(self) -> int:
        return super().now_ns() + self._passed_ns

    def utc(self) -> datetime:
        return super().utc() + self.slept
