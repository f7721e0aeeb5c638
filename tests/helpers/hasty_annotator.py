"""The annotator that tests kill: says, takes back and brings again as fast as the disk allows.

Each act is printed when the program would say that it is saved, and never before.
"""

import json
import sys
from pathlib import Path

from medannot.domain.annotation.revision import Change
from medannot.domain.clock import SystemClock
from medannot.domain.ids import FindingId, RandomIds
from medannot.domain.people import OWNER
from medannot.services.annotating import OpenCase
from medannot.services.desk import open_desk
from tests.helpers.annotated import box, lesion


def main(argv: list[str]) -> None:
    """Annotate the first case of a project of a workspace until killed."""
    folder, code, seed = Path(argv[0]), argv[1], int(argv[2])
    with open_desk(folder, clock=SystemClock(), ids=RandomIds()) as desk:
        annotating, ids = desk.annotating, desk.store.ids
        anna = annotating.seat(OWNER, code)
        (project,) = annotating.projects(anna)
        own = annotating.next(anna, project.project_id)
        assert own is not None
        opened = annotating.open(anna, own.case_id)
        _tell({"what": "opened", "revisions": [one.id for one in opened.revisions]})
        media, turn = opened.images[0].media_id, seed
        while True:
            turn += 1
            known = len(opened.revisions)
            if turn % 5 == 3 and opened.walk.undo:
                opened = annotating.undo(anna, opened)
            elif turn % 5 == 4 and opened.walk.redo:
                opened = annotating.redo(anna, opened)
            else:
                target = FindingId(ids.new())
                mark = box(1 + turn % 40, 1, 90, 70, target)
                changes = [
                    Change(target, None, lesion()),
                    Change(FindingId(ids.new()), media, mark),
                ]
                opened = annotating.act(anna, opened, changes)
            _tell({"what": "saved", "revisions": _words(opened, known)})


def _words(opened: OpenCase, known: int) -> list[list[str]]:
    return [
        [one.id, one.finding_id, "" if one.content is None else "said"]
        for one in opened.revisions[known:]
    ]


def _tell(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
