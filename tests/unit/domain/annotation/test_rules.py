"""What contradicts itself: constraints of the lexicon, and rules over numbers, sides and places."""

from dataclasses import replace

import pytest

from medannot.domain.annotation.attributes import descriptor_for
from medannot.domain.annotation.breach import Breach
from medannot.domain.annotation.finding import Content, Diagnosis, Laterality, Region, Value
from medannot.domain.annotation.rules import RuleBook, breaches
from medannot.domain.lexicon.constraints import Severity
from medannot.domain.lexicon.node import Language, Sex
from medannot.domain.lexicon.tree import Lexicon
from tests.helpers.figure_two import (
    DISTRIBUTION,
    NUMBER,
    SIZE,
    centimetres,
    figure_two,
    finding,
    lesion,
    site,
    skin,
    term,
    value,
)

LEFT, RIGHT, BOTH = Laterality.LEFT, Laterality.RIGHT, Laterality.BILATERAL


def held(*contents: Content, lexicon: Lexicon | None = None) -> tuple[Breach, ...]:
    found = [finding(f"f{number}", one) for number, one in enumerate(contents)]
    return breaches(found, lexicon or skin().lexicon, skin().rules)


def told(*contents: Content) -> list[tuple[str, Severity]]:
    return [(one.rule_id, one.severity) for one in held(*contents)]


def test_figure_two_contradicts_nothing() -> None:
    assert RuleBook(skin().lexicon, skin().rules).breaches(figure_two()) == ()


def test_a_constraint_is_held_against_one_lesion_at_a_time() -> None:
    single = lesion("L.PAPULE", value(NUMBER, "A.NUMBER.SINGLE"))
    scattered = lesion("L.VESICLE", value(DISTRIBUTION, "A.DISTRIB.SCATTERED"))
    assert told(single, scattered) == []

    both = replace(single, values=(*single.values, *scattered.values))
    (found,) = held(both)
    assert (found.rule_id, found.severity) == ("C.SINGLE.SCATTERED", Severity.ERROR)
    assert found.findings == ("f0",)
    assert found.words(Language.ENGLISH) == "A single lesion cannot be scattered."
    assert found.words(Language.CHINESE) == "单发皮损不能散在分布。"


def test_a_nail_lesion_is_asked_for_a_nail_only_where_it_has_a_place() -> None:
    assert told(lesion("L.ONYCHOLYSIS")) == []
    elsewhere = lesion("L.ONYCHOLYSIS", locations=(site("FACE.CHEEK", LEFT),))
    assert ("C.NAIL.REGION", Severity.WARN) in told(elsewhere)


def test_regions_of_both_sexes_warn_across_the_case() -> None:
    found = held(
        Region(site("MGEN.GLANS")),
        lesion("L.PAPULE", locations=(site("FGEN.CLITORIS"),)),
        lesion("L.PAPULE", locations=(site("FACE.CHIN"),)),
    )
    assert [(one.rule_id, one.findings) for one in found] == [("C.SEX", ("f0", "f1"))]


@pytest.mark.parametrize(
    ("what", "size", "warns"),
    [
        ("L.PAPULE", centimetres(0.5, 1.2), True),
        ("L.PAPULE", centimetres(0.5, 1.0), False),
        ("L.PAPULE", Value(term(SIZE), (), 11, None, "mm"), True),
        ("L.VESICLE", value(SIZE, "A.SIZE.PEANUT"), True),
        ("L.VESICLE", value(SIZE, "A.SIZE.SOYBEAN"), False),
        ("L.NODULE", centimetres(2, 3), False),
    ],
)
def test_sizes_beyond_the_lexicons_cut_off_warn(what: str, size: Value, warns: bool) -> None:
    found = [one for one in held(lesion(what, size)) if one.rule_id.startswith("medannot.size")]
    assert bool(found) is warns
    assert {one.severity for one in found} <= {Severity.WARN}


def test_the_cut_off_is_the_lexicons() -> None:
    head = replace(skin().lexicon.head, cut_offs={"papule_cm": 0.5})
    (found,) = held(
        lesion("L.PAPULE", centimetres(0.6, 0.7)), lexicon=skin().lexicon.with_head(head)
    )
    assert found.en == "Papule is larger than 0.5 cm: plaque or nodule?"
    assert found.zh == "“丘疹”大于0.5 cm：是否为斑块或结节？"


@pytest.mark.parametrize(
    ("descriptor", "sides", "expected"),
    [
        ("A.DISTRIB.SYMM", [LEFT], ["medannot.both_sides"]),
        ("A.DISTRIB.BILAT", [LEFT, LEFT], ["medannot.both_sides"]),
        ("A.DISTRIB.SYMM", [LEFT, RIGHT], []),
        ("A.DISTRIB.SYMM", [BOTH], []),
        ("A.DISTRIB.SYMM", [LEFT, None], []),
        ("A.DISTRIB.UNILAT", [BOTH], ["medannot.one_side"]),
        ("A.DISTRIB.UNILAT", [RIGHT], []),
    ],
)
def test_sides_agree_with_the_distribution(
    descriptor: str, sides: list[Laterality | None], expected: list[str]
) -> None:
    places = tuple(
        site(one, side) for one, side in zip(("FACE.CHEEK", "FACE.MALAR"), sides, strict=False)
    )
    found = lesion("L.PAPULE", value(DISTRIBUTION, descriptor), locations=places)
    assert [one for one, _ in told(found)] == expected


