"""The paper's figure 2, entered as coded facts and read out in both languages."""

import pytest

from medannot.domain.annotation.sentence import Spoken, sentences
from medannot.domain.lexicon.node import Language
from medannot.domain.lexicon.tree import Lexicon
from tests.helpers.figure_two import BOUNDARY, SIZE, figure_two, finding, lesion, skin

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
