"""Versions of lexicons that a workspace keeps."""

from pathlib import Path

import pytest

from medannot.domain.errors import InputFault, Refusal
from medannot.exchange.lexicons.folder import load
from medannot.services.lexicon_keeping import LexiconKeeper
from tests.helpers.small_lexicon import small_lexicon


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_lexicon(tmp_path / "clinic-skin")


def raise_version(folder: Path, before: str, after: str) -> None:
    head = folder / "lexicon.toml"
    text = head.read_text(encoding="utf-8")
    assert f'version = "{before}"' in text
    head.write_text(text.replace(f'"{before}"', f'"{after}"'), encoding="utf-8")


def test_a_kept_version_stays_readable_when_the_lexicon_goes_on(
    folder: Path, tmp_path: Path
) -> None:
    keeper = LexiconKeeper(tmp_path / "lexicons")
    first = keeper.keep(load(folder))
    raise_version(folder, "1.2.0", "1.10.0")
    keeper.keep(load(folder))
    raise_version(folder, "1.10.0", "1.9.0")
    keeper.keep(load(folder))

    assert [one.pin for one in keeper.kept("clinic-skin")] == [
        "clinic-skin@1.2.0",
        "clinic-skin@1.9.0",
        "clinic-skin@1.10.0",
    ]
    assert keeper.kept("other") == ()
    assert keeper.open("clinic-skin@1.2.0", first.sha256).lexicon["FACE"].zh.label == "面部"


def test_the_same_is_kept_once_and_another_of_its_version_is_refused(
    folder: Path, tmp_path: Path
) -> None:
    keeper = LexiconKeeper(tmp_path / "lexicons")
    first = keeper.keep(load(folder))
    assert keeper.keep(load(folder)) == first

    regions = folder / "regions.csv"
    regions.write_text(regions.read_text("utf-8").replace("面部", "脸"), encoding="utf-8")
    with pytest.raises(Refusal, match=r"^Another lexicon clinic-skin@1\.2\.0 is kept here"):
        keeper.keep(load(folder))
    assert keeper.open("clinic-skin@1.2.0").lexicon["FACE"].zh.label == "面部"


def test_an_altered_or_missing_version_is_named(folder: Path, tmp_path: Path) -> None:
    keeper = LexiconKeeper(tmp_path / "lexicons")
    kept = keeper.keep(load(folder))
    regions = kept.folder / "regions.csv"
    regions.write_text(regions.read_text("utf-8").replace("面部", "脸"), encoding="utf-8")

    with pytest.raises(InputFault, match=r"clinic-skin@1\.2\.0 was altered by another program"):
        keeper.open("clinic-skin@1.2.0", kept.sha256)
    with pytest.raises(InputFault, match=r"keeps no lexicon clinic-skin@2\.0\.0"):
        keeper.open("clinic-skin@2.0.0")
