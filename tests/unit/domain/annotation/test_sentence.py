"""What is said of lesions, places, relations, diagnoses and discarded images, word by word."""

import pytest

from medannot.domain.annotation.finding import (
    Advice,
    Content,
    Diagnosis,
    DiscardReason,
    Laterality,
    LesionRelation,
    LesionRole,
    Quality,
    Region,
    Site,
    Together,
    Value,
)
from medannot.domain.annotation.sentence import sentences
from medannot.domain.ids import FindingId, MediaId
from medannot.domain.lexicon.node import Language
from tests.helpers.figure_two import (
    BOUNDARY,
    COLOUR,
    DISTRIBUTION,
    IMAGE,
    NUMBER,
    SHAPE,
    SIZE,
    centimetres,
    finding,
    lesion,
    own,
    site,
    skin,
    term,
    value,
)

LEFT, RIGHT, BOTH = Laterality.LEFT, Laterality.RIGHT, Laterality.BILATERAL
SECONDARY = LesionRole.SECONDARY


def english(*contents: Content) -> tuple[str, ...]:
    found = [finding(f"f{number}", one) for number, one in enumerate(contents)]
    return sentences(found, Language.ENGLISH, skin().lexicon).said


def chinese(*contents: Content) -> tuple[str, ...]:
    found = [finding(f"f{number}", one) for number, one in enumerate(contents)]
    return sentences(found, Language.CHINESE, skin().lexicon).said


def counted(least: float, most: float) -> Value:
    return Value(term(NUMBER), (), least, most, "count")


def test_one_lesion_has_an_article_and_no_plural() -> None:
    papule = lesion(
        "L.PAPULE",
        value(NUMBER, "A.NUMBER.SINGLE"),
        value(SIZE, "A.SIZE.SOYBEAN"),
        value(BOUNDARY, "A.BOUNDARY.IRREGEDGE", "A.BOUNDARY.WELL"),
        locations=(site("FACE.CHIN"),),
    )
    assert english(papule) == (
        "A single soybean-sized papule on the chin, well defined, with an irregular edge.",
    )
    assert chinese(papule) == ("颏部见单发黄豆大丘疹，边缘不规则，边界清楚。",)


@pytest.mark.parametrize(
    ("node_id", "expected"),
    [
        ("L.PATCH", "Many patches."),
        ("L.ECCHYMOSIS", "Many ecchymoses."),
        ("L.BULLA", "Many bullae."),
        ("L.MILIUM", "Many milia."),
        ("L.COMEDOOPEN", "Many open comedones."),
        ("L.MELNEVUS", "Many melanocytic naevi."),
        ("L.CAFEAULAIT", "Many café-au-lait spots."),
        ("L.GRANULOMA", "Many granulomatous papules or plaques."),
        ("L.SINUS", "Many sinus tracts or fistulas."),
        ("L.WHITESPOT", "Many white spots on enamel."),
        ("L.MISSTOOTH", "Many missing teeth."),
        ("L.NITS", "Many nits on hair."),
        ("L.ERYTHEMA", "Many areas of erythema."),
        ("L.OEDEMA", "Many areas of oedema."),
        ("L.SCALE", "Many areas of scale."),
        ("L.PLAQUECALC", "Dental plaque or calculus, many."),
    ],
)
def test_names_have_their_plural(node_id: str, expected: str) -> None:
    assert english(lesion(node_id, value(NUMBER, "A.NUMBER.MANY"))) == (expected,)


def test_a_name_of_somebodys_own_stays_as_it_is() -> None:
    bump = lesion(own("Corpus alienum", "怪包"), value(NUMBER, "A.NUMBER.MANY"))
    assert english(bump) == ("Corpus alienum, many.",)
    assert chinese(bump) == ("见较多怪包。",)


