"""`msglint explain --why` finds the message, tells why, and ends with the right code."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from msglint.project import Project
from msglint.report.result import Result, Suppressed

if TYPE_CHECKING:
    from collections.abc import Callable

    import click.testing

    from msglint.message import Message
    from tests.conftest import Bench

    Run = Callable[..., click.testing.Result]
    Draft = Callable[..., str]

SCHEMA = json.loads(files("msglint").joinpath("cli/why/trace.schema.json").read_text("utf-8"))
RULE = (
    "find:\n"
    "  - {all: {act: change, thing: review}, maybe: {ask: request}, within: 8,\n"
    "     unless: [{negated: act}, {quoted: true}]}\n"
    "  - {all: {gift: reward, thing: review}, in: neighbours}\n"
)
TEXT = "Hi Bob,\n\nplease change your review.\nYou need not change your review.\nThe parcel is on its way.\n"


@pytest.fixture(autouse=True)
def _rules(bench: Bench) -> None:
    bench.load(RULE)


def test_a_reported_line_is_explained(run: Run, draft: Draft) -> None:
    result = run("explain", "--why", f"{draft(TEXT)}:3")

    assert result.exit_code == 0
    assert result.stdout == (
        "draft.txt:3\n"
        "  | please change your review.\n"
        "  read as    body: English\n"
        "  context    kind proactive\n"
        "\n"
        "error: own/rule is reported, high confidence\n"
        "  where      3:1 “please change your review”\n"
        "  message    Asks for a change\n"
        "  found by   act and thing in one sentence, at most 8 words apart (way 1 of 2)\n"
        "    act      “change”, which says change\n"
        "    thing    “review”, which says review\n"
        "    ask      “please”, which says request\n"
        "  excuses    negated act: no negator governs “change”\n"
        "             quoted: it stands in no quotation marks\n"
    )


def test_an_excused_line_is_explained_by_what_excuses_it(run: Run, draft: Draft) -> None:
    result = run("explain", "--why", f"{draft(TEXT)}:4:14")

    assert "\nown/rule is not reported: an excuse applies\n  where      4:14 “change your review”\n" in result.stdout
    assert "  excuse     negated act: “not” governs “change”\n" in result.stdout
    assert "quoted" not in result.stdout
    assert result.stdout.endswith("\nTo see what a rule looks for and misses, name it: explain RULE --why ...\n")


def test_a_line_without_a_finding_says_so(run: Run, draft: Draft) -> None:
    result = run("explain", "--why", f"{draft(TEXT)}:5")

    assert result.exit_code == 0
    assert "\nNothing is reported, and nothing nearly was.\n" in result.stdout


def test_a_named_rule_says_what_is_missing(run: Run, draft: Draft) -> None:
    draft("Your review is late.\nI wrote.\nA gift is on its way.")
    result = run("explain", "rule", "--why", "draft.txt:3")

    assert result.stdout.partition("\n\n")[2] == (
        "own/rule is not reported: what it looks for is not all there\n"
        "  looks for  gift and thing in two sentences in a row (way 2 of 2)\n"
        "    gift     “gift”, which says reward\n"
        "    thing    not found: “review” (1:6) says review, but not in a sentence beside\n"
        "             it\n"
        "\n"
        "  looks for  act and thing in one sentence, at most 8 words apart (way 1 of 2)\n"
        "    act      not found: nothing says change\n"
        "    thing    not found: “review” (1:6) says review, but in another sentence\n"
    )


def test_the_context_counts(run: Run, draft: Draft, bench: Bench) -> None:
    bench.load("when: {kind: reply}\nfind:\n  - all: {act: change}")
    name = draft("change it")

    assert "own/rule is reported" in run("explain", "--why", name, "--kind", "reply").stdout
    told = run("explain", "--why", name).stdout
    assert "own/rule is not reported: the rule does not look at such a message\n" in told
    assert "  when       only where kind is reply; here it is proactive\n" in told


def test_a_draft_with_an_order_date_counts_as_sent_today(run: Run, draft: Draft, bench: Bench) -> None:
    bench.load("find:\n  - days: {since: order_date, more-than: 30}")
    name = draft("Hi")

    assert "own/rule is reported" in run("explain", "--why", name, "--order-date", "2020-01-31").stdout


def test_standard_input_is_read(run: Run) -> None:
    result = run("explain", "--why", "-:2", "--stdin-filename", "x.html", input="<p>Hi</p>\n<b>change</b> the review")

    assert result.stdout.startswith("x.html:2\n  | <b>change</b> the review\n")
    assert "  where      2:4 “change the review”\n" in result.stdout


def test_records_are_explained_by_their_line(run: Run, draft: Draft) -> None:
    name = draft('{"id": "a", "text": "Hi"}\n\n{"id": "b", "text": "change the review"}\n', "x.jsonl")

    one = run("explain", "--why", f"{name}:3")
    assert one.stdout.startswith("x.jsonl:3 b\n  read as    body: English\n")
    assert "  where      1:1 “change the review”\n" in one.stdout
    every = run("explain", "--why", name)
    assert every.stdout == one.stdout
    assert run("explain", "--why", f"{name}:1").stdout.startswith("x.jsonl:1 a\n")


def test_records_with_nothing_to_tell_are_told_in_a_line(run: Run, draft: Draft) -> None:
    name = draft('{"id": "a", "text": "Hi"}\n{"id": "b", "text": "Ho"}\n', "x.jsonl")

    assert run("explain", "--why", name).stdout == "Nothing is reported, and nothing nearly was.\n"


def test_several_records_stand_apart(run: Run, draft: Draft) -> None:
    name = draft('{"id": "a", "text": "change the review"}\n' * 2, "x.jsonl")

    assert "\n\nx.jsonl:2 a\n" in run("explain", "--why", name).stdout


def test_hostile_text_moves_no_cursor(run: Run, draft: Draft) -> None:
    draft("change \x1b[31m\u202ethe review")
    told = run("explain", "--why", "draft.txt:1").stdout

    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        (TEXT, "draft.txt:2", "draft.txt: no text of the message stands on line 2; the nearest line with some is 1"),
        (TEXT, "draft.txt:9", "draft.txt:9: has 5 lines only"),
        (TEXT, "none.txt:9", "none.txt: there is no such file or folder"),
        (TEXT, "draft.txt:0", "--why draft.txt:0: lines and columns count from 1"),
        (TEXT, ".:3", ".: is a folder, not a file"),
    ],
)
def test_what_can_not_be_explained_ends_with_2(run: Run, draft: Draft, text: str, place: str, problem: str) -> None:
    draft(text)
    result = run("explain", "--why", place)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"msglint: error: {problem}\n"


def test_a_file_without_a_message_ends_with_3(run: Run, draft: Draft) -> None:
    result = run("explain", "--why", draft("\n", "x.jsonl"))

    assert (result.exit_code, result.stderr) == (3, "msglint: error: x.jsonl: holds no message\n")


def test_one_bad_record_hides_no_other(run: Run, draft: Draft) -> None:
    result = run("explain", "--why", draft('{"text": "change the review"}\n{\n', "x.jsonl"))

    assert result.exit_code == 2
    assert "own/rule is reported" in result.stdout
    assert "x.jsonl:2: is not valid JSON" in result.stderr


def test_what_is_let_pass_is_told_with_its_reason(run: Run, draft: Draft, monkeypatch: pytest.MonkeyPatch) -> None:
    check = Project.check

    def passing(self: Project, message: Message) -> Result:
        return Result(
            message, (), tuple(Suppressed(one, "ignore", "A quotation.") for one in check(self, message).violations)
        )

    monkeypatch.setattr(Project, "check", passing)

    assert "  let pass   ignored: A quotation.\n" in run("explain", "--why", f"{draft(TEXT)}:3").stdout


def _data(result: click.testing.Result) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(data)
    return data


def test_json_has_all_of_it(run: Run, draft: Draft) -> None:
    data = _data(run("explain", "--why", f"{draft(TEXT)}:3", "--format", "json"))

    (trace,) = data["traces"]
    assert (trace["source"], trace["line"], trace["whole_message"], trace["context"]) == (
        *("draft.txt", 3, False, {"kind": "proactive"}),
    )
    (attempt,) = trace["rules"][0]["attempts"]
    assert (attempt["outcome"], attempt["finder"], attempt["message"]) == ("reported", 1, "Asks for a change")
    assert attempt["place"]["start"] == {"line": 3, "column": 1, "offset": 9}
    assert [(part["name"], part["words"]["text"]) for part in attempt["parts"]] == [
        *(("act", "change"), ("thing", "review"), ("ask", "please")),
    ]
    assert [(one["excuse"], one["applies"]) for one in attempt["excuses"]] == [
        ("negated act", False),
        ("quoted", False),
    ]


def test_json_of_a_named_rule_has_what_is_missing(run: Run, draft: Draft) -> None:
    data = _data(run("explain", "rule", "--why", draft("Your gift."), "--format", "json"))

    attempts = data["traces"][0]["rules"][0]["attempts"]
    assert [(one["outcome"], one["finder"]) for one in attempts] == [("missing", 2), ("missing", 1)]


def test_json_has_the_errors_too(run: Run, draft: Draft) -> None:
    result = run("explain", "--why", f"{draft(TEXT)}:2", "--format", "json")

    assert result.exit_code == 2
    assert [error.partition(":")[0] for error in _data(result)["errors"]] == ["draft.txt"]


@pytest.mark.parametrize("name", ["Hi", "Hallo \U0001f381 请修改评价 <change@review.com> http://x.com"])
def test_json_of_any_message_fits_the_schema(run: Run, draft: Draft, name: str, bench: Bench) -> None:
    bench.load(
        "scorer: true\nwhen: {kind: reply, topic: thanks}\nfind:\n  - entity: email\n  - absent: order-id\n"
        "  - {entity: link, where: {scheme: ftp}}\n  - {days: {since: order_date, more-than: 2}}\n"
    )

    _data(run("explain", "rule", "--why", draft(name), "--format", "json"))


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((), "name a rule, or a place with --why FILE:LINE"),
        (("rule", "--kind", "reply"), "--kind goes with --why FILE:LINE"),
        (("rule", "--format", "json"), "--format goes with --why FILE:LINE"),
        (("--why", "x", "--examples", "3"), "--examples is about a rule's examples, which --why does not show"),
        (("--why", "x", "--language", "en"), "--language is about a rule's examples, which --why does not show"),
        (("--why", "x", "--stdin-filename", "y"), "--stdin-filename names standard input; write --why - to read it"),
        (("other", "--why", "x"), "there is no rule 'other'"),
    ],
)
def test_options_that_would_do_nothing_are_refused(run: Run, arguments: tuple[str, ...], problem: str) -> None:
    result = run("explain", *arguments)

    assert result.exit_code == 2
    assert problem in result.stderr


def test_a_rule_that_the_configuration_leaves_out_is_not_taken_for_a_slip(run: Run, draft: Draft, bench: Bench) -> None:
    bench.write("own/other.yaml", bench.head + "message: m\nfind:\n  - {entity: emoji}\n")
    draft("ignore: rule\n", "msglint.yaml")
    result = run("explain", "rule", "--why", f"{draft(TEXT)}:3")
    assert (result.exit_code, result.stderr) == (
        2,
        "msglint: error: draft.txt is not checked for own/rule: msglint.yaml leaves it out\n",
    )
