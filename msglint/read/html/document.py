"""From an HTML document to what a buyer reads in it, what is hidden in it, and what else it holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from justhtml import JustHTML

from msglint.origin import Collage
from msglint.part import Feature, Value
from msglint.read.html import elements
from msglint.read.html.css import generated, matched
from msglint.read.html.faults import Faults, hidden_by, says_nothing
from msglint.read.html.pictures import is_tiny, loaded, picture
from msglint.read.html.style import Style, contrast, style_of
from msglint.span import Span
from msglint.text.quoted import announces_quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.part import Part
    from msglint.read.html.markup import Markup

_BLANKS = re.compile(r"[ \t\n\f\r]+")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)")
#: So many line breaks in a row are more than a reader needs.
_MOST_BREAKS = 2
_COMMENT_SIGN = len("<!--")
#: What Unicode has for text that a style writes from the right.
_REVERSED, _AS_BEFORE = "\u202e", "\u202c"
#: Colours that are nearer to each other than this are one.
_SAME = 1.06


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet.

    Attributes:
        element: the parser's node.
        attributes: its attributes' values.
        style: how its text looks.
        start: offset in the text at which it began.
        hidden: how it is kept from sight; empty where it is shown.
        link: the link that it stands in, or is.
        names: what pictures and labels add to the name of the link.
    """

    element: Any
    attributes: dict[str, Part]
    style: Style
    start: int
    hidden: str = ""
    link: _Open | None = None
    names: list[str] = field(default_factory=list)


class Break(NamedTuple):
    """A range of the source that makes a line break, or a blank line."""

    start: int
    end: int


