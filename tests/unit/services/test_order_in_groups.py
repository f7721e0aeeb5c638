"""Questions that belong together are read together, in their order, while groups are shuffled."""

import json
from pathlib import Path
from typing import Any

from medannot.domain.people import OWNER
from medannot.domain.question_list import ItemQuery
from medannot.domain.study import GroupPlan, StudyPlan
from medannot.services.desk import Desk
from medannot.services.question_bank import ImportRequest
from tests.helpers.workspaces import make_desk

GROUPS = 8
MOVED = [3, 1, 2]


def rounds(folder: Path) -> Path:
    """Write conversations of three rounds whose rows stand apart and out of order."""
    rows: list[dict[str, Any]] = [
        {
            "category1": "药",
            "category2": "a",
            "scene": "s",
            "round": number,
            "problem": f"{code}-{number}",
            "groupCode": code,
            "sanswer": "是。",
            "difficulty": "易",
            "checklist": "",
        }
        for number in MOVED
        for code in range(GROUPS)
    ]
    path = folder / "dataset.json"
    path.write_text(json.dumps({"药": rows}), encoding="utf-8")
    return path


def orders(desk: Desk) -> list[list[str]]:
    """Return what each reader is given, by the words of the questions."""
    lines = desk.bank.page(OWNER, ItemQuery(set_name="talks"), 0, 100)
    stems = {line.item_id: line.stem for line in lines}
    readers = desk.designs.show(OWNER, "study").readers
    return [[stems[item] for item in reader.items] for reader in readers]


def test_rounds_keep_their_order_and_conversations_are_shuffled(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        request = ImportRequest((rounds(tmp_path),), "talks", mapping="llmeval-med")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        assert desk.bank.summary(OWNER, "talks").units == GROUPS

        desk.designs.create(OWNER, StudyPlan("study", "talks", (GroupPlan("primary", 3, 3),), 7))

        given = orders(desk)
        assert desk.designs.verify(OWNER, "study").holds
    heads = set()
    for order in given:
        assert len(order) == 3 * GROUPS
        talks = [order[start : start + 3] for start in range(0, len(order), 3)]
        codes = [talk[0].partition("-")[0] for talk in talks]
        assert talks == [[f"{code}-{number}" for number in (1, 2, 3)] for code in codes]
        assert sorted(codes) == [str(code) for code in range(GROUPS)]
        heads.add(tuple(codes))
    assert len(heads) > 1


def test_a_row_that_comes_later_goes_to_the_end_of_its_group(tmp_path: Path) -> None:
    with make_desk(tmp_path) as desk:
        path = rounds(tmp_path)
        request = ImportRequest((path,), "talks", mapping="llmeval-med")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))
        whole = json.loads(path.read_text(encoding="utf-8"))
        whole["药"].append({**whole["药"][0], "problem": "0-4", "round": 4})
        path.write_text(json.dumps(whole), encoding="utf-8")
        desk.bank.write(OWNER, desk.bank.read(OWNER, request))

        desk.designs.create(OWNER, StudyPlan("study", "talks", (GroupPlan("primary", 1, 1),), 7))

        (order,) = orders(desk)
    place = order.index("0-1")
    assert order[place : place + 4] == ["0-1", "0-2", "0-3", "0-4"]
