"""The page as it is written: whole, the same each time, and harmless whatever the messages hold."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import Element, JustHTML, Text

from msglint.errors import InputError, RuleError, RuleErrors, UsageError
from msglint.message import Message
from msglint.part import Part
from msglint.report import Result, html_report, write
from msglint.report.html_report import HtmlReporter
from msglint.report.result import Suppressed
from msglint.ruleset.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.report import Outcome
    from msglint.violation import Violation

TEXT = "Hello,\nsee 😀 & zürich"
RULES = [
    Rule(
        id=f"amazon/{name}",
        title=title,
        severity="error",
        why="",
        source="",
        message="",
        instead="",
        finders=(),
        file="",
    )
    for name, title in (("emoji", "Contains an emoji"), ("gif", "Contains a GIF"))
]
HOSTILE = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=()), max_size=8),
        st.sampled_from(
            [
                "</script><script>a()</script>",
                '"><img src=x onerror=a()>',
                "<!--",
                "\u202e",
                "\x00",
                "\ud800",
                "\r\n",
                "\u2028",
            ]
        ),
    ),
    max_size=8,
).map("".join)


def written(*outcomes: Outcome, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
    write(outcomes, [HtmlReporter(stream, RULES)])
    stream.flush()
    return raw.getvalue().decode(encoding)


def parsed(html: str) -> Any:
    """Read a page; anything that a browser would have to repair fails."""
    return JustHTML(html, sanitize=False, strict=True)


def text_of(node: object) -> str:
    """Return a node's text; each stand-in becomes the character that it stands for."""
    if isinstance(node, Text):
        return node.data or ""
    children = "".join(map(text_of, getattr(node, "children", None) or ()))
    if isinstance(node, Element) and (node.attrs or {}).get("class") == "unseen":
        return chr(int(children.removeprefix("⟨U+").removesuffix("⟩"), 16))
    return children


def said(document: Any, selector: str) -> list[str]:
    return [text_of(node) for node in document.query(selector)]


@pytest.fixture
def results(violation_of: Callable[..., Violation]) -> list[Outcome]:
    """Outcomes of every kind."""
    emoji, whole = violation_of(TEXT, "😀", why="It is not allowed."), violation_of(TEXT, None, rule="amazon/order-id")
    message = Message.from_text(TEXT, subject="Hi")
    return [
        InputError("is no text", source="broken.txt"),
        Result(replace(message, source="a.txt", notes=("was read as Latin-1",)), (whole, emoji)),
        Result(replace(message, source="b.jsonl", id="7", line=3), (replace(emoji, severity="warning"),)),
        Result(replace(message, source="b.jsonl", id="8", line=4), (), (Suppressed(emoji, "ignore", "known"),)),
        Result(replace(message, source="clean.txt"), ()),
        RuleErrors(
            [RuleError("no such key", file="r.yaml", line=2), RuleError("no such value", file="r.yaml", line=5)]
        ),
    ]


def test_a_page_of_every_kind_of_outcome(results: list[Outcome]) -> None:
    document = parsed(written(*results))
    assert said(document, ".verdict") == [
        "2 of 4 messages break the rules; 2 problems, so perhaps not everything was checked"
    ]
    assert said(document, ".failures li") == [
        "broken.txt: is no text",
        "r.yaml:2:0: no such key",
        "r.yaml:5:0: no such value",
    ]
    assert said(document, "article h3") == ["a.txt", "b.jsonl, line 3 (7)"]
    assert said(document, "tbody th p.title") == ["Contains an emojierrorwarning", "order-iderror"]
    assert said(document, ".files tbody tr") == ["a.txt1 of 12", "b.jsonl1 of 21"]
    assert said(document, "#rules ~ details li") == ["Contains a GIF amazon/gif"]
    folded = dict(zip(said(document, "main > section > h2"), document.query("main > section"), strict=True))
    assert said(folded["Messages whose violations are all let pass (1)"], "summary")[1] == "1 let pass: 1 ignored"
    assert said(folded["Messages without violations (1)"], "li") == ["clean.txt"]
    assert said(folded["Notes on how files were read (1)"], "li") == ["a.txt: was read as Latin-1"]


def test_headings_are_in_order_and_every_link_leads_somewhere(results: list[Outcome]) -> None:
    document = parsed(written(*results))
    levels = [int(node.name[1]) for node in document.query("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    names: list[str] = [node.attrs["id"] for node in document.query("[id]")]
    assert len(names) == len(set(names))
    links = [node.attrs["href"] for node in document.query("a")]
    assert {link.removeprefix("#") for link in links} <= set(names)
    assert {node.attrs["aria-labelledby"] for node in document.query("[aria-labelledby]")} <= set(names)


def test_the_same_outcomes_give_the_same_bytes(results: list[Outcome]) -> None:
    assert written(*results) == written(*results)


@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "utf-16"])
def test_a_stream_in_another_encoding_gets_the_same_page(results: list[Outcome], encoding: str) -> None:
    html = written(*results, encoding=encoding)
    assert html.isascii()
    assert parsed(html).to_html(pretty=False) == parsed(written(*results)).to_html(pretty=False)


