"""Problems of one reason are told together."""

from medannot.domain.errors import Problem, Sentence
from medannot.domain.problem_groups import ProblemGroup, grouped


def twin(row: int, file: str = "a.json") -> Problem:
    return Problem(file, row, Sentence("it shows the same as row {row}.", row=row - 1))


def test_many_rows_of_one_reason_are_one_group_with_the_first_rows() -> None:
    other = Problem("a.json", 4, "its key is empty.")
    problems = [twin(2), other, *(twin(row) for row in range(10, 20))]

    assert grouped(problems) == (
        ProblemGroup(twin(2), 10, (10, 11, 12, 13, 14)),
        ProblemGroup(other),
    )


def test_few_rows_of_several_files_and_whole_files_stand_by_themselves() -> None:
    problems = [twin(2), twin(3), twin(4), twin(2, "b.json"), *(twin(0) for _ in range(5))]

    assert [group.more for group in grouped(problems)] == [0] * 9
