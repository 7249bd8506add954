"""What is written as YAML reads back as it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from msglint.authoring.newrule.yamltext import entry, first_document, flow, replaced
from msglint.ruleset.loader import parse_documents

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1)
RULE = """\
# Above.
title:
  en: One
  zh: "一"
# About the severity.
severity: error
find:
  - entity: email
"""


def read(text: str) -> object:
    return parse_documents(text, "x.yaml", 1)[0].plain()


@given(TEXTS)
def test_an_entry_reads_back(text: str) -> None:
    assert read(entry("title", text)) == {"title": text}


@given(
    st.dictionaries(
        st.sampled_from(["text", "kind", "span"]),
        TEXTS | st.integers(0, 10**9) | st.lists(TEXTS, max_size=2),
        min_size=1,
    )
)
def test_a_mapping_on_one_line_reads_back(value: dict[str, object]) -> None:
    line = f"- {flow(value)}"

    assert "\n" not in line
    assert read(line) == [value]


def test_a_plain_text_needs_no_quotation_marks_and_a_word_of_yaml_does() -> None:
    assert entry("why", "It is not allowed (here).") == "why: It is not allowed (here)."
    assert entry("why", "yes") == 'why: "yes"'
    assert entry("why", "A: b") == 'why: "A: b"'
    assert entry("why", "a # b") == 'why: "a # b"'


def test_the_first_document_ends_at_the_line_of_dashes() -> None:
    assert first_document(f"{RULE}---\nexamples: {{}}\n") == RULE
    assert first_document(f"# c\n---\n{RULE}---\nexamples: {{}}\n") == f"# c\n---\n{RULE}"
    assert first_document(RULE) == RULE


def test_a_key_is_written_anew_with_all_below_it_and_none_of_the_comments_around() -> None:
    assert replaced(RULE, "title", "title: New") == RULE.replace('title:\n  en: One\n  zh: "一"\n', "title: New\n")
    assert replaced(RULE, "severity", None) == RULE.replace("severity: error\n", "")
    assert replaced(RULE, "find", "find: []") == RULE.replace("find:\n  - entity: email\n", "find: []\n")
    assert replaced(RULE, "none", "none: 1") == RULE