class Document:
    """Walks once over the elements and keeps what it comes by.

    Args:
        markup: the source.

    Attributes:
        text: what the buyer reads.
        quoted: ranges of it that quote the buyer.
        values: attributes, each with its place in the text.
        features: pictures, styles and barriers.
        labels: texts that are shown for something: parts.
        hidden: texts that are kept from sight, each with how.
        comments: what no buyer sees.
    """

    def __init__(self, markup: Markup) -> None:
        self.text = Collage()
        self.quoted: list[Span] = []
        self.values: list[Value] = []
        self.features: list[Feature] = []
        self.labels: list[Part] = []
        self.hidden: list[tuple[Collage, str]] = []
        self.comments: list[Part] = []
        self._markup = markup
        self._faults = Faults()
        self._gap = _Gap()
        self._hidden_gap = _Gap()
        self._breaks: list[Break] = []
        self._fresh = True
        self._has_markup = False
        self._last_quotation: Span | None = None
        parsed = JustHTML(markup.text, track_node_locations=True, sanitize=False, scripting_enabled=False)
        sheets = list(self._sheets(parsed))
        self._blocks = matched(parsed, sheets)
        self.labels += generated(parsed, sheets)
        self._walk(parsed.root)
        # Helpdesks put the buyer's words below the answer; some sellers set off their own above its end.
        if self._last_quotation and self._last_quotation.end == self.text.length:
            self.quoted.append(self._last_quotation)
        self.features += self._faults.features()

    def _sheets(self, parsed: JustHTML) -> Iterator[Part]:
        for element in parsed.query("style"):
            for node in element.children or ():
                if node.name == "#text" and node.origin_offset is not None:
                    sheet = self._markup.collected(self._collected(node))
                    if "url(" in sheet.text:
                        self._fetched(sheet, Span(0, 0))
                    yield sheet

    def _collected(self, node: Any, skip: int = 0) -> Collage:
        collage = Collage()
        for text, start, end in self._markup.aligned((node.origin_offset or 0) + skip, node.data or ""):
            collage.add(text, start, end)
        return collage

    def _walk(self, root: Any) -> None:
        opened = [_Open(root, {}, Style(), 0)]
        # Iterators and not recursion: hostile documents nest deeper than Python calls can.
        stack: list[Iterator[Any]] = [iter(root.children or ())]
        while stack:
            node = next(stack[-1], None)
            if node is None:
                stack.pop()
                self._leave(opened.pop(), opened[-1] if opened else None)
            elif node.name == "#text":
                self._read(node, opened[-1])
            elif node.name == "#comment":
                self._comment(self._collected(node, skip=_COMMENT_SIGN))
            elif not node.name.startswith(("#", "!")):
                if node.name in elements.UNREAD:
                    self._skip(node)
                    continue
                opened.append(self._enter(node, opened[-1]))
                stack.append(iter(node.children or ()))

    def _skip(self, node: Any) -> None:
        """Pass over an element that is no text; its code and comments are still noted."""
        waiting = [(node, node.name in elements.CODE)]
        while waiting:
            holder, is_code = waiting.pop()
            for child in _inside(holder):
                if child.name == "#comment":
                    self._comment(self._collected(child, skip=_COMMENT_SIGN))
                elif child.name == "#text" and is_code:
                    self._comment(self._collected(child))
                elif not child.name.startswith(("#text", "!")):
                    waiting.append((child, is_code or child.name in elements.CODE))

    def _comment(self, collage: Collage) -> None:
        if collage.length:
            self.comments.append(self._markup.collected(collage, role="comment"))

    def _enter(self, node: Any, outer: _Open) -> _Open:
        markup, offset, anchor = self._markup, node.origin_offset, Span(self.text.length, self.text.length)
        spans = markup.attributes(offset) if offset is not None else {}
        attributes = {name: markup.value(span) for name, span in spans.items()}
        style = style_of(node, outer.style, self._blocks.get(id(node), ()), markup, attributes)
        hidden = outer.hidden or hidden_by(style, attributes)
        opened = _Open(node, attributes, style, self.text.length, hidden, outer.link)
        if opened.hidden and not outer.hidden:
            self.hidden.append((Collage(), opened.hidden))
            self._hidden_gap = _Gap()
        if node.name == "a" and "href" in attributes:
            opened.link = opened
        self._note(opened, outer, anchor)
        if node.name == "br":
            self._break(opened)
        elif _is_block(opened):
            self._block(opened)
        return opened

    def _note(self, opened: _Open, outer: _Open, anchor: Span) -> None:
        """Note what an element's attributes hold, apart from links, whose text has not come yet."""
        name, attributes = opened.element.name, opened.attributes
        if opened.element.origin_offset is not None and not self._has_markup:
            self._has_markup = True
            self.features.append(Feature("markup", {}, self._tag(opened), anchor))
        self._labels(opened)
        for source in (source for source in elements.SOURCES if source in attributes):
            self.values.append(Value(attributes[source], anchor, elements.SOURCE_KINDS))
            if (name, source) != ("img", "src"):
                self.features.append(loaded(attributes[source], anchor))
        for target in (target for target in elements.TARGETS if target in attributes and name != "a"):
            self.values.append(Value(attributes[target], anchor, elements.TARGET_KINDS))
        if "style" in attributes and "url(" in attributes["style"].text:
            self._fetched(attributes["style"], anchor)
        if name == "img":
            self._picture(opened, outer, anchor)
        ground = opened.style.own.get("background-image")
        if ground and is_tiny(opened.style, attributes) and _URL.search(ground.text):
            self.features.append(loaded(_address(ground.place), anchor, is_pixel=True))

    def _labels(self, opened: _Open) -> None:
        """Note the texts that an element's attributes show."""
        name, attributes = opened.element.name, opened.attributes
        for label in (label for label in elements.LABELS if label in attributes and attributes[label].text.strip()):
            if label != "alt" or name == "img":
                self.labels.append(attributes[label])
                if opened.link:
                    opened.link.names.append(attributes[label].text)
        if name in ("input", "button") and "value" in attributes:
            self.labels.append(attributes["value"])

    def _fetched(self, style: Part, anchor: Span) -> None:
        """Note what a style has fetched."""
        self.values.append(Value(style, anchor, elements.SOURCE_KINDS))
        for match in _URL.finditer(style.text):
            self.features.append(loaded(style.slice(match.start(1), match.end(1)), anchor))

    def _picture(self, opened: _Open, outer: _Open, anchor: Span) -> None:
        tag = self._tag(opened)
        target = opened.link.attributes["href"].text if opened.link else ""
        self.features.append(picture(opened.attributes, opened.style, tag, anchor, target))
        if "alt" not in opened.attributes and not opened.hidden:
            source = opened.attributes.get("src")
            self._faults.add("barrier", "alt", source if source and source.text.strip() else tag, anchor)
        if not opened.hidden:
            self._faults.picture(opened.style, outer.style, anchor)
            self._breaks.clear()
            self._fresh = False

    def _leave(self, opened: _Open, outer: _Open | None) -> None:
        anchor = Span(opened.start, self.text.length)
        if _is_block(opened):
            self._block(opened)
        if opened.link is opened:
            self._link(opened, anchor)
        if outer is None:
            return
        if anchor.start < anchor.end:
            if _quotes(opened, self.text.text_before(anchor.start)):
                self.quoted.append(anchor)
            elif opened.element.name == "blockquote" and anchor.start:
                self._last_quotation = anchor
            self._faults.box(opened.style, outer.style, anchor)

    def _link(self, opened: _Open, anchor: Span) -> None:
        target = opened.attributes["href"]
        shown = self.text.text_from(anchor.start)
        self.values.append(Value(target, anchor, elements.TARGET_KINDS, shown))
        if not opened.hidden and target.text.strip() and says_nothing(" ".join((shown, *opened.names))):
            words = " ".join(shown.split())
            self._faults.add("barrier", "link-text", self._shown_link(opened, anchor), anchor, words=words)

    def _shown_link(self, opened: _Open, anchor: Span) -> Part:
        """Return the words of a link as a part, or, where it has none, its address."""
        if not self.text.text_from(anchor.start).strip():
            return opened.attributes["href"]
        return self._markup.collected(self.text).slice(anchor.start, anchor.end)

    def _tag(self, opened: _Open) -> Part:
        start = opened.element.origin_offset or 0
        end = self._markup.tag_end(start)
        return self._markup.part(" ".join(self._markup.text[start:end].split()), start, end)

    def _block(self, opened: _Open) -> None:
        level = 2 if opened.element.name in elements.PARAGRAPHS else 1
        (self._hidden_gap if opened.hidden else self._gap).block(level)
        if not opened.hidden and not self._fresh:
            at = opened.element.origin_offset or 0
            self._breaks.append(Break(at, at))
            self._fresh = True

    def _break(self, opened: _Open) -> None:
        if opened.hidden:
            self._hidden_gap.line()
            return
        self._gap.line()
        start = opened.element.origin_offset or 0
        self._breaks.append(Break(start, self._markup.tag_end(start)))
        self._fresh = True

    def _read(self, node: Any, holder: _Open) -> None:
        data = node.data or ""
        if not data.strip(" \t\n\f\r"):
            (self._hidden_gap if holder.hidden else self._gap).blank()
            return
        hidden = holder.hidden or self._matches_its_ground(holder)
        if hidden and not holder.hidden:
            self.hidden.append((Collage(), hidden))
            self._hidden_gap = _Gap()
        collage, gap = (self.hidden[-1][0], self._hidden_gap) if hidden else (self.text, self._gap)
        before = collage.length
        if holder.style.is_reversed:
            collage.insert(_REVERSED)
        for text, start, end in self._markup.aligned(node.origin_offset or 0, data):
            _emit(collage, gap, text, start, end, preserves=holder.style.preserves)
        if holder.style.is_reversed:
            collage.insert(_AS_BEFORE)
        anchor = Span(before, collage.length)
        if data.strip() and not holder.hidden:
            self._look(holder, anchor, data)
        if not hidden:
            self._fresh = False
            if data.strip():
                self._count_breaks(anchor)

    @staticmethod
    def _matches_its_ground(holder: _Open) -> str:
        style = holder.style
        if style.color and style.background and contrast(style.color, style.background) < _SAME:
            return "the colour of its background"
        return ""

    def _count_breaks(self, anchor: Span) -> None:
        if len(self._breaks) > _MOST_BREAKS and self.text.length > anchor.end - anchor.start:
            written = [one for one in self._breaks if one.start < one.end] or self._breaks
            start, end = written[0].start, max(one.end for one in written)
            part = self._markup.part(" ".join(self._markup.text[start:end].split())[:80], start, end)
            self._faults.add("style", "line-breaks", part, anchor)
        self._breaks.clear()

    def _look(self, holder: _Open, anchor: Span, data: str) -> None:
        if any(sign.isalnum() for sign in data):
            has_letters = any(sign.isalpha() for sign in data)
            self._faults.text(holder.style, self._tag(holder), anchor, has_letters=has_letters)


