"""Ten thousand damaged rule, lexicon and exemption files: each loads or is refused at its place."""
# ruff: noqa: E501 - a table reads best with one case a line

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from msglint.engine import check_message
from msglint.errors import RuleError, RuleTimeoutError
from msglint.lexicon.words import add_lexicon, compile_lexicons
from msglint.match.document import Document
from msglint.message import Message
from msglint.ruleset import loader
from msglint.ruleset.parse import Vocabulary, parse_exemptions, parse_rule
from msglint.ruleset.rule import RuleSet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from msglint.lexicon.lexicon import Lexicon
    from msglint.lexicon.words import Draft

RULES = [
    """title: Asks for a change of a {thing}
severity: error
why: It is forbidden.
source: the policy
message: "Asks for it: {thing}"
instead: Leave it out.
when: {kind: [proactive, reply], topic: review, review_requests: {at-least: 1}}
find:
  - in: sentence
    all: {thing: [review, stars], act: change}
    maybe: {ask: request}
    without: reward
    within: 8
    ordered: true
    span: [thing, ask]
    severity: warning
    confidence: low
    read: body
    unless:
      - {negated: act}
      - {actor: act, is: [seller]}
      - {says: reward, in: neighbours}
      - quoted: true
unless:
  - {exempt: untied}
---
examples:
  bad: {en: ["[change your review]"]}
  good: {en: [thanks]}
""",
    """title: Asks
severity: info
why: Because
source: policy
instead: Nothing
find:
  - {entity: link, where: {scheme: [http, none]}, but-not: {host: amazon}, message: "The link {text}"}
  - {pattern: '(?i)call \\d{3,}(a|b)*[x-z]', time-limit: 200}
  - {absent: [order-id, placeholder], where: {stands-for: order-id}}
  - {only: change, needs: review, without: [reward]}
  - {days: {since: [order_date, delivered_date], until: sent_date, more-than: 30, at-most: 99}, message: '{days} {since} {limit}'}
  - {always: true, when: {recipient: none}}
""",
]
LEXICONS = [
    """language: en
name: English
script: Latin
concepts:
  change:
    words:
      - (change|chang*|"up date") it?
      - take ... down
      - your? (own)? {review}
    not: [change of (heart|mind)]
  review: [review*, '*review', "(a|b) (c|d)?", 5 stars, '{number} stars']
  stars: stars
""",
    """language: zh
name: Chinese
script: Han
concepts: {review: [(您的)?评价, 评论], reward: [红包], request: [请, 能否], seller: 我们}
""",
]
EXEMPTIONS = ["untied:\n  why: Not tied.\n  says: [review, change]\n  in: message\n"]
VALID: list[tuple[str, str]] = [
    *(("rule", text) for text in RULES),
    *(("lexicon", text) for text in LEXICONS),
    *(("exemptions", text) for text in EXEMPTIONS),
]
SPECIALS = [
    *(
        "&a ",
        "*a ",
        "!!python/object/apply:os.system ",
        "!x ",
        "<<: ",
        "? ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        "%",
        "@",
        "`",
    ),
    *(
        "#",
        "'",
        '"',
        "\t",
        "\n",
        "\r",
        "\x00",
        "\x07",
        "\x85",
        "\u2028",
        "\ufeff",
        "\ud800",
        "\U0010ffff",
        "\u200b",
        "\ue000",
    ),
    *(
        "---\n",
        "...\n",
        "~",
        "null",
        "true",
        "1e999",
        "0x7fffffff",
        "9" * 400,
        "-1",
        "[]",
        "{}",
        "''",
        "2026-01-31",
        "(",
        ")",
        "?",
    ),
    *(
        "((((((((((",
        "(" * 3000,
        "[" * 3000,
        "{a: " * 30,
        "- " * 30,
        "…",
        "...",
        "*",
        "{review}",
        "{thing}",
        "{thing.x}",
        "{0}",
        "{thing!z}",
    ),
    *(
        "{thing:d}",
        "{thing:{thing}}",
        "{",
        "(a|b)" * 12,
        "a? " * 20,
        "(?V0)",
        "(?<=a*)",
        "a{99999999999}",
        "((a{1000}){1000}){1000}",
        "[[a",
    ),
    "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
]
KEYS = [
    "title",
    "find",
    "all",
    "in",
    "unless",
    "when",
    "says",
    "exempt",
    "concepts",
    "language",
    "words",
    "not",
    "days",
    "only",
    "entity",
]


def _damaged(text: str, rng: random.Random) -> str:
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        text = rng.choice(DAMAGES)(text, rng)
    return text


def _lines(change: Callable[[list[str], int, random.Random], None]) -> Callable[[str, random.Random], str]:
    def apply(text: str, rng: random.Random) -> str:
        lines = text.splitlines(keepends=True) or [""]
        change(lines, rng.randrange(len(lines)), rng)
        return "".join(lines)

    return apply


def _delete_line(lines: list[str], at: int, rng: random.Random) -> None:
    del lines[at : at + rng.choice((1, 1, 4))]


def _repeat_line(lines: list[str], at: int, rng: random.Random) -> None:
    lines.insert(rng.randrange(len(lines) + 1), lines[at])


def _swap_lines(lines: list[str], at: int, rng: random.Random) -> None:
    other = rng.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent_line(lines: list[str], at: int, rng: random.Random) -> None:
    lines[at] = rng.choice((" ", "  ", "    ", "\t")) + lines[at] if rng.random() < 0.6 else lines[at].lstrip()


