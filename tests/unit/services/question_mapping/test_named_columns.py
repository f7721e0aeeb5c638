"""Columns of options that no pattern names: proposed, put together by hand, kept and read."""

import json
from pathlib import Path

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_roles import given, keys_of, without
from medannot.services.question_mapping_values import Look, Role


def looked(folder: Path, columns: list[str], key: object, **more: object) -> Look:
    rows = [
        {
            "题干": f"患者{n}应选哪项检查？",
            **{column: f"{column} of {n}" for column in columns},
            "标准答案": f"{columns[1]} of {n}" if key == f"{columns[1]} of 0" else key,
            **more,
        }
        for n in range(4)
    ]
    path = folder / "odd.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return QuestionMappings(folder / "workspace").look(OWNER, [path])


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        (["选项甲", "选项乙", "选项丙"], "乙"),
        (["选项一", "选项二", "选项三", "选项四"], "二"),
        (["الخيار أ", "الخيار ب", "الخيار ج"], "ب"),
        (["вариант А", "вариант Б", "вариант В"], "Б"),
        (["보기 가", "보기 나", "보기 다"], "나"),
        (["ア", "イ", "ウ"], "イ"),
        (["option_red", "option_blue"], "blue"),
        *(
            (columns, key)
            for columns in (
                ["１", "２", "３"],
                ["選択肢１", "選択肢２"],
                ["答01番", "答02番", "答03番"],
                ["答1番", "答2番", "答3番"],
            )
            for key in (2, "2", columns[1], f"{columns[1]} of 0")
        ),
        (["１", "２", "３"], "２"),
        (["答01番", "答02番", "答03番"], "02"),
        ([f"答{n:02}番" for n in range(1, 11)], "02"),
        ([f"答{n:02}番" for n in range(1, 11)], 2),
        (["答0番", "答1番"], 1),
    ],
)
def test_they_are_proposed_and_read_with_their_key(
    tmp_path: Path, columns: list[str], key: object
) -> None:
    look = looked(tmp_path, columns, key, 附加={"来源": "某院", "年份": 2020})

    checked = QuestionMappings(None).check(OWNER, look, look.proposal)

    assert keys_of(look.proposal, Role.OPTIONS) == tuple(columns)
    assert (checked.good, checked.types) == (4, {"single_choice": 4})
    draft = checked.seen[0].draft
    assert draft is not None
    assert draft.key is not None
    assert (draft.options[1], draft.key.right) == (f"{columns[1]} of 0", (1,))


@pytest.mark.parametrize(
    "columns", [["选项甲", "说明甲"], ["第一步", "第二步"], ["第1步", "第2步"], ["検１", "検２"]]
)
def test_signs_alone_make_no_options(tmp_path: Path, columns: list[str]) -> None:
    look = looked(tmp_path, columns, "肺炎")

    assert keys_of(look.proposal, Role.OPTIONS) == ()


def test_one_after_the_other_they_are_put_together_in_the_order_of_the_file(
    tmp_path: Path,
) -> None:
    mappings, look = QuestionMappings(None), looked(tmp_path, ["right", "near", "far"], "near of 0")
    raw = without(look.proposal, Role.OPTIONS)

    for column in ("far", "right", "near"):
        raw = mappings.assign(look, raw, Role.OPTIONS, column)

    assert raw["options"] == {"from": "columns", "key": ["right", "near", "far"]}


def test_a_list_takes_the_place_of_columns(tmp_path: Path) -> None:
    mappings, look = QuestionMappings(None), looked(tmp_path, ["a1x", "b2x"], "B", ls=["p", "q"])
    raw = given(look.proposal, Role.OPTIONS, ("a1x", "b2x"), **{"from": "columns"})

    assert mappings.assign(look, raw, Role.OPTIONS, "ls")["options"]["key"] == "ls"


def test_the_right_answers_own_column_may_be_one_of_the_options(tmp_path: Path) -> None:
    mappings, look = QuestionMappings(None), looked(tmp_path, ["wrong", "far"], "CT")
    raw = given(without(look.proposal, Role.OPTIONS), Role.ANSWER, ("标准答案",))

    for column in ("wrong", "far"):
        raw = mappings.assign(look, raw, Role.OPTIONS, column)
    raw = mappings.assign(look, raw, Role.OPTIONS, "标准答案", Role.ANSWER)

    assert raw["options"]["key"] == ["wrong", "far", "标准答案"]
    assert raw["answer"]["key"] == "标准答案"
    assert mappings.check(OWNER, look, raw).good == 4


def test_files_of_the_same_columns_are_recognised_by_what_was_saved(tmp_path: Path) -> None:
    look = looked(tmp_path, ["选项甲", "选项乙", "选项丙"], "乙")
    mappings = QuestionMappings(tmp_path)

    mappings.save(OWNER, "ours", look.proposal, look)

    assert mappings.look(OWNER, [tmp_path / "odd.json"]).recognised == "ours"


def test_a_column_that_is_filled_further_down_is_one_of_them(tmp_path: Path) -> None:
    look = looked(tmp_path, ["选项甲", "选项乙"], "乙", 选项丙="")

    assert keys_of(look.proposal, Role.OPTIONS) == ("选项甲", "选项乙", "选项丙")


def test_numbers_of_listed_columns_are_no_places(tmp_path: Path) -> None:
    mappings, look = QuestionMappings(None), looked(tmp_path, ["o_2", "o_3", "o_4"], 3)
    raw = given(look.proposal, Role.OPTIONS, ("o_2", "o_3", "o_4"), **{"from": "columns"})
    raw = mappings.assign(look, raw, Role.ANSWER, "标准答案")

    draft = mappings.check(OWNER, look, raw).seen[0].draft

    assert raw["answer"] == {"key": "标准答案"}
    assert draft is not None
    assert draft.key is not None
    assert draft.options[draft.key.right[0]] == "o_3 of 0"
