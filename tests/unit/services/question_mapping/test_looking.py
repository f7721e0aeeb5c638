"""A look at question files that nobody knows: keys, a proposal, what each role found."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from medannot.domain.people import OWNER
from medannot.services.question_mapping import QuestionMappings
from medannot.services.question_mapping_roles import keys_of
from medannot.services.question_mapping_tree import facts_of, tree_of
from medannot.services.question_mapping_values import Role
from tests.helpers.outside import shared_folder
from tests.helpers.question_banks import picture

ODD = [
    {
        "nr": f"SC-{number}",
        "frage": f"Which of these signs fits lesion {number}?",
        "auswahl": {"A": "Ring", "B": "Scale", "C": f"Dimple {number}"},
        "loesung": "G" if number == 4 else "ABC"[number % 3],
        "bild": {"datei": f"img/{number}.png"},
        "sprache": "en" if number % 2 else "zh",
        "ort": "clinic",
    }
    for number in range(1, 7)
]


@pytest.fixture
def mappings(tmp_path: Path) -> QuestionMappings:
    return QuestionMappings(tmp_path / "workspace")


def file_of(folder: Path, records: object, name: str = "odd.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return path


def test_keys_of_odd_names_are_given_roles_by_what_they_hold(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    look = mappings.look(OWNER, [file_of(tmp_path, ODD)])

    assert (look.recognised, look.mixed, look.total) == ("", False, 6)
    assert dict(look.proposal) == {
        "name": "new",
        "title": "new",
        "id": "nr",
        "question": "frage",
        "options": {"key": "auswahl", "from": "field"},
        "answer": {"key": "loesung"},
        "images": {"key": "bild", "file": "datei"},
        "language": {"key": "sprache"},
    }


def test_each_role_says_what_it_found_and_what_it_refuses(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    images = tmp_path / "img"
    images.mkdir()
    for number in (1, 2, 3):
        (images / f"{number}.png").write_bytes(picture(number))
    look = mappings.look(OWNER, [file_of(tmp_path, ODD)])

    checked = mappings.check(OWNER, look, look.proposal, tmp_path)

    assert (checked.rows, checked.good, dict(checked.types)) == (6, 5, {"single_choice": 5})
    roles = checked.roles
    assert (roles[Role.QUESTION].filled, roles[Role.QUESTION].trouble) == (6, 0)
    assert (roles[Role.OPTIONS].least, roles[Role.OPTIONS].most) == (3, 3)
    assert roles[Role.ANSWER].trouble == 1
    assert [reason.sentence() for reason in roles[Role.ANSWER].reasons] == [
        "odd.json, row 4: its key 'G' is not among its options."
    ]
    # Of the refused row too: its image is well or missing by itself.
    assert roles[Role.IMAGES].missing == 3
    assert roles[Role.LANGUAGE].values == (("en", 3), ("zh", 3))
    assert [problem.sentence() for problem in checked.refused] == [
        "odd.json, row 4: its key 'G' is not among its options."
    ]
    first = checked.seen[0]
    assert (first.row, first.draft.options if first.draft else ()) == (
        1,
        ("Ring", "Scale", "Dimple 1"),
    )
    assert [image and image.path for image in first.images] == [tmp_path / "img" / "1.png"]


def test_the_benchmark_that_lies_there_is_recognised(mappings: QuestionMappings) -> None:
    file = shared_folder("questions") / "vqa-rad" / "testset.json"

    look = mappings.look(OWNER, [file])

    assert (look.recognised, look.total, len(look.rows)) == ("vqa-rad", None, 200)
    assert keys_of(look.proposal, Role.IMAGES) == ("image_name",)


def test_a_set_in_chinese_gets_its_types_by_its_own_words(mappings: QuestionMappings) -> None:
    file = shared_folder("questions") / "tcm-best4sdt" / "Basic_knowledge.json"

    look = mappings.look(OWNER, [file])
    raw = look.proposal if not look.recognised else {}
    if not raw:
        pytest.skip("the program has a mapping for it")
    checked = mappings.check(OWNER, look, raw)

    assert raw["type"] == {
        "key": "question_type",
        "map": {"单项选择题": "single_choice", "多项选择题": "several_answers"},
    }
    assert (checked.rows, checked.good) == (100, 99), "options C and E of row 87 are the same"
    assert checked.roles[Role.ANSWER].filled == 99


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "Git-LFS pointer"),
        (b"\x89PNG\r\n", "picture"),
        (b"", "empty"),
    ],
)
def test_what_is_no_question_file_says_so(
    mappings: QuestionMappings, tmp_path: Path, data: bytes, reason: str
) -> None:
    path = tmp_path / "set.json"
    path.write_bytes(data)

    look = mappings.look(OWNER, [path])

    assert look.rows == ()
    assert reason in look.problems[0].sentence()
    assert mappings.check(OWNER, look, look.proposal).fault


def test_a_folder_of_mixed_files_says_that_one_mapping_cannot_hold_for_all(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    file_of(folder, ODD, "a.json")
    own = [{"id": "1", "type": "short_text", "question": "Why?", "answer": "So."}]
    file_of(folder, own, "b.json")
    (folder / "read.me").write_text("words", encoding="utf-8")

    look = mappings.look(OWNER, [folder])

    assert look.mixed
    assert {file.path.name: file.recognised for file in look.files} == {
        "a.json": "",
        "b.json": "medannot",
    }
    assert look.passed_over == 1


def test_keys_for_each_letter_become_one_pattern(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    records = [
        {"q": f"What is shown in {n}?", "opt_A": "one", "opt_B": "two", "right": "one"}
        for n in range(4)
    ]
    look = mappings.look(OWNER, [file_of(tmp_path, records)])
    assert look.proposal["options"] == {"key": "opt_{L}", "from": "columns"}
    raw = mappings.assign(look, look.proposal, Role.ANSWER, "right")

    assert mappings.check(OWNER, look, raw).good == 4


def test_numbers_from_0_are_told_from_numbers_from_1(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    def records(*right: int) -> list[dict[str, object]]:
        return [
            {"query": f"Which one is number {n}?", "choices": ["a", "b", "c"], "label": one}
            for n, one in enumerate(right)
        ]

    first = mappings.look(OWNER, [file_of(tmp_path, records(0, 1, 2), "zero.json")])
    second = mappings.look(OWNER, [file_of(tmp_path, records(1, 2, 3), "one.json")])

    assert first.proposal["answer"] == {"key": "label", "form": "index0"}
    assert second.proposal["answer"] == {"key": "label", "form": "index1"}


def test_long_values_are_shortened_and_kept_whole_beside() -> None:
    long = "word " * 100
    nodes = tree_of({"context": long, "病史": {"年龄": 7, "on": True}, "list": [1, 2]})

    assert nodes[0].text.endswith("…”")
    assert nodes[0].whole == long
    assert [(node.path, node.text) for node in nodes[1].inner] == [
        ("病史.年龄", "7"),
        ("病史.on", "true"),
    ]
    assert nodes[2].text == "[ 2 ]"
    assert [node.path for node in nodes[2].inner] == ["list", "list"]


def test_facts_count_what_is_filled_and_different() -> None:
    facts = facts_of([{"a": "x", "b": {"c": 1}}, {"a": "x", "b": {"c": 2}}, {"a": " "}])

    assert [(one.path, one.filled, one.distinct) for one in facts] == [
        ("a", 2, 1),
        ("b", 2, 0),
        ("b.c", 2, 2),
    ]


def test_the_role_at_fault_is_named_also_beside_an_explanation(
    mappings: QuestionMappings, tmp_path: Path
) -> None:
    records = [
        {"题号": n, "题干": f"患者{n}岁，诊断是？", "选项": ["甲", "乙"], "答案": key, "解析": "略"}
        for n, key in enumerate(("A", "B", "F"))
    ]
    look = mappings.look(OWNER, [file_of(tmp_path, records)])

    checked = mappings.check(OWNER, look, look.proposal)

    assert checked.good == 2
    assert {role: one.trouble for role, one in checked.roles.items() if one.trouble} == {
        Role.ANSWER: 1
    }
    alone = mappings.assign(look, look.proposal, Role.ANSWER, "")
    lost = mappings.assign(look, alone, Role.EXPLANATION, "解析")
    assert "choose its field first" in mappings.check(OWNER, look, lost).fault


def test_the_folder_of_images_is_gone_through_once(
    mappings: QuestionMappings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from medannot.services import question_mapping

    walked: list[Path] = []

    class Counted(question_mapping.ImageFolder):
        def __init__(self, folder: Path, *, asked: bool) -> None:
            walked.append(folder)
            super().__init__(folder, asked=asked)

    monkeypatch.setattr(question_mapping, "ImageFolder", Counted)
    look = mappings.look(OWNER, [file_of(tmp_path, ODD)])
    for _ in range(3):
        mappings.check(OWNER, look, look.proposal, tmp_path)
    assert walked == [tmp_path]
    # A further look at the files looks at the folder again.
    mappings.look(OWNER, [tmp_path / "odd.json"])
    mappings.check(OWNER, look, look.proposal, tmp_path)
    assert walked == [tmp_path, tmp_path]


def test_an_image_in_an_archive_is_shown(mappings: QuestionMappings, tmp_path: Path) -> None:
    archive = tmp_path / "images.zip"
    with ZipFile(archive, "w") as packed:
        packed.writestr("img/1.png", picture(3))
    look = mappings.look(OWNER, [file_of(tmp_path, ODD)])

    checked = mappings.check(OWNER, look, look.proposal, archive)

    (image,) = checked.seen[0].images
    assert image is not None
    small = mappings.picture(OWNER, image, 8)
    assert (small.width, small.height) == (6, 4)
    assert checked.roles[Role.IMAGES].missing == 5