class _Gap:
    """What stands between the last text and the next: blanks and breaks, of which only the widest counts."""

    def __init__(self) -> None:
        self._lines = self._level = 0
        self._blank = False

    def blank(self) -> None:
        self._blank = True

    def line(self) -> None:
        self._lines += 1

    def block(self, level: int) -> None:
        self._level = max(self._level, level)

    def take(self) -> str:
        """Return the gap as text, and begin anew."""
        lines, level, blank = self._lines, self._level, self._blank
        self._lines = self._level = 0
        self._blank = False
        if level > 1 or lines > 1:
            return "\n\n"
        if level:
            return "\u2028"
        return "\n" if lines else " " if blank else ""


def _emit(collage: Collage, gap: _Gap, text: str, start: int, end: int, *, preserves: bool) -> None:
    """Add a stretch of a text node, blanks evened out as a browser does."""
    exact = len(text) == end - start
    at = 0
    for blank in [] if preserves else _BLANKS.finditer(text):
        _add(collage, gap, text[at : blank.start()], *_range(start, end, at, blank.start(), exact=exact))
        gap.blank()
        at = blank.end()
    _add(collage, gap, text[at:], *_range(start, end, at, len(text), exact=exact))


def _range(start: int, end: int, first: int, last: int, *, exact: bool) -> tuple[int, int]:
    return (start + first, start + last) if exact else (start, end)


