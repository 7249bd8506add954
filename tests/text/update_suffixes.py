"""Makes the snapshot of the Public Suffix List that msglint ships from the published list.

Usage: python tests/text/update_suffixes.py public_suffix_list.dat
"""

from __future__ import annotations

import sys
from pathlib import Path

SNAPSHOT = Path(__file__).parents[2] / "msglint" / "text" / "data" / "public_suffixes.txt"
HEAD = """\
# The endings under which names are registered: the ICANN section of the Public Suffix List, without its comments.
# https://publicsuffix.org/list/ (version {version}), made by tests/text/update_suffixes.py.
# This file is subject to the terms of the Mozilla Public License, v. 2.0: https://mozilla.org/MPL/2.0/
"""


def snapshot(published: str) -> str:
    """Return the text of the snapshot that stands for a published list."""
    version = next(line.split(":", 1)[1].strip() for line in published.splitlines() if line.startswith("// VERSION:"))
    section = published.partition("===BEGIN ICANN DOMAINS===")[2].partition("// ===END ICANN DOMAINS===")[0]
    rules = {line.split()[0].lower() for line in section.splitlines()[1:] if line.strip() and not line.startswith("//")}
    return HEAD.format(version=version) + "\n".join(sorted(rules)) + "\n"


if __name__ == "__main__":
    SNAPSHOT.write_text(snapshot(Path(sys.argv[1]).read_text(encoding="utf-8")), encoding="utf-8")
