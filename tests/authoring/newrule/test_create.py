"""A new rule works as it stands, and nothing is left where it would not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from msglint.authoring.newrule.create import Created, create, known_rules, place_of
from msglint.authoring.newrule.order import Order
from msglint.authoring.newrule.wants import read_want
from msglint.errors import RuleErrors, UsageError
from msglint.ruleset.loader import load_rules
from msglint.testing.request import Request

if TYPE_CHECKING:
    from tests.conftest import Bench

FILE = Path("ours/free-gift.yaml")


def make(*finds: str, name: str = "free-gift", folder: str = "ours", **said: Any) -> Created:
    """Make a rule, and see that `msglint test FILE` agrees with it."""
    place = place_of(name, folder)
    rules = known_rules(place)
    order = Order(name, folder, finds=tuple(read_want(text, rules) for text in finds), **said)
    created = create(order, place, rules)
    verdict = Request((created.files[0],)).verdict()
    assert (verdict.rules, verdict.examples, verdict.failures) == (1, created.examples, [])
    return created


@pytest.mark.usefixtures("shipped")
def test_a_rule_for_an_entity() -> None:
    created = make("entity:email", title="Gives an address: ours", why="It is ours.")

    assert created == Created("ours/free-gift", (str(FILE), "ours/schema/rule.schema.json"), "ours", 3, None)
    text = FILE.read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=schema/rule.schema.json\n")
    assert 'title: "Gives an address: ours"\n' in text
    assert '\n      - "Write to [ann@shop.com]."\n' in text
    assert "html" not in text
    (rule,) = (rule for rule in load_rules(["ours"]).rules if rule.id == "ours/free-gift")
    assert (rule.title, rule.severity, rule.why) == ("Gives an address: ours", "error", "It is ours.")


@pytest.mark.usefixtures("shipped")
def test_a_rule_for_concepts_gets_examples_of_other_rules_in_each_language() -> None:
    make("concepts:change,review", languages=("en", "zh"))

    text = FILE.read_text("utf-8")
    assert '    en:\n      - "Please [update your review]."\n' in text
    assert '    zh:\n      - "请[修改评价]。"\n' in text
    assert '  good:\n    en:\n      - "You need not change your review."\n' in text


@pytest.mark.usefixtures("shipped")
def test_where_no_example_fits_one_is_put_together_from_the_words_of_the_concepts() -> None:
    make("concepts:reward,thing")

    assert '- "… [voucher product] …"' in FILE.read_text("utf-8")


@pytest.mark.usefixtures("shipped")
def test_a_rule_for_own_words_has_a_lexicon_for_each_language() -> None:
    created = make("words:free gift,gift for you", "words:zh:免费礼物")

    assert created.files == (
        str(FILE),
        "ours/schema/rule.schema.json",
        "ours/schema/lexicon.schema.json",
        "ours/lexicons/free-gift-en.yaml",
        "ours/lexicons/free-gift-zh.yaml",
    )
    text = FILE.read_text("utf-8")
    assert text.count("all: {words: free-gift}") == 1
    assert '- "… [free gift] …"' in text
    assert '- "… [免费礼物] …"' in text
    lexicon = Path("ours/lexicons/free-gift-en.yaml").read_text("utf-8")
    assert lexicon.startswith("# yaml-language-server: $schema=../schema/lexicon.schema.json\n")
    assert lexicon.endswith("concepts:\n  free-gift:\n    - free gift\n    - gift for you\n")


@pytest.mark.usefixtures("shipped")
def test_own_words_never_add_to_a_concept_that_other_rules_use() -> None:
    make("words:half price", name="reward")

    assert "  reward-words:\n" in Path("ours/lexicons/reward-en.yaml").read_text("utf-8")


@pytest.mark.usefixtures("shipped")
def test_several_ways_to_break_a_rule() -> None:
    make("entity:email", "concepts:review")

    assert FILE.read_text("utf-8").count("\n  - ") == 2


@pytest.mark.usefixtures("shipped")
def test_a_copy_keeps_finders_and_comments_but_not_the_scorer() -> None:
    make(like="reviews", severity="info", title="Ours")

    text = FILE.read_text("utf-8")
    assert "title: Ours\nseverity: info\nwhy: It is forbidden.\n" in text
    assert "scorer" not in text
    assert "  # A comment.\n  - all: {act: change, thing: review}\n" in text
    assert '      - "Our gift: [change the review] and {{get_it}}."\n' in text
    assert '      - {text: "Your gift [small] is here."}\n' in text


@pytest.mark.usefixtures("shipped")
def test_messages_of_the_author_take_the_place_of_picked_ones() -> None:
    created = make("entity:email", bad=("Mail bob@shop.com at once",), good=("See [below]",))

    text = FILE.read_text("utf-8")
    assert created.examples == 2
    assert '- "Mail [bob@shop.com] at once"' in text
    assert '- {text: "See [below]"}' in text


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"bad": ("Hello",)}, "--bad: the rule would not report 'Hello'"),
        ({"good": ("Mail bob@shop.com",)}, "--good: the rule would report 'Mail bob@shop.com'"),
        ({"languages": ("zh",)}, "no example was found"),
        ({"title": "a {b}"}, "--title: holds a brace"),
        ({"severity": "fatal"}, "--severity: is 'fatal'"),
        ({"why": "\ud800"}, "--why: holds a character that is no text"),
        ({"bad": ("",)}, "--bad: is empty"),
    ],
)
@pytest.mark.usefixtures("shipped")
def test_nothing_is_left_of_a_rule_that_would_not_work(said: dict[str, Any], problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        make("entity:email", **said)

    assert not Path("ours").exists()


@pytest.mark.usefixtures("shipped")
def test_what_stood_in_the_folder_is_left_alone() -> None:
    Path("ours").mkdir()
    Path("ours/notes.txt").write_text("mine")

    with pytest.raises(UsageError):
        make("entity:email", bad=("Hello",))

    assert [path.name for path in Path("ours").iterdir()] == ["notes.txt"]


@pytest.mark.usefixtures("shipped")
def test_no_file_is_overwritten() -> None:
    make("entity:email")
    before = FILE.read_bytes()

    with pytest.raises(UsageError, match=r"ours/free-gift\.yaml exists; choose another name"):
        make("entity:phone")

    assert FILE.read_bytes() == before


@pytest.mark.usefixtures("shipped")
def test_a_second_rule_shares_the_schema() -> None:
    make("entity:email")

    assert make("entity:email", name="second").files == ("ours/second.yaml",)


@pytest.mark.usefixtures("shipped")
def test_in_a_pack_words_and_schema_lie_above_it() -> None:
    Path("ours/lexicons").mkdir(parents=True)

    created = make("words:free gift", folder="ours/brand")

    assert created.rule == "brand/free-gift"
    assert "ours/lexicons/free-gift-en.yaml" in [str(Path(name)).partition("here/")[2] for name in created.files]
    text = Path("ours/brand/free-gift.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/rule.schema.json\n")


@pytest.mark.usefixtures("shipped")
def test_a_namesake_in_another_pack_is_named() -> None:
    assert make("entity:email", name="reviews").namesake == "amazon/reviews"


def test_broken_rules_in_the_folder_are_told_before_anything_is_written(shipped: Bench) -> None:
    del shipped
    Path("ours").mkdir()
    Path("ours/broken.yaml").write_text("title: a\n")

    with pytest.raises(RuleErrors):
        make("entity:email")

    assert not FILE.exists()


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(UsageError, match="is no folder"):
        place_of("free-gift", str(tmp_path / "file" / "rules"))
