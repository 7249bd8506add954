"""The comments of templates: what they say and where they stand, and that no buyer reads them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from msglint.message import Message
from msglint.read import read
from msglint.read.template import render
from msglint.read.templates import read_template, with_body
from tests.read.template.ways import from_files, texts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("template", "file", "said"),
    [
        ("A {# one #} B {#- two -#} C", "a.j2", [" one ", " two "]),
        ("{% comment %}one{% endcomment %}{%- comment -%} two {%- endcomment -%}", "a.liquid", ["one", " two "]),
        ('{% comment "a note" %}one{% endcomment %}', "a.j2", ["one"]),
        ("{% # one %}{%- # two -%}", "a.liquid", [" one ", " two "]),
        ("{% liquid\n  # one\n  echo x\n# two\n%}", "a.liquid", [" one", " two"]),
        (
            "{{! one }}{{!-- two -- {{ x }} --}}{{~! three ~}}{{!----}}",
            "a.hbs",
            [" one", " two -- {{ x }} ", " three", ""],
        ),
        ("{{=<% %>=}}<%! one %>", "a.mustache", [" one"]),
        ("{% raw %}{# text #}{% endraw %}{# one #}", "a.j2", [" one "]),
        ("\\{{! text }}{{! one }}", "a.hbs", [" one"]),
        ("<!-- text --> {{ x }} {# text", "a.html.j2", []),
    ],
)
def test_each_engines_comments_are_handed_over(template: str, file: str, said: list[str]) -> None:
    assert [comment.text for comment in render(template, file).comments] == said


def test_a_comment_has_its_place() -> None:
    template = "Hi,\n{# one\n two #} x {#- three -#}"
    comments = render(template, "a.j2").comments
    assert [template[comment.start : comment.end] for comment in comments] == ["{# one\n two #}", "{#- three -#}"]
    assert all(comment.source is template and comment.file is None for comment in comments)


@pytest.mark.parametrize(
    ("template", "file"),
    [
        ("A {% # don't %}B{% # can't %} C", "a.liquid"),
        ("A {{! don't }}B{{! can't }} C", "a.hbs"),
        ('A {{! 5" }}B{{! 6" }} C', "a.hbs"),
    ],
)
def test_an_apostrophe_in_a_comment_hides_nothing_behind_it(template: str, file: str) -> None:
    assert texts(template, file) == ["A B C"]


def test_comments_of_an_included_file_name_it() -> None:
    load = from_files(foot="Bye {# two #}")
    template = "{# one #}{% include 'foot' %}{% include 'foot' %}"
    one, two = render(template, "a.j2", load).comments
    assert (one.text, one.file) == (" one ", None)
    assert (two.text, two.file, two.source) == (" two ", "foot", "Bye {# two #}")


def test_a_message_has_the_comments_of_its_template() -> None:
    (comment,) = read_template("{% if a %}x{# one #}{% endif %}", "a.j2").comments
    assert comment.text == " one "
    text = "{# two #}"
    (comment,) = with_body(Message(()), text).comments
    assert comment.source is text


def test_a_record_has_the_comments_of_its_own_text(tmp_path: Path) -> None:
    lines = [{"id": "1", "text": "{# one #}Hi"}, {"id": "2", "text": "Hi"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    said = [[comment.text for comment in message.comments] for message in read(str(tmp_path / "a.jsonl"))]  # type: ignore[union-attr] # all can be read
    assert said == [[" one "], []]


def test_a_plain_draft_and_a_page_have_none(tmp_path: Path) -> None:
    for name, text in (
        ("a.txt", "Hi # one"),
        ("a.html", "<p>Hi<!-- one --></p>"),
        ("a.eml", "Subject: a\n\n{# one #}"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        (message,) = read(str(tmp_path / name))
        assert isinstance(message, Message)
        assert message.comments == ()