def _add(collage: Collage, gap: _Gap, text: str, start: int, end: int) -> None:
    if text:
        between = gap.take()
        if collage.length:
            collage.insert(between)
        collage.add(text, start, end)


def _address(declaration: Part) -> Part:
    """Return the address that a declaration has loaded."""
    match = _URL.search(declaration.text)
    return declaration.slice(match.start(1), match.end(1)) if match else declaration


def _inside(node: Any) -> list[Any]:
    content = getattr(node, "template_content", None)
    return [*(node.children or ()), *((content.children or ()) if content is not None else ())]


def _is_block(opened: _Open) -> bool:
    display = opened.style.says("display")
    if display and display != "none":
        return not display.startswith("inline") and display != "contents"
    return opened.element.name in elements.BLOCKS or opened.element.name in elements.PARAGRAPHS


def _quotes(opened: _Open, before: str) -> bool:
    """Return whether an element holds the buyer's words, as mail programs mark them in a reply, or as it is announced.

    Args:
        opened: the element.
        before: what stands before it; some sellers set off their own words as a quotation.
    """
    names = opened.attributes["class"].text.lower().split() if "class" in opened.attributes else []
    own_id = opened.attributes["id"].text.lower() if "id" in opened.attributes else ""
    if not elements.QUOTE_CLASSES.isdisjoint(names) or own_id in elements.QUOTE_IDS:
        return True
    if opened.element.name != "blockquote":
        return False
    marked = "cite" in opened.attributes or (
        "type" in opened.attributes and "cite" in opened.attributes["type"].text.lower()
    )
    return marked or any("quote" in name for name in names) or announces_quote(before)