def _change_value(lines: list[str], at: int, rng: random.Random) -> None:
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon} {rng.choice(SPECIALS)}\n"


def _change_key(lines: list[str], at: int, rng: random.Random) -> None:
    key, colon, value = lines[at].partition(":")
    indent = key[: len(key) - len(key.lstrip(" -"))]
    lines[at] = f"{indent}{rng.choice(KEYS)}{colon}{value}"


def _insert(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(SPECIALS) + text[at:]


def _delete(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.choice((1, 1, 2, 9, 60)) :]


def _swap(text: str, rng: random.Random) -> str:
    if len(text) < 2:
        return text
    at = rng.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _replace_word(text: str, rng: random.Random) -> str:
    words = text.split(" ")
    words[rng.randrange(len(words))] = rng.choice((*SPECIALS, *KEYS, rng.choice(words)))
    return " ".join(words)


def _cut(text: str, rng: random.Random) -> str:
    return text[: rng.randrange(len(text) + 1)]


DAMAGES: list[Callable[[str, random.Random], str]] = [
    *map(_lines, (_delete_line, _repeat_line, _swap_lines, _indent_line, _change_value, _change_key)),
    *(_insert, _insert, _delete, _delete, _swap, _replace_word, _cut),
]
FILE = "damaged.yaml"
MESSAGE = Message.from_text(
    "Could you not change your review? We changed it. Call 1234x, see http://shop.com/a.\n\n请修改您的评价, 我们给红包。",
    subject="5 stars",
    order_date="2026-01-01",
    sent_date="2026-03-01",
    recipient="none",
    review_requests=1,
)


def _undamaged() -> tuple[Vocabulary, dict[str, Lexicon]]:
    drafts: dict[str, Draft] = {}
    for text in LEXICONS:
        add_lexicon(loader.parse_documents(text, FILE, 1)[0], FILE, drafts)
    lexicons = compile_lexicons(drafts)
    concepts = frozenset(concept for lexicon in lexicons.values() for concept in lexicon.concepts)
    exemptions = parse_exemptions(loader.parse_documents(EXEMPTIONS[0], FILE, 1)[0], FILE, concepts)
    return Vocabulary(concepts, exemptions), lexicons


def _load(kind: str, text: str, vocabulary: Vocabulary, lexicons: dict[str, Lexicon]) -> None:
    """Load a file and, when that works, check a message with it: what has loaded must not fail later."""
    node = loader.parse_documents(text, FILE, 1)[0]
    if kind == "rule":
        rule = parse_rule(node, "own/damaged", FILE, vocabulary)
        with suppress(RuleTimeoutError):
            check_message(MESSAGE, RuleSet((rule,), lexicons))
    elif kind == "exemptions":
        parse_exemptions(node, FILE, vocabulary.concepts)
    else:
        drafts: dict[str, Draft] = {}
        add_lexicon(node, FILE, drafts)
        Document(MESSAGE, compile_lexicons(drafts)).speaks_of(("change", "review"))


def test_undamaged_files_load() -> None:
    vocabulary, lexicons = _undamaged()
    for kind, text in VALID:
        if text not in LEXICONS:  # one needs the other; _undamaged() has loaded them
            _load(kind, text, vocabulary, lexicons)


def _misplaced(error: RuleError, text: str) -> str | None:
    """Return what is wrong with the place or the length of an error, if anything."""
    lines = 2 + sum(char in "\n\r\x85\u2028\u2029" for char in text)
    placed = error.file == FILE and 1 <= error.line <= lines and error.column >= 1
    shown = str(error).startswith(f"{FILE}:{error.line}:{error.column}: ") and len(str(error)) < 1_000
    return None if placed and shown else str(error)


def test_ten_thousand_damaged_files_load_or_are_refused_at_their_place() -> None:
    rng = random.Random(20261121)  # noqa: S311 - not for secrets; the same files in every run
    vocabulary, lexicons = _undamaged()
    refused = 0
    for number in range(10_000):
        kind, text = rng.choice(VALID)
        text = _damaged(text, rng)
        try:
            _load(kind, text, vocabulary, lexicons)
        except RuleError as error:
            refused += 1
            problem = _misplaced(error, text)
        except Exception as error:
            error.add_note(f"file {number}, {kind}:\n{text}")
            raise
        else:
            problem = None
        assert problem is None, f"file {number}, {kind}: {problem}\n{text}"
    assert refused > 5_000


@pytest.mark.skipif(find_spec("msglint.cli") is None, reason="there is no command line yet")
@pytest.mark.parametrize("seed", range(6))
def test_command_refuses_a_damaged_file_without_a_traceback(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)  # noqa: S311 - not for secrets; the same files in every run
    pack = tmp_path / "rules" / "own"
    pack.mkdir(parents=True)
    text = (
        RULES[0]
        .replace("{thing}", "")
        .replace("severity: error", rng.choice(("severity: eror", "severity: [", "sevrity: error")))
    )
    (pack / "damaged.yaml").write_text(_swap(text, rng), encoding="utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text("Hello", encoding="utf-8")
    command = [sys.executable, "-m", "msglint", "check", "--rules", str(pack.parent), str(draft)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 2
    assert "damaged.yaml:" in result.stderr
    assert "Traceback" not in result.stderr
