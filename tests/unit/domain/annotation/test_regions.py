"""Coarse regions from fine places."""

from medannot.domain.annotation.finding import Laterality, LateralitySource, Region, Site
from medannot.domain.annotation.regions import coarse, derived, in_order, merged
from tests.helpers.figure_two import figure_two, finding, lesion, own, site, skin

LEXICON = skin().lexicon
LEFT, RIGHT, BOTH = Laterality.LEFT, Laterality.RIGHT, Laterality.BILATERAL


def named(sites: tuple[Site, ...]) -> list[tuple[str, Laterality | None]]:
    return [(one.term.en, one.laterality) for one in sites]


def test_fine_places_lead_to_the_regions_that_are_seen() -> None:
    places = [
        site("NECK.LATERAL", RIGHT),
        site("FACE.CHEEK", RIGHT),
        site("FACE.CHIN"),
        site("HAND.FP.1", LEFT),
        site("OTTH.FDI.11"),
        Site(own("Elsewhere")),
    ]
    assert named(coarse(places, LEXICON)) == [
        ("Face", None),
        ("Neck", None),
        ("Hand", None),
        ("Teeth", None),
    ]


def test_left_and_right_are_both() -> None:
    both = merged([site("FACE.CHEEK", LEFT), site("FACE.CHIN"), site("FACE.CHEEK", RIGHT)])
    assert named(both) == [("Buccal cheek", BOTH), ("Chin", None)]


def test_a_known_side_goes_before_an_unknown_one_and_the_weaker_source_stays() -> None:
    sure = site("FACE.CHEEK", LEFT)
    unsure = Site(sure.term, Laterality.UNKNOWN_SIDE, LateralitySource.INFERRED)
    assert merged([sure, unsure]) == (Site(sure.term, LEFT, LateralitySource.INFERRED),)


def test_places_stand_in_the_lexicons_order_and_strange_ones_last() -> None:
    mixed = [Site(own("Elsewhere")), site("SKIN.NECK"), site("FACE.CHIN"), site("SKIN.SCALP")]
    assert [one.term.en for one in in_order(mixed, LEXICON)] == [
        "Scalp and hair",
        "Chin",
        "Neck",
        "Elsewhere",
    ]
    assert in_order(mixed, None) == tuple(mixed)


def test_regions_that_lesions_lie_in_are_derived_unless_named() -> None:
    chest = finding("x", lesion("L.PAPULE", locations=(site("CHEST.PECTORAL", LEFT),)))
    assert named(derived([*figure_two(), chest], LEXICON)) == [("Chest", None)]


def test_a_fine_region_that_was_named_covers_its_coarse_one() -> None:
    found = [
        finding("r", Region(site("FACE.CHIN"))),
        finding("x", lesion("L.PAPULE", locations=(site("FACE.CHEEK", LEFT),))),
    ]
    assert derived(found, LEXICON) == ()