def test_a_description_of_somebodys_own_never_stands_before_the_noun() -> None:
    waxy = Value(term(COLOUR), (own("Like wax", "像蜡"),))
    rough = Value(own("Surface", "表面"), (own("Rough", "粗糙"),))
    assert english(lesion("L.PAPULE", waxy, rough)) == (
        "Papules; colour: like wax; surface: rough.",
    )
    assert chinese(lesion("L.PAPULE", waxy, rough)) == ("见丘疹，颜色：像蜡，表面：粗糙。",)


def test_numbers_that_were_counted_go_before_descriptors() -> None:
    assert english(lesion("L.MACULE", counted(3, 5))) == ("3 to 5 macules.",)
    assert english(lesion("L.MACULE", counted(1, 1))) == ("One macule.",)
    assert english(lesion("L.ERYTHEMA", counted(1, 1))) == ("One area of erythema.",)
    assert chinese(lesion("L.MACULE", counted(3, 5))) == ("见3–5个斑疹。",)


def test_what_was_measured_is_told_from_what_was_estimated() -> None:
    assert english(lesion("L.MACULE", centimetres(0.2, 0.2))) == ("Macules, 0.2 cm.",)
    measured = lesion("L.MACULE", centimetres(None, 2, measured=True))
    assert english(measured) == ("Macules, measured up to 2 cm.",)
    assert chinese(lesion("L.MACULE", centimetres(0.2, 0.2))) == ("见斑疹，大小约0.2 cm。",)
    assert chinese(measured) == ("见斑疹，实测大小至多2 cm。",)


def test_a_number_speaks_for_the_size_that_was_proposed_with_it() -> None:
    both = Value(term(SIZE), (term("A.SIZE.MILLET"),), 0.2, 0.3, "cm")
    assert english(lesion("L.PAPULE", both)) == ("Papules, 0.2 to 0.3 cm.",)


def test_colours_forms_and_distributions_are_joined() -> None:
    rash = lesion(
        "L.ERYTHEMA",
        value(COLOUR, "A.COLOR.RED", "A.COLOR.DARKBROWN"),
        value(SHAPE, "A.SHAPE.ANNULAR", "A.SHAPE.FLAT"),
        value(DISTRIBUTION, "A.DISTRIB.BLASCHKO", "A.DISTRIB.SYMM"),
        locations=(site("CHEST.AXILLA", BOTH),),
    )
    assert english(rash) == (
        (
            "Annular, flat, red and dark brown erythema, symmetrical, along Blaschko lines, "
            "in both axillae."
        ),
    )
    assert chinese(rash) == ("双侧腋窝见环状、平坦红色、深褐色红斑，沿Blaschko线分布，对称分布。",)


@pytest.mark.parametrize(
    ("sites", "in_english", "in_chinese"),
    [
        ([("FACE.CHEEK", LEFT), ("FACE.CHEEK", RIGHT)], "on both buccal cheeks", "双侧颊部"),
        ([("NECK.LATERAL", BOTH)], "on the lateral neck on both sides", "双侧颈侧区"),
        (
            [("FACE.CHEEK", RIGHT), ("NECK.LATERAL", RIGHT)],
            "on the right buccal cheek and lateral neck",
            "右侧颊部、颈侧区",
        ),
        (
            [("FACE.CHEEK", RIGHT), ("FACE.CHIN", None)],
            "on the right buccal cheek and on the chin",
            "颏部及右侧颊部",
        ),
        ([("HAND.DORSUM", LEFT)], "on the dorsum of the left hand", "左侧手背"),
        ([("LIP.COMMISSURE", LEFT)], "on the left corner of the mouth", "左侧口角"),
        ([("OTTH.FDI.11", None)], "on tooth 11", "11牙"),
        ([("FACE.MALAR", Laterality.UNKNOWN_SIDE)], "on the malar cheek on one side", "一侧颧部"),
        ([("FACE.CHEEK", None)], "on the buccal cheek", "颊部"),
    ],
)
def test_sides_are_folded(
    sites: list[tuple[str, Laterality | None]], in_english: str, in_chinese: str
) -> None:
    places = tuple(site(node_id, side) for node_id, side in sites)
    assert english(lesion("L.PAPULE", locations=places)) == (f"Papules {in_english}.",)
    assert chinese(lesion("L.PAPULE", locations=places)) == (f"{in_chinese}见丘疹。",)


