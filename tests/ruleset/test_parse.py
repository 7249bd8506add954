"""Rule files: what is refused, where, and with which hint."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from msglint.errors import RuleErrors
from msglint.ruleset import rule as r

if TYPE_CHECKING:
    from tests.conftest import Bench

#: Lines 2 to 6 are the head of the rule; what a test writes begins in line 7.
FIND = "find:\n  - "


@pytest.mark.parametrize(
    ("rule", "error"),
    [
        ("", "2:1: the key 'find' is missing; it says what the rule looks for"),
        ("find: []", "7:1: find: is an empty list"),
        ("findd: x", "7:1: findd: unknown key; did you mean 'find'?"),
        ("title: again", "7:1: the key 'title' stands here twice"),
        ("find: text", "7:7: find[0]: must be a mapping (key: value lines), not 'text'"),
        (FIND + "{in: clause}", "8:5: find[0]: must have exactly one of the keys all, entity"),
        (
            FIND + "{entity: link, pattern: x}",
            "8:5: find[0]: must have exactly one of the keys all, entity, pattern, absent, only, days, hours, length, language, always; it has entity, pattern",
        ),
        ("never-ignore: often\nfind: {entity: link}", "7:15: never-ignore: must be true or false, not 'often'"),
        (FIND + "{entity: lnk}", "8:14: find[0].entity: there is no entity 'lnk'; did you mean 'link'?"),
        (FIND + "{entity: [link, gif]}", "8:21: find[0].entity: takes one entity, not 2"),
        (
            FIND + "{entity: link, where: {schem: http}}",
            "8:28: find[0].where.schem: unknown key; did you mean 'scheme'?",
        ),
        (
            FIND + "{entity: link, where: {scheme: htpp}}",
            "8:36: find[0].where.scheme: there is no scheme of a link 'htpp'; did you mean 'http'?",
        ),
        (FIND + "{all: {act: chnge}}", "8:17: find[0].all.act: there is no concept 'chnge'; did you mean 'change'?"),
        (FIND + "{all: {}}", "8:6: find[0].all: must name at least one part"),
        (
            FIND + "{all: {A.b: change}}",
            "8:12: find[0].all.A.b: the name of a part has small letters, digits and hyphens",
        ),
        (
            FIND + "{all: {act: change}, maybe: {act: review}}",
            "8:26: find[0].maybe: the part 'act' stands in 'all' and in 'maybe'",
        ),
        (
            FIND + "{all: {act: change}, in: sentense}",
            "8:30: find[0].in: is 'sentense'; it must be one of clause, sentence, neighbours, message",
        ),
        (FIND + "{all: {act: change}, span: thing}", "8:32: find[0].span: there is no part 'thing'; known are act"),
        (
            FIND + "{all: {act: change}, within: -1}",
            "8:34: find[0].within: must be a whole number of 0 or more, not -1",
        ),
        (FIND + "{all: {act: change}, ordered: 1}", "8:35: find[0].ordered: must be true or false, not 1"),
        (FIND + "{all: {act: change}, read: header}", "8:32: find[0].read: there is no part 'header'"),
        (FIND + "{pattern: '('}", "8:15: find[0].pattern: is no valid pattern: "),
        (FIND + "{pattern: '(?V0)x'}", "8:15: find[0].pattern: is no valid pattern: "),
        (FIND + "{pattern: x, time-limit: 99999999}", "8:18: find[0].time-limit: is more than 60000 milliseconds"),
        (FIND + "{absent: order}", "8:14: find[0].absent: there is no entity 'order'"),
        (FIND + "{days: {more-than: 3}}", "8:12: find[0].days: the key 'since' is missing"),
        (
            FIND + "{days: {since: sent, more-than: 3}}",
            "8:20: find[0].days.since: there is no date 'sent'; did you mean 'sent_date'?",
        ),
        (
            FIND + "{days: {since: sent_date, more-than: 3, at-most: 3}}",
            "8:45: find[0].days.at-most: can never be true",
        ),
        (FIND + "{always: false}", "8:6: find[0].always: must be true"),
        (FIND + "{always: true}", "8:6: find[0].always: reports every message; add a 'when'"),
        ("when: {knd: reply}\n" + FIND + "{entity: link}", "7:8: when.knd: unknown key; did you mean 'kind'?"),
        (
            "when: {kind: replie}\n" + FIND + "{entity: link}",
            "7:14: when.kind: there is no kind 'replie'; did you mean 'reply'?",
        ),
        ("when: {topic: nothing}\n" + FIND + "{entity: link}", "7:15: when.topic: there is no concept 'nothing'"),
        (
            "when: {kind: {at-least: 1}}\n" + FIND + "{entity: link}",
            "7:8: when.kind: must be a value or a list of them",
        ),
        (
            "when: {review_requests: {at-lest: 1}}\n" + FIND + "{entity: link}",
            "7:26: when.review_requests.at-lest: unknown key; did you mean 'at-least'?",
        ),
        (
            FIND + "{entity: link, unless: [{says: nothing}]}",
            "8:36: find[0].unless[0].says: there is no concept 'nothing'",
        ),
        (
            FIND + "{entity: link, unless: [{sais: reason}]}",
            "8:30: find[0].unless[0].sais: unknown key; did you mean 'says'?",
        ),
        (FIND + "{entity: link, unless: [{exempt: x}]}", "8:38: find[0].unless[0].exempt: there is no exemption 'x'"),
        (
            FIND + "{entity: link, unless: [{in: clause}]}",
            "8:29: find[0].unless[0]: must have exactly one of the keys negated, actor, says, exempt, quoted; it has none",
        ),
        (
            FIND + "{entity: link, unless: [{quoted: true, says: reason}]}",
            "8:29: find[0].unless[0]: must have exactly one of the keys",
        ),
        (FIND + "{entity: link, unless: [{quoted: true, in: clause}]}", "8:44: find[0].unless[0].in: unknown key"),
        (FIND + "{entity: link, unless: [{quoted: false}]}", "8:30: find[0].unless[0].quoted: must be true"),
        (
            FIND + "{entity: link, unless: [{negated: act}]}",
            "8:30: find[0].unless[0].negated: an exemption that can never apply: there is no part 'act'; find[0] has the parts (none)",
        ),
        (
            "unless: [{negated: it}]\n" + FIND + "{all: {act: change}}",
            "7:11: unless[0].negated: an exemption that can never apply: there is no part 'it'; find[0] has the parts act",
        ),
        (
            FIND + "{all: {act: change}, unless: [{actor: act}]}",
            "8:35: find[0].unless[0]: the key 'is' is missing; it names who acts",
        ),
        (
            FIND + "{absent: link, unless: [{says: reason}]}",
            "8:20: find[0].unless: an exemption that can never apply: absence is about the whole message",
        ),
        (FIND + "{entity: link, message: 'a {thing}'}", "8:29: find[0].message: names {thing}; known here: text"),
        ("message: '{act} {text}'\n" + FIND + "{all: {act: change}}", "7:10: message: names {text}; known here: act"),
        (FIND + "{entity: link, message: 'a {'}", "8:29: find[0].message: has a brace that is never closed"),
        (FIND + "{entity: link, message: '{text:>99}'}", "8:29: find[0].message: has a ':' or '!' in braces"),
        (FIND + "{entity: link, message: '{text!x}'}", "8:29: find[0].message: has a ':' or '!' in braces"),
        (
            FIND + "{entity: link, severity: fatal}",
            "8:30: find[0].severity: is 'fatal'; it must be one of error, warning, info",
        ),
        (FIND + "{entity: link, confidence: 1}", "8:32: find[0].confidence: must be a text, not 1"),
    ],
)
def test_wrong_rule_is_refused_at_its_place(bench: Bench, rule: str, error: str) -> None:
    with pytest.raises(RuleErrors) as caught:
        bench.load(rule)
    (found,) = caught.value.errors
    shown = str(found).removeprefix(f"{bench.folder}/own/rule.yaml:")
    assert shown.startswith(error)


@pytest.mark.parametrize(
    ("head", "error"),
    [
        (
            "title: A {thing}\nseverity: error\nwhy: w\nsource: s\ninstead: i\nfind: {entity: link}",
            "1:8: title: names {thing}; known here: text",
        ),
        ("title: A\nwhy: w\nsource: s\ninstead: i\nfind: {entity: link}", "1:1: the key 'severity' is missing"),
        (
            "title: A\nseverity: eror\nwhy: w\nsource: s\ninstead: i\nfind: {entity: link}",
            "2:11: severity: is 'eror'; it must be one of error, warning, info",
        ),
        ("- title: A", "1:1: must be a mapping (key: value lines), not a list"),
        ("", "1:1: the file is empty"),
        ("# nothing", "1:1: the file is empty"),
    ],
)
def test_wrong_head_is_refused_at_its_place(bench: Bench, head: str, error: str) -> None:
    bench.write("own/rule.yaml", head)
    with pytest.raises(RuleErrors) as caught:
        bench.load()
    assert [str(found).partition("rule.yaml:")[2] for found in caught.value.errors] == [error]


def test_rule_becomes_frozen_values(bench: Bench) -> None:
    rules = bench.load(
        "when: {kind: Reply}\n".lower()
        + "find:\n  - {in: clause, all: {act: [change, review]}, within: 3, unless: [{negated: act}]}\nunless: [{says: reason}]"
    )
    (rule,) = rules.rules
    (finder,) = rule.finders
    assert (rule.id, rule.name, rule.severity, rule.message) == ("own/rule", "rule", "error", "Asks for a change")
    assert isinstance(finder, r.Together)
    assert (finder.unit, finder.parts, finder.within) == ("clause", (("act", ("change", "review")),), 3)
    assert finder.when == (r.Condition("kind", ("reply",)),)
    assert finder.unless == (r.Excuse("says", concepts=("reason",)), r.Excuse("negated", part="act"))


@pytest.mark.parametrize(
    ("head", "expected"), [("", False), ("never-ignore: true\n", True), ("never-ignore: false\n", False)]
)
def test_rule_may_say_that_nobody_may_let_it_pass(bench: Bench, head: str, *, expected: bool) -> None:
    (rule,) = bench.load(head + "find: {entity: link}").rules
    assert rule.never_ignore is expected


def test_rule_that_can_not_be_ignored_is_kept_so_in_the_cache(bench: Bench) -> None:
    bench.load("never-ignore: true\nfind: {entity: link}")
    (rule,) = bench.load().rules
    assert rule.never_ignore


def test_exemption_needs_all_its_fields(bench: Bench) -> None:
    bench.write("exemptions.yaml", "x:\n  why: w\n")
    with pytest.raises(RuleErrors, match=r"exemptions.yaml:2:3: x: the key 'says' is missing"):
        bench.load("find: {entity: link}")
