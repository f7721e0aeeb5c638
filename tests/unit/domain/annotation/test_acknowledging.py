"""A warning that the annotator lets stand, and what never can be let stand."""

import pytest

from medannot.domain.annotation.acknowledging import acknowledge, is_acknowledged
from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.finding import Acknowledged, Diagnosis, Finding, Laterality, Region
from medannot.domain.annotation.rules import breaches
from medannot.domain.annotation.wishes import remove, side_region
from medannot.domain.errors import Refusal
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.constraints import Severity
from medannot.store.annotation_records import content_of, content_text
from tests.helpers.figure_two import finding, site, skin, term

ZOSTER = FindingId("zoster")
HELD = {
    one.id: one
    for one in (
        finding("toe", Region(site("FOOT.ACHILLES"))),
        finding("zoster", Diagnosis(term("D.ZOSTER"), 1, reasoning="one side")),
    )
}


def warning(findings: dict[FindingId, Finding]) -> Breach:
    (found,) = breaches(findings.values(), skin().lexicon, skin().rules)
    assert (found.rule_id, found.severity) == ("medannot.disease_site", Severity.WARN)
    return found


def after(findings: dict[FindingId, Finding], *, on: bool) -> dict[FindingId, Finding]:
    (change,) = acknowledge(findings, warning(findings), on=on)
    assert change.content is not None
    return {**findings, change.finding_id: Finding(change.finding_id, None, change.content)}


def test_a_warning_is_let_stand_in_the_diagnosis_that_it_is_of() -> None:
    now = after(HELD, on=True)
    assert now[ZOSTER].content == Diagnosis(
        term("D.ZOSTER"),
        1,
        reasoning="one side",
        acknowledged=(Acknowledged("medannot.disease_site", ("D.ZOSTER", "FOOT.ACHILLES")),),
    )
    assert is_acknowledged(now, warning(now))
    assert not is_acknowledged(HELD, warning(HELD))


def test_to_take_it_back_leaves_what_was_there_before() -> None:
    assert after(after(HELD, on=True), on=False) == HELD


def test_a_warning_of_other_places_asks_again() -> None:
    more = finding("instep", Region(site("FOOT.DORSUM")))
    now = {**after(HELD, on=True), more.id: more}
    assert not is_acknowledged(now, warning(now))


def test_it_goes_with_its_diagnosis() -> None:
    now = after(HELD, on=True)
    (gone,) = remove(now, ZOSTER)
    assert (gone.finding_id, gone.content) == (ZOSTER, None)


def test_what_blocks_is_never_let_stand() -> None:
    blocks = Breach("C.X", Severity.ERROR, (ZOSTER,), ("D.ZOSTER",), "It contradicts itself.", "")
    with pytest.raises(Refusal, match="cannot be acknowledged"):
        acknowledge(HELD, blocks, on=True)
    # Nor where a rule came to block only after it was let stand as a warning.
    said = Diagnosis(term("D.ZOSTER"), 1, acknowledged=(Acknowledged("C.X", ("D.ZOSTER",)),))
    assert not is_acknowledged({ZOSTER: Finding(ZOSTER, None, said)}, blocks)


def test_the_side_of_a_region_leaves_what_was_acknowledged_of_it() -> None:
    seen = (Acknowledged("C.SEX", ("MGEN.PENIS", "FGEN.CLITORIS")),)
    region = finding("toe", Region(site("FOOT.ACHILLES"), acknowledged=seen))
    (change,) = side_region({region.id: region}, region.id, Laterality.LEFT)
    assert isinstance(change.content, Region)
    assert change.content.acknowledged == seen


def test_it_is_stored_with_the_finding_and_leaves_no_trace_where_there_is_none() -> None:
    now = after(HELD, on=True)[ZOSTER]
    text = content_text(now.content)
    stored = '"acknowledged":[{"nodes":["D.ZOSTER","FOOT.ACHILLES"],"rule_id":"medannot.dis'
    assert stored in text
    assert content_of(now.kind, text) == now.content
    assert "acknowledged" not in content_text(HELD[ZOSTER].content)
