"""The page: counts first, then what couldn't be checked, rules, files and messages."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from msglint.__about__ import __version__
from msglint.report.html import overview
from msglint.report.html.markup import Html, element
from msglint.report.html.words import counted
from msglint.violation import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.report.html.listing import Listing
    from msglint.report.html.tally import Tally
    from msglint.report.result import Summary


@dataclass(frozen=True, slots=True)
class Contents:
    """What the page shows.

    Attributes:
        summary: the counts of the whole run.
        tally: the counts by rule and by file.
        titles: rule -> title.
        shown: messages with violations, with their texts.
        listed: further ones, each a list item without its text.
        let_pass: messages with suppressed violations only, each a list item.
        clean: names of messages without any.
        errors: what kept messages from being checked.
        notes: what a person should know about how files were read.
    """

    summary: Summary
    tally: Tally
    titles: Mapping[str, str]
    shown: Sequence[Html]
    listed: Listing
    let_pass: Listing
    clean: Listing
    errors: Listing
    notes: Listing


def page(contents: Contents) -> Iterator[str]:
    """Yield the page in pieces."""
    summary, tally = contents.summary, contents.tally
    style, script = _file("page.css"), _file("page.js")
    yield '<!DOCTYPE html>\n<html lang="en">\n'
    yield element("head", *_head(summary, style, script))
    yield "\n<body>\n"
    yield element("a", "Skip to the messages", href="#messages", class_="skip")
    yield element("header", element("h1", "Check of messages to buyers"), _verdict(summary))
    yield "\n<main>"
    for part in (
        _failures(contents.errors),
        overview.numbers(summary, tally),
        overview.rules(tally, contents.titles),
        overview.files(tally),
    ):
        yield f"\n{part or ''}"
    yield from _messages(contents)
    for title, listing in (
        ("Messages whose violations are all let pass", contents.let_pass),
        ("Messages without violations", contents.clean),
        ("Notes on how files were read", contents.notes),
    ):
        yield f"\n{listing.folded(title) or ''}"
    yield "\n</main>\n"
    note = f"Written by msglint {__version__}. This page loads nothing: it can be kept, sent and opened anywhere."
    yield element("footer", element("p", note))
    yield f"\n<script>{script}</script>\n</body>\n</html>\n"


def _head(summary: Summary, style: str, script: str) -> Iterator[Html]:
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    )
    yield element("meta", charset="utf-8")
    yield element("meta", http_equiv="Content-Security-Policy", content=policy)
    yield element("meta", name="viewport", content="width=device-width, initial-scale=1")
    yield element("meta", name="color-scheme", content="light dark")
    yield element("meta", name="referrer", content="no-referrer")
    yield element("title", f"{_sentence(summary)} - msglint")
    # Like a script, a style has no escapes; neither file holds an end tag.
    yield Html(f"<style>{style}</style>")


def _file(name: str) -> str:
    return files("msglint.report.html").joinpath("assets", name).read_text("ascii")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _sentence(summary: Summary) -> str:
    if not summary.messages:
        return "No message was checked"
    checked = counted(summary.messages, "message")
    if not summary.violating:
        return f"{checked} checked, no violations found"
    return f"{summary.violating:,} of {checked} {'breaks' if summary.violating == 1 else 'break'} the rules"


def _verdict(summary: Summary) -> Html:
    if summary.failures or not summary.messages:
        kind = "failed"
    elif summary.violating:
        kind = next(name for name in SEVERITIES if getattr(summary, name))
    else:
        kind = "clean"
    return element("p", _sentence(summary) + _problems(summary), class_=f"verdict {kind}")


def _problems(summary: Summary) -> str:
    if not summary.failures:
        return ""
    problems = f"; {counted(summary.failures, 'problem')}"
    return f"{problems}, so perhaps not everything was checked" if summary.messages else problems


def _failures(errors: Listing) -> Html | None:
    if not errors.total:
        return None
    return element(
        "section",
        element("h2", "Not checked", id="not-checked"),
        element("p", "What stands here was not checked, or not as it should be. It may break rules unseen."),
        element("ul", *errors.items),
        errors.rest(),
        class_="failures",
        aria_labelledby="not-checked",
    )


def _messages(contents: Contents) -> Iterator[str]:
    yield '\n<section aria-labelledby="messages">\n'
    yield element("h2", "Messages with violations", id="messages", tabindex="-1")
    if contents.shown:
        yield overview.form(contents.summary, contents.tally, contents.titles)
        for message in contents.shown:
            yield f"\n{message}"
    else:
        yield element("p", "There are none." if contents.summary.messages else "No message was checked.")
    listed = contents.listed
    if listed.total:
        number = counted(listed.total, "further message")
        note = f"The texts of {number} are left out to keep this page small. To see them, check fewer files at a time."
        yield element("h3", "Without their texts", id="listed")
        yield element("p", note)
        # No list: to hide thousands of its items takes a browser a minute.
        yield overview.table("listed", ("Message", "Rules that it breaks"), listed.items)
        yield listed.rest() or ""
    yield "\n</section>"
