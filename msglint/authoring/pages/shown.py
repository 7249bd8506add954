"""Examples as HTML that any viewer of Markdown shows: folded by language, with the words in question marked."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from msglint.authoring.pages.markup import in_html
from msglint.message import CONTEXT_FIELDS, Context

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from msglint.testing.examples import Example

#: How many examples of each verdict stand on a page, for each language.
_SHOWN = 3
#: A longer one is shown only where there are too few shorter ones.
_LONG = 300
_FIRST = "en"


def by_language(examples: Sequence[Example], names: Mapping[str, str], command: str) -> Iterator[str]:
    """Yield blocks of HTML, one for each language, the first one open.

    Args:
        examples: the examples, known misses left out.
        names: language -> its name.
        command: the command that shows all examples of a rule, without the language.
    """
    for number, language in enumerate(languages(examples, names)):
        mine = [example for example in examples if example.language == language]
        yield "<details open>" if number == 0 else "<details>"
        yield f"<summary>{html.escape(names.get(language, language))}</summary>"
        for bad, title in ((True, "Not allowed"), (False, "Allowed")):
            chosen = [example for example in mine if example.bad is bad]
            if chosen:
                yield f"<p><b>{title}</b></p>"
                yield from listed(chosen)
        hidden = len(mine) - sum(min(_SHOWN, sum(e.bad is bad for e in mine)) for bad in (True, False))
        if hidden:
            all_of_them = html.escape(f"{command} --language {language} --examples all")
            yield f"<p>and {hidden} more: <code>{all_of_them}</code></p>"
        yield "</details>"


def listed(examples: Sequence[Example]) -> Iterator[str]:
    """Yield a list of the first few examples, rather short ones."""
    yield "<ul>"
    for example in sorted(examples, key=lambda example: len(_text(example)) > _LONG)[:_SHOWN]:
        yield f'<li dir="auto">{"<br>".join(_lines(example))}</li>'
    yield "</ul>"


def languages(examples: Sequence[Example], names: Mapping[str, str]) -> list[str]:
    """Return the languages of examples: English, then the others by name."""
    return sorted({e.language for e in examples}, key=lambda code: (code != _FIRST, names.get(code, code), code))


def _lines(example: Example) -> Iterator[str]:
    """Yield what is known of an example, its subject, its files and its text."""
    context, usual = example.message.context, Context()
    for name in CONTEXT_FIELDS:
        value = getattr(context, name)
        if value != getattr(usual, name):
            yield f"<i>{html.escape(name.replace('_', ' '))}: {in_html(str(value))}</i>"
    for part in example.message.parts:
        if part.name == "subject":
            yield f"<i>Subject:</i> {in_html(part.text)}"
    for attachment in example.message.attachments:
        yield f"<i>Attachment:</i> {in_html(attachment.name)}"
    yield in_html(_text(example), example.marks)


def _text(example: Example) -> str:
    body = next(part for part in example.message.parts if part.name == "body")
    # The marks of HTML stand in its source.
    return body.source if body.origin else body.text
