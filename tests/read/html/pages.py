"""What the tests of HTML have in common: small documents, and what of their source stands for what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.read.html import html_parts
from msglint.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.part import Feature, Part

#: Whole messages, each with something of what mail programs and shops write.
PAGES = (
    """<!DOCTYPE html>\r\n<html><head><title>Order</title>
<style>p.note { color: #333; font: 12px/1.5 Arial }</style></head>\r\n<body><p class=note>Hi Mara,</p>
<p>the clock of <b>302-5551234-7654321</b> left&nbsp;us today.</p>
<img src="https://i.example/clock.png" alt="The clock" width=200></body></html>""",
    """<div>Liebe Frau Brandt,<br><br>die Lampe &amp; der Schirm kommen am <font color=red>Montag</font>.</div>
<!--[if mso]><p>Outlook</p><![endif]--><a href="https://x.example/?a=1&amp;b=2" title="Anleitung">hier</a>""",
    """<table><tr><td align=center>Bonjour</td><td style='display:none'>code GLOW</td></tr></table>
<blockquote type=cite>Où est mon colis ?</blockquote>""",
    """<p>您好，<span style="font-size:0">隐藏</span>订单已发出。</p>
<style>.a:before{content:'★'}</style><i class=a>谢谢</i>""",
    """<ul><li>one<li>two</ul><pre>a\n  b</pre><textarea><b>raw</b> &lt;</textarea>
<svg><title>t</title><text>s</text></svg>""",
    """<p dir=rtl>مرحبا <bdo dir=rtl style='unicode-bidi:bidi-override'>abc</bdo></p><script>var a = 'x';</script>""",
)


def body(html: str) -> Part:
    """Return what the buyer reads of a document."""
    return html_parts(html, html)[0]


def others(html: str) -> list[tuple[str, str]]:
    """Return role and text of what else a document holds."""
    return [(part.role, part.text) for part in html_parts(html, html)[1:]]


def written(part: Part, words: str | None = None) -> str:
    """Return the source of a part, or of words in it."""
    start = 0 if words is None else part.text.index(words)
    place = part.place(Span(start, start + len(part.text if words is None else words)))
    return place.source[place.span.start : place.span.end]


def features(html: str, kind: str) -> list[Feature]:
    """Return the entities of a kind that are no text."""
    return [feature for feature in body(html).features if feature.kind == kind]


def faults(html: str, kind: str = "style") -> list[tuple[str, str]]:
    """Return each fault of a document and the source that stands for it."""
    return [(one.attributes["fault"], written(one.part)) for one in features(html, kind)]


def all_parts(html: str) -> Iterator[Part]:
    """Yield all parts of a document, those of attributes and features among them."""
    for part in html_parts(html, html):
        yield part
        yield from (value.part for value in part.values)
        yield from (feature.part for feature in part.features)
