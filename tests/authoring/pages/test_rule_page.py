"""A rule's page says what it reports, why, how, what excuses it, and shows examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.authoring.pages.excuses import reasons
from msglint.authoring.pages.rule_page import path_of, rule_page

if TYPE_CHECKING:
    from tests.conftest import Bench

EXEMPTIONS = "fine: {why: It is _fine_., says: reason, in: neighbours}\n"
RULE = """
message: "Asks to {act} a {thing}"
find:
  - in: clause
    all: {act: change, thing: [review, reward]}
    maybe: {ask: request}
    within: 8
    unless:
      - {negated: act}
      - {exempt: fine}
  - entity: email
    message: "Gives {text} away"
    where: {form: plain}
    unless: [{exempt: fine}]
---
examples:
  bad:
    en:
      - "Please [update your review] <b>now</b> | `today`."
      - {text: "Write to ann@shop.com", subject: "A & B", kind: reply, span: "ann@shop.com"}
      - "[Remove the feedback]."
      - "[Change the review]."
    zh: ["请[修改评价]。"]
  good:
    en: ["You need not change\\nyour review."]
  todo:
    bad:
      en: ["Undo the stars."]
"""


def page(bench: Bench, rule: str = RULE) -> str:
    bench.write("exemptions.yaml", EXEMPTIONS)
    rules = bench.load(rule)
    (found,) = rules.rules
    return "\n".join(rule_page(found, rules, reasons(rules)))


def test_the_head_of_a_page(bench: Bench) -> None:
    text = page(bench)

    assert text.startswith(
        "# Asks for a change\n\n"
        "`own/rule` · **error** · the policy\n\n"
        "**Why:** It is forbidden.\n\n"
        "**Write instead:** Leave it out.\n\n"
        "**The report says:** `Asks to {act} a {thing}`, or `Gives {text} away`\n\n"
    )


def test_how_it_is_found(bench: Bench) -> None:
    text = page(bench)

    assert "It knows 2 ways to break the rule, and tells them by what words mean together" in text
    assert (
        "- words for `change` and `review` or `reward` in one clause, at most 8 words apart; `request` makes it surer\n"
        "- an e-mail address (`email`) with form `plain`\n"
    ) in text


def test_what_excuses_all_and_what_excuses_some(bench: Bench) -> None:
    text = page(bench)

    assert (
        "## What excuses it\n\n"
        "- It is \\_fine\\_. (`fine`)\n\n"
        "In some of the ways only:\n\n"
        "- It is denied, as in “we do not ...”; “don't forget to ...” denies nothing.\n"
    ) in text


def test_examples_are_marked_escaped_folded_by_language_and_cut(bench: Bench) -> None:
    text = page(bench)

    assert "<details open>\n<summary>English</summary>\n" in text
    assert "<details>\n<summary>Chinese</summary>\n" in text
    assert '<li dir="auto">Please <mark>update your review</mark> &lt;b&gt;now&lt;/b&gt; | `today`.</li>' in text
    assert (
        '<li dir="auto"><i>kind: reply</i><br><i>Subject:</i> A &amp; B<br>Write to <mark>ann@shop.com</mark></li>'
    ) in text
    assert '<li dir="auto">You need not change<br>your review.</li>' in text
    assert "<p>and 1 more: <code>msglint explain own/rule --language en --examples all</code></p>" in text
    assert "Change the review" not in text


def test_known_misses_are_told(bench: Bench) -> None:
    text = page(bench)

    assert "The rule's file holds 1 example that it is known to get wrong.\n" in text
    assert '<summary>Not allowed, but not noticed yet (1)</summary>\n<ul>\n<li dir="auto">Undo the stars.</li>' in text


def test_how_to_set_it_otherwise(bench: Bench) -> None:
    text = page(bench)

    assert "msglint check drafts/ --ignore own/rule\n" in text
    assert "severity:\n  own/rule: warning\n" in text


def test_a_rule_without_excuses_misses_and_relatives_has_no_empty_sections(bench: Bench) -> None:
    text = page(bench, "find: {entity: emoji}\n---\nexamples: {bad: {en: ['a [😊]']}}\n")

    assert "## How it is found\n\nIt reports an emoji (`emoji`).\n\n## Examples\n" in text
    assert [line for line in text.split("\n") if line.startswith("## ")] == [
        "## How it is found",
        "## Examples",
        "## Set it otherwise",
    ]


def test_related_rules_are_linked(bench: Bench) -> None:
    bench.write("exemptions.yaml", EXEMPTIONS)
    bench.write("other/more.yaml", bench.head + RULE)
    rules = bench.load(RULE)
    first, second = rules.rules

    assert path_of(first) == "rules/other/more.md"
    assert "- [own/rule](../own/rule.md): Asks for a change" in list(rule_page(first, rules, {}))
    assert "- [other/more](../other/more.md): Asks for a change" in list(rule_page(second, rules, {}))
