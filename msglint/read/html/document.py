"""From an HTML document to what a buyer reads in it, what is hidden in it, and what else it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from justhtml import JustHTML

from msglint.errors import LimitError
from msglint.origin import Collage
from msglint.part import Feature, Value
from msglint.read.html import elements
from msglint.read.html.css import Sheets
from msglint.read.html.faults import Faults, hidden_by, says_nothing
from msglint.read.html.flow import Breaks, Flow
from msglint.read.html.opened import Open, is_block, quotes
from msglint.read.html.pictures import is_tiny, leads_to, loaded, picture
from msglint.read.html.selectors import Elements
from msglint.read.html.style import Style, contrast, style_of
from msglint.span import Span
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from msglint.part import Part
    from msglint.read.html.markup import Aligned, Markup, Tag, TextKind

_SPACE = " \t\n\f\r"
_URL = re.compile(r"url\(\s*[\"']?([^\"')]*)", re.IGNORECASE)
#: The addresses of a `srcset`, each with a size behind it.
_CANDIDATE = re.compile(r"(?:^|,)\s*([^\s,]\S*)")
#: What Unicode has for text that a style writes from the right.
_REVERSED, _AS_BEFORE = "\u202e", "\u202c"
#: Colours that are nearer to each other than this are one.
_SAME = 1.06
#: The words of a link that are looked at; more are no name that it could have.
_LONGEST_NAME = 500
#: An unclosed link goes on in each paragraph behind it; so often it is noted.
_MOST_COPIES = 50
#: No browser shows what is nested deeper than about five hundred elements.
MAX_DEPTH = 500
#: So much of a run of line breaks is shown.
_SHOWN_BREAKS = 80


class Hidden(NamedTuple):
    """A text that is kept from sight, and how."""

    flow: Flow
    how: str


class Document:
    """Walks once over the elements and keeps what it comes by.

    Args:
        markup: the source.

    Raises:
        LimitError: its elements are nested too deeply.

    Attributes:
        text: what the buyer reads.
        quoted: ranges of it that quote the buyer.
        values: attributes, each with its place in the text.
        features: pictures, styles and barriers.
        labels: texts that are shown for something: parts.
        hidden: texts that are kept from sight.
        comments: what no buyer sees.
    """

    def __init__(self, markup: Markup) -> None:
        self.quoted: list[Span] = []
        self.values: list[Value] = []
        self.features: list[Feature] = []
        self.labels: list[Part] = []
        self.hidden: list[Hidden] = []
        self.comments: list[Part] = []
        self._markup = markup
        self._flow = Flow()
        self._faults = Faults()
        self._breaks = Breaks()
        #: Offset in the markup up to which it was read.
        self._at = 0
        #: Offset of a tag -> how many elements have come of it.
        self._copies: dict[int, int] = {}
        self._last_quotation: Span | None = None
        root = JustHTML(markup.text, track_node_locations=True, sanitize=False, scripting_enabled=False).root
        markup.node_starts = frozenset(_text_starts(root))
        found = Elements(root)
        sheets = Sheets(self._sheets(found), found)
        self._blocks = sheets.blocks()
        self.labels += sheets.generated()
        self._walk(root)
        # Helpdesks put the buyer's words below the answer; some sellers set off their own above its end.
        if self._last_quotation and self._last_quotation.end == self.text.length:
            self.quoted.append(self._last_quotation)
        self.features += self._faults.features()

    @property
    def text(self) -> Collage:
        """What the buyer reads."""
        return self._flow.collage

    def _sheets(self, found: Elements) -> list[Part]:
        nodes = (node for element in found.holding("style") for node in element.children or () if node.name == "#text")
        sheets = [self._markup.collected(_collage(self._aligned(node, "style"))) for node in nodes]
        for sheet in sheets:
            self._fetched(sheet, Span(0, 0))
        return sheets

    def _aligned(self, node: Any, holder: str) -> Iterator[Aligned]:
        """Yield the stretches of a text node within an element of a name."""
        kind: TextKind = "field" if holder in elements.FIELDS else "code" if holder in elements.RAW else "text"
        return self._markup.aligned(node.origin_offset or 0, node.data or "", kind)

    def _walk(self, root: Any) -> None:
        opened = [Open("", None, {}, Style(), 0)]
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
                self._comment(node)
            elif not node.name.startswith(("#", "!")):
                if node.name in elements.UNREAD:
                    self._skip(node)
                    continue
                if len(opened) > MAX_DEPTH:
                    raise LimitError(f"has HTML that is nested more than {MAX_DEPTH} elements deep")
                opened.append(self._enter(node, opened[-1]))
                stack.append(iter(node.children or ()))

    def _skip(self, node: Any) -> None:
        """Pass over an element that is no text; its code, its comments and what it has fetched are still noted."""
        if node.origin_offset is not None:
            at = self.text.length
            self._sources(node.name, self._markup.tag(node.origin_offset).attributes, Span(at, at))
        waiting = [(node, node.name in elements.CODE)]
        while waiting:
            holder, is_code = waiting.pop()
            for child in _inside(holder):
                if child.name == "#comment":
                    self._comment(child)
                elif child.name == "#text" and is_code:
                    self._note_comment(self._aligned(child, holder.name))
                elif not child.name.startswith(("#text", "!")):
                    waiting.append((child, is_code or child.name in elements.CODE))

    def _comment(self, node: Any) -> None:
        self._note_comment(self._markup.comment(node.origin_offset or 0, node.data or ""))

    def _note_comment(self, pieces: Iterable[Aligned]) -> None:
        collage = _collage(pieces)
        if collage.length:
            self.comments.append(self._markup.collected(collage, role="comment"))

    def _enter(self, node: Any, outer: Open) -> Open:
        name, offset, start = node.name, node.origin_offset, self.text.length
        tag = None if offset is None else self._markup.tag(offset)
        style = style_of(name, outer.style, self._blocks.get(id(node), ()), tag)
        attributes = tag.attributes if tag else {}
        opened = Open(name, tag or outer.tag, attributes, style, start, link=outer.link)
        opened.hidden = outer.hidden or hidden_by(style, attributes)
        opened.quotes = quotes(opened, self.text)
        if opened.hidden and not outer.hidden:
            self.hidden.append(Hidden(Flow(), opened.hidden))
        if name == "a" and "href" in attributes:
            opened.link = opened
        if tag:
            self._at = tag.end
            self._copies[tag.start] = self._copies.get(tag.start, 0) + 1
            self._note(opened, outer, tag)
        if name == "br":
            self._break(opened)
        elif is_block(opened):
            self._block(opened, tag.start if tag else self._at)
        return opened

    def _note(self, opened: Open, outer: Open, tag: Tag) -> None:
        """Note what an element's attributes hold, apart from links, whose text has not come yet."""
        name, attributes, anchor = opened.name, opened.attributes, Span(opened.start, opened.start)
        if opened.link:
            opened.link.names += (attributes[label].text for label in elements.LABELS if label in attributes)
        if self._copies[tag.start] > 1:
            return
        if len(self._copies) == 1:
            self.features.append(Feature("markup", {}, tag.part, anchor))
        self._labels(opened)
        self._sources(name, attributes, anchor)
        for target in (target for target in elements.TARGETS if target in attributes and name != "a"):
            self.values.append(Value(attributes[target], anchor, elements.TARGET_KINDS))
        if "style" in attributes:
            self._fetched(attributes["style"], anchor)
        if name == "img":
            self._picture(opened, outer, tag)
        ground = opened.style.own.get("background-image")
        if ground and is_tiny(opened.style, attributes) and _URL.search(ground.text):
            self.features.append(loaded(_address(ground.place), anchor, is_pixel=True))

    def _sources(self, name: str, attributes: Mapping[str, Part], anchor: Span) -> None:
        """Note what an element's attributes have fetched, apart from a picture itself."""
        for source in (source for source in elements.SOURCES if source in attributes):
            value = attributes[source]
            self.values.append(Value(value, anchor, elements.SOURCE_KINDS))
            if source == "srcset":
                found = _CANDIDATE.finditer(value.text)
                self.features += (loaded(value.slice(*match.span(1)), anchor) for match in found)
            elif (name, source) != ("img", "src"):
                self.features.append(loaded(value, anchor))

    def _labels(self, opened: Open) -> None:
        """Note the texts that an element's attributes show."""
        name, attributes = opened.name, opened.attributes
        for label in (label for label in elements.LABELS if label in attributes and attributes[label].text.strip()):
            if label != "alt" or name == "img":
                self.labels.append(attributes[label])
        if name in ("input", "button") and "value" in attributes:
            self.labels.append(attributes["value"])

    def _fetched(self, style: Part, anchor: Span) -> None:
        """Note what a style has fetched."""
        if "url(" in style.text.lower():
            self.values.append(Value(style, anchor, elements.SOURCE_KINDS))
        for match in _URL.finditer(style.text):
            self.features.append(loaded(style.slice(match.start(1), match.end(1)), anchor))

    def _picture(self, opened: Open, outer: Open, tag: Tag) -> None:
        link, anchor = opened.link, Span(opened.start, opened.start)
        if link and not link.leads:
            link.leads = leads_to(link.attributes["href"].text)
        self.features.append(
            picture(opened.attributes, opened.style, tag.part, anchor, link.leads if link else "nowhere")
        )
        if "alt" not in opened.attributes and not opened.hidden:
            source = opened.attributes.get("src")
            self._faults.add("barrier", "alt", source if source and source.text.strip() else tag.part, anchor)
        if not opened.hidden:
            self._faults.picture(opened.style, outer.style, anchor)
            self._breaks.clear()

    def _leave(self, opened: Open, outer: Open | None) -> None:
        anchor = Span(opened.start, self.text.length)
        if is_block(opened):
            self._block(opened, self._at)
        if opened.link is opened:
            self._link(opened, anchor)
        if outer is None:
            return
        if anchor.start < anchor.end:
            if opened.quotes:
                self.quoted.append(anchor)
            elif opened.name == "blockquote" and anchor.start:
                self._last_quotation = anchor
            self._faults.box(opened.style, outer.style, anchor)

    def _link(self, opened: Open, anchor: Span) -> None:
        target = opened.attributes["href"]
        shown = self.text.between(anchor.start, min(anchor.end, anchor.start + _LONGEST_NAME))
        if opened.tag and self._copies[opened.tag.start] > _MOST_COPIES:
            return
        self.values.append(Value(target, anchor, elements.TARGET_KINDS, shown))
        if not opened.hidden and target.text.strip() and says_nothing(" ".join((shown, *opened.names))):
            words = " ".join(shown.split())
            # Where a link has no words, its address stands for it.
            part = self._markup.stretch(self.text, *anchor) if words else target
            self._faults.add("barrier", "link-text", part, anchor, words=words)

    def _block(self, opened: Open, at: int) -> None:
        self._flow_of(opened).block(2 if opened.name in elements.PARAGRAPHS else 1)
        if not opened.hidden:
            self._breaks.block(at)

    def _break(self, opened: Open) -> None:
        self._flow_of(opened).line()
        if not opened.hidden:
            self._breaks.line(opened.tag.start if opened.tag else self._at, self._at)

    def _flow_of(self, holder: Open) -> Flow:
        return self.hidden[-1].flow if holder.hidden else self._flow

    def _read(self, node: Any, holder: Open) -> None:
        pieces = self._seen(node, holder)
        data = "".join(piece.text for piece in pieces)
        if not data.strip(_SPACE):
            self._flow_of(holder).blank()
            return
        self._at = pieces[-1].end
        hidden = holder.hidden or _matches_its_ground(holder.style)
        if hidden and not holder.hidden:
            self.hidden.append(Hidden(Flow(), hidden))
        flow = self.hidden[-1].flow if hidden else self._flow
        before = self.text.length
        if holder.style.is_reversed:
            flow.mark(_REVERSED)
        for piece in pieces:
            flow.add(piece, preserves=holder.style.preserves)
        if holder.style.is_reversed:
            flow.collage.insert(_AS_BEFORE)
        anchor = Span(before, self.text.length)
        if data.strip() and not holder.hidden:
            self._look(holder, flow.collage, anchor, data)
        if not hidden and data.strip():
            self._count_breaks(anchor)
        elif not hidden:
            self._breaks.blank()

    def _seen(self, node: Any, holder: Open) -> list[Aligned]:
        """Return the stretches of a text node without what only the parser takes for text."""
        pieces = list(self._aligned(node, holder.name))
        unseen = [piece for piece in pieces if piece.is_comment]
        if not unseen:
            return pieces
        self._note_comment(unseen)
        return [piece for piece in pieces if not piece.is_comment]

    def _count_breaks(self, anchor: Span) -> None:
        found = self._breaks.too_many()
        if found and anchor.start:
            shown = " ".join(self._markup.text[found.start : found.end].split())[:_SHOWN_BREAKS]
            self._faults.add("style", "line-breaks", self._markup.part(shown, found.start, found.end), anchor)
        self._breaks.clear()

    def _look(self, holder: Open, text: Collage, anchor: Span, data: str) -> None:
        if any(sign.isalnum() for sign in data):
            has_letters = any(sign.isalpha() for sign in data)

            def tag() -> Part:
                if holder.tag:
                    return holder.tag.part
                return self._markup.stretch(text, max(0, text.length - len(data)), text.length)

            self._faults.text(holder.style, tag, anchor, has_letters=has_letters)


def _text_starts(root: Any) -> Iterator[int]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.name == "#text":
            yield node.origin_offset or 0
        else:
            waiting += _inside(node)


def _collage(pieces: Iterable[Aligned]) -> Collage:
    collage = Collage()
    for piece in pieces:
        collage.add(piece.text, piece.start, piece.end)
    return collage


def _matches_its_ground(style: Style) -> str:
    if style.color and style.background and contrast(style.color, style.background) < _SAME:
        return "the colour of its background"
    return ""


def _address(declaration: Part) -> Part:
    """Return the address that a declaration has loaded."""
    match = _URL.search(declaration.text)
    return declaration.slice(match.start(1), match.end(1)) if match else declaration


def _inside(node: Any) -> list[Any]:
    content = getattr(node, "template_content", None)
    return [*(node.children or ()), *((content.children or ()) if content is not None else ())]
