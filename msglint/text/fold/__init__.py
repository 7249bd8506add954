"""The folded view: a text as a person reads it, each code point mapped to its source.

Rules read the folded view; reports show the raw text. So every folded code point remembers which raw ones it came from,
and what was seen through on the way is noted by its name.
"""

from msglint.text.fold.folding import fold
from msglint.text.fold.view import Trick, View

__all__ = ["Trick", "View", "fold"]
