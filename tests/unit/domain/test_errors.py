"""Faults and refused rows keep their template apart from its details."""

from pathlib import Path

from medannot.domain.errors import InputFault, Problem, Sentence


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


UNRULY = "scan\n\x1b[31m\u2028\u202edcm\udcff é 近.dcm"
IN_ONE_LINE = r"scan\n\x1b[31m\u2028\u202edcm\udcff é 近.dcm"


def test_whatever_signs_a_name_holds_a_sentence_keeps_to_one_line() -> None:
    told = f"{IN_ONE_LINE} is empty."
    assert str(InputFault("{name} is empty.", name=UNRULY)) == told
    assert str(InputFault("{name} is empty.", name=Path(UNRULY))) == told
    assert Sentence("{name} is empty.", name=UNRULY) == told
    problem = Problem(UNRULY, 3, "{name} is empty.", {"name": UNRULY})
    assert problem.sentence() == f"{IN_ONE_LINE}, row 3: {told}"
    assert InputFault("{name} is empty.", name=UNRULY).details["name"] == UNRULY


def test_numbers_in_a_sentence_may_still_be_written_in_a_form() -> None:
    assert Sentence("{size:.1f} of {count:,}", size=2.25, count=4000) == "2.2 of 4,000"
