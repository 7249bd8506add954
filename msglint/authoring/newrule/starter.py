"""The text of a new rule, with comments that tell its author what each line is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.authoring.newrule.wants import ENTITIES, Concepts, Entity, Words
from msglint.authoring.newrule.yamltext import entry, first_document, replaced, scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from msglint.authoring.newrule.order import Order
    from msglint.authoring.newrule.samples import Samples
    from msglint.authoring.newrule.wants import Want
    from msglint.lexicon.lexicon import Lexicon

_SCHEMA = "# yaml-language-server: $schema="
#: What the parts of a finder are called when it finds the author's own words.
_WORDS_PART = "words"


def document(order: Order, rule_id: str, concept: str, schema: str) -> str:
    """Return the first document of a new rule's file.

    Args:
        order: what the author wants.
        rule_id: the rule's id.
        concept: what the author's own words are called in the lexicon.
        schema: where the schema of rules lies, as seen from the file.
    """
    texts = order.texts()
    lines = [
        f"{_SCHEMA}{schema}",
        f"# The rule {rule_id}. It works as it stands; change it step by step, and run the tests after each.",
        "",
        "# What is wrong with the message, in a few words.",
        entry("title", texts["title"]),
        "# error: must not be sent. warning and info: advice.",
        entry("severity", texts["severity"]),
        "# Why it matters, for whoever wrote the message.",
        entry("why", texts["why"]),
        "# Where that is laid down.",
        entry("source", texts["source"]),
        "# What to write or do instead.",
        entry("instead", texts["instead"]),
        '# What breaks the rule; each "- " below is one way to break it.',
        "find:",
        *(line for want in _once(order.finds) for line in _finder(want, concept, texts["title"])),
    ]
    return "\n".join(lines) + "\n"


def copy(order: Order, rule_id: str, old: str, text: str, schema: str) -> str:
    """Return the first document of a rule that is like another.

    Args:
        order: what the author wants; what it does not say stays as it is.
        rule_id: the new rule's id.
        old: the id of the old rule.
        text: the old rule's file.
        schema: where the schema of rules lies, as seen from the new file.
    """
    found = first_document(text)
    found = "".join(line for line in found.splitlines(keepends=True) if not line.startswith(_SCHEMA))
    for key, value in order.said().items():
        found = replaced(found, key, entry(key, value))
    # Weights are learned for one rule, and a copy has none.
    found = replaced(found, "scorer", None)
    head = f"{_SCHEMA}{schema}\n# The rule {rule_id}, begun as a copy of {old}. Change what shall be different.\n"
    return head + found.rstrip("\n") + "\n"


def examples(samples: Samples) -> str:
    """Return the second document, with the line that parts it from the first."""
    lines = [
        "---",
        "# Examples are tests. Replace these by messages such as your team writes them.",
        "examples:",
        "  # Each of these must be reported, at the words in [brackets].",
        "  bad:",
        *_listed(samples.bad),
    ]
    if any(samples.good.values()):
        lines += ["  # None of these may be: they look alike, but are allowed.", "  good:", *_listed(samples.good)]
    return "\n".join(lines) + "\n"


def lexicon(lexicon: Lexicon, concept: str, phrases: Iterable[str], rule_id: str, schema: str) -> str:
    """Return a lexicon file with the author's own words of one language."""
    lines = [
        f"{_SCHEMA}{schema}",
        f"# Words of the rule {rule_id}. Letter case and disguises don't matter. word* stands for all words that",
        "# begin so, (one|other) for either, and ... for up to four words in between.",
        entry("language", lexicon.language),
        entry("name", lexicon.name),
        entry("script", lexicon.script),
        "concepts:",
        f"  {concept}:",
        *(f"    - {scalar(phrase)}" for phrase in phrases),
    ]
    return "\n".join(lines) + "\n"


def _listed(groups: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for language, items in groups.items():
        if items:
            yield f"    {language}:"
            yield from (f"      - {item}" for item in items)


def _once(wants: Iterable[Want]) -> Iterator[Want]:
    """Yield what is to be found; words of several languages are one concept, and one way to break the rule."""
    seen = False
    for want in wants:
        if not (seen and isinstance(want, Words)):
            yield want
        seen |= isinstance(want, Words)


def _finder(want: Want, concept: str, title: str) -> Iterator[str]:
    match want:
        case Entity(kind):
            yield f"  # {ENTITIES.get(kind, kind).capitalize()}, in any language."
            yield f"  - entity: {kind}"
            if kind == "attachment":
                yield "    read: [attachment]"
            yield from _message(title, "text")
            yield "    # What excuses it, for example that the message says what the order needs it for:"
            yield "    # unless:"
            yield "    #   - {exempt: order-related-reason}"
        case Concepts(names):
            yield f"  # Words for {_and(names)} in one sentence, in any order and in each language that has such words."
            yield "  - in: sentence"
            yield f"    all: {{{', '.join(f'{name}: {name}' for name in names)}}}"
            if len(names) > 1:
                yield "    # At most so many words between them:"
                yield "    # within: 8"
            yield from _message(title, *names)
            yield from _excuses(*names)
        case Words():
            yield f"  # Your own words; they stand in the folder lexicons, under the name {concept}."
            yield "  - in: sentence"
            yield f"    all: {{{_WORDS_PART}: {concept}}}"
            yield from _message(title, _WORDS_PART)
            yield from _excuses(_WORDS_PART)


def _message(title: str, *names: str) -> Iterator[str]:
    braces = [f"{{{name}}}" for name in names]
    yield f"    # What the report says; {braces[0]} stands for the words that were found."
    text = f"{title}: {', '.join(braces)}"
    yield f"    {entry('message', text)}"


def _excuses(*parts: str) -> Iterator[str]:
    yield '    # What excuses it: "we do not ...", and words in quotation marks.'
    yield "    unless:"
    yield from (f"      - {{negated: {part}}}" for part in parts)
    yield "      - {quoted: true}"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
