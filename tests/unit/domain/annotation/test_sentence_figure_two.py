"""The paper's figure 2, entered as coded facts and read out in both languages."""

from collections.abc import Sequence

import pytest

from medannot.domain.annotation import wishes
from medannot.domain.annotation import wishes_of_lesions as of_lesions
from medannot.domain.annotation.finding import Finding, Laterality, LesionRole
from medannot.domain.annotation.revision import Change
from medannot.domain.annotation.sentence import Spoken, sentences
from medannot.domain.ids import FindingId
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from tests.helpers.figure_two import (
    BOUNDARY,
    IMAGE,
    SIZE,
    figure_two,
    finding,
    lesion,
    site,
    skin,
    term,
)

ENGLISH = (
    (
        "The scalp and hair, face, neck and hand, and the right postauricular area and "
        "fingernail are seen."
    ),
    (
        "Multiple roughly round, brown papules, 0.1 to 0.3 cm, scattered on the right buccal "
        "cheek and lateral neck, relatively well defined, with pustules on the surface and "
        "erythema surrounding them."
    ),
    "Folliculitis is considered; evidence: papules and pustules.",
    "Folliculitis commonly occurs on the face, head and neck.",
    "Advice for folliculitis: topical antibiotic.",
    "Mupirocin ointment or ichthammol ointment, under the guidance of a doctor.",
)
CHINESE = (
    "可见头皮与毛发、面部、颈部、手部及右侧耳后区、指甲。",
    (
        "右侧颊部、颈侧区见多发类圆形褐色丘疹，大小约0.1–0.3 cm，散在分布，边界较清楚，"
        "表面见脓疱，周围见红斑。"
    ),
    "考虑：毛囊炎。",
    "毛囊炎：依据丘疹、脓疱；Folliculitis commonly occurs on the face, head and neck。",
    "针对毛囊炎，建议：外用抗生素。",
    "Mupirocin ointment or ichthammol ointment, under the guidance of a doctor.",
)


@pytest.mark.parametrize("lexicon", [None, skin().lexicon], ids=["snapshots", "lexicon"])
def test_figure_two_is_read_out_in_english(lexicon: Lexicon | None) -> None:
    assert sentences(figure_two(), Language.ENGLISH, lexicon).said == ENGLISH


@pytest.mark.parametrize("lexicon", [None, skin().lexicon], ids=["snapshots", "lexicon"])
def test_figure_two_is_read_out_in_chinese(lexicon: Lexicon | None) -> None:
    assert sentences(figure_two(), Language.CHINESE, lexicon).said == CHINESE


def test_what_a_project_requires_and_nobody_said_is_named() -> None:
    alone = [finding("papules", lesion("L.PAPULE"))]
    required = (SIZE, BOUNDARY)

    english = sentences(alone, Language.ENGLISH, skin().lexicon, required)
    chinese = sentences(alone, Language.CHINESE, skin().lexicon, required)

    assert english.missing == (
        "The size and boundary are not described yet.",
        "The place is not given yet.",
    )
    assert chinese.missing == ("大小、边界尚未描述。", "部位尚未注明。")


def test_the_figures_secondary_lesions_are_asked_for_by_their_names() -> None:
    spoken = sentences(figure_two(), Language.ENGLISH, skin().lexicon, (BOUNDARY,))

    assert spoken.missing == (
        "The boundary of the pustules is not described yet.",
        "The boundary of the erythema is not described yet.",
        "The place of the pustules and erythema is not given yet.",
    )


def test_nothing_annotated_is_nothing_said() -> None:
    assert sentences([], Language.ENGLISH) == Spoken((), ())


def entered() -> list[Finding]:
    """Enter the figure act by act, as the workbench does."""
    now: dict[FindingId, Finding] = {}
    lexicon = skin().lexicon

    def do(changes: Sequence[Change]) -> None:
        for one in changes:
            if one.content is not None:
                now[one.finding_id] = Finding(one.finding_id, one.media_id, one.content)

    right = Laterality.RIGHT
    for number, (place, side) in enumerate(
        (
            ("SKIN.SCALP", None), ("SKIN.FACE", None), ("EAR.POSTAURICULAR", right),
            ("SKIN.NECK", None), ("SKIN.HAND", None), ("NAIL.FINGERNAIL", right),
        )
    ):  # fmt: skip
        key = FindingId(f"region {number}")
        do(wishes.switch_region(now, IMAGE, site(place), key))
        if side is not None:
            do(wishes.side_region(now, key, side))
    papules, pustules, redness = (FindingId(one) for one in ("papules", "pustules", "redness"))
    for key, node_id in ((papules, "L.PAPULE"), (pustules, "L.PUSTULE"), (redness, "L.ERYTHEMA")):
        do(of_lesions.add_lesion(term(node_id), key))
        role = LesionRole.PRIMARY if key == papules else LesionRole.SECONDARY
        do(of_lesions.say_role(now, key, role))
    for place in ("FACE.CHEEK", "NECK.LATERAL"):
        do(of_lesions.switch_location(now, papules, site(place)))
        do(of_lesions.side_location(now, papules, place, right))
    do(of_lesions.measure(now, papules, term(SIZE), (0.1, 0.3), "cm"))
    for attribute, descriptor in (
        ("A.COLOR", "A.COLOR.BROWN"), ("A.SHAPE", "A.SHAPE.SUBROUND"),
        ("A.DISTRIB", "A.DISTRIB.SCATTERED"), ("A.NUMBER", "A.NUMBER.MULTIPLE"),
        ("A.BOUNDARY", "A.BOUNDARY.RELWELL"),
    ):  # fmt: skip
        do(of_lesions.switch_descriptor(now, papules, attribute, descriptor, lexicon))
    on, about = term("A.SPATIAL.ONSURFACE"), term("A.SPATIAL.SURROUND")
    do(of_lesions.relate(now, pustules, papules, (on, None), FindingId("on")))
    do(of_lesions.relate(now, redness, papules, (about, None), FindingId("about")))
    disease = FindingId("folliculitis")
    do(wishes.switch_diagnosis(now, None, term("D.FOLLIC"), disease))
    for key in (papules, pustules):
        do(wishes.switch_evidence(now, disease, key))
    why = "Folliculitis commonly occurs on the face, head and neck."
    do(wishes.reason_diagnosis(now, disease, why))
    do(wishes.switch_advice(now, None, term("T.TOPICAL.TANTIBIOT"), disease, FindingId("drug")))
    return list(now.values())


def test_the_figure_entered_act_by_act_is_read_out_the_same() -> None:
    for language, told in ((Language.ENGLISH, ENGLISH), (Language.CHINESE, CHINESE)):
        # The names of drugs are free words, which the figure alone carries.
        assert sentences(entered(), language, skin().lexicon).said == told[:-1]
        assert sentences(entered(), language, skin().lexicon).missing == NOTHING_BUT[language]


NOTHING_BUT = {
    Language.ENGLISH: ("The place of the pustules and erythema is not given yet.",),
    Language.CHINESE: ("脓疱、红斑的部位尚未注明。",),
}
