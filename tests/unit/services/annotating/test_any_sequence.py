"""Whatever is said, taken back and brought again: the database tells what a plain stack tells."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medannot.domain.annotation.finding import Content, Lesion
from medannot.domain.annotation.revision import Change, acts_of, current, walk_of
from medannot.domain.ids import FindingId
from medannot.domain.people import OWNER
from tests.helpers.annotated import NODULE, PAPULE, AnnotationRoom

EXAMPLES = 60
CONTENTS: tuple[Content | None, ...] = (
    None,
    Lesion(PAPULE),
    Lesion(NODULE),
    Lesion(PAPULE, note="two"),
)

# An act is a list of (finding, content); "undo" and "redo" walk.
ACTS = st.dictionaries(
    st.integers(0, 3), st.sampled_from(CONTENTS), min_size=1, max_size=3
) | st.sampled_from(["undo", "redo"])


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AnnotationRoom]:
    with AnnotationRoom(tmp_path_factory.mktemp("wide"), cases=[1] * (EXAMPLES + 5)) as made:
        yield made


CASES = count(1)


class Stack:
    """What is current, and what was before and after: the plainest undo there is."""

    def __init__(self) -> None:
        self.now: dict[int, Content] = {}
        self.before: list[dict[int, Content]] = []
        self.after: list[dict[int, Content]] = []

    def act(self, changes: dict[int, Content | None]) -> None:
        new = {**self.now, **changes}
        kept = {key: content for key, content in new.items() if content is not None}
        if kept != self.now:
            self.before.append(self.now)
            self.after.clear()
            self.now = kept

    def walk(self, there: list[dict[int, Content]], back: list[dict[int, Content]]) -> None:
        back.append(self.now)
        self.now = there.pop()


@settings(max_examples=EXAMPLES)
@given(st.lists(ACTS, max_size=14))
def test_any_acts_undos_and_redos_read_back_as_they_stand(
    wide: AnnotationRoom, acts: list[dict[int, Content | None] | str]
) -> None:
    number, stack, anna = next(CASES), Stack(), wide.actor()
    opened = wide.open(case=number)
    for act in acts:
        if isinstance(act, dict):
            stack.act(act)
            changes = [
                Change(FindingId(f"{number}-{key}"), None, content) for key, content in act.items()
            ]
            opened = wide.act(opened, *changes)
        elif act == "undo" and stack.before:
            stack.walk(stack.before, stack.after)
            opened = wide.desk.annotating.undo(anna, opened)
        elif act == "redo" and stack.after:
            stack.walk(stack.after, stack.before)
            opened = wide.desk.annotating.redo(anna, opened)

    stored = wide.open(case=number)
    assert stored == opened
    # What has grown act by act is what is gathered from the chain, in the same order.
    assert list(opened.findings.items()) == list(stored.findings.items())
    assert list(opened.links.items()) == list(stored.links.items())
    assert (opened.kinds, opened.walk) == (stored.kinds, stored.walk)
    assert {key: one.content for key, one in current(stored.revisions).items()} == {
        f"{number}-{key}": content for key, content in stack.now.items()
    }
    walk = walk_of(acts_of(stored.revisions))
    assert (len(walk.undo), len(walk.redo)) == (len(stack.before), len(stack.after))


def test_after_all_of_them_the_audit_holds(wide: AnnotationRoom) -> None:
    proof = wide.desk.auditing.verify(OWNER)

    assert proof.problems == ()
