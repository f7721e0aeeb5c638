"""What is written by hand for speed is byte for byte what Python's JSON encoder writes."""

import json

from medannot.domain.audit import canonical_json, canonical_texts
from medannot.domain.ids import AscendingIds, SeededIds
from medannot.domain.question import ItemType, content_bytes

ODD = ('a "quoted" \\ text', "tab\tand\nline", "\x1f\x7f", "中文 ü \u2028 𝛼", "")


def test_a_list_of_texts_is_written_as_canonical_json_writes_it() -> None:
    assert canonical_texts(ODD) == canonical_json(list(ODD))
    assert canonical_texts(()) == "[]"


def test_what_a_reader_is_shown_is_hashed_as_a_json_list() -> None:
    images = [("missing:ab", "image", 'a "caption"'), ("cd", "overlay", "")]

    made = content_bytes(
        stem=ODD[0],
        context=ODD[1],
        type_=ItemType.SINGLE_CHOICE,
        language="zh",
        option_texts=ODD,
        images=images,
    )

    wanted = [ODD[0], ODD[1], "single_choice", "zh", ODD, images]
    assert made == json.dumps(wanted, ensure_ascii=False, separators=(",", ":")).encode()


def test_a_damaged_text_is_hashed_all_the_same() -> None:
    damaged = ("stem", None)

    made = content_bytes(
        stem="s",
        context="",
        type_=ItemType.SHORT_TEXT,
        language="en",
        option_texts=damaged,  # type: ignore[arg-type]  # as a damaged database gives it
        images=(),
    )

    assert made == b'["s","","short_text","en",["stem",null],[]]'


def test_ids_of_a_large_write_ascend_across_the_portions_in_which_they_are_made() -> None:
    ids = AscendingIds(SeededIds(1))

    made = [ids.new() for _ in range(200)]

    assert made == sorted(set(made))
    assert len(made) == 200
    assert {len(id_) for id_ in made} == {32}
