"""Images of a work under review: shown, erased or missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.domain.annotation.finding import (
    Complete,
    Content,
    Lesion,
    Quality,
)
from medannot.domain.annotation.project import Step
from medannot.domain.annotation.revision import Change
from medannot.domain.errors import EnvironmentFault, Refusal
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from medannot.domain.review.decision import ReviewReason, Verdict
from medannot.domain.review.round import PlaceState
from medannot.services.annotating_values import MediaChange
from medannot.services.annotation_values import CaseRule, ProjectPlan
from medannot.services.desk import Desk, open_desk
from tests.helpers.annotated import PAPULE
from tests.helpers.annotating_room import drawn_images
from tests.helpers.reviewed import accept, begin, reject, seat, work_at
from tests.helpers.small_lexicon import small_lexicon
from tests.helpers.workspaces import empty_workspace


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a project of one drawn photograph, on which anna handed in a papule."""
    images, lexicon = drawn_images(tmp_path / "in", ("ring_near.jpg",)), tmp_path / "clinic-skin"
    small_lexicon(lexicon)
    with open_desk(empty_workspace(tmp_path)) as made:
        draft = made.projects.read_files(OWNER, [images], CaseRule())
        steps = (Step.QUALITY, Step.LESIONS)
        plan = ProjectPlan("skin", str(lexicon), 7, annotators=1, closed_world=False, steps=steps)
        project = made.projects.create(OWNER, plan, draft)
        made.projects.assign(OWNER, "skin", ["anna"])
        anna = made.annotating.seat(OWNER, "anna")
        own = made.annotating.next(anna, project.id)
        assert own is not None
        opened = made.annotating.open(anna, own.case_id)
        said: tuple[Content, ...] = (Quality(), Lesion(PAPULE), Complete())
        for number, content in enumerate(said):
            image = None if number else opened.images[0].media_id
            change = Change(FindingId(f"finding-{number}"), image, content)
            opened = made.annotating.act(anna, opened, [change])
        made.annotating.submit(anna, opened)
        yield made


def test_a_reviewer_is_shown_the_image(desk: Desk) -> None:
    opened = work_at(desk, begin(desk))
    (image,) = opened.images
    shown = desk.reviewing.image(seat(desk), opened, image)
    assert (shown.facts.rows, shown.facts.columns) == (
        image.shown.rows,
        image.shown.columns,
    )
    begin(desk, codes=("saul",), name="other")
    with pytest.raises(Refusal, match="has no such work"):
        desk.reviewing.image(seat(desk, "saul"), opened, image)


def test_labels_of_an_erased_image_are_refused_and_not_waited_for(desk: Desk) -> None:
    made = begin(desk)
    before = work_at(desk, made)
    desk.media.erase(OWNER, before.images[0].media_id, "asked for")
    (changed,) = desk.reviewing.media_changed(seat(desk), before)
    assert changed.change is MediaChange.ERASED
    opened = desk.reviewing.open(seat(desk), before.place.id)
    with pytest.raises(Refusal, match="erased on request"):
        desk.reviewing.image(seat(desk), opened, opened.images[0])
    key = opened.entities[0].key
    for act in (accept, reject):
        with pytest.raises(Refusal, match="image 1 of case 1"):
            act(desk, opened, key)
    content = Lesion(PAPULE, note="seen")
    change = Change(key.finding_id, None, content)
    with pytest.raises(Refusal, match="nobody can judge it"):
        desk.reviewing.correct(seat(desk), opened, key, ReviewReason.WRONG_VALUE, "", (change,))
    assert (opened.waiting, opened.decisions, opened.done) == ((), (), True)
    (queued,) = desk.reviewing.queue(seat(desk), made.id)
    assert (queued.state, queued.decided, queued.erased) == (PlaceState.DONE, 0, (1,))
    assert desk.reviewing.next(seat(desk), made.id, unfinished=True) is None


def test_a_decision_that_was_made_stays_when_the_image_is_erased(desk: Desk) -> None:
    made = begin(desk)
    opened = work_at(desk, made)
    accept(desk, opened, opened.entities[0].key)
    desk.media.erase(OWNER, opened.images[0].media_id, "asked for")
    again = work_at(desk, made)
    assert [one.verdict for one in again.decided.values()] == [Verdict.ACCEPT]
    assert desk.reviewing.running(seat(desk), made.id).kept == 1


def test_missing_bytes_are_told_and_the_rest_is_reviewed(desk: Desk) -> None:
    opened = work_at(desk, begin(desk))
    for file in (desk.folder / "media").rglob("*.bin"):
        file.unlink()
    with pytest.raises(EnvironmentFault):
        desk.reviewing.image(seat(desk), opened, opened.images[0])
    again = desk.reviewing.open(seat(desk), opened.place.id)
    assert accept(desk, again, again.entities[0].key).done
