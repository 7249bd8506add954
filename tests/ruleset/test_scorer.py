"""Scorers: what is read when, what an n-gram counts, and what is refused."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.errors import RuleError
from msglint.ruleset import scorer as module
from msglint.ruleset.scorer import Features, Scorer, find_scorers, shares

if TYPE_CHECKING:
    from pathlib import Path

RULES = {
    "ask": {"bias": -1.5, "found": {"high": 2, "medium": 0.5, "low": 0.25}, "topic": ["review", "stars"]},
    "pay": {"bias": 1, "found": {}, "whole": True},
}
FEATURES = {"please": [100, 30, -40], "review": [200, 150, 0], "a review": [0, 7, 7]}
NO_NUMBERS: tuple[Any, ...] = ("much", None, [], {}, 10**400, math.nan, math.inf, -math.inf)


def scorer(tmp_path: Path, data: Any = None, text: str | None = None) -> Scorer:
    file = tmp_path / "en.json"
    content = json.dumps({"rules": RULES, "features": FEATURES} if data is None else data) if text is None else text
    file.write_text(content, encoding="utf-8")
    return Scorer(str(file), "en")


def approx(number: float) -> Any:
    return pytest.approx(number)


def test_nothing_is_read_before_it_is_asked_for_and_then_only_once(tmp_path: Path) -> None:
    lazy = Scorer(str(tmp_path / "en.json"), "en")
    assert lazy.language == "en"
    scorer(tmp_path)
    assert lazy.rule("ask") is not None
    (tmp_path / "en.json").unlink()
    assert lazy.rule("pay") is not None
    assert lazy.weigh(Counter(["please"])).keys() == {"please"}


def test_rule_has_its_weights_and_its_column(tmp_path: Path) -> None:
    mine = scorer(tmp_path)
    ask, pay = mine.rule("ask"), mine.rule("pay")
    assert ask is not None
    assert pay is not None
    assert (ask.column, ask.bias, ask.found) == (0, -1.5, {"high": 2.0, "medium": 0.5, "low": 0.25})
    assert ask.without == frozenset()
    assert (ask.topic, ask.whole) == (frozenset({"review", "stars"}), False)
    assert (pay.column, pay.bias, pay.found, pay.topic, pay.whole) == (1, 1.0, {}, frozenset(), True)


def test_unknown_rule_has_no_weights(tmp_path: Path) -> None:
    assert scorer(tmp_path).rule("own/ask") is None


def test_lone_ngram_counts_by_the_root_of_how_rare_it_is(tmp_path: Path) -> None:
    assert scorer(tmp_path).weigh(Counter({"review": 1, "unknown": 9})) == {"review": (approx(math.sqrt(2)), [150, 0])}


def test_ngram_counts_less_among_others_and_a_repeated_one_only_a_little_more(tmp_path: Path) -> None:
    repeated = 1 + math.log(3)
    length = math.sqrt(math.hypot(repeated, 2))
    assert scorer(tmp_path).weigh(Counter({"please": 3, "review": 1})) == {
        "please": (approx(repeated / length), [30, -40]),
        "review": (approx(2 / length), [150, 0]),
    }


def test_text_without_a_known_ngram_weighs_nothing(tmp_path: Path) -> None:
    mine = scorer(tmp_path)
    assert mine.weigh(Counter()) == mine.weigh(Counter(["unknown"])) == {}
    ((share, _),) = mine.weigh(Counter(["a review"])).values()
    assert share == 0.0


@pytest.mark.parametrize(
    "text",
    [
        *("", "{", "no json", '{"rules": {}, "features": {}} {}', "\ud83d", "[" * 100_000, '{"a":' * 100_000),
        *("null", "1", '"text"', "[]", "{}", '{"rules": {}}', '{"features": {}}', '{"rules": [], "features": {}}'),
        *('{"rules": {}, "features": []}', '{"rules": {"ask": 1}, "features": {}}', "9" * 5_000),
    ],
)
def test_file_that_is_no_scorer_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "en.json"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    _refused(Scorer(str(file), "en"))


@pytest.mark.parametrize(
    "weights",
    [
        *({}, {"bias": 1}, {"found": {}}, [], "text", None, 1),
        *({"bias": number, "found": {}} for number in NO_NUMBERS),
        *({"bias": 1, "found": found} for found in ("text", None, 1, [1], ["ab"])),
        *({"bias": 1, "found": {"high": number}} for number in NO_NUMBERS),
    ],
)
def test_rule_with_wrong_weights_is_refused(tmp_path: Path, weights: Any) -> None:
    _refused(scorer(tmp_path, {"rules": {"ask": weights}, "features": {}}))


@pytest.mark.parametrize(
    "values",
    [
        *([], [100], [100, 1], [100, 1, 2, 3], None, 1, "abc", {}, {"a": 1, "b": 2, "c": 3}),
        *([number, 1, 2] for number in (*NO_NUMBERS, "1", 1.5)),
        *([100, 1, number] for number in (*NO_NUMBERS, "1", 1.5)),
    ],
)
def test_ngram_with_wrong_weights_is_refused(tmp_path: Path, values: Any) -> None:
    _refused(scorer(tmp_path, {"rules": RULES, "features": {"please": [100, 1, 2], "review": values}}))


def test_folder_or_missing_file_is_refused(tmp_path: Path) -> None:
    _refused(Scorer(str(tmp_path), "en"))
    _refused(Scorer(str(tmp_path / "none.json"), "en"))


def _refused(broken: Scorer) -> None:
    """Check that every use of a broken scorer names its file, and that the first does not hide the second."""
    for use in (lambda: broken.rule("ask"), lambda: broken.weigh(Counter(["please"]))):
        with pytest.raises(RuleError) as caught:
            use()
        assert caught.value.file == broken.file
        assert str(caught.value).startswith(f"{broken.file}: the ")


def test_scorers_of_languages_with_a_lexicon_are_found_and_not_read(tmp_path: Path) -> None:
    (tmp_path / "scorers").mkdir()
    for name in ("en.json", "de.json", "zh.yaml", "readme.txt"):
        (tmp_path / "scorers" / name).write_text("no json", encoding="utf-8")
    (tmp_path / "scorers" / "ja.json").mkdir()
    (mine,) = find_scorers([str(tmp_path)], ["en", "zh", "ja"]).values()
    assert (mine.file, mine.language) == (str(tmp_path / "scorers" / "en.json"), "en")


def test_later_folder_wins(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two", tmp_path / "none"]
    for folder, names in zip(folders, (["en", "zh"], ["en"]), strict=False):
        (folder / "scorers").mkdir(parents=True)
        for name in names:
            (folder / "scorers" / f"{name}.json").write_text("{}", encoding="utf-8")
    scorers = find_scorers([str(folder) for folder in folders], ["en", "zh"])
    assert {language: mine.file for language, mine in scorers.items()} == {
        "en": str(folders[1] / "scorers" / "en.json"),
        "zh": str(folders[0] / "scorers" / "zh.json"),
    }


def test_no_folder_has_no_scorer() -> None:
    assert find_scorers([], ["en"]) == {}


def test_words_and_senses_are_reckoned_apart() -> None:
    rareness = {"review": 2.0, "please": 1.0, "=review": 2.0}
    alone = shares({"review": 1, "please": 1}, rareness)
    both = shares({"review": 1, "please": 1, "=review": 1}, rareness)
    assert {gram: both[gram] for gram in alone} == alone
    assert both["=review"] == approx(0.7 * math.sqrt(2))


def test_scorer_of_any_language_is_found_without_a_lexicon(tmp_path: Path) -> None:
    (tmp_path / "scorers").mkdir()
    (tmp_path / "scorers" / "any.json").write_text("{}", encoding="utf-8")
    assert list(find_scorers([str(tmp_path)], ["de"])) == ["any"]


def test_ngram_is_told_by_its_name(tmp_path: Path) -> None:
    names = ["=change", "a > b", "=change>review", "=change review", "=change&review", "=change>.", "& b", "=n5"]
    features = scorer(tmp_path, {"rules": {}, "features": {name: [100] for name in names}}).features
    assert [features.number(name) for name in names] == list(range(1, len(names) + 1))
    assert features.number("=review change") == features.number("=change review")
    assert [features.number(name) for name in ("change", "=review", "=review>change", "=review&change", "b")] == [
        None
    ] * 5


def test_nothing_sums_to_nothing(tmp_path: Path) -> None:
    assert scorer(tmp_path).sums([], [], []) == [0.0, 0.0]


@pytest.mark.parametrize("value", [-32_768, -1, 0, 1, 32_767])
def test_greatest_and_smallest_numbers_are_weighed(tmp_path: Path, value: int) -> None:
    mine = scorer(tmp_path, {"rules": RULES, "features": {"please": [32_767, value, -value - 1]}})
    share = math.sqrt(327.67)
    assert mine.weigh(Counter(["please"])) == {"please": (approx(share), [value, -value - 1])}
    assert mine.sums([], [], [1]) == [approx(share * value / 100), approx(share * (-value - 1) / 100)]


NAMES = ("a", "b", "a b", "=x", "=y", "=x>y", "=x y", "=x&y", "=w&z")
ROWS = st.tuples(st.integers(0, 32_767), *[st.integers(-32_768, 32_767)] * 2)


@given(st.lists(ROWS, min_size=len(NAMES), max_size=len(NAMES)), st.lists(st.sampled_from(NAMES), max_size=30))
def test_sums_are_what_each_ngram_weighs(rows: list[tuple[int, int, int]], grams: list[str]) -> None:
    features = dict(zip(NAMES, rows, strict=True))
    mine = Scorer("en.json", "en")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "open_cache", lambda _: None)
        patch.setattr(module, "_read", lambda _: {"rules": RULES, "features": features})
        known = mine.features
    assert isinstance(known, Features)
    counts = Counter(gram for gram in grams if "&" not in gram) + Counter({gram for gram in grams if "&" in gram})
    numbers: dict[str, list[int]] = {"senses": [], "pairs": [], "words": []}
    for gram in counts.elements():
        kind = "pairs" if "&" in gram else "senses" if gram.startswith("=") else "words"
        number = known.number(gram)
        assert number
        numbers[kind].append(number)
    weighed = mine.weigh(counts).values()
    expected = [sum(share * values[column] / 100 for share, values in weighed) for column in range(2)]
    assert mine.sums(**numbers) == pytest.approx(expected, rel=1e-9, abs=1e-9)
