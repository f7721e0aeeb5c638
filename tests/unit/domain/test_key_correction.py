"""When two versions of a question have the same key."""

import pytest

from medannot.domain.ids import ItemVersionId, OptionId
from medannot.domain.key_correction import same_key
from medannot.domain.question import Option, ReferenceAnswer


def _version(
    name: str, texts: str, right: str | None
) -> tuple[tuple[Option, ...], ReferenceAnswer | None]:
    """Return options of the given letters and the key; the options' ids differ by version."""
    options = tuple(Option(OptionId(f"{name}-{place}"), text) for place, text in enumerate(texts))
    if right is None:
        return options, None
    ids = frozenset(options[int(place)].id for place in right)
    return options, ReferenceAnswer(ItemVersionId(name), ids)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        pytest.param(("abc", "0"), ("abc", "0"), True, id="nothing"),
        pytest.param(("abc", "0"), ("abc", "1"), False, id="another option"),
        pytest.param(("abc", "02"), ("abc", "0"), False, id="one of two"),
        pytest.param(("abc", "0"), ("xbc", "0"), True, id="the right option in other words"),
        pytest.param(("abc", "0"), ("cab", "1"), True, id="another order"),
        pytest.param(("abc", "0"), ("bac", "0"), False, id="options swapped under the key"),
        pytest.param(("aab", "1"), ("aab", "1"), True, id="options of the same words"),
        pytest.param(("aab", "1"), ("aab", "0"), False, id="the other of the same words"),
        pytest.param(("abc", "2"), ("ab", "1"), False, id="the right option left out"),
        pytest.param(("abc", None), ("abc", "1"), False, id="a key where none was"),
        pytest.param(("abc", "1"), ("abc", None), False, id="no key any more"),
        pytest.param(("abc", None), ("xyz", None), True, id="no key in either"),
    ],
)
def test_options_are_known_again_by_their_words_else_by_their_place(
    before: tuple[str, str | None], after: tuple[str, str | None], same: bool
) -> None:
    assert same_key(*_version("was", *before), *_version("now", *after)) is same


@pytest.mark.parametrize(
    ("text", "synonyms", "explanation", "same"),
    [
        ("left arm", ("arm",), "why", True),
        ("right arm", ("arm",), "", False),
        ("left arm", ("arm", "limb"), "", False),
    ],
)
def test_an_open_question_has_another_key_by_its_text_or_its_synonyms(
    text: str, synonyms: tuple[str, ...], explanation: str, same: bool
) -> None:
    was = ReferenceAnswer(ItemVersionId("was"), text="left arm", synonyms=("arm",))
    now = ReferenceAnswer(
        ItemVersionId("now"), text=text, synonyms=synonyms, explanation=explanation
    )
    assert same_key((), was, (), now) is same
