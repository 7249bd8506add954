"""Ignores: what they let pass, what they don't, and what is said of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from msglint.config.settings import Config, Ignore
from msglint.errors import RuleErrors, UsageError
from msglint.message import Message
from msglint.report.result import Result
from msglint.suppress.ignores import Ignores, open_ignores
from msglint.suppress.names import Names
from tests.suppress.conftest import passed, rules_of

if TYPE_CHECKING:
    from tests.suppress.conftest import Desk

TODAY = date(2026, 6, 1)
#: Breaks own/mail, own/shout and own/order, which is about the whole message.
BAD = "Write to ann@shop.com\nNOW.\n"


def opened(desk: Desk, *ignores: Ignore, today: date = TODAY) -> Ignores:
    return Ignores(ignores, desk.names, root=".", today=today)


def applied(desk: Desk, ignores: Ignores, *names: str) -> list[Result]:
    return [ignores.apply(result, desk.rules) for result in desk.results(*names)]


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ("mail", ["order", "shout"]),
        ("own/shout", ["order", "mail"]),
        ("order", ["mail", "shout"]),
        ("own", []),
        ("*", []),
        ("other", ["order", "mail", "shout"]),
    ],
)
def test_a_rules_violations_are_let_pass_with_the_reason_and_no_others(desk: Desk, rule: str, left: list[str]) -> None:
    desk.write("a.txt", BAD)
    results = applied(desk, opened(desk, Ignore(rule, "agreed", "a.txt")), "a.txt")
    assert rules_of(results) == left
    gone = [name for name in ("order", "mail", "shout") if name not in left]
    assert passed(results) == [(name, "ignore", "agreed") for name in gone]


def test_a_clean_message_stays_as_it_is(desk: Desk) -> None:
    result = desk.result("Order 114-3941689-8772232.")
    assert opened(desk, Ignore("*", "why")).apply(result, desk.rules) is result


def test_a_path_means_its_files_only(desk: Desk) -> None:
    names = [desk.write(name, BAD) for name in ("a.txt", "old/a.txt", "old/b.txt")]
    results = applied(desk, opened(desk, Ignore("own", "why", "old/a.txt")), *names)
    assert [rules_of([result]) for result in results] == [["order", "mail", "shout"], [], ["order", "mail", "shout"]]


def test_a_path_counts_from_the_configurations_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("shop/drafts/a.txt", BAD)
    ignores = Ignores([Ignore("own", "why", "/drafts/a.txt")], desk.names, root="shop", today=TODAY)
    assert rules_of(applied(desk, ignores, "shop/drafts/a.txt")) == []
    monkeypatch.chdir(desk.folder / "shop/drafts")
    ignores = Ignores([Ignore("own", "why", "/drafts/a.txt")], desk.names, root="..", today=TODAY)
    assert rules_of(applied(desk, ignores, "a.txt")) == []


@pytest.mark.parametrize(("path", "left"), [("", []), ("*", []), ("**", []), ("*.txt", ["order", "mail", "shout"])])
def test_what_comes_from_no_file_is_meant_only_by_all(desk: Desk, path: str, left: list[str]) -> None:
    (found,) = desk.results(desk.write("a.txt", BAD))
    message = Message(found.message.parts, source="<stdin>")
    result = opened(desk, Ignore("own", "why", path)).apply(Result(message, found.violations), desk.rules)
    assert rules_of([result]) == left


def test_a_fingerprint_means_one_violation(desk: Desk) -> None:
    result = desk.result("Order 114-3941689-8772232. ann@shop.com, bob@shop.com, ann@shop.com")
    assert rules_of([result]) == ["mail"] * 3
    second = result.violations[1]
    ignores = opened(desk, Ignore("mail", "why", "*", second.fingerprint))
    left = ignores.apply(result, desk.rules)
    assert [one.text for one in left.violations] == ["ann@shop.com", "ann@shop.com"]


@pytest.mark.parametrize(("today", "left"), [(date(2026, 5, 31), []), (TODAY, []), (date(2026, 6, 2), ["shout"])])
def test_it_holds_to_the_end_of_its_last_day(desk: Desk, today: date, left: list[str]) -> None:
    desk.write("a.j2", "114-3941689-8772232 NOW {# msglint: ignore shout until 2026-06-01 -- sale #}")
    assert rules_of(applied(desk, opened(desk, today=today), "a.j2")) == left
    desk.write("a.txt", "114-3941689-8772232 NOW")
    ignore = Ignore("shout", "sale", "a.txt", until=TODAY)
    assert rules_of(applied(desk, opened(desk, ignore, today=today), "a.txt")) == left


def test_of_several_that_fit_the_nearest_gives_the_reason(desk: Desk) -> None:
    desk.write("a.j2", "114-3941689-8772232 NOW {# msglint: ignore shout -- near #}")
    ignores = opened(desk, Ignore("*", "first"), Ignore("shout", "second"))
    assert passed(applied(desk, ignores, "a.j2")) == [("shout", "ignore", "near")]
    desk.write("a.txt", "114-3941689-8772232 NOW")
    assert passed(applied(desk, ignores, "a.txt")) == [("shout", "ignore", "first")]


def test_what_is_never_to_be_ignored_stays(desk: Desk) -> None:
    desk.write("a.j2", "{# msglint: ignore-file * -- why #} SECRET NOW")
    ignores = opened(desk, Ignore("*", "why"), Ignore("own", "why"))
    assert rules_of(applied(desk, ignores, "a.j2")) == ["sworn"]


def test_names_and_patterns_that_fit_nothing_are_errors_all_at_once(desk: Desk) -> None:
    with pytest.raises(RuleErrors) as caught:
        opened(
            desk,
            Ignore("shuot", "why", file="c.yaml", line=3),
            Ignore("shout", "why", file="c.yaml", line=4),
            Ignore("sworn", "why", file=".msglintignore", line=1),
            Ignore("shout", "why", "!a.txt", file=".msglintignore", line=2),
        )
    assert [str(error) for error in caught.value.errors] == [
        "c.yaml:3:1: there is no rule or pack 'shuot'; did you mean 'shout'?",
        ".msglintignore:1:1: own/sworn can't be ignored: it is marked as never to be ignored",
        ".msglintignore:2:1: a pattern can't take back what others mean; write it without '!'",
    ]


def test_a_configuration_and_the_file_beside_it_hold_together(desk: Desk) -> None:
    desk.write("shop/.msglintignore", "a.txt mail # from the file\n")
    desk.write("shop/a.txt", BAD)
    config = Config(root="shop", ignores=(Ignore("order", "from the configuration", "a.txt"),), never_ignore=("shout",))
    ignores = open_ignores(config, desk.rules, TODAY)
    results = applied(desk, ignores, "shop/a.txt")
    assert rules_of(results) == ["shout"]
    assert [reason for _, _, reason in passed(results)] == ["from the configuration", "from the file"]
    desk.write("shop/.msglintignore", "a.txt shout # from the file\n")
    with pytest.raises(RuleErrors, match="own/shout can't be ignored"):
        open_ignores(config, desk.rules, TODAY)
    with pytest.raises(UsageError, match="never-ignore: there is no rule or pack 'nosuch'"):
        open_ignores(Config(never_ignore=("nosuch",)), desk.rules, TODAY)


def test_a_comment_lets_pass_what_is_on_its_line(desk: Desk) -> None:
    desk.write(
        "a.j2",
        "114-3941689-8772232\nNOW {# msglint: ignore shout -- one #} NOW\nNOW\n"
        "{# msglint: ignore mail, shout -- two #}\nNOW ann@shop.com\nNOW\n",
    )
    (result,) = applied(desk, opened(desk), "a.j2")
    assert [one.start.line for one in result.violations if one.start] == [3, 6]
    assert [reason for _, _, reason in passed([result])] == ["one", "one", "two", "two"]


def test_a_comment_for_the_file_lets_pass_what_is_about_the_whole_message(desk: Desk) -> None:
    desk.write("a.j2", "{# msglint: ignore-file order, shout -- why #}\nNOW\nann@shop.com\n")
    results = applied(desk, opened(desk), "a.j2")
    assert rules_of(results) == ["mail"]
    assert [rule for rule, _, _ in passed(results)] == ["order", "shout"]


def test_a_comment_for_a_line_lets_nothing_pass_that_is_about_the_whole_message(desk: Desk) -> None:
    desk.write("a.j2", "Hi {# msglint: ignore order -- why #}")
    assert rules_of(applied(desk, opened(desk), "a.j2")) == ["order"]


def test_a_comment_in_an_included_file_means_that_file_wherever_it_is_included(desk: Desk) -> None:
    desk.write("_foot.j2", "ann@shop.com {# msglint: ignore mail -- ours #}\n")
    desk.write("a.j2", "{% include '_foot.j2' %}\n114-3941689-8772232 bob@shop.com\n")
    (a, foot) = applied(desk, opened(desk), "a.j2", "_foot.j2")
    assert [one.text for one in a.violations] == ["bob@shop.com"]
    assert passed([a, foot]) == [("mail", "ignore", "ours")] * 2


def test_a_comment_for_the_file_in_an_included_one_means_that_one_alone(desk: Desk) -> None:
    desk.write("_foot.j2", "ann@shop.com {# msglint: ignore-file * -- ours #}\n")
    desk.write("a.j2", "{% include '_foot.j2' %}\nbob@shop.com\n")
    (a,) = applied(desk, opened(desk), "a.j2")
    assert [(one.rule, one.text) for one in a.violations] == [("own/order", None), ("own/mail", "bob@shop.com")]


def test_a_file_answers_for_what_it_includes(desk: Desk) -> None:
    desk.write("_foot.j2", "ann@shop.com\n")
    desk.write("a.j2", "{# msglint: ignore-file mail -- why #}114-3941689-8772232 {% include '_foot.j2' %}\n")
    assert rules_of(applied(desk, opened(desk), "a.j2")) == []


def test_the_path_of_an_included_file_means_what_stands_in_it(desk: Desk) -> None:
    desk.write("parts/foot.j2", "ann@shop.com\n")
    desk.write("a.j2", "114-3941689-8772232 {% include 'parts/foot.j2' %} bob@shop.com\n")
    (a,) = applied(desk, opened(desk, Ignore("mail", "why", "parts/")), "a.j2")
    assert [one.text for one in a.violations] == ["bob@shop.com"]


def test_a_comment_that_can_not_be_read_lets_nothing_pass_and_is_told_once(desk: Desk) -> None:
    desk.write("_foot.j2", "\nNOW {# msglint: ignore shout #}\n")
    desk.write("a.j2", "114-3941689-8772232 {% include '_foot.j2' %}\nSTAR {# msglint: ignore stra, sworn -- why #}\n")
    desk.write("b.j2", "114-3941689-8772232 {% include '_foot.j2' %}\n{# msglint: ignore sworn -- why #}SECRET\n")
    ignores = opened(desk)
    results = applied(desk, ignores, "a.j2", "b.j2")
    assert sorted(rules_of(results)) == ["shout", "shout", "star", "sworn"]
    told = [str(error) for result in results for error in ignores.problems(result.message)]
    assert told == [
        "_foot.j2:2: the ignore gives no reason; write msglint: ignore RULE -- reason",
        "a.j2:2: there is no rule or pack 'stra'; did you mean 'star'?",
        "b.j2:2: own/sworn can't be ignored: it is marked as never to be ignored",
    ]


def test_a_draft_without_a_template_has_no_problems(desk: Desk) -> None:
    assert opened(desk).problems(desk.result("NOW msglint: ignore").message) == []


def test_names_come_from_all_rules_whatever_is_checked(desk: Desk) -> None:
    ignores = Ignores([Ignore("star", "why")], Names(desk.rules), root=".", today=TODAY)
    result = desk.result("NOW 114-3941689-8772232")
    assert rules_of([ignores.apply(result, desk.rules)]) == ["shout"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    words=st.lists(st.sampled_from(["NOW", "STAR", "ann@shop.com", "SECRET", "Hello", "\n"]), max_size=10),
    rule=st.sampled_from(["shout", "mail", "order", "star", "own", "other", "*"]),
    is_comment=st.booleans(),
)
def test_suppressing_a_rule_removes_exactly_its_findings(
    desk: Desk, words: list[str], rule: str, *, is_comment: bool
) -> None:
    text = " ".join(words)
    comment = f"{{# msglint: ignore-file {rule} -- why #}}" if is_comment else "{# a note #}"
    desk.write("a.j2", f"{text}\n{comment}\n")
    (before,) = desk.results("a.j2")
    (after,) = applied(desk, opened(desk, *([] if is_comment else [Ignore(rule, "why", "a.j2")])), "a.j2")
    covered = desk.names.covered(rule)
    assert after.violations == tuple(one for one in before.violations if one.rule not in covered)
    assert [one.violation for one in after.suppressed] == [one for one in before.violations if one.rule in covered]
    assert all(one.rule != "own/sworn" for one in (hidden.violation for hidden in after.suppressed))
