"""Saved mappings: known again by `look`, `map` and `import` alike, and not where they know less."""

import json
from pathlib import Path

import pytest

from medannot.domain.progress import Stopped
from medannot.exchange.question_sets.containers import json_files
from medannot.exchange.question_sets.containers.source import Source
from medannot.services.question_import_files import readers_of
from medannot.services.question_import_values import ImportRequest
from tests.helpers.stopping import StopAt
from tests.helpers.verbs import Say, saying
from tests.helpers.workspaces import empty_workspace

PLAIN = [{"ask": f"Which colour has apple {n}?", "is": "Red"} for n in range(3)]
RICH = [{**record, "options": ["Red", "Green"], "category": "fruit"} for record in PLAIN]
LEFT_OUT = "the saved mapping plain fits, but leaves out {}, which the files that it was made for"


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Say:
    say = saying(empty_workspace(tmp_path), capsys, "questions")
    file = written(tmp_path, "plain.json", PLAIN)
    assert say("map", file, "--question", "ask", "--answer", "is", "--save", "plain").code == 0
    return say


def written(folder: Path, name: str, records: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(records), encoding="utf-8")
    return path


def test_look_map_and_import_know_files_with_the_same_fields_again(
    say: Say, tmp_path: Path
) -> None:
    file = written(tmp_path, "later.json", PLAIN)

    assert "fits: plain" in say("look", file).out
    assert say("map", file).out.splitlines()[0] == "begins with: plain"
    done = say("import", file, "--set", "later")
    assert (done.code, done.out.splitlines()[:3]) == (0, ["read     3", "items    3", "refused  0"])
    assert "mapping: plain" in done.out
    assert "leaves out" not in done.out


def test_one_that_knows_less_is_not_taken_without_a_word(say: Say, tmp_path: Path) -> None:
    file = written(tmp_path, "rich.json", RICH)
    told = LEFT_OUT.format("'options', 'category'")

    assert told in say("look", file).out
    assert told in say("map", file).out
    refused = say("import", file, "--set", "rich")

    assert (refused.code, told in refused.out) == (1, False)
    assert refused.err.count("the saved mapping plain fits, but leaves out 'options', ") == 1
    assert "or name it with --mapping to leave them out." in refused.err
    assert "no mapping fits" not in refused.err


def test_each_column_that_it_does_not_know_is_named(say: Say, tmp_path: Path) -> None:
    columns = {"选项甲": "Red", "选项乙": "Green", "选项丙": "Blue"}
    file = written(tmp_path, "rich.json", [{**record, **columns} for record in PLAIN])

    assert LEFT_OUT.format("'选项甲', '选项乙', '选项丙'") in say("look", file).out
    assert say("import", file, "--set", "rich").code == 1


@pytest.mark.parametrize(
    ("columns", "further"),
    [
        (["选项甲", "选项乙"], "选项丙"),
        (["ア", "イ"], "ウ"),
        (["option_red", "option_blue"], "option_green"),
        (["right", "wrong1", "wrong2"], "wrong3"),
    ],
)
def test_a_further_column_of_options_is_not_lost(
    say: Say, tmp_path: Path, columns: list[str], further: str
) -> None:
    texts = ["Red", "Green", "Blue", "Brown"]
    plain = [{**record, **dict(zip(columns, texts, strict=False))} for record in PLAIN]
    file = written(tmp_path, "few.json", plain)
    roles = ("--question", "ask", "--answer", "is", "--options", ",".join(columns))
    assert say("map", file, *roles, "--save", "few").code == 0
    assert "fits: few" in say("look", file).out
    more = written(tmp_path, "more.json", [{**record, further: "Brown"} for record in plain])

    told = say("look", more).out
    refused = say("import", more, "--set", "more")
    named = say("import", more, "--set", "more", "--mapping", "few")

    assert f"the saved mapping few fits, but leaves out '{further}', " in told
    assert (refused.code, f"leaves out '{further}'" in refused.err) == (1, True)
    assert (named.code, f"the mapping few leaves out '{further}'" in named.out) == (0, True)


def test_a_further_column_that_a_person_saw_is_left_out_by_will(say: Say, tmp_path: Path) -> None:
    rows = [{**record, "甲": "Red", "乙": "Blue", "丙": "Green"} for record in PLAIN]
    file = written(tmp_path, "three.json", rows)
    roles = ("--question", "ask", "--answer", "is", "--options", "甲,乙")
    assert say("map", file, *roles, "--save", "two").code == 0

    done = say("import", file, "--set", "three")

    assert (done.code, "mapping: two" in done.out, "leaves out" in done.out) == (0, True, False)


def test_it_is_used_where_it_is_named(say: Say, tmp_path: Path) -> None:
    file = written(tmp_path, "rich.json", RICH)

    done = say("import", file, "--set", "rich", "--mapping", "plain")

    assert (done.code, "the mapping plain leaves out 'options'" in done.out) == (0, True)


