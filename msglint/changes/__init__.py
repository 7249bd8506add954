"""What a branch has changed: only the lines that somebody touched need to be put right."""

from __future__ import annotations

from msglint.changes.changes import WHOLE, Changes, Extent, Lines
from msglint.changes.messages import concerned, keep, may_concern
from msglint.changes.since import changed_since

__all__ = ["WHOLE", "Changes", "Extent", "Lines", "changed_since", "concerned", "keep", "may_concern"]
