"""A lexicon is written as it was read, byte for byte, or not at all."""

from dataclasses import replace
from pathlib import Path

import pytest

from medannot.domain.errors import EnvironmentFault, InputFault, Refusal
from medannot.domain.lexicon.tree import Lexicon
from medannot.domain.lexicon.version import Version
from medannot.exchange.lexicons import writing
from medannot.exchange.lexicons.folder import Loaded, UnsoundLexicon, load
from medannot.exchange.lexicons.writing import head_bytes, save
from medannot.paths import resources
from tests.helpers.small_lexicon import CHANGES, FILES, HEAD, LESIONS, small, small_lexicon

SHIPPED = ("medannot-skin", "medannot-radiology")


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_lexicon_is_written_byte_for_byte_as_it_was_read(
    name: str, tmp_path: Path
) -> None:
    folder = resources() / "lexicons" / name
    loaded = load(folder)

    written = save(loaded, tmp_path / name)

    assert content(tmp_path / name) == content(folder)
    assert written.sha256 == loaded.sha256


def test_a_small_lexicon_is_written_as_it_was_read_with_remarks_codes_and_changes(
    tmp_path: Path,
) -> None:
    save(small(tmp_path), tmp_path / "again")

    assert content(tmp_path / "again") == {name: text.encode() for name, text in FILES.items()}


def test_other_spellings_become_the_canonical_one_and_stay(tmp_path: Path) -> None:
    folder = small_lexicon(tmp_path / "a")
    other = LESIONS.replace("skin;oral_mucosa", "oral_mucosa；skin").replace("\n", "\r\n")
    (folder / "lesions.csv").write_bytes(other.removeprefix("\ufeff").encode())

    save(load(folder), tmp_path / "b")
    save(load(tmp_path / "b"), tmp_path / "c")

    assert (tmp_path / "b" / "lesions.csv").read_bytes() == LESIONS.encode()
    assert content(tmp_path / "b") == content(tmp_path / "c")


@pytest.mark.parametrize(
    ("written", "read"),
    [("0.10", "0.1"), ("123456789.5", "123456789.5"), ("007", "7"), ("0.00001", "0.00001")],
)
def test_numbers_keep_their_value_without_an_exponent(
    written: str, read: str, tmp_path: Path
) -> None:
    folder = small_lexicon(tmp_path / "a")
    columns = (
        "id,parent_id,kind,selectable_at,order,en,zh,en_syn,zh_syn,definition_en,definition_zh,"
        "cardinality,unit,applies_to_roles,exclusive_group,rank,min,max,status,since,"
        "deprecated_since,replaced_by,source,note\n"
    )
    line = "A,,attribute,none,1,Size,大小,,,,,single,cm,,,,{},,draft,1.0.0,,,,\n"
    (folder / "attributes.csv").write_text(columns + line.format(written), encoding="utf-8")

    save(load(folder), tmp_path / "b")

    made = (tmp_path / "b" / "attributes.csv").read_text(encoding="utf-8-sig")
    assert made == columns + line.format(read)


def test_a_head_keeps_remarks_and_unknown_keys_and_changes_what_is_new() -> None:
    text = HEAD.replace('version = "1.2.0"', 'version = "1.2.0" # for the ward\nward = 7')
    head = replace(_head(), version=Version(1, 3, 0), based_on="medannot-skin@1.0.0")

    made = head_bytes(head, text).decode()

    assert made == text.replace("1.2.0", "1.3.0").replace(
        '  "Made by the clinic.",\n]\n',
        '  "Made by the clinic.",\n]\nbased_on = "medannot-skin@1.0.0"\n',
    )


def _head():
    from medannot.exchange.lexicons.head import read_head

    return read_head(HEAD.encode(), "lexicon.toml")


def test_a_lexicon_is_replaced_and_what_is_no_table_of_it_stays(tmp_path: Path) -> None:
    loaded = small(tmp_path)
    folder = tmp_path / "clinic-skin"
    (folder / "README.md").write_text("Ours.")
    (folder / "codes_old.csv").write_text("id,code,match\n")
    lexicon = loaded.lexicon
    head = replace(lexicon.head, version=Version(2, 0, 0))

    save(replace(loaded, lexicon=lexicon.with_head(head)), folder)

    assert set(content(folder)) == {*FILES, "README.md"}
    assert str(load(folder).lexicon.head.version) == "2.0.0"
    assert (folder / "changes.csv").read_bytes() == CHANGES.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["clinic-skin"]


def with_label(loaded: Loaded, label: str) -> Loaded:
    lexicon = loaded.lexicon
    nodes = [
        replace(node, en=replace(node.en, label=label)) if node.id == "FACE" else node
        for node in lexicon.nodes.values()
    ]
    return replace(loaded, lexicon=Lexicon(lexicon.head, nodes, lexicon.relations))


@pytest.mark.parametrize(
    ("label", "fault", "said"),
    [
        ("=1+1", UnsoundLexicon, "begins like a formula"),
        (" Face ", InputFault, "FACE cannot be written as it is"),
    ],
)
def test_what_would_not_be_read_back_is_refused_and_the_folder_stays(
    label: str, fault: type[Exception], said: str, tmp_path: Path
) -> None:
    loaded = small(tmp_path)
    before = content(tmp_path / "clinic-skin")

    with pytest.raises(fault, match=said):
        save(with_label(loaded, label), tmp_path / "clinic-skin")

    assert content(tmp_path / "clinic-skin") == before
    assert [path.name for path in tmp_path.iterdir()] == ["clinic-skin"]


def test_a_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    loaded = small(tmp_path)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("Dear")

    with pytest.raises(Refusal, match="not empty and holds no lexicon"):
        save(loaded, tmp_path / "letters")

    assert set(content(tmp_path / "letters")) == {"letter.txt"}


def test_a_full_disk_leaves_the_lexicon_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = small(tmp_path)
    before = content(tmp_path / "clinic-skin")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "_write", full)
    with pytest.raises(EnvironmentFault, match="No space left on device"):
        save(loaded, tmp_path / "clinic-skin")

    assert content(tmp_path / "clinic-skin") == before


def test_a_renaming_that_fails_puts_the_old_lexicon_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = small(tmp_path)
    folder = tmp_path / "clinic-skin"
    before = content(folder)
    rename = Path.rename
    calls: list[Path] = []

    def failing(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == 2:
            raise OSError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(EnvironmentFault, match="Permission denied"):
        save(with_label(loaded, "Visage"), folder)

    assert content(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["clinic-skin"]


def test_empty_lines_of_a_table_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    folder = small_lexicon(tmp_path / "a")
    text = LESIONS.replace("L.PAPULE,LESION,lesion", "\n,,,,,,,,,,,,,,,,,,\nL.PAPULE,LESION,sore")
    (folder / "lesions.csv").write_bytes(text.encode())

    with pytest.raises(UnsoundLexicon) as raised:
        load(folder)

    assert raised.value.problems[0].sentence().startswith("lesions.csv, row 5: kind sore:")
