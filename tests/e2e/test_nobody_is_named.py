"""Import, view, render, list and log an image that names its patient: the name is nowhere."""

import json
import logging
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from medannot.cli.main import run
from tests.helpers.pictures import dicom_set, encoded, exif, jpeg_segment, written
from tests.helpers.verbs import NoWindow

SECRETS = ("ZQXMUSTERMANN", "ZQXERIKA", "19600229", "ACC4711", "SER0815", "1.2.276.0.48151623")


def patient() -> Dataset:
    pixels = np.arange(768, dtype=np.int16).reshape(24, 32)
    dataset = dicom_set(
        pixels,
        PatientName="ZQXMUSTERMANN^ZQXERIKA",
        PatientID="ZQXMUSTERMANN1",
        PatientBirthDate="19600229",
        AccessionNumber="ACC4711",
        DeviceSerialNumber="SER0815",
        InstitutionName="ZQXMUSTERMANN LAB",
        StudyDescription="CT of ZQXMUSTERMANN",
        SeriesDescription="for ZQXERIKA",
        StudyInstanceUID="1.2.276.0.48151623.1",
        SeriesInstanceUID="1.2.276.0.48151623.2",
        WindowCenter="380",
        WindowWidth="760",
        WindowCenterWidthExplanation="ZQXERIKA",
        BodyPartExamined="ZQXERIKA",
        BurnedInAnnotation="YES",
    )
    block = dataset.private_block(0x0029, "ZQXMUSTERMANN", create=True)
    block.add_new(0x10, "LO", "ZQXERIKA")
    return dataset


def photograph() -> bytes:
    picture = np.random.default_rng(3).integers(0, 255, (16, 24, 3), dtype=np.uint8)
    plain = encoded(picture, "JPEG")
    planted = jpeg_segment(0xE1, b"Exif\x00\x00" + exif(1, b"ZQXMUSTERMANN"))
    return plain[:2] + planted + jpeg_segment(0xFE, b"ZQXERIKA") + plain[2:]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pictures" / "1.dcm").write_bytes(written(patient()))
    (folder / "pictures" / "2.jpg").write_bytes(photograph())
    (folder / "pictures" / "3.dcm").write_bytes(written(patient())[:900])
    rows = [
        {"id": f"q{n}", "type": "short_text", "question": "what?", "images": name, "answer": "x"}
        for n, name in enumerate(("1.dcm", "2.jpg", "3.dcm"), start=1)
    ]
    (folder / "own.json").write_text(json.dumps(rows))
    return folder


def told(line: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    run(line, NoWindow())
    printed = capsys.readouterr()
    return printed.out + printed.err


def secrets_in(data: bytes) -> list[str]:
    return [secret for secret in SECRETS if secret.encode() in data]


def test_no_file_no_output_and_no_log_holds_who_the_patient_was(
    tmp_path: Path,
    sources: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    assert secrets_in((sources / "pictures" / "1.dcm").read_bytes()) == list(SECRETS)
    folder, out = tmp_path / "workspace", tmp_path / "out"
    here = ["--workspace", str(folder)]
    lines = [
        ["workspace", "create", str(folder)],
        ["questions", "import", str(sources / "own.json"), "--set", "ward", "--good-rows",
         "--images", str(sources / "pictures"), *here],
        ["questions", "list", "--json", *here],
        ["questions", "show", "ward", "--json", *here],
        ["media", "list", "--json", *here],
        ["audit", "verify", *here],
        ["images", "render", *map(str, sorted((sources / "pictures").iterdir())),
         "--out", str(out)],
    ]  # fmt: skip
    said = "".join(told(line, capsys) for line in lines)
    media = json.loads(told(["media", "list", "--json", *here], capsys))
    assert len(media) == 2
    for one in media:
        said += told(
            ["media", "cover", one["id"], "--box", "2,2,4,4", "--reason", "writing", *here], capsys
        )
    assert "text is burned into its pixels" in said
    assert "is covered; the new image is" in said
    assert secrets_in(said.encode()) == []
    assert secrets_in(caplog.text.encode()) == []
    files = [path for root in (folder, out) for path in root.rglob("*") if path.is_file()]
    assert len([path for path in files if path.suffix == ".bin"]) == 4
    assert [(path.name, found) for path in files if (found := secrets_in(path.read_bytes()))] == []
