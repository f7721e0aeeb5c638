"""Puts the resources into the wheel, without the coding systems that the build leaves out.

The switch is `without-codes` in pyproject.toml, or the variable `MEDANNOT_WITHOUT_CODES`.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
from code_systems import VARIABLE, copy_without

PLACE = "medannot/_data/resources"


class ResourcesHook(BuildHookInterface):  # type: ignore[misc]  # hatchling is there in a build alone
    """Makes the copy before the wheel is packed, and takes it away after."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folder that becomes the resources of the wheel."""
        del version
        named = [*self.config.get("without-codes", ()), *os.environ.get(VARIABLE, "").split(",")]
        self._scratch = tempfile.TemporaryDirectory()
        copy = Path(self._scratch.name) / "resources"
        copy_without(Path(self.root) / "resources", copy, named)
        build_data["force_include"][str(copy)] = PLACE

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete the copy."""
        del version, build_data, artifact_path
        self._scratch.cleanup()
