"""Compiles the built-in rules, words and weights when msglint is built, so that nobody's first run has to.

A wheel gets them as `msglint/data/compiled`. An editable installation finds them in `build/compiled` of the checkout,
where they count as long as neither the rules nor the code that compiles them are changed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_COMPILE = """
from msglint.ruleset.loader import load_rules
for scorer in load_rules().scorers.values():
    scorer.rules
"""


class CompileRules(BuildHookInterface):
    """The build hook that `pyproject.toml` names."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and add the result to what a wheel holds.

        Args:
            version: `editable` or `standard`.
            build_data: what else the builder shall do.
        """
        root = Path(self.root)
        if version == "editable":
            _compile(root, root / "build" / "compiled")
            return
        # Laid out as it will be where it is installed, for so it is looked for there.
        self._stage = tempfile.TemporaryDirectory()
        package = Path(self._stage.name) / "msglint"
        shutil.copytree(root / "msglint", package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(root / "rules", package / "data" / "rules")
        _compile(package.parent, package / "data" / "compiled")
        build_data["force_include"][str(package / "data" / "compiled")] = "msglint/data/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - because hatchling calls it so
        """Remove what is in the wheel now."""
        if version != "editable":
            self._stage.cleanup()


def _compile(source: Path, target: Path) -> None:
    """Compile the rules of a folder that holds the package into another folder, in place of what is there."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(mode=0o700, parents=True)
    # The libraries that it needs lie where those of the build do. A fixed seed, for the order in a set goes into the
    # files: two builds of the same must be the same.
    path = os.pathsep.join([str(source), *filter(None, sys.path)])
    own = {"MSGLINT_CACHE_DIR": str(target), "PYTHONPATH": path, "PYTHONHASHSEED": "0"}
    subprocess.run([sys.executable, "-B", "-c", _COMPILE], cwd=source, env={**os.environ, **own}, check=True)  # noqa: S603 - because it runs what is being built
    for file in target.iterdir():
        if file.suffix == ".stamps":
            file.unlink()
        else:
            file.chmod(0o644)
    if not any(target.iterdir()):
        raise RuntimeError("the rules were compiled, but not kept")