def test_a_stream_without_an_encoding_gets_every_character(results: list[Outcome]) -> None:
    stream = io.StringIO()
    write(results, [HtmlReporter(stream, RULES)])
    assert stream.getvalue() == written(*results)


def test_nothing_checked_is_not_clean() -> None:
    document = parsed(written())
    assert said(document, ".verdict.failed") == ["No message was checked"]
    assert not document.query("article")


def test_an_error_alone_is_shown(violation_of: Callable[..., Violation]) -> None:
    document = parsed(written(UsageError("there is no rule <x>")))
    assert said(document, ".failures li") == ["there is no rule <x>"]
    assert not violation_of(TEXT, None).text


def test_a_note_on_a_file_of_many_messages_is_told_once() -> None:
    messages = [replace(Message.from_text("x"), source="a.csv", line=n, notes=("column: text",)) for n in (1, 2)]
    document = parsed(written(*(Result(message, ()) for message in messages)))
    assert "Notes on how files were read (1)" in said(document, "h2")


@pytest.mark.parametrize(("shown", "chars"), [(2, 10_000_000), (100, 1)])
def test_messages_beyond_the_limits_are_listed_then_counted(
    monkeypatch: pytest.MonkeyPatch, violation_of: Callable[..., Violation], shown: int, chars: int
) -> None:
    monkeypatch.setattr(html_report, "_MAX_SHOWN", shown)
    monkeypatch.setattr(html_report, "_MAX_CHARS", chars)
    monkeypatch.setattr(html_report, "_MAX_LISTED", 3)
    messages = [replace(Message.from_text(TEXT), source=f"{n}.txt") for n in range(10)]
    document = parsed(written(*(Result(message, (violation_of(TEXT, "😀"),)) for message in messages)))
    whole = min(shown, 10) if chars > 1 else 1
    assert len(document.query("article")) == whole
    assert said(document, "tr.message th") == [f"{n}.txt" for n in range(whole, whole + 3)]
    text = text_of(document.root)
    assert f"The texts of {10 - whole} further messages are left out" in text
    assert f"and {7 - whole} more that are not listed here" in text
    assert said(document, ".rules td") == ["10", "10"]


def page_of(violation_of: Callable[..., Violation], text: str, subject: str, other: str) -> Any:
    """Return a page that holds a text and a subject, and another string everywhere else."""
    parts = (Part("subject", subject, subject), Part("body", text, text))
    message = Message(parts, source=other, id=other, language=other)
    words = dict.fromkeys(("rule", "message", "instead", "why", "fingerprint"), other)
    violation = violation_of(text, text or None, **words)
    ignored = (Suppressed(violation, "ignore", other),)
    error = InputError(other, source=other)
    return parsed(
        written(Result(message, (violation,), ignored), Result(message, (), ignored), Result(message, ()), error)
    )


def makings(document: Any) -> set[tuple[str, str]]:
    """Return which elements have which attributes, each element with none too."""
    return {(node.name, attribute) for node in document.query("*") for attribute in (*node.attrs, "")}


@settings(max_examples=40, deadline=None)
@given(text=HOSTILE, subject=HOSTILE, other=HOSTILE)
def test_nothing_in_a_message_becomes_markup_and_nothing_is_lost(
    violation_of: Callable[..., Violation], text: str, subject: str, other: str
) -> None:
    document = page_of(violation_of, text, subject, other)
    harmless = page_of(violation_of, "one\u200b\ntwo", "subject", "other")
    assert makings(document) <= makings(harmless) | {("p", "dir"), ("ul", "class")}
    links = (node.attrs["href"] for node in document.query("a"))
    assert all(re.fullmatch(r"#(?:messages|not-checked|m1(?:[tv]1)?)", link) for link in links)
    # The whole text is marked, so it is shown even if it is blank.
    shown = [part for part in (subject if subject.strip() else "", text) if part]
    assert ["".join(said(texts, "li")) for texts in document.query("article .texts > div")] == [
        re.sub("[\r\n]", "", part) for part in shown
    ]
    assert said(document, "h3 > bdi") == [other]


def test_rules_that_are_known_only_after_the_page_was_opened_have_their_titles(
    violation_of: Callable[..., Violation],
) -> None:
    rules: list[Rule] = []
    stream = io.StringIO()
    reporter = HtmlReporter(stream, rules)
    rules += RULES
    write([Result(Message.from_text("Hi 😀"), (violation_of("Hi 😀", "😀"),))], [reporter])
    assert RULES[0].title in stream.getvalue()
