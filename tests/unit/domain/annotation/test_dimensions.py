"""What cases are counted by: ages and skin types as sources write them, and terms of a lexicon."""

import pytest

from medannot.domain.annotation.dimensions import (
    IN_WORDS,
    Dimension,
    Grain,
    Placing,
    age_band,
    recorded,
    rungs,
    skin_type,
)
from medannot.domain.lexicon.tree import Lexicon
from tests.helpers.figure_two import skin


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("45", "40–64"),
        ("1.9", "0–1"),
        ("2", "2–11"),
        ("017Y", "12–17"),
        ("018M", "0–1"),
        ("030M", "2–11"),
        ("006D", "0–1"),
        ("90", "80+"),
        ("45Y", "40–64"),
        ("20-29", "18–39"),
        ("40–64", "40–64"),
        ("15-20", None),
        ("adult", None),
        ("-3", None),
        ("400", None),
        ("inf", None),
        ("nan", None),
        ("", None),
    ],
)
def test_an_age_falls_into_a_band_or_into_none(text: str, band: str | None) -> None:
    assert age_band(text) == band


@pytest.mark.parametrize(
    ("text", "level"),
    [("III", "III"), ("type iv", "IV"), ("6", "VI"), ("0", None), ("VII", None), ("dark", None)],
)
def test_a_skin_type_is_one_of_six(text: str, level: str | None) -> None:
    assert skin_type(text) == level


def test_what_came_in_is_known_by_its_name() -> None:
    assert recorded(Dimension.SKIN_TYPE, {"Fitzpatrick skin type": "2"}) == "II"
    assert recorded(Dimension.AGE, {"patient-age": "045Y", "organ": "skin"}) == "40–64"
    assert recorded(Dimension.DEPARTMENT, {"Department": " Dermatology "}) == "Dermatology"
    assert recorded(Dimension.DEPARTMENT, {"department": "  "}) is None
    assert recorded(Dimension.REGION, {"region": "face"}) is None
    assert recorded(Dimension.AGE, {"age": "old"}) is None


def placed(
    node_ids: list[str], dimension: Dimension, grain: Grain, lexicon: Lexicon
) -> frozenset[str]:
    return Placing(dimension, grain, lexicon).levels(node_ids)


def test_terms_are_placed_in_branches_or_with_those_above_them() -> None:
    lexicon = skin().lexicon
    region, disease = Dimension.REGION, Dimension.DISEASE

    assert placed(["FACE.CHEEK"], region, Grain.COARSE, lexicon) == {"SKIN.FACE"}
    assert placed(["FACE.CHEEK"], region, Grain.FINE, lexicon) == {"SKIN.FACE", "FACE.CHEEK"}
    assert placed(["D.ECZEMA"], disease, Grain.COARSE, lexicon) == {"DG.ECZEMA"}
    assert placed(["D.ECZEMA", ""], disease, Grain.FINE, lexicon) == {"D.ECZEMA", IN_WORDS}
    assert placed(["X.OWN"], disease, Grain.COARSE, lexicon) == {"X.OWN"}
    assert placed(["X.OWN"], Dimension.DEPARTMENT, Grain.FINE, lexicon) == frozenset()


@pytest.mark.parametrize("dimension", list(Dimension))
@pytest.mark.parametrize("grain", list(Grain))
def test_each_level_of_a_dimension_stands_once_and_terms_are_placed_in_them(
    dimension: Dimension, grain: Grain
) -> None:
    lexicon = skin().lexicon
    found = rungs(dimension, grain, lexicon)
    keys = [rung.key for rung in found]

    assert len(keys) == len(set(keys)) >= 3
    assert all(rung.en and rung.zh for rung in found)
    if dimension in {Dimension.REGION, Dimension.LESION, Dimension.DISEASE}:
        fine = [rung.key for rung in rungs(dimension, Grain.FINE, lexicon)]
        assert placed(fine, dimension, grain, lexicon) == set(keys)