@pytest.mark.parametrize(
    ("node_id", "expected"),
    [
        ("SKIN.FACE", "The face is seen."),
        ("ORAL.TEETH", "The teeth are seen."),
        ("SKIN.SCALP", "The scalp and hair are seen."),
        ("SKIN.MALEGEN", "The male genitalia are seen."),
        ("GLUT.ANUS", "The anus is seen."),
    ],
)
def test_a_region_agrees_with_its_verb(node_id: str, expected: str) -> None:
    assert english(Region(site(node_id))) == (expected,)


def test_a_region_of_somebodys_own_whose_number_is_open_needs_no_verb() -> None:
    assert english(Region(Site(own("Forceps")))) == ("Seen: the forceps.",)


def test_relations_say_where_and_how_often() -> None:
    contents = (
        lesion("L.PAPULE"),
        lesion("L.PUSTULE", role=SECONDARY),
        lesion("L.SCALE", role=SECONDARY),
        lesion("L.CRUST", role=SECONDARY),
        lesion("L.PLAQUE"),
        _related("f1", "f0", "A.SPATIAL.ONSURFACE", Together.MOSTLY),
        _related("f2", "f0", None, Together.ONCE),
        _related("f3", "f1", "A.SPATIAL.CENTREOF", Together.ALWAYS),
        _related("f0", "f4", "A.SPATIAL.LEFTOF", None),
        _related("f4", "f0", None, Together.SOMETIMES),
        _related("gone", "f0", None, None),
    )
    assert english(*contents) == (
        "Papules, mostly with pustules on the surface, once with scale.",
        "Plaques.",
        "Crusts; secondary.",
        "The crusts always lie at the centre of the pustules.",
        "The papules lie to the image left of the plaques.",
        "The plaques and the papules sometimes occur together.",
    )
    assert chinese(*contents) == (
        "见丘疹，表面大多见脓疱，仅一处伴鳞屑。",
        "见斑块。",
        "见痂，为继发性皮损。",
        "痂均位于脓疱中央。",
        "丘疹在图像上位于斑块左侧。",
        "斑块与丘疹有时同时出现。",
    )


def _related(
    subject: str, other: str, relation: str | None, together: Together | None
) -> LesionRelation:
    known = None if relation is None else term(relation)
    return LesionRelation(FindingId(subject), FindingId(other), known, together)


def test_diagnoses_stand_in_their_order_and_keep_names_of_people() -> None:
    contents = (
        Diagnosis(term("D.BEHCET"), 3),
        Diagnosis(term("D.ACNE"), 2, reasoning="no comedones"),
        Diagnosis(term("D.FOLLIC"), 1, reasoning="the papules sit on hair follicles"),
        Advice(term("T.TEST.STITEST")),
        Advice(term("T.LIFE.AVOIDSCR"), "Come back in a week"),
    )
    assert english(*contents) == (
        (
            "Folliculitis is considered first, before acne vulgaris and Behçet disease; "
            "the papules sit on hair follicles."
        ),
        "Acne vulgaris: no comedones.",
        "Advice: STI serology; avoid scratching.",
        "Come back in a week.",
    )
    assert chinese(*contents)[0] == "考虑：1. 毛囊炎；2. 寻常痤疮；3. 白塞病。"


