"""What a source scores as a whole, in the table of an export: literal pairs, right and wrong."""

from medannot.domain.scoring import Score, ScoringRule
from medannot.exchange.model_files.values import ModelAnswer, ModelItem
from medannot.services.model_files_gathering import figures
from tests.helpers.model_sets import chose, item, of, open_item, panel, skipped

RIGHT, WRONG = Score(1.0, ScoringRule.MATCH), Score(0.0, ScoringRule.MATCH)
WAITS = Score(None, ScoringRule.EQUAL_TEXT, waiting=True)


def pair(unit: str) -> tuple[ModelItem, ModelItem]:
    return (
        item(f"{unit}1", unit=unit, as_set=True),
        open_item(f"{unit}2", "lung", unit=unit, as_set=True),
    )


def table(answers: dict[str, ModelAnswer]) -> list[tuple[str, int, float, int, int]]:
    items = [one for unit in "abcd" for one in pair(unit)]
    return [
        (one.ability, one.shown, one.points, one.answered, one.waiting)
        for one in figures(of(*items), [panel(answers)])
    ]


def test_a_pair_is_right_where_both_of_its_questions_are() -> None:
    found = table(
        {
            "a1": chose(1, score=RIGHT), "a2": chose(score=RIGHT),
            "b1": chose(1, score=RIGHT), "b2": chose(score=WRONG),
            "c1": chose(1, score=RIGHT), "c2": skipped(),
            "d1": chose(1, score=RIGHT),  # its other half was not put before anybody
        }
    )  # fmt: skip

    assert found[-1] == ("units all of whose questions are right", 3, 1.0, 2, 0)


def test_a_pair_waits_only_while_it_may_still_be_right() -> None:
    found = table(
        {
            "a1": chose(1, score=RIGHT), "a2": chose(score=WAITS),
            "b1": chose(1, score=WRONG), "b2": chose(score=WAITS),
        }
    )  # fmt: skip

    assert found[-1] == ("units all of whose questions are right", 2, 0.0, 2, 1)


def test_questions_of_a_unit_that_count_one_by_one_have_no_such_line() -> None:
    all_ = of(item("a1", unit="a"), item("a2", unit="a"))
    answers = {"a1": chose(1, score=RIGHT), "a2": chose(1, score=RIGHT)}

    assert [one.ability for one in figures(all_, [panel(answers)])] == ["all questions", ""]
