"""Faults and refused rows keep their template apart from its details."""

from medannot.domain.errors import Problem, Sentence


def test_a_problem_made_from_a_sentence_can_be_said_in_another_language() -> None:
    problem = Problem("a.json", 3, Sentence("option {letter} is empty.", letter="B"))

    assert problem.reason == "option B is empty."
    assert problem.sentence() == "a.json, row 3: option B is empty."
    assert "die Option {letter} ist leer.".format(**problem.details) == "die Option B ist leer."
    assert problem.template == "option {letter} is empty."
    assert problem == Problem("a.json", 3, "option {letter} is empty.", {"letter": "B"})


def test_a_plain_reason_may_hold_braces() -> None:
    assert Problem("a.json", 0, "it holds {x}.").reason == "it holds {x}."
    assert Sentence("it holds {x}.") == "it holds {x}."
