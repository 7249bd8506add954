"""From the text of a template to its tokens: what is text, what is printed, what steers."""

from __future__ import annotations

import re
from typing import Literal

from msglint.read.template.syntax.tokens import Problem, Remark, Scanned, Token

#: The families of template languages: Jinja (with Twig, Django, Nunjucks), Liquid, and Handlebars with Mustache.
Dialect = Literal["jinja", "liquid", "handlebars"]

_BLOCK_TAG = re.compile(r"\{%[-+~]?\s*(?:#|[^\W\d])")
_SECTION = re.compile(r"\{\{~?\s*(?:[#^!>/<$]|else\b)|\{\{\{\{")
_LIQUID_TAG = re.compile(r"\{%-?\s*(?:assign|capture|unless|case|elsif|tablerow|render|liquid|echo|#)(?![^\W_])")
_SUFFIXES: dict[str, Dialect] = {
    ".liquid": "liquid",
    ".hbs": "handlebars",
    ".handlebars": "handlebars",
    ".mustache": "handlebars",
    ".j2": "jinja",
    ".jinja": "jinja",
    ".jinja2": "jinja",
}
_OPENERS = {"liquid": re.compile(r"\{[{%]|<%="), "jinja": re.compile(r"\{[{%#]|<%=")}
_CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}", "<%=": "%>"}
#: To the end of a tag, past strings, which may hold what would else end it. It runs over no further opening.
_QUOTED = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"' + r"|'[^'\\]*+(?:\\.[^'\\]*+)*+'"
_REST = {
    "}}": re.compile(rf"(?:[^\"'}}{{]|{_QUOTED}|\}}(?!\}})|\{{(?![{{%]))*+\}}\}}", re.DOTALL),
    "%}": re.compile(rf"(?:[^\"'%{{]|{_QUOTED}|%(?!\}})|\{{(?![{{%]))*+%\}}", re.DOTALL),
}
#: A tag that is longer is read without regard to strings.
_LONGEST_TAG = 2000
_MOST_WASTED = 2_000_000
_MARKS = "-+~"
_WORD = re.compile(r"[^\W\d][\w-]*|#")
_REMARK_TAG = re.compile(r"[-+~]?\s*#")
_BLANK_REST = re.compile(r"[ \t]*+(?:\r\n|\r|\n|\Z)")
_RAW_BLOCK = re.compile(r"\{\{\{\{~?\s*([^\W\d][\w.-]*)[^{}]*\}\}\}\}")
_DELIMITERS = re.compile(r"=\s*([^\s=]{1,8})\s+([^\s=]{1,8})\s*=?")
#: Tags whose inside is text as it stands, and such as print nothing of it.
_VERBATIM = ("raw", "verbatim")
_SILENT = ("comment", "doc", "schema", "javascript", "stylesheet")


def has_tags(text: str) -> bool:
    """Return whether a text holds tags, sections or comments of a template language; placeholders don't count."""
    if "{" not in text:
        return False
    if "{%" in text and "%}" in text and _BLOCK_TAG.search(text):
        return True
    at = text.find("{#")
    if at >= 0 and text.find("#}", at + 2) >= 0:
        return True
    return "{{" in text and "}}" in text and _SECTION.search(text) is not None


def dialect_of(text: str, file: str) -> Dialect:
    """Return the family of a template, by the ending of its file or else by its tags."""
    for suffix, dialect in _SUFFIXES.items():
        if file.lower().endswith(suffix):
            return dialect
    if "{%" in text and _BLOCK_TAG.search(text):
        return "liquid" if _LIQUID_TAG.search(text) and "{#" not in text else "jinja"
    return "handlebars" if _SECTION.search(text) else "jinja"


def scan(text: str, dialect: Dialect, most_tags: int) -> Scanned:
    """Return the tokens of a template; never fails, and what opens and never closes is text.

    Args:
        text: the template.
        dialect: its language.
        most_tags: how many tags are read; what stands behind them is text.
    """
    scanner = _Scanner(text, most_tags)
    if dialect == "handlebars":
        scanner.sections()
    else:
        scanner.tags(_OPENERS[dialect])
    return scanner.scanned


class _Scanner:
    def __init__(self, text: str, most_tags: int) -> None:
        self._text = text
        self._left = most_tags
        self.scanned = Scanned()
        #: Where the text begins that no token holds yet.
        self._from = 0
        self._trims = False
        self._wasted = 0
        self._nexts: dict[str, int] = {}

    def tags(self, opener: re.Pattern[str]) -> None:
        """Read `{{ }}`, `{% %}` and `{# #}`."""
        text, at = self._text, 0
        while match := opener.search(text, at):
            start, opening = match.span()
            if self._is_over(start):
                break
            closer = _CLOSERS[match.group()]
            end = self._end(start, opening, closer)
            if end < 0:
                self._unclosed(start, match.group())
                at = opening
                continue
            left, right = opening, end - len(closer)
            mark = text[left] if left < right and text[left] in _MARKS else ""
            left += len(mark)
            last = text[right - 1] if left < right and text[right - 1] in _MARKS else ""
            right -= len(last)
            self._flush(start, trim=mark in ("-", "~"))
            self._resume(end, trim=last in ("-", "~"))
            at = end
            if match.group() == "{%":
                at = self._tag(start, end, left, right)
            elif match.group() == "{#":
                self._remark((start, end), (left, right))
            else:
                self._add("output", (start, end), (left, right))
        self._flush(len(text), trim=False)

    def _tag(self, start: int, end: int, left: int, right: int) -> int:
        """Add a block tag, and return where to read on."""
        word = _WORD.search(self._text, left, right)
        name = word.group() if word else ""
        if name in _VERBATIM or name in _SILENT:
            return self._unread(name, start, end)
        if name == "liquid" and word:
            # One tag a line.
            for line in re.finditer(r"[^\r\n]+", self._text[word.end() : right]):
                first, last = word.end() + line.start(), word.end() + line.end()
                if line.group().lstrip().startswith("#"):
                    self._remark((first, last), (self._text.index("#", first) + 1, last))
                else:
                    self._add("tag", (start, end), (first, last))
        elif name == "#" and word:
            self._remark((start, end), (word.end(), right))
        else:
            self._add("tag", (start, end), (left, right))
        return end

    def _unread(self, name: str, start: int, end: int) -> int:
        """Pass over what stands up to a tag's end, as text or as nothing."""
        closing = re.compile(rf"\{{%([-+~]?)\s*end{name}\b[^%{{}}]{{0,80}}?([-+~]?)%\}}").search(self._text, end)
        if closing is None:
            self._problem(start, f"the tag '{name}' is never closed")
        close, after = closing.span() if closing else (len(self._text),) * 2
        if name == "comment":
            self._remark((start, after), (end, close))
        if name in _VERBATIM:
            self._flush(close, trim=bool(closing and closing[1] in ("-", "~")))
        self._resume(after, trim=bool(closing and closing[2] in ("-", "~")))
        return after

    def sections(self) -> None:
        """Read the tags of Handlebars and Mustache."""
        text, at = self._text, 0
        opener, closer = "{{", "}}"
        while (start := text.find(opener, at)) >= 0 and not self._is_over(start):
            if text.startswith("{{{{", start) and opener == "{{" and (match := _RAW_BLOCK.match(text, start)):
                at = self._raw_block(match)
                continue
            opening = start + len(opener)
            triple = opener == "{{" and text.startswith("{", opening)
            sign_at = opening + text.startswith("~", opening)
            if text.startswith("!--", sign_at):
                end = self._comment_end(sign_at + 3, closer)
            elif text.startswith("!", sign_at):
                end = self._after(closer, opening)
            elif triple:
                end = self._after("}}}", opening)
            else:
                end = self._end(start, opening, closer)
            if end < 0 or (triple and text.find("{{", opening + 1, end) >= 0):
                self._unclosed(start, opener)
                at = opening
                continue
            if start and text[start - 1] == "\\" and opener == "{{":
                # An escaped tag is text, without what escapes it.
                self._flush(start - 1, trim=False)
                self._resume(start, trim=False)
                at = end
                continue
            at = self._section(start, end, opening + triple, end - len(closer) - triple)
            delimiters = _DELIMITERS.fullmatch(text[sign_at : end - len(closer)].strip())
            if delimiters:
                opener, closer = delimiters.groups()
        self._flush(len(text), trim=False)

    def _section(self, start: int, end: int, left: int, right: int) -> int:
        """Add a tag of Handlebars or Mustache, and return where to read on."""
        text = self._text
        before = left < right and text[left] == "~"
        left += before
        after = left < right and text[right - 1] == "~"
        right -= after
        inner = text[left:right].strip()
        sign = inner[:1] if inner[:1] in "#^/>!<$&=" else ""
        if inner[:2] in ("#>", "#*"):
            sign = inner[:2]
        is_else = not sign and re.match(r"else\b", inner) is not None
        steers = is_else or sign not in ("", "&")
        line = max(text.rfind("\n", self._from, start) + 1, self._from)
        begins_line = line == 0 or text[line - 1] in "\r\n"
        blank = _BLANK_REST.match(text, end) if steers and begins_line else None
        if blank and not text[line:start].strip(" \t"):
            # A tag that stands alone on its line takes the line with it.
            self._flush(line, trim=before)
            self._resume(blank.end(), trim=after)
        else:
            self._flush(start, trim=before)
            self._resume(end, trim=after)
        if sign == "!":
            long = inner.startswith("!--") and inner.endswith("--") and len(inner) >= len("!----")
            self.scanned.remarks.append(Remark(start, end, inner[3:-2] if long else inner[1:]))
        elif sign != "=":
            first = text.index(inner, left, right + 1) + len(sign) if inner else left
            self._add("tag" if steers else "output", (start, end), (first, right), "" if sign == "&" else sign)
        return self._from if steers else end

    def _raw_block(self, match: re.Match[str]) -> int:
        closing = f"{{{{{{{{/{match[1]}}}}}}}}}"
        close = self._text.find(closing, match.end())
        if close < 0:
            self._problem(match.start(), f"the block '{match[1]}' is never closed")
        self._flush(match.start(), trim=False)
        self._resume(match.end(), trim=False)
        self._flush(close if close >= 0 else len(self._text), trim=False)
        after = close + len(closing) if close >= 0 else len(self._text)
        self._resume(after, trim=False)
        return after

    def _comment_end(self, at: int, closer: str) -> int:
        ends = [self._after(f"--{mark}{closer}", at) for mark in ("", "~")]
        return min((end for end in ends if end >= 0), default=self._after(closer, at))

    def _end(self, start: int, opening: int, closer: str) -> int:
        """Return where a tag ends, -1 if it never does."""
        rest = _REST.get(closer)
        if closer == "%}" and _REMARK_TAG.match(self._text, opening):
            # An apostrophe in a comment begins no string.
            return self._after(closer, opening)
        if rest and self._wasted < _MOST_WASTED:
            match = rest.match(self._text, opening, opening + _LONGEST_TAG)
            if match:
                return match.end()
            self._wasted += min(_LONGEST_TAG, len(self._text) - opening)
        end = self._after(closer, opening)
        if end < 0 or closer == "#}":
            return end
        text = self._text
        opener = text[start:opening]
        nested = text.find("{%" if opener == "{%" else "{{" if opener == "{{" else opener, opening, end)
        return -1 if nested >= 0 else end

    def _after(self, closer: str, at: int) -> int:
        """Return one past the next closing from an offset on, -1 for none; each stretch is searched only once."""
        known = self._nexts.get(closer)
        # Tags are read from left to right, so what was found before and lies ahead is still the next one.
        if known is None or 0 <= known < at:
            known = self._nexts[closer] = self._text.find(closer, at)
        return known + len(closer) if known >= 0 else -1

    def _flush(self, end: int, *, trim: bool) -> None:
        """Add the text that no token holds yet."""
        start = self._from
        piece = self._text[start:end]
        if self._trims:
            kept = piece.lstrip()
            start += len(piece) - len(kept)
            piece = kept
        if trim:
            piece = piece.rstrip()
        if piece:
            self.scanned.tokens.append(Token("text", start, start + len(piece)))
        self._trims = False

    def _resume(self, at: int, *, trim: bool) -> None:
        self._from = at
        self._trims = trim

    def _add(
        self, kind: Literal["output", "tag"], tag: tuple[int, int], inside: tuple[int, int], sign: str = ""
    ) -> None:
        left, right = inside
        written = self._text[left:right]
        inner = written.strip()
        left += len(written) - len(written.lstrip())
        self.scanned.tokens.append(Token(kind, *tag, inner, left, sign))

    def _remark(self, whole: tuple[int, int], inside: tuple[int, int]) -> None:
        self.scanned.remarks.append(Remark(*whole, self._text[slice(*inside)]))

    def _is_over(self, at: int) -> bool:
        """Return whether enough tags were read."""
        self._left -= 1
        if self._left == -1:
            self._problem(at, "the template has too many tags; from here on it is read as it stands")
        return self._left < 0

    def _unclosed(self, at: int, opener: str) -> None:
        self._problem(at, f"'{opener}' is never closed, and is read as text")

    def _problem(self, at: int, what: str) -> None:
        if len(self.scanned.problems) < 20:  # noqa: PLR2004 - a person reads no more of them
            self.scanned.problems.append(Problem(at, what))