def test_what_is_generalised_has_more_than_one_region() -> None:
    spread = value(DISTRIBUTION, "A.DISTRIB.GENERAL")
    face = (site("FACE.CHEEK", LEFT), site("FACE.CHIN"))
    assert told(lesion("L.PAPULE", spread, locations=face)) == [
        ("medannot.one_region", Severity.ERROR)
    ]
    assert told(lesion("L.PAPULE", spread, locations=(*face, site("NECK.ANTERIOR")))) == []
    assert told(lesion("L.PAPULE", spread)) == []


def test_two_names_for_one_lesion_are_noted() -> None:
    chin = (site("FACE.CHIN"),)
    found = held(lesion("L.EROSION", locations=chin), lesion("L.ABRASION", locations=chin))
    assert [(one.rule_id, one.severity, one.findings) for one in found] == [
        ("medannot.overlap", Severity.INFO, ("f0", "f1"))
    ]
    assert told(lesion("L.EROSION", locations=chin), lesion("L.ABRASION")) == []


def test_a_disease_at_an_unusual_place_warns() -> None:
    chin = Region(site("FACE.CHIN"))
    assert told(chin, Diagnosis(term("D.DYSHIDROTIC"), 1)) == [
        ("medannot.disease_site", Severity.WARN)
    ]
    hand = Region(site("SKIN.HAND"))
    assert told(chin, hand, Diagnosis(term("D.DYSHIDROTIC"), 1)) == []


def test_a_disease_of_the_other_sex_warns() -> None:
    lexicon = skin().lexicon
    nodes = [
        replace(node, sex=Sex.MALE) if node.id == "D.BALANITIS" else node
        for node in lexicon.nodes.values()
    ]
    male = Lexicon(lexicon.head, nodes)
    contents = (Region(site("FGEN.CLITORIS")), Diagnosis(term("D.BALANITIS"), 1))
    found = {one.rule_id: one.en for one in held(*contents, lexicon=male)}
    assert found["medannot.disease_sex"] == (
        "Balanoposthitis is a disease of male patients; the case has a place of the other sex."
    )


def test_a_number_that_conflicts_with_its_descriptor_warns_and_names_the_better_one() -> None:
    wrong = Value(term(SIZE), (term("A.SIZE.PINHEAD"),), 0.6, 0.8, "cm")
    (found,) = held(lesion("L.PAPULE", wrong))
    assert found.severity is Severity.WARN
    assert found.nodes == ("A.SIZE.PINHEAD", "A.SIZE.SOYBEAN")
    assert found.en == ("Pinhead-sized (1-2 mm) does not fit the number: Soybean-sized (5-10 mm)?")
    assert told(lesion("L.PAPULE", replace(wrong, least=0.1, most=0.3))) == []
    assert told(lesion("L.PAPULE", replace(wrong, least=1, most=2, unit="mm"))) == []


def test_an_attribute_with_one_value_has_one() -> None:
    twice = value(NUMBER, "A.NUMBER.TWO", "A.NUMBER.MANY")
    assert told(lesion("L.PAPULE", twice)) == [("medannot.single", Severity.ERROR)]


def test_lesions_lie_on_what_they_are_lesions_of() -> None:
    tongue = site("OTNG.TIP")
    assert told(lesion("L.FRECKLE", locations=(tongue,))) == [("medannot.surface", Severity.WARN)]
    assert told(lesion("L.APHTHA", locations=(tongue,))) == []
    assert told(lesion("L.APHTHA", locations=(site("BACK.UPPER"),))) == [
        ("medannot.surface", Severity.WARN)
    ]
    assert told(lesion("L.ANGFISSURE", locations=(site("LIP.COMMISSURE", LEFT),))) == []


def test_errors_come_before_warnings() -> None:
    both = lesion("L.PAPULE", centimetres(2, 2), value(NUMBER, "A.NUMBER.TWO", "A.NUMBER.MANY"))
    assert [severity for _, severity in told(both)] == [Severity.ERROR, Severity.WARN]


@pytest.mark.parametrize(
    ("attribute", "least", "most", "expected"),
    [
        (SIZE, 0.05, 0.05, "A.SIZE.PINPOINT"),
        (SIZE, 0.1, 0.1, "A.SIZE.PINHEAD"),
        (SIZE, 0.1, 0.3, "A.SIZE.MILLET"),
        (SIZE, None, 0.2, "A.SIZE.MILLET"),
        (SIZE, 0.5, 12, "A.SIZE.PALM"),
        (SIZE, 10, 10, "A.SIZE.PALM"),
        (SIZE, 10.5, None, "A.SIZE.LARGER"),
        (NUMBER, 1, 1, "A.NUMBER.SINGLE"),
        (NUMBER, 4, 4, "A.NUMBER.FEW"),
        (NUMBER, 51, 51, "A.NUMBER.NUMEROUS"),
    ],
)
def test_the_descriptor_that_fits_a_number(
    attribute: str, least: float | None, most: float | None, expected: str
) -> None:
    found = descriptor_for(attribute, least, most, skin().lexicon)
    assert found is not None
    assert found.id == expected


def test_no_number_and_no_descriptor_have_nothing_that_fits() -> None:
    assert descriptor_for(SIZE, None, None, skin().lexicon) is None
    assert descriptor_for("A.COLOR", 1, 1, skin().lexicon) is None
    assert descriptor_for(NUMBER, 0, 0, skin().lexicon) is None
