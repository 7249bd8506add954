"""Results without the words of their messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint.engine import check_message
from msglint.errors import InputError, UsageError
from msglint.message import Attachment, Context, Message
from msglint.origin import Origin
from msglint.part import Feature, Include, Part
from msglint.read.body import body_parts
from msglint.report import FORMATS, Result
from msglint.report.redact import masked, redacted
from msglint.report.result import Suppressed
from msglint.span import Position
from msglint.violation import Fix, Related

if TYPE_CHECKING:
    from collections.abc import Callable

    from msglint.report import Outcome
    from msglint.ruleset.rule import RuleSet
    from msglint.violation import Violation
    from tests.conftest import Bench

TEXT = "Hi,\r\nsee 😀 \u200b42"
#: The page in HTML has tests of its own.
#: Rules that quote what they find in every way that there is: text, parts, what a disguise or a hidden text reads.
RULES = {
    "address": 'message: "Gives: {text}"\nfind:\n  - entity: email',
    "link": 'message: "Links: {text}"\nfind:\n  - entity: link',
    "emoji": 'message: "Shows: {text}"\nfind:\n  - entity: emoji',
    "number": 'message: "Calls: {text}"\nfind:\n  - entity: phone',
    "change": 'message: "Asks: {act}, {thing}"\nfind:\n  - in: message\n    all: {act: change, thing: review}',
    "pattern": "message: \"Says: {text}\"\nfind:\n  - pattern: '(?i)[jqxzk]{4,}'",
    "order": 'message: "Lacks an order ID"\nfind:\n  - absent: order-id',
}


def _check(message: Message, rules: RuleSet) -> Result:
    violations = tuple(check_message(message, rules))
    return Result(message, violations, tuple(Suppressed(violation, "ignore", "Known.") for violation in violations))


@pytest.fixture
def rules(bench: Bench) -> RuleSet:
    for name, rule in RULES.items():
        bench.write(f"own/{name}.yaml", bench.head + rule)
    return bench.load()


def test_signs_become_dots_and_blanks_stay() -> None:
    assert masked("Hi,\r\nsee 😀 \u200b42\t返金\u2028e\u0301") == "•••\r\n••• • •••\t••\u2028••"


def test_every_word_of_a_result_is_masked_and_all_else_stays(violation_of: Callable[..., Violation]) -> None:
    start, end = Position(2, 5, 9), Position(2, 6, 10)
    violation = violation_of(
        TEXT,
        "😀",
        message="Contains an emoji: 😀",
        quotes=("😀",),
        related=(Related("body", "see", Position(2, 1, 5), Position(2, 4, 8), "After: see 😀"),),
        fix=Fix("Write :) for 😀", is_safe=True, start=start, end=end, replacement=":)"),
    )
    message = Message.from_text(TEXT, order_id="114-3941689-8772232")
    result = redacted(Result(message, (violation,), (Suppressed(violation, "ignore", "It is a name."),)))
    assert isinstance(result, Result)
    (found,) = result.violations
    assert (found.message, found.text, found.quotes, found.fix) == ("Contains an emoji: •", "•", ("•",), None)
    assert (found.start, found.end, found.rule, found.instead) == (start, end, "amazon/emoji", "Remove it.")
    assert (found.related[0].text, found.related[0].message) == ("•••", "After: ••• •")
    assert result.suppressed == (Suppressed(found, "ignore", "It is a name."),)
    assert result.message.parts[0].source == masked(TEXT)
    assert result.message.context == Context(order_id="•••••••••••••••••••")


def test_longer_quotation_is_masked_before_one_that_it_holds(violation_of: Callable[..., Violation]) -> None:
    violation = violation_of(TEXT, "see", message="Asks: review, your review", quotes=("review", "your review"))
    result = redacted(Result(Message.from_text(TEXT), (violation,)))
    assert isinstance(result, Result)
    assert result.violations[0].message == "Asks: ••••••, •••• ••••••"


def test_all_readings_of_a_message_are_masked_and_names_of_files_stay() -> None:
    part = Part(
        "body",
        "secret",
        "a secret",
        2,
        Origin([]),
        includes=(Include("_signature.j2", "secret", 8),),
        senders=("secret",),
        features=(Feature("image", {"alt": "secret"}, Part("body", "secret", "secret")),),
    )
    message = Message(
        (part,),
        source="secret.eml",
        id="secret",
        attachments=(Attachment("secret.pdf", path="secret.pdf"),),
        notes=("read as HTML",),
        variants=((part,),),
        told=(part,),
    )
    result = redacted(Result(message, ()))
    assert isinstance(result, Result)
    assert (result.message.source, result.message.id, result.message.notes) == ("secret.eml", "secret", message.notes)
    parts = (result.message.parts, *result.message.variants, result.message.told)
    assert "secret" not in str((parts, result.message.attachments))
    assert [include.file for include in result.message.parts[0].includes] == ["_signature.j2"]


def test_error_quotes_nothing_of_what_could_not_be_read() -> None:
    problem = "can't be read: it has only 'Hello Ann' and \"it's\"; name what's right with --text-column"
    error = redacted(InputError(problem, source="a.csv", line=2))
    expected = "a.csv:2: can't be read: it has only '••••• •••' and \"••••\"; name what's right with --text-column"
    assert (str(error), type(error)) == (expected, InputError)
    hint = InputError("can't be read without pyarrow; run pip install 'msglint[parquet]'", source="a.parquet")
    assert str(redacted(hint)) == str(hint)
    usage = UsageError("there is no rule 'emojis'")
    assert redacted(usage) is usage


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Write to qzxj@kwvq.com", "Gives: ••••••••••••• "),
        ("Write to qzxj (at) kwvq (dot) com", "Gives: •••• •••• •••• ••••• •••, which reads “•••••••••••••”"),
        ("Please update your review", "Asks: ••••••, ••••••"),
    ],
)
def test_what_the_engine_quotes_is_masked(text: str, message: str, rules: RuleSet) -> None:
    result = redacted(_check(Message.from_text(text), rules))
    assert isinstance(result, Result)
    assert message.strip() in {violation.message for violation in result.violations}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the rules are only read
@given(
    words=st.lists(st.text("jqxzkJQXZK", min_size=4, max_size=9), min_size=1, max_size=4),
    kinds=st.lists(
        st.sampled_from(
            ["{}", "{0}@{0}.com", "{} (at) {} (dot) com", "https://{}.com/{}?{}", "update the {} review {}", "😀{}"]
        ),
        min_size=1,
        max_size=4,
    ),
    is_html=st.booleans(),
    is_record=st.booleans(),
)
def test_no_report_of_a_redacted_result_holds_words_of_the_draft(  # noqa: PLR0917 - hypothesis gives them by name
    rules: RuleSet,
    written: Callable[..., str],
    words: list[str],
    kinds: list[str],
    is_html: bool,  # noqa: FBT001 - hypothesis gives them by name
    is_record: bool,  # noqa: FBT001 - hypothesis gives them by name
) -> None:
    lines = [kind.format(*words * 3) for kind in kinds]
    text = "<br>".join(f'<a href="https://{line}.com" title="{line}">{line}</a>' for line in lines)
    text = text if is_html else "\n".join(lines)
    subject = " ".join(words)
    parts = (Part("subject", subject, subject), *body_parts(text, text, is_html=is_html))
    known = {"id": "en-1", "line": 2, "source": "drafts.jsonl"} if is_record else {}
    result = _check(Message(parts, **known), rules)  # type: ignore[arg-type] # a string or a number each
    assert any(word in violation.message for violation in result.violations for word in words)
    outcome: Outcome = redacted(result)
    runs = {word[at : at + 4].lower() for word in words for at in range(len(word) - 3)}
    for name in FORMATS:
        report = written(name, outcome, rules=rules.rules).lower()
        assert [run for run in runs if run in report] == []
