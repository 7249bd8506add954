"""An HTML document, or a fragment of one, as the parts of a message.

It is read by justhtml, a parser after the HTML standard that repairs broken markup as browsers do and tells the offset
of each node. On the same broken documents tree-sitter-html was three times as fast, but left misnested and unclosed
elements where they stood, so that text came out in another order, or as an error node.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.errors import LimitError

if TYPE_CHECKING:
    from msglint.origin import Origin
    from msglint.part import Include, Part

#: Compiled when a text holds a bracket: few do.
_MARKUP = r"<(?:!doctype html|html|body|table|div|p|br|td|span|a\s+href|img\s|h[1-6]|ul|strong|b)\b[^<>]{0,500}>"
#: More characters than this are no message to a buyer; mail programs show a tenth of it. A picture that is written out
#: in the page is none of them.
MAX_CHARS = 1_000_000
#: So many signs `<` in a page may begin a tag; the parser takes the longest over those that begin none.
MAX_TAGS = 40_000


def makes_html(text: str) -> bool:
    """Return whether a template's text is markup: it holds an element that no plain text would."""
    return "<" in text and re.search(_MARKUP, text, re.IGNORECASE) is not None


def html_parts(
    text: str, source: str, *, origin: Origin | None = None, includes: tuple[Include, ...] = ()
) -> tuple[Part, ...]:
    """Return what a buyer reads in a document, followed by labels, hidden texts and comments as parts of their own.

    Args:
        text: the markup.
        source: the file that holds it, in which lines and columns count.
        origin: the way from the markup to the file; None where it is the file.
        includes: further files that stand in it.

    Raises:
        LimitError: it is too long, has too many tags, or nests too deeply.
    """
    _assert_short(text)

    from msglint.read.html.document import Document  # noqa: PLC0415 - the parsers take longer to load than a message to check
    from msglint.read.html.markup import Markup  # noqa: PLC0415 - the parsers take longer to load than a message to check

    markup = Markup(text, source, origin, includes)
    document = Document(markup)
    body = markup.collected(
        document.text,
        quoted=tuple(document.quoted),
        values=tuple(document.values),
        features=tuple(document.features),
    )
    hidden = (
        markup.collected(one.flow.collage, role="hidden", note=one.how)
        for one in document.hidden
        if one.flow.collage.length
    )
    labels = (label.replaced(role="label") for label in document.labels)
    return (body, *labels, *hidden, *document.comments)


def _assert_short(text: str) -> None:
    tags = text.count("<")
    if tags > MAX_TAGS:
        raise LimitError(f"has HTML with {tags:,} tags; the limit is {MAX_TAGS:,}")
    if len(text) > MAX_CHARS:
        pictures = re.finditer(r";base64,[A-Za-z0-9+/=]{1000,}+", text)
        length = len(text) - sum(len(picture.group()) for picture in pictures)
        if length > MAX_CHARS:
            raise LimitError(f"has HTML of {length:,} characters; the limit is {MAX_CHARS:,}")