@pytest.mark.parametrize(
    ("diagnosis", "expected"),
    [
        (Diagnosis(term("D.CONDYLOMA"), 1), "Anogenital warts are considered."),
        (Diagnosis(term("D.HSV"), 1), "Herpes simplex is considered."),
        (Diagnosis(term("D.SCABIES"), 1), "Scabies is considered."),
        (
            Diagnosis(term("D.HFMD"), 1),
            "The diagnosis considered is hand, foot and mouth disease.",
        ),
        (Diagnosis(None, 1, "morbus novus."), "Morbus novus is considered."),
    ],
)
def test_a_disease_agrees_with_its_verb(diagnosis: Diagnosis, expected: str) -> None:
    assert english(diagnosis) == (expected,)


def test_discarded_images_say_why() -> None:
    unsharp = [finding("q", Quality(DiscardReason.UNSHARP), IMAGE)]
    assert sentences(unsharp, Language.ENGLISH).said == ("The image is discarded: it is unsharp.",)
    assert sentences(unsharp, Language.CHINESE).said == ("图像弃用：图像模糊。",)

    three = [
        finding("a", Quality(DiscardReason.OTHER, "Only a ruler."), IMAGE),
        finding("b", Quality(DiscardReason.DUPLICATE), MediaId("b")),
        finding("c", Quality(DiscardReason.DUPLICATE), MediaId("c")),
        finding("d", Quality(), MediaId("d")),
    ]
    assert sentences(three, Language.ENGLISH).said == (
        "One image is discarded: Only a ruler.",
        "2 images are discarded: other images show the same.",
    )


def test_paired_parts_without_a_side_are_asked_for() -> None:
    found = [
        finding("r", Region(site("FACE.CHEEK"))),
        finding("l", lesion("L.PAPULE", locations=(site("NECK.LATERAL"),), role=None)),
    ]
    assert sentences(found, Language.ENGLISH, skin().lexicon).missing == (
        "The side of the buccal cheek and lateral neck is not given yet.",
        "Primary or secondary is not said yet.",
    )
    assert sentences(found, Language.CHINESE, skin().lexicon).missing == (
        "颊部、颈侧区的左右侧尚未注明。",
        "皮损为原发或继发尚未注明。",
    )


@pytest.mark.parametrize(
    ("relation", "with_it", "apart", "in_chinese"),
    [
        ("A.SPATIAL.WITHIN", "crusts within them", "lie within", "其内见痂"),
        ("A.SPATIAL.SURROUND", "crusts surrounding them", "surround", "周围见痂"),
        ("A.SPATIAL.ADJACENT", "crusts adjacent to them", "lie adjacent to", "痂与其相邻"),
        ("A.SPATIAL.BETWEEN", "crusts between them", "lie between", "其间见痂"),
        (
            "A.SPATIAL.LEFTOF",
            "crusts to the image left of them",
            "lie to the image left of",
            "痂在图像上位于其左侧",
        ),
    ],
)
def test_each_relation_is_said_with_its_lesion_and_by_itself(
    relation: str, with_it: str, apart: str, in_chinese: str
) -> None:
    link = _related("f0", "f1", relation, None)
    hung = (lesion("L.CRUST", role=SECONDARY), lesion("L.ULCER"), link)
    assert english(*hung) == (f"Ulcers, with {with_it}.",)
    assert chinese(*hung) == (f"见溃疡，{in_chinese}。",)
    equals = (lesion("L.CRUST"), lesion("L.ULCER"), link)
    assert english(*equals)[-1] == f"The crusts {apart} the ulcers."


def test_a_relation_of_somebodys_own_is_named_as_it_stands() -> None:
    link = LesionRelation(FindingId("f0"), FindingId("f1"), own("Morbus X", "甲乙"))
    hung = (lesion("L.SCALE", role=SECONDARY), lesion("L.ULCER"), link)
    assert english(*hung) == ("Ulcers, with scale (morbus X).",)
    assert chinese(*hung) == ("见溃疡，伴鳞屑（甲乙）。",)
    assert english(lesion("L.SCALE"), *hung[1:])[-1] == "The scale and the ulcers: morbus X."
