"""A small rule set of the tests' own, so that they don't depend on the wording of the rules that come with msglint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from msglint.engine import check_message
from msglint.message import Message
from msglint.ruleset import loader
from msglint.text.entities import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from msglint.ruleset.rule import RuleSet
    from msglint.text.entities import Found
    from msglint.violation import Violation

# A machine with much else to do must not fail a test.
hypothesis.settings.register_profile("msglint", deadline=None)
hypothesis.settings.load_profile("msglint")

ENGLISH = """
language: en
name: English
script: Latin
concepts:
  negator:
    words: [(not|never|don't|no)]
    not: [don't forget to]
  negator-after: [(is|are) not (needed|required)]
  please: [please]
  clause-break: [(but|because)]
  seller: [(we|i), our team]
  platform: [amazon]
  someone: [(they|he|she)]
  buyer: [you]
  request: [(could|can) you, please]
  change: [(chang*|updat*|remove), take ... down]
  review: {words: [review*, feedback], not: [peer review]}
  reward: [(voucher*|gift)]
  reason: [(manual|invoice)]
  thanks: [(thanks|thank you)]
  happy: ["happy with {thing}"]
  thing: [(product|order)]
"""
CHINESE = """
language: zh
name: Chinese
script: Han
concepts:
  negator: {words: [(不|别|不要)], not: [不但]}
  please: [请]
  request: [(请|能否)]
  change: [(修改|删除), 把...改]
  review: {words: [(评价|评论)], not: [评论员]}
"""
RULE = """
title: Asks for a change
severity: error
why: It is forbidden.
source: the policy
instead: Leave it out.
"""


class Bench:
    """Loads rules that a test writes, in the place of those that come with msglint, and checks texts with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        #: What every rule file begins with.
        self.head = RULE
        self.write("lexicons/en.yaml", ENGLISH)
        self.write("lexicons/zh.yaml", CHINESE)

    def write(self, name: str, text: str) -> Path:
        """Write a file below the folder of rules."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def load(self, rule: str | None = None) -> RuleSet:
        """Load what was written; a rule needs only what follows its head."""
        if rule is not None:
            self.write("own/rule.yaml", self.head + rule)
        return loader.load_rules()

    def check(self, rule: str, text: str, *, subject: str | None = None, **context: Any) -> list[Violation]:
        """Return the violations of a text by one rule."""
        return check_message(Message.from_text(text, subject=subject, **context), self.load(rule))

    def marked(self, rule: str, text: str, **context: Any) -> str:
        """Return a text with [brackets] around what a rule reports in it."""
        found = self.check(rule, text, **context)
        return _marked(text, [(v.start.offset, v.end.offset) for v in found if v.start and v.end and v.part == "body"])


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the cache of whoever runs the tests out of them, and them out of it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MSGLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A bench with a small English and a small Chinese lexicon."""
    monkeypatch.setattr(loader, "builtin_folder", lambda: str(tmp_path / "rules"))
    return Bench(tmp_path / "rules")


def _entities(kind: str, text: str) -> list[Found]:
    found = Text(text).find(kind)
    ends = [0, *(hit.end for hit in found)]
    assert all(end <= hit.start < hit.end <= len(text) for end, hit in zip(ends, found, strict=False)), found
    return found


@pytest.fixture(scope="session")
def entities() -> Callable[[str, str], list[Found]]:
    """A function of a kind and a text that returns its entities, in order and without overlaps."""
    return _entities


@pytest.fixture(scope="session")
def marked_entities() -> Callable[..., str]:
    """A function of a kind, a text and wanted attributes that returns the text with [brackets] around such entities."""

    def mark(kind: str, text: str, **wanted: str) -> str:
        found = [hit for hit in _entities(kind, text) if wanted.items() <= hit.attributes.items()]
        return _marked(text, [(hit.start, hit.end) for hit in found])

    return mark
