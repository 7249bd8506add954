"""Writes results for programs."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

from msglint.report.display import is_unicode

_SURROGATE = re.compile("[\ud800-\udfff]")


def write_json(value: Any) -> None:
    """Write a value as JSON on standard output, in plain ASCII where its encoding can't carry more."""
    text = json.dumps(value, indent=2, ensure_ascii=not is_unicode(sys.stdout.encoding))
    # A lone surrogate, as in the name of a file from an old system, has no UTF-8 form.
    sys.stdout.write(_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")