def test_what_groups_no_more_than_tables_is_told_and_imported(say: Say, tmp_path: Path) -> None:
    file = written(tmp_path, "sorted.json", [{**record, "category": "x"} for record in PLAIN])

    done = say("import", file, "--set", "sorted")

    assert (done.code, "mapping: plain" in done.out) == (0, True)
    assert LEFT_OUT.format("'category'") in done.out


def test_what_a_person_left_out_is_asked_no_more(say: Say, tmp_path: Path) -> None:
    file = written(tmp_path, "rich.json", RICH)
    roles = ("--question", "ask", "--answer", "is", "--options", "-", "--ability", "-")
    assert say("map", file, *roles, "--save", "by will").code == 0

    assert "fits: by will" in say("look", file).out
    done = say("import", file, "--set", "rich")

    assert (done.code, "mapping: by will" in done.out) == (0, True)
    assert "the saved mapping" not in done.out


def test_a_program_mapping_goes_before_a_saved_one_that_knows_less(
    say: Say, tmp_path: Path
) -> None:
    small = [{"qid": n, "question": f"Is lesion {n} red?", "answer": "Yes"} for n in range(3)]
    assert say("map", written(tmp_path, "small.json", small), "--save", "small").code == 0
    more = {
        "img_id": 1, "img_name": "a.jpg", "q_lang": "en", "answer_type": "CLOSED",
        "content_type": "Modality", "modality": "CT", "location": "Head",
    }  # fmt: skip
    file = written(tmp_path, "slake.json", [{**record, **more} for record in small])

    assert "fits: slake" in say("look", file).out
    done = say("import", file, "--set", "slake", "--allow-missing-images")
    assert (done.code, "mapping: slake" in done.out) == (0, True)


def test_a_poorer_saved_mapping_takes_nothing_from_a_set_that_is_there(
    say: Say, tmp_path: Path
) -> None:
    rows = [
        {"id": f"q{n}", "type": "short_text", "question": f"Where is {n}?", "answer": "left",
         "synonyms": ["sinistral"]}
        for n in range(3)
    ]  # fmt: skip
    path = tmp_path / "ward.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    assert "mapping: medannot" in say("import", path, "--set", "ward").out
    poorer = {
        "name": "mine",
        "title": "mine",
        "recognise": ["id", "type", "question", "answer"],
        "id": "id",
        "question": "question",
        "answer": {"key": "answer"},
        "type": {"key": "type", "map": {"short_text": "short_text"}},
    }
    mappings = tmp_path / "workspace" / "mappings"
    mappings.mkdir(exist_ok=True)
    (mappings / "mine.json").write_text(json.dumps(poorer), encoding="utf-8")

    again = say("import", path, "--set", "ward")

    assert "mapping: medannot" in again.out
    assert "The set ward holds all of this already" in again.out
    assert "mapping: mine" in say("import", path, "--set", "other", "--mapping", "mine").out


def test_a_list_is_read_once_though_mappings_are_saved(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = json_files.json_value

    def counted(source: Source) -> object:
        read.append(source.name)
        return whole(source)

    monkeypatch.setattr(json_files, "json_value", counted)

    assert say("import", written(tmp_path, "later.json", PLAIN), "--set", "later").code == 0
    assert read == ["later.json"]


def test_stop_works_while_mappings_are_looked_for(say: Say, tmp_path: Path) -> None:
    files = [written(tmp_path, f"{n}.json", PLAIN) for n in range(3)]
    stop = StopAt(2)

    with pytest.raises(Stopped):
        readers_of(ImportRequest(tuple(files), "s"), tmp_path / "workspace", stop)
    assert stop.told == [(0, 3), (1, 3)]


def test_files_of_one_import_are_each_read_by_their_own(say: Say, tmp_path: Path) -> None:
    other = [{"demand": f"Where is pear {n}?", "reply": "Here", "x": [1]} for n in range(2)]
    second = written(tmp_path, "other.json", other)
    assert (
        say("map", second, "--question", "demand", "--answer", "reply", "--save", "two").code == 0
    )

    done = say("import", written(tmp_path, "first.json", PLAIN), second, "--set", "both")

    assert (done.code, "read     5" in done.out, "mapping: plain, two" in done.out) == (
        0,
        True,
        True,
    )


def test_one_that_says_where_records_stand_is_known_again(say: Say, tmp_path: Path) -> None:
    held = {"about": {"year": [1, 2]}, "rows": [{"demand": "Where is it?", "reply": "Here"}]}
    file = written(tmp_path, "held.json", held)
    assert say("map", file, "--question", "demand", "--answer", "reply", "--save", "held").code == 0

    done = say("import", file, "--set", "held")

    assert (done.code, "mapping: held" in done.out) == (0, True)
