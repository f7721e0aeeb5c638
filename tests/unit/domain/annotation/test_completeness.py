"""What the protocol still asks of a case."""

from dataclasses import replace

from medannot.domain.annotation.completeness import Gap, open_points
from medannot.domain.annotation.finding import (
    Complete,
    Content,
    Diagnosis,
    DiscardReason,
    Finding,
    Lesion,
    Quality,
    Term,
    Value,
)
from medannot.domain.annotation.project import DiagnosisScope, Schema, Step
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Role
from tests.helpers.figure_two import skin, term

ONE, TWO = MediaId("one"), MediaId("two")
IMAGES = {ONE: 1, TWO: 2}
SCHEMA = Schema(tuple(Step), "skin@1.0.0", "", required=("A.COLOUR",))
TERM = Term("L.PAPULE", "skin@1.0.0", "Papule", "丘疹")
COLOUR = Value(replace(TERM, node_id="A.COLOUR"))


def gaps(
    *said: tuple[MediaId | None, Content], schema: Schema = SCHEMA
) -> list[tuple[Gap, MediaId | None]]:
    findings = {
        FindingId(str(number)): Finding(FindingId(str(number)), media_id, content)
        for number, (media_id, content) in enumerate(said)
    }
    return [(one.gap, one.media_id) for one in open_points(findings, IMAGES, schema)]


def test_an_untouched_case_lacks_all() -> None:
    assert gaps() == [
        (Gap.QUALITY, ONE),
        (Gap.QUALITY, TWO),
        (Gap.DIAGNOSIS, None),
        (Gap.COMPLETE, None),
    ]


def test_a_case_of_discarded_images_needs_no_more() -> None:
    bad = Quality(DiscardReason.UNSHARP)
    assert gaps((ONE, bad), (TWO, bad)) == []
    assert gaps((ONE, bad), (TWO, Quality())) == [(Gap.DIAGNOSIS, None), (Gap.COMPLETE, None)]


def test_a_lesion_needs_what_the_project_requires() -> None:
    rest = ((ONE, Quality()), (TWO, Quality()), (None, Diagnosis(TERM, 1)), (None, Complete()))
    assert gaps(*rest, (None, Lesion(TERM))) == [(Gap.REQUIRED, None)]
    assert gaps(*rest, (None, Lesion(TERM, values=(COLOUR,)))) == []


def test_diagnoses_by_image_are_asked_of_each_usable_one() -> None:
    by_image = replace(SCHEMA, diagnosis_scope=DiagnosisScope.IMAGE, closed_world=False)
    said = ((ONE, Quality()), (TWO, Quality()), (TWO, Diagnosis(TERM, 1)))
    assert gaps(*said, schema=by_image) == [(Gap.DIAGNOSIS, ONE)]


def test_nothing_is_diagnosed_where_no_lesion_is_seen() -> None:
    assert gaps((ONE, Quality()), (TWO, Quality()), (None, Complete())) == []


def test_what_the_lexicon_does_not_ask_of_a_lesion_is_not_asked() -> None:
    known = skin().lexicon
    hair = next(one for one in known.nodes.values() if one.default_role is Role.SPECIAL)
    schema = replace(SCHEMA, required=("A.SIZE", "A.COLOR"), closed_world=False)
    found = {
        FindingId(name): Finding(FindingId(name), None, content)
        for name, content in (
            ("lesion", Lesion(term(hair.id))),
            ("diagnosis", Diagnosis(term("D.FOLLIC"), 1)),
        )
    }
    (asked,) = open_points(found, {}, schema, known)

    assert asked.node_id == "A.COLOR"
    assert asked.sentence.details["attribute"] == "Colour"
