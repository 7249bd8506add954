"""Texts that may hurt: what is repeated in them, and what stands around it."""

from __future__ import annotations

from typing import NamedTuple


class Repeat(NamedTuple):
    """A text of any length.

    Attributes:
        unit: what is repeated.
        before: what stands before it, once.
        behind: what stands behind it, once.
        closing: what is repeated behind the middle as often as `unit` before it; empty for texts that are not nested.
        middle: what stands in the middle of a nested text.
    """

    unit: str
    before: str = ""
    behind: str = ""
    closing: str = ""
    middle: str = ""

    def of(self, length: int) -> str:
        """Return a text of about a length, in characters."""
        times = max(1, length // len(self.unit + self.closing))
        return f"{self.before}{self.unit * times}{self.middle}{self.closing * times}{self.behind}"


#: How it may hurt -> the text.
TEXTS = {
    # Words and their ends.
    "plain": Repeat("the parcel is on its way. "),
    "one word": Repeat("a"),
    "one letter": Repeat("a "),
    "tiny sentences": Repeat("a. "),
    "one clause after the other": Repeat("it came, "),
    "hyphens": Repeat("1-"),
    "apostrophes": Repeat("a'"),
    "dots": Repeat("."),
    "exclamations": Repeat("!"),
    "spaces": Repeat(" "),
    "tabs": Repeat("\t "),
    "newlines": Repeat("\n"),
    "carriage returns": Repeat("\r"),
    "lines": Repeat("a\r\n"),
    "wrapped lines": Repeat("one two three four five six seven eight\n"),
    "quotes": Repeat('"please review '),
    "open quotes": Repeat("「please review "),
    "quotes in quotes": Repeat("「", closing="」", middle="请修改评价"),
    "quoted lines": Repeat("> please change your review\n"),
    "quoted deeper and deeper": Repeat("> ", behind="please change your review"),
    "announced quotations": Repeat("On Mon, 1 Jan 2024, a wrote:\n> b\n"),
    "heads of answers": Repeat("From: a\nSent: b\nTo: c\nSubject: d\n\n"),
    # Entities and what they begin with.
    "digits": Repeat("1"),
    "digits apart": Repeat("1 2 "),
    "numbers in words": Repeat("one two "),
    "numbers in Chinese": Repeat("一二九"),
    "calls": Repeat("call 0123/456789 "),
    "serial numbers": Repeat("serial 1234567 "),
    "numbers in Korean": Repeat("공일"),
    "letters for digits": Repeat("1o"),
    "digits between hyphens": Repeat("1 - "),
    "thousands": Repeat("1,234 "),
    "brackets of a prefix": Repeat("(0)"),
    "pluses": Repeat("+1"),
    "order ids": Repeat("114-3941689-8772232 "),
    "labels": Repeat("a."),
    "short hosts": Repeat("a.com "),
    "long host": Repeat("www."),
    "rejected hosts": Repeat("e.g:"),
    "schemes": Repeat("http:"),
    "addresses with a scheme": Repeat("http://a.com/b?c=d&e=f "),
    "slashes": Repeat("//"),
    "at signs": Repeat("@"),
    "mailboxes": Repeat("a@b.com"),
    "mailboxes in a row": Repeat("a@b.com "),
    "spoken at": Repeat("(at) "),
    "spoken address": Repeat("a at b dot "),
    "chats": Repeat("whatsapp: a_b "),
    "chat names": Repeat("telegram signal wechat line "),
    "closing brackets": Repeat(")", before="https://shop.com/x"),
    "opening brackets": Repeat("("),
    "pairs": Repeat("()"),
    "brackets in brackets": Repeat("(", closing=")", middle="a"),
    "braces": Repeat("{"),
    "placeholders": Repeat("{{a}} "),
    "percent": Repeat("%a"),
    "square": Repeat("[order id] [["),
    "erb": Repeat("<% ", before="<%", behind="%>"),
    "tags": Repeat("<a "),
    "gifs": Repeat("a.gif "),
    "gif dots": Repeat(".gif"),
    "gif hyphens": Repeat("a.gif-", before="b.gif", behind="!"),
    "data": Repeat("data:image/gif;"),
    "greetings": Repeat("Dear Ann,\n"),
    "emoji": Repeat("👨‍👩‍👧"),
    "emoji apart": Repeat("😀 "),
    "emoticons": Repeat(":-) "),
    "keycaps": Repeat("1\ufe0f\u20e3"),
    "flags": Repeat("🇩"),
    "tagged flags": Repeat("🏴\U000e0067"),
    # Scripts.
    "Chinese": Repeat("请修改您的评价"),
    "sentences in Chinese": Repeat("请修改评价。"),
    "Japanese": Repeat("レビューを変更してください。"),
    "Korean": Repeat("리뷰를 수정해 주세요. "),
    "Arabic": Repeat("يرجى تغيير تقييمك. "),
    "Hindi": Repeat("कृपया अपनी समीक्षा बदलें। "),
    "ligatures": Repeat("ﬃ"),
    "invisible": Repeat("\u200b"),
    "combining": Repeat("\u0301"),
    "joiners": Repeat("\u200d"),
    "lone surrogates": Repeat("\ud800"),
    # Words that rules look for.
    "asks": Repeat("please review "),
    "asks to change": Repeat("please change your review "),
    "asks in sentences": Repeat("please change your review. "),
    "asks in lines": Repeat("please change your review\n"),
    "asks in clauses": Repeat("please change your review, "),
    "negations": Repeat("not change not review "),
    "denied behind": Repeat("change review is not needed "),
    "exceptions": Repeat("don't forget to change peer review "),
    "gaps": Repeat("take take take down "),
    "actors": Repeat("we change they change review "),
    "lists": Repeat("review, rating, "),
    "lists of characters": Repeat("好/评/"),
    # Disguises.
    "marks": Repeat("e\u0301\u0316"),
    "unordered marks": Repeat("\u0316\u0301"),
    "joining marks": Repeat("\u093c\u3099"),
    "accents": Repeat("ẇḣȧṫ "),
    "overrides": Repeat("\u202e"),
    "nested overrides": Repeat("\u202eab\u202dcd"),
    "isolates": Repeat("\u2067a\u2069"),
    "nested isolates": Repeat("\u2067", closing="\u2069", middle="a"),
    "stray ends": Repeat("\u2069\u202c"),
    "soft hyphens": Repeat("a\u00ad"),
    "zero width": Repeat("a\u200b"),
    "jamo": Repeat("ㄱㅏ"),
    "vowels": Repeat("ㅏ"),
    "mixed alphabets": Repeat("aа"),
    "mixed words": Repeat("rеviеw "),
    "mixed labels": Repeat("а.b."),
    "mixed hosts": Repeat("аррӏе.com "),
    "mixed mailboxes": Repeat("а@b"),
    "upside down": Repeat("ʍǝ"),
    "upside-down words": Repeat("ʍǝᴉʌǝɹ a "),
    "flag letters": Repeat("🇷\u200b"),
    "full width": Repeat("Ａa"),
    "bracketed letters": Repeat("⒜ "),
    "mathematical": Repeat("𝐫 "),
    "letters apart": Repeat("r e v i e w "),
    "hyphens apart": Repeat("r-e-"),
    "lines apart": Repeat("r\ne\n"),
    "characters apart": Repeat("好·"),
    "noisy characters": Repeat("好*评"),
    "syllables": Repeat("리 뷰 "),
    "leetspeak": Repeat("r3v1"),
    "leetspeak words": Repeat("r3v1ew "),
    "stars": Repeat("a*"),
    "signs": Repeat("/\\"),
    "brackets inside": Repeat("r(e)"),
    "pieces": Repeat("re view "),
    "underscores": Repeat("a_b_"),
    "repeated": Repeat("aaa"),
    "repeated words": Repeat("reviewwww "),
    "accented": Repeat("éaé"),
}
