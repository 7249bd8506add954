"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from msglint import __version__
from tests.benchmarks.harness.commands import started_as

#: What the figures depend on, where it is installed.
_PACKAGES = ("click", "regex", "PyYAML", "rich", "codespell", "proselint")


def machine() -> dict[str, str]:
    """Return names and values, in the order in which people would tell them."""
    about = {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.release()}",
        platform.python_implementation(): platform.python_version(),
        "msglint": f"{__version__}{'' if len(started_as()) == 1 else ' (as `python -m msglint`)'}",
    }
    for name in _PACKAGES:
        try:
            about[name] = version(name)
        except PackageNotFoundError:
            continue
    return about


def load() -> str:
    """Return how busy the machine is, as people read it; figures of a busy one are not worth keeping."""
    one, five, _ = os.getloadavg()
    return f"load {one:.1f} now, {five:.1f} in the last five minutes, on {os.cpu_count()} cores"


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    named = (line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("model name"))
    return next(named, platform.machine())
