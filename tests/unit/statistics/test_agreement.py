"""Agreement coefficients against numbers computed by others (outside material, d01 to d06)."""

import itertools

import pytest

from medannot.domain.errors import InputFault
from medannot.statistics import agreement, alpha
from medannot.statistics.fleiss_categories import fleiss_test
from medannot.statistics.ratings import Ratings, ratings
from medannot.statistics.weights import Weighting
from tests.helpers.reference_numbers import expected, rows, table

pytestmark = pytest.mark.shared


def test_fleiss_1971() -> None:
    case = "d01_fleiss1971"
    given, want = ratings(table(case)), expected(case)
    test = fleiss_test(given)
    assert test.kappa == want["fleiss_kappa"]
    assert test.kappa == want["fleiss_kappa(published)"]
    assert test.z == want["fleiss_kappa.z"]
    for name, kappa in test.by_category:
        assert kappa == want[f"fleiss_kappa.category[{name}]"]
    assert agreement.conger(given).value == want["conger_exact_kappa"]
    assert alpha.krippendorff_alpha(given, alpha.nominal) == want["krippendorff_alpha[nominal]"]
    assert agreement.gwet_ac(given).value == want["gwet_ac1"]
    assert agreement.gwet_ac(given).se == want["gwet_ac1.se"]
    assert agreement.percent_agreement(given) == want["percent_agreement"]


@pytest.mark.parametrize("distance", ["nominal", "ordinal", "interval", "ratio"])
def test_krippendorff_2011(distance: str) -> None:
    case = "d02_krippendorff_canonical"
    want = expected(case)
    given = ratings([[int(v) if v else None for v in row] for row in table(case)])
    got = alpha.krippendorff_alpha(given, getattr(alpha, distance))
    assert got == want[f"krippendorff_alpha[{distance}]"]
    assert got == want[f"krippendorff_alpha[{distance}](published)"]


def test_krippendorff_of_two_observers_and_two_values() -> None:
    case = "d02b_krippendorff_binary_complete"
    got = alpha.krippendorff_alpha(ratings(table(case)), alpha.nominal)
    assert got == expected(case)["krippendorff_alpha[nominal]"]


_GWET = {
    "gwet.ac1": agreement.gwet_ac,
    "krippen.alpha": agreement.krippendorff_weighted,
    "fleiss.kappa": agreement.fleiss,
    "conger.kappa": agreement.conger,
    "bp.coeff": agreement.brennan_prediger,
}


@pytest.mark.parametrize(("name", "kind"), list(itertools.product(_GWET, Weighting)))
def test_gwet_with_four_raters(name: str, kind: Weighting) -> None:
    case = "d03_gwet_4raters"
    want = expected(case)
    given = ratings([[int(v) if v else None for v in row] for row in table(case)])
    got = _GWET[name](given, kind)
    assert got.interval is not None
    assert got.value == want[f"{name}[{kind}]"]
    assert got.se == want[f"{name}[{kind}].se"]
    assert got.interval.low == want[f"{name}[{kind}].ci_lo"]
    assert got.interval.high == want[f"{name}[{kind}].ci_hi"]


def test_cohen_of_two_abstractors() -> None:
    case = "d04_cohen_two_raters"
    want = expected(case)
    pairs = [[row["rater1"], row["rater2"]] for row in rows(case) for _ in range(int(row["count"]))]
    given = ratings(pairs, list(dict.fromkeys(row["rater1"] for row in rows(case))))
    kappa = agreement.cohen(given)
    assert kappa.value == want["cohen_kappa"]
    assert kappa.se == want["cohen_kappa.se_asymptotic"]
    quadratic = agreement.cohen(given, Weighting.QUADRATIC)
    assert quadratic.value == want["quadratic_weighted_kappa"]
    assert agreement.gwet_ac(given).value == want["gwet_ac1"]
    assert agreement.gwet_ac(given).se == want["gwet_ac1.se"]
    assert agreement.fleiss(given).value == want["scott_pi"]
    assert agreement.percent_agreement(given) == want["percent_agreement"]
    assert alpha.krippendorff_alpha(given, alpha.nominal) == want["krippendorff_alpha[nominal]"]


def test_answers_with_several_options() -> None:
    case = "d06_multi_answer_alpha"
    want = expected(case)
    answers = ratings(
        [[frozenset(v) if v is not None else None for v in row] for row in table(case, "answer")]
    )
    jaccard = alpha.krippendorff_alpha(answers, alpha.jaccard)
    assert jaccard == want["alpha[jaccard distance on answer sets]"]
    masi = alpha.krippendorff_alpha(answers, alpha.masi)
    assert masi == want["alpha[MASI distance on answer sets]"]
    nominal = alpha.krippendorff_alpha(answers, alpha.nominal)
    assert nominal == want["alpha[nominal on answer sets]"]
    scores = ratings([[float(v) if v else None for v in row] for row in table(case, "score")])
    assert alpha.krippendorff_alpha(scores, alpha.interval) == want["alpha[interval on scores]"]


def test_nothing_is_said_without_a_unit_that_two_have_rated() -> None:
    lonely = ratings([["a", None], [None, "b"]])
    assert agreement.percent_agreement(lonely) is None
    for coefficient in _GWET.values():
        assert coefficient(lonely).value is None
    assert alpha.krippendorff_alpha(lonely, alpha.nominal) is None


def test_one_category_alone_leaves_no_kappa() -> None:
    alike = ratings([["a", "a"], ["a", "a"]])
    assert agreement.cohen(alike).value is None
    assert agreement.gwet_ac(alike).value is None
    assert agreement.percent_agreement(alike) == 1


def test_of_one_unit_there_is_no_error() -> None:
    one = agreement.gwet_ac(ratings([["a", "b"]]))
    assert one.value == -1
    assert one.se is None


def test_ratings_that_are_no_table_are_refused() -> None:
    with pytest.raises(InputFault, match="differ in length"):
        ratings([["a", "b"], ["a"]])
    with pytest.raises(InputFault, match="c is no category"):
        ratings([["a", "c"]], ["a", "b"])
    with pytest.raises(InputFault, match="every unit by every one"):
        fleiss_test(ratings([["a", None]]))


def test_no_ratings_at_all() -> None:
    empty: Ratings = ratings([])
    assert empty.units == 0
    assert agreement.gwet_ac(empty).value is None
