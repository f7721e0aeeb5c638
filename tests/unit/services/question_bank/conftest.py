"""A workspace with an empty question bank, and a folder with one picture."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from medannot.services.question_bank import QuestionBank
from medannot.store.store import Store
from tests.helpers.question_banks import picture
from tests.helpers.workspaces import make_workspace


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = make_workspace(tmp_path)
    yield store
    store.close()


@pytest.fixture
def bank(store: Store) -> QuestionBank:
    return QuestionBank(store)


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "ring.png").write_bytes(picture(1))
    return folder
