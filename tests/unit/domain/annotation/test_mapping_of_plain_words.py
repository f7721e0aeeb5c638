"""Plain words of the shipped lexicon find their nodes, whose codes are spelt alike."""

from functools import cache

import pytest

from medannot.domain.annotation.attribute_mapping import mapped_value
from medannot.domain.annotation.mapping import How, mapped_word
from medannot.domain.lexicon.search import SearchIndex
from medannot.services.lexicons import LexiconShelf


@cache
def index(lexicon: str) -> SearchIndex:
    return SearchIndex(LexiconShelf().open(lexicon).lexicon)


@pytest.mark.parametrize(
    ("name", "value", "node_id"),
    [
        ("Colour", "Red", "A.COLOR.RED"),
        ("Colour", "Pink", "A.COLOR.PINK"),
        ("colour", "black", "A.COLOR.BLACK"),
        ("Colour", "红色", "A.COLOR.RED"),
    ],
)
def test_a_plain_colour_finds_its_node(name: str, value: str, node_id: str) -> None:
    said = mapped_value((name, value), 1, index("medannot-skin"), {})
    assert (said.how, said.descriptor and said.descriptor.id) == (How.NAME, node_id)


@pytest.mark.parametrize(
    ("lexicon", "word"),
    [
        ("medannot-skin", "Papule"),
        ("medannot-skin", "Chin"),
        ("medannot-radiology", "Liver"),
        ("medannot-radiology", "spleen"),
        ("medannot-radiology", "Knee"),
        ("medannot-radiology", "Neck"),
    ],
)
def test_a_plain_place_or_lesion_finds_its_node(lexicon: str, word: str) -> None:
    said = mapped_word((word, ""), 1, index(lexicon), {})
    assert (said.how, said.node and said.node.en.label) == (How.NAME, word.capitalize())
