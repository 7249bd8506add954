"""Fixes: applied to a file where they put right what they promise and break nothing else, and written in one go.

`plan` says what a file would become, `write` makes it so, `unified` shows the difference.
"""

from msglint.fix.diff import unified
from msglint.fix.file import FixedFile, OpenFile, open_file, plan
from msglint.fix.offers import Offer
from msglint.fix.walk import Walk
from msglint.fix.write import write

__all__ = ["FixedFile", "Offer", "OpenFile", "Walk", "open_file", "plan", "unified", "write"]
