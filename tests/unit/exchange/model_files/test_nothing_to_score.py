"""Where no row of a file can be scored, no command to score it is printed."""

import json
from pathlib import Path

from medannot.exchange.model_files import medevalkit
from medannot.exchange.model_files.values import Benchmark, ItemPicture
from medannot.exchange.model_files.vlmevalkit import write_predictions
from tests.helpers.model_sets import WANTED, chose, item, of, panel, skipped


def test_skipped_questions_alone_are_no_file_that_medevalkit_scores(tmp_path: Path) -> None:
    section = medevalkit.write_results(
        tmp_path, of(item("1")), [panel({"1": skipped()})], Benchmark.VQA_RAD
    )

    assert section.commands == ()
    assert json.loads((tmp_path / section.files[0]).read_text(encoding="utf-8")) == []


def test_answers_to_questions_that_miss_their_images_are_no_run_of_vlmevalkit(
    tmp_path: Path,
) -> None:
    all_ = of(item("1", pictures=(ItemPicture("", there=False),)))

    section = write_predictions(tmp_path, all_, [panel({"1": chose(0)})], WANTED, lambda _: b"")

    assert section.commands == ()
    assert section.files[0] == "vlmevalkit/not-scored/HumanPanel_small-set.xlsx"
    assert "1 question cannot be scored there: an image is missing." in section.said
