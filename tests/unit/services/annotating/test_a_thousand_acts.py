"""A thousand acts with restarts between: all of them can be undone, and all brought back."""

from pathlib import Path

from medannot.domain.annotation.finding import Content
from medannot.domain.annotation.revision import Change
from medannot.domain.clock import ManualClock
from medannot.domain.ids import FindingId, SeededIds
from medannot.domain.people import OWNER
from medannot.domain.randomisation import Draw
from medannot.services.annotating import OpenCase
from medannot.services.desk import open_desk
from tests.helpers.annotated import NODULE, PAPULE, AnnotationRoom, box, lesion

ACTS, RESTARTS = 1_000, 4
FINDINGS = 12

Model = dict[FindingId, Content]


def acts_of(seed: int) -> list[dict[FindingId, Content | None]]:
    """Return acts of one to three findings, each of which changes something."""
    draw, now, found = Draw(seed, "acts"), {}, []
    while len(found) < ACTS:
        act: dict[FindingId, Content | None] = {}
        for _ in range(1 + draw.below(3)):
            key = FindingId(f"f{draw.below(FINDINGS)}")
            kinds = (lesion(), lesion(NODULE), lesion(PAPULE))
            act[key] = (None, *kinds)[draw.below(4)]
        if int(next(iter(act))[1:]) % 3 == 0:
            act = {FindingId(f"m{draw.below(5)}"): box(1 + draw.below(30), 1, 50, 1 + 40)}
        new = {key: content for key, content in (now | act).items() if content is not None}
        if new != now:
            now = new
            found.append(act)
    return found


def contents(opened: OpenCase) -> Model:
    """Return what is current."""
    return {key: one.content for key, one in opened.findings.items()}


def test_all_can_be_undone_and_brought_back_across_restarts(tmp_path: Path) -> None:
    with AnnotationRoom(tmp_path, cases=[1]) as room:
        workspace = room.desk.folder
    acts = acts_of(seed=11)
    models: list[Model] = [{}]
    for act in acts:
        new = models[-1] | act
        models.append({key: content for key, content in new.items() if content is not None})
    steps = ["act"] * ACTS + ["undo"] * ACTS + ["redo"] * ACTS
    place, share = 0, len(steps) // RESTARTS

    for life in range(RESTARTS):
        with open_desk(workspace, clock=ManualClock(), ids=SeededIds(f"life {life}")) as desk:
            anna = desk.annotating.seat(OWNER, "anna")
            project = desk.annotating.projects(anna)[0].project_id
            own = desk.annotating.next(anna, project)
            assert own is not None
            opened = desk.annotating.open(anna, own.case_id)
            media = opened.images[0].media_id
            assert contents(opened) == models[place]
            for step in steps[life * share : (life + 1) * share]:
                if step == "act":
                    changes = [
                        Change(key, media if key[0] == "m" else None, content)
                        for key, content in acts[place].items()
                    ]
                    opened = desk.annotating.act(anna, opened, changes)
                elif step == "undo":
                    opened = desk.annotating.undo(anna, opened)
                else:
                    opened = desk.annotating.redo(anna, opened)
                place += -1 if step == "undo" else 1
                assert contents(opened) == models[place]
            assert desk.annotating.open(anna, own.case_id) == opened
            assert desk.annotating.open(anna, own.case_id).walk == opened.walk
    assert place == ACTS
