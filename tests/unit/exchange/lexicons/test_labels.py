"""Files of labels: what is read, what is refused, and the form in which they are written."""

from pathlib import Path

import pytest

from medannot.domain.errors import InputFault
from medannot.domain.lexicon.stored_label import Flag, StoredLabel
from medannot.domain.lexicon.version import Version
from medannot.exchange.lexicons.labels import LabelTable, read_labels, write_labels

HEADER = "label_id,finding_id,node_id,version,en,zh,migrated_from,review,flag,laterality,size_cm"


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "labels.csv"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def test_labels_are_read_whatever_their_order_and_facts(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "\ufeffversion,node_id,label_id,finding_id,tooth,zh,flag,migrated_from,laterality\r\n"
        "1.0.0,ORAL.T11,L1,F1, 11 ,牙,,,\r\n"
        "\r\n"
        "2.0.0,NECK,L2,F1,,颈,dropped,OLD;OLDER,left\r\n",
    )

    assert read_labels(path) == LabelTable(
        ("tooth", "laterality"),
        (
            StoredLabel("L1", "F1", "ORAL.T11", Version(1, 0, 0), "", "牙", (("tooth", "11"),)),
            StoredLabel(
                "L2",
                "F1",
                "NECK",
                Version(2, 0, 0),
                "",
                "颈",
                (("laterality", "left"),),
                ("OLD", "OLDER"),
                "",
                Flag.DROPPED,
            ),
        ),
    )


def test_labels_are_written_in_one_form(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    labels = (
        StoredLabel(
            "L1",
            "F1",
            "NECK",
            Version(2, 0, 0),
            'Neck, "lateral"',
            "颈",
            (("size_cm", "0.5"),),
            ("OLD", "OLDER"),
            "accepted",
            Flag.DROPPED,
        ),
    )

    write_labels(path, ("laterality", "size_cm"), labels)

    assert path.read_bytes() == (
        b"\xef\xbb\xbf"
        + f"{HEADER}\n".encode()
        + 'L1,F1,NECK,2.0.0,"Neck, ""lateral""",颈,OLD;OLDER,accepted,dropped,,0.5\n'.encode()
    )
    assert read_labels(path) == LabelTable(("laterality", "size_cm"), labels)


def test_a_file_that_cannot_be_finished_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = written(tmp_path, "earlier")

    with pytest.raises(AttributeError):
        write_labels(path, (), [None])  # type: ignore[list-item]  # stops in the middle

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [
        ("labels.csv", b"earlier")
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("L1,F1,NECK,1.0", "It has 4 cells where the header has 11; look for a stray comma."),
        ("L1,F1,NECK,1.0,,,,,,,", "version 1.0: three whole numbers such as 1.2.0 is expected."),
        (",F1,NECK,1.0.0,,,,,,,", "label_id (empty): an id is expected."),
        ("L1,,NECK,1.0.0,,,,,,,", "finding_id (empty): an id is expected."),
        ("L1,F1,,1.0.0,,,,,,,", "node_id (empty): an id is expected."),
        (
            "1.2E+15,F1,NECK,1.0.0,,,,,,,",
            (
                "label_id 1.2E+15: an id, not the date or rounded number that a spreadsheet "
                "made of it, is expected."
            ),
        ),
        (
            "L1,5-Mar,NECK,1.0.0,,,,,,,",
            (
                "finding_id 5-Mar: an id, not the date or rounded number that a spreadsheet "
                "made of it, is expected."
            ),
        ),
        ("L1,F1,NECK,1.0.0,,,,,old,,", "flag old: dropped or nothing is expected."),
        (
            "L1,F1,NECK,1.0.0,=1+1,,,,,,",
            "en =1+1: a text that begins like no formula is expected.",
        ),
        (
            "L1,F1,NECK,1.0.0,,,,,,@left,",
            "laterality @left: a text that begins like no formula is expected.",
        ),
        (
            'L1,F1,NECK,1.0.0,"two\nlines",,,,,,',
            "en two\\nlines: one line without control characters is expected.",
        ),
        ("L0,F1,NECK,1.0.0,,,,,,,", "label_id L0: an id that row 2 has not is expected."),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken(row: str, said: str, tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEADER}\nL0,F1,NECK,1.0.0,,,,,,,\n{row}\n")

    with pytest.raises(InputFault) as fault:
        read_labels(path)

    assert str(fault.value) == "labels.csv: no label is taken; mend its faults first: 1."
    assert [one.sentence() for one in fault.value.problems] == [f"labels.csv, row 3: {said}"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "labels.csv is empty; a header and labels are expected."),
        (
            "label_id,node_id\n",
            "labels.csv: the columns 'finding_id', 'version' are missing in its header.",
        ),
        (
            f"{HEADER},review\n",
            "labels.csv: the columns 'review' stand twice in its header.",
        ),
        (
            f"{HEADER},Size (cm)\n",
            (
                "labels.csv: 'Size (cm)' cannot name a column; small letters, digits and _ are "
                "expected."
            ),
        ),
        (
            "label_id".encode("utf-16"),
            "labels.csv is UTF-16 text (“Unicode text”); save it as “CSV UTF-8”.",
        ),
        (b"PK\x03\x04...", "labels.csv is a workbook; save it as “CSV UTF-8”."),
        (
            f"{HEADER}\nL1,F1,NECK,1.0.0,Neck,颈,,,,,\n".encode("gb18030"),
            "labels.csv, row 2: it is not UTF-8 text; in Excel or WPS save it as “CSV UTF-8”.",
        ),
        (
            f'{HEADER}\nL1,"F1',
            (
                "labels.csv, row 2: it is not CSV (unexpected end of data); save it as “CSV UTF-8” "
                "again."
            ),
        ),
    ],
)
def test_what_is_no_table_of_labels_is_refused(
    content: str | bytes, said: str, tmp_path: Path
) -> None:
    with pytest.raises(InputFault) as fault:
        read_labels(written(tmp_path, content))

    assert str(fault.value) == said


def test_a_file_full_of_faults_is_not_read_to_its_end(tmp_path: Path) -> None:
    rows = "\n".join(f"L{n},F1,NECK,1,,,,,,," for n in range(1_000))

    with pytest.raises(InputFault) as fault:
        read_labels(written(tmp_path, f"{HEADER}\n{rows}\n"))

    assert str(fault.value) == "labels.csv: no label is taken; mend its faults first: 200 or more."
    assert len(fault.value.problems) == 200


def test_progress_is_told_in_bytes_up_to_the_last(tmp_path: Path) -> None:
    rows = "\n".join(f"L{n},F1,NECK,1.0.0,,,,,,," for n in range(10_000))
    path = written(tmp_path, f"{HEADER}\n{rows}\n")
    told: list[tuple[int, int]] = []

    read_labels(path, lambda done, total: told.append((done, total)))

    size = path.stat().st_size
    assert len(told) == 3
    assert told == sorted(told)
    assert told[-1] == (size, size)
