"""Finds material that lies outside the repository; tests that need it skip where it is absent."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]


def shared_folder(*parts: str) -> Path:
    """Return a file or folder of the outside material, or skip the test with the reason.

    The material lies where `MEDANNOT_SHARED` says, else in a folder `shared` beside the repository.
    """
    root = Path(os.environ.get("MEDANNOT_SHARED") or REPOSITORY.parent / "shared")
    wanted = root.joinpath(*parts)
    if not wanted.exists():
        name = "/".join(("shared", *parts))
        pytest.skip(
            f"outside material {name} is absent; set MEDANNOT_SHARED to its folder",
            allow_module_level=True,
        )
    return wanted
