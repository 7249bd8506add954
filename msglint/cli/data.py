"""Writes results for programs."""

from __future__ import annotations

import json
import sys
from typing import Any

from msglint.report.display import is_unicode


def write_json(value: Any) -> None:
    """Write a value as JSON on standard output, in plain ASCII where its encoding can't carry more."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=not is_unicode(sys.stdout.encoding)) + "\n")
