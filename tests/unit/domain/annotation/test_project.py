"""What a project may ask, and who annotates which case."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medannot.domain.annotation.project import Schema, Step, assigned
from medannot.domain.errors import InputFault
from medannot.domain.ids import AnnotationCaseId, PersonId

LEXICON = ("medannot-skin@1.0.0", "0" * 64)


def cases(count: int) -> list[AnnotationCaseId]:
    return [AnnotationCaseId(f"c{number}") for number in range(count)]


def people(count: int) -> list[PersonId]:
    return [PersonId(f"p{number}") for number in range(count)]


def test_diagnoses_need_two_physicians() -> None:
    with pytest.raises(InputFault, match=r"^Each case needs at least 2 annotators here"):
        Schema((Step.QUALITY, Step.DIAGNOSES), *LEXICON, annotators=1)
    assert Schema((Step.QUALITY, Step.REGIONS), *LEXICON, annotators=1).closed_world


@pytest.mark.parametrize(
    "steps",
    [
        (Step.REGIONS,),
        (Step.QUALITY, Step.LESIONS, Step.REGIONS),
        (Step.QUALITY, Step.QUALITY, Step.REGIONS),
    ],
)
def test_steps_stand_in_the_protocols_order(steps: tuple[Step, ...]) -> None:
    with pytest.raises(InputFault, match=r"each may stand once, in the protocol's order"):
        Schema(steps, *LEXICON)


@given(st.integers(0, 60), st.integers(2, 7), st.integers(1, 3), st.integers(0, 99))
def test_each_case_has_its_people_and_loads_are_even(
    count: int, staff: int, each: int, seed: int
) -> None:
    if staff < each:
        return
    found = assigned(cases(count), people(staff), each, seed)
    assert list(found) == cases(count)
    assert all(len(set(those)) == each for those in found.values())
    loads = Counter(person for those in found.values() for person in those)
    assert max(loads.values(), default=0) - min((loads[p] for p in people(staff)), default=0) <= 1


def test_pairs_of_people_meet_evenly_and_the_same_seed_gives_the_same() -> None:
    found = assigned(cases(60), people(4), 2, seed=7)
    pairs = Counter(pair for those in found.values() for pair in combinations(sorted(those), 2))
    assert len(pairs) == 6
    assert set(pairs.values()) == {10}
    assert assigned(cases(60), people(4), 2, seed=7) == found
    assert assigned(cases(60), people(4), 2, seed=8) != found


def test_too_few_people_are_told() -> None:
    with pytest.raises(InputFault, match=r"^Each case needs 3 annotators, and there are 2;"):
        assigned(cases(1), people(2), 3, seed=1)
