"""What elements of HTML mean for a reader of text."""

from __future__ import annotations

#: Blocks with a blank line around them.
PARAGRAPHS = frozenset(
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "hr", "figure", "fieldset"]
)
#: Blocks that only begin a line.
BLOCKS = frozenset(
    [
        *("html", "body", "div", "section", "article", "aside", "header", "footer", "main", "nav", "address", "center"),
        *("form", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "li", "dt", "dd", "legend"),
        *("figcaption", "details", "summary", "option", "optgroup", "select", "textarea", "dialog", "menu", "marquee"),
    ]
)
#: Elements that are no text, whatever they hold.
UNREAD = frozenset(
    [
        *("head", "title", "script", "style", "template", "noframes", "object", "iframe", "audio", "video", "canvas"),
        "datalist",
    ]
)
#: Elements whose text is code, in which an address may still stand.
CODE = frozenset(["script", "template"])
#: Elements whose text holds no other elements, and those in which it holds no character references either.
FIELDS = frozenset(["textarea", "title"])
RAW = frozenset(["script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext"])
#: Attributes whose value a buyer reads.
LABELS = ("alt", "title", "aria-label", "placeholder", "summary", "label")
#: Attributes that lead somewhere when they are followed.
TARGETS = ("href", "action", "formaction", "cite", "longdesc")
#: Attributes that have something fetched.
SOURCES = ("src", "srcset", "background", "poster", "data", "lowsrc", "data-src")
#: What is looked for in an attribute that leads somewhere, and in one that has something fetched.
TARGET_KINDS = ("link", "email", "phone", "chat", "gif", "placeholder")
SOURCE_KINDS = ("gif",)
#: What marks the words of the buyer in a reply, by mail program.
QUOTE_CLASSES = frozenset(
    ["gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote", "zmail_extra", "gmail_attr"]
)
QUOTE_IDS = ("divrplyfwdmsg", "appendonsend", "oriamsg", "replysplit", "mail-editor-reference-message-container")
