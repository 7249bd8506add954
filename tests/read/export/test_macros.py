"""Exports: which of their fields are messages, and where each letter of them stands in the file."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from msglint.errors import InputError, UsageError
from msglint.message import Attachment, Message
from msglint.read.export import written, yamlnodes
from msglint.read.export.macros import read_export
from msglint.read.export.nodes import MAX_DEPTH, MAX_VALUES, json_text, parse_json
from msglint.read.export.yamlnodes import MAX_REPEATED, parse_yaml, yaml_text
from msglint.span import LineIndex, Span

if TYPE_CHECKING:
    from msglint.part import Part
    from msglint.read.export.nodes import Node


def read(content: object, name: str = "a.json", **context: Any) -> list[Message | InputError]:
    data = content if isinstance(content, bytes) else content if isinstance(content, str) else json.dumps(content)
    return list(read_export(data if isinstance(data, bytes) else data.encode(), name, context=context))


def messages(content: object, name: str = "a.json", **context: Any) -> list[Message]:
    results = read(content, name, **context)
    assert not [result.problem for result in results if isinstance(result, InputError)]
    return [result for result in results if isinstance(result, Message)]


def told(content: object, name: str = "a.json") -> list[tuple[str | None, str]]:
    return [(message.id, message.parts[-1].text) for message in messages(content, name)]


def problem(content: object, name: str = "a.json") -> tuple[int, str]:
    (error,) = read(content, name)
    assert isinstance(error, InputError)
    return error.line, error.problem


def place(part: Part, words: str) -> tuple[int, int, str]:
    """Return line and column in the file of words of a part, and what stands there."""
    at = part.text.index(words)
    found = part.place(Span(at, at + len(words)))
    position = LineIndex(found.source).position(found.span.start)
    return position.line, position.column, found.source[found.span.start : found.span.end]


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What is read, and whether as HTML."""
    seen: list[tuple[str, bool]] = []

    def parts(text: str, _source: str, *, is_html: bool, **_: Any) -> tuple[Part, ...]:
        seen.append((text, is_html))
        return ()

    monkeypatch.setattr(written, "body_parts", parts)
    return seen


ZENDESK = r"""{
  "macros": [
    {
      "id": 36,
      "title": "Late parcel",
      "actions": [
        {"field": "status", "value": "solved"},
        {"field": "subject", "value": "Your \"order\""},
        {"field": "comment_value", "value": ["channel:all", "H\u00e9 you,\n\ud83c\udf81 leave a review"]}
      ]
    },
    {"title": "Hint", "actions": [{"field": "comment_value", "value": "Look"}]}
  ],
  "count": 2
}"""


def test_zendesks_macros_are_messages_and_count_in_the_file() -> None:
    late, hint = messages(ZENDESK)
    subject, body = late.parts
    assert (late.id, late.line, hint.id, hint.line, hint.parts[0].text) == ("36", 9, "Hint", 12, "Look")
    assert (subject.text, body.text) == ('Your "order"', "Hé you,\n🎁 leave a review")
    assert place(subject, 'order"') == (8, 47, r"order\"")
    assert place(body, "é") == (9, 63, r"\u00e9")
    assert place(body, "🎁") == (9, 76, r"\ud83c\udf81")
    assert place(body, "leave a review") == (9, 89, "leave a review")


def action(name: str, value: object) -> dict[str, object]:
    return {"field": name, "value": value}


def test_a_comment_in_html_stands_for_the_same_in_text(kinds: list[tuple[str, bool]]) -> None:
    both = [action("comment_value", "Hi"), action("comment_value_html", "Hi there")]
    read([{"actions": both}, {"actions": [*both, action("comment_value", ["channel:sms", "<b>"])]}])
    assert kinds == [("Hi there", True), ("Hi there", True), ("<b>", False)]


def test_a_comment_that_no_buyer_sees_is_left_out() -> None:
    for value in ("false", False):
        assert told([{"actions": [action("comment_value", "x"), action("comment_mode_is_public", value)]}]) == []
    assert told([{"id": 1, "actions": [action("comment_value", "x"), action("comment_mode_is_public", "true")]}]) == [
        ("1", "x")
    ]


def test_a_mail_to_the_requester_is_a_message_and_one_to_the_staff_is_not() -> None:
    mails = [action("notification_user", [who, "S", "T"]) for who in ("requester_id", "assignee_id")]
    (message,) = messages({"triggers": [{"title": "a", "actions": [*mails, action("notification_user", ["x"])]}]})
    assert [(part.name, part.text) for part in message.parts] == [("subject", "S"), ("body", "T")]


def test_gorgias_macros_are_messages(kinds: list[tuple[str, bool]]) -> None:
    steps = [
        {"name": "setResponseText", "title": "Reply", "arguments": {"body_text": "Hi", "body_html": "<i>Hi</i>"}},
        {"name": "setSubject", "arguments": {"subject": "S"}},
        {"name": "addInternalNote", "arguments": {"body_text": "no"}},
    ]
    (message,) = messages({"data": [{"id": 5, "name": "n", "actions": steps}]})
    assert (message.id, message.parts[0].text) == ("5", "S")
    assert kinds == [("<i>Hi</i>", True)]


@pytest.mark.parametrize(
    ("export", "expected"),
    [
        ([{"id": 1, "title": "t", "content": "Hi", "content_html": "<div>Hi</div>"}], ("1", "<div>Hi</div>", True)),
        ({"_embedded": {"replies": [{"id": 2, "name": "n", "text": "Hi<br>"}]}}, ("2", "Hi<br>", True)),
        ({"_results": [{"id": "rsp_1", "name": "n", "subject": "", "body": "<p>Hi"}]}, ("rsp_1", "<p>Hi", True)),
        ({"results": [{"id": "3", "properties": {"hs_body": "Hi <x>"}}]}, ("3", "Hi <x>", False)),
        ({"data": [{"id": "4", "attributes": {"body": "Hi"}}]}, ("4", "Hi", False)),
        ({"items": [{"name": "n", "variants": [{"locale": "de", "content": "Hi"}]}]}, ("n", "Hi", False)),
        ([{"html": "<p>Hi", "message": "Hi"}], ("/0/html", "<p>Hi", True)),
        ([{"id": 6, "message": "Where?", "reply": "Here"}], ("6", "Here", False)),
        ({"a/b~": {"Nachricht": "Hi"}}, ("/a~1b~0/Nachricht", "Hi", False)),
        ({"id": "x", "templates": [{"text": "Hi"}]}, ("/templates/0/text", "Hi", False)),
        ({"plain_text": "<b>Hi</b>", "id": "y"}, ("y", "<b>Hi</b>", False)),
    ],
)
def test_replies_of_other_helpdesks_are_messages(
    export: object, expected: tuple[str, str, bool], kinds: list[tuple[str, bool]]
) -> None:
    assert [(message.id, *kind) for message, kind in zip(messages(export), kinds, strict=True)] == [expected]


def test_different_texts_of_one_object_are_messages_of_their_own() -> None:
    assert told({"id": 1, "text": "Hi", "chatText": "Yo", "body": " ", "content": None, "message": 5}) == [
        ("1", "Hi"),
        ("1", "Yo"),
    ]


def test_translations_know_their_language() -> None:
    export = [
        {"id": 1, "translations": {"de": {"body": "Hallo"}, "pt-BR": {"body": "Oi"}}},
        {"text": "x", "lang": "fr"},
    ]
    assert [(m.id, m.language) for m in messages(export)] == [("1", "de"), ("1", "pt-BR"), ("/1/text", "fr")]


def test_what_a_buyer_wrote_is_left_out() -> None:
    talk = [{"role": "buyer", "text": "a"}, {"sender_type": "End-User", "text": "b"}, {"role": "seller", "text": "c"}]
    assert told({"comments": talk}) == [("/comments/2/text", "c")]


def test_context_stands_beside_the_text_or_under_meta_and_the_command_line_wins() -> None:
    fields = {"kind": "reply", "sent_at": "2026-01-31", "channel": {"type": "mail"}, "meta": {"review_requests": 2}}
    (message,) = messages([{"body": "Hi", **fields}])
    assert (message.context.kind, message.context.sent_date) == ("reply", date(2026, 1, 31))
    assert (message.context.review_requests, message.context.channel) == (2, None)
    assert message.notes == ("'channel' was left out: channel must be a text or a number",)
    (message,) = messages([{"body": "Hi", "sent_date": "soon"}], sent_date="2026-01-30")
    assert message.context.sent_date == date(2026, 1, 30)
    with pytest.raises(UsageError):
        read([], kind="nonsense")


def test_a_value_that_does_not_fit_is_an_error_of_its_message() -> None:
    bad, good = read('[{"body": "SECRET",\n"sent_date": "soon"}, {"body": "x"}]')
    assert isinstance(bad, InputError)
    assert (bad.line, bad.problem) == (1, "sent_date is 'soon'; it must be a date such as 2026-01-31")
    assert isinstance(good, Message)


def test_attachments_are_read_and_their_names_have_their_place() -> None:
    export = (
        '[{"body": "Hi",\n "attachments": [{"filename": "a.pdf", "content_type": "x/y", "size": 5}, {"id": 1}, 3]}]'
    )
    (message,) = messages(export)
    assert message.attachments == (Attachment("a.pdf", "x/y", 5),)
    assert [part.name for part in message.parts] == ["body", "attachment"]
    assert place(message.parts[1].features[0].part, "a.pdf") == (2, 32, "a.pdf")


@pytest.mark.parametrize(
    "content",
    [
        "",
        " \n",
        "[]",
        "null",
        '"text"',
        '["Hello"]',
        '{"name": "x", "version": "1", "dependencies": {"body": "1"}, "content": "x"}',
        '{"version": "1", "tool": {}, "results": [{"violations": [{"message": "x", "text": "y"}]}], "summary": {}}',
        '{"version": "2.1.0", "runs": [{"results": [{"message": {"text": "x"}}]}]}',
        '{"$schema": "x", "properties": {"a": {"content": "x"}}}',
        '{"text": 5, "body": ["x"], "content": {"x": true}}',
    ],
)
def test_a_file_without_messages_gives_none(content: str) -> None:
    assert read(content) == []
    assert read(content, "a.yaml") == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{\r"a": \r\n"SECRET}', (3, "is not valid JSON at column 1: Unterminated string")),
        ("{'a': 1}", (1, "is not valid JSON at column 2: Expecting property name enclosed in double quotes")),
        (
            '{"text": "a"}\n{"text": "b"}',
            (
                2,
                "is not valid JSON at column 1: Extra data; if each line is a message of its own, name the file .jsonl",
            ),
        ),
        ("[" * 100_000, (0, "is nested more than 64 levels deep")),
        ("\n" + "[" * 65 + "]" * 65, (2, "is nested more than 64 levels deep")),
        (b"a\0b", (0, "looks like a binary file, not text")),
    ],
)
def test_what_is_not_json_is_one_error(content: object, expected: tuple[int, str]) -> None:
    assert problem(content) == expected


def test_more_values_than_any_export_has_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    assert problem("[" + "0," * MAX_VALUES + "0]") == (0, "holds more than 1,000,000 values")
    monkeypatch.setattr(yamlnodes, "MAX_VALUES", 3)
    assert problem("- 1\n- 2\n- 3\n", "a.yaml") == (3, "holds more than 3 values")


def test_long_numbers_and_raw_line_breaks_in_strings_do_no_harm() -> None:
    (message,) = messages('{"n": ' + "1" * 100_000 + ', "x": [NaN, -1e9], "id": 7, "text": "a\tb\n c"}')
    assert (message.id, message.parts[0].text, message.line) == ("7", "a\tb\n c", 1)


def test_a_lone_surrogate_is_replaced_and_keeps_its_place() -> None:
    (message,) = messages(r'{"text": "a\ud83db\udc4d\ud83d\ud83d\udc4d"}')
    body = message.parts[0]
    assert body.text == "a\ufffdb\ufffd\ufffd👍"
    assert place(body, "b") == (1, 18, "b")
    assert place(body, "👍") == (1, 31, r"\ud83d\udc4d")


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    assert told('{"id": 1, "text": "a", "text": "b"}') == [("1", "b")]


def test_a_note_on_the_encoding_stands_on_the_first_message() -> None:
    first, second = messages(
        json.dumps([{"text": "Für Ihre Bestellung übernehmen wir die Kosten"}] * 2, ensure_ascii=False).encode("cp1252")
    )
    assert first.notes[0].startswith("read as Windows-125")
    assert second.notes == ()


YAML = """\
# macros
- title: Late
  subject: 'It''s  late'
  body: |2+ # as it stands
    Hello "you",
      🎁 leave

    a review

- &hint
  title: "Hi\\u00e9"
  body: >-
    Look at our
    shop

    today
- <<: *hint
  id: 8
- {name: n, text: "a\\tb \\
    c
    d"}
- text: plain words
    on lines
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_yaml_texts_of_all_styles_count_in_the_file(end: str) -> None:
    late, hint, again, quoted, plain = messages(YAML.replace("\n", end), "a.yml")
    assert [m.id for m in (late, hint, again, quoted, plain)] == ["Late", "Hié", "8", "n", "/4/text"]
    assert [m.line for m in (late, hint, again, quoted, plain)] == [5, 13, 13, 19, 22]
    subject, body = late.parts
    assert (subject.text, body.text) == ("It's  late", 'Hello "you",\n  🎁 leave\n\na review\n\n')
    assert place(subject, "'s  late") == (3, 15, "''s  late")
    assert place(body, "🎁 leave") == (6, 7, "🎁 leave")
    assert place(body, "a review") == (8, 5, "a review")
    assert hint.parts[0].text == "Look at our shop\ntoday"
    assert place(hint.parts[0], "our shop") == (13, 13, f"our{end}    shop")
    assert place(hint.parts[0], "today") == (16, 5, "today")
    assert quoted.parts[0].text == "a\tb c d"
    assert place(quoted.parts[0], "\t") == (19, 21, r"\t")
    assert place(quoted.parts[0], "c") == (20, 5, "c")
    assert place(plain.parts[0], "on lines") == (23, 5, "on lines")


def test_all_documents_of_a_yaml_file_are_read_up_to_the_broken_one() -> None:
    first, second, error = read("text: a\n---\n---\ntext: b\n---\n'text: c\n", "a.yaml")
    assert isinstance(first, Message)
    assert isinstance(second, Message)
    assert (first.line, second.line) == (1, 4)
    assert isinstance(error, InputError)
    assert error.problem.startswith("is not valid YAML: ")


def test_tags_are_passed_over_and_nothing_is_made_of_them() -> None:
    content = "- !ruby/object:Macro\n  text: !!str a\n- text: !!binary aGk=\n- !!python/object/apply:os.system ['x']\n"
    first, last = messages(content + "- text: 5\n- text: &a !x\n    'ab'\n", "a.yaml")
    assert (first.id, place(first.parts[0], "a")) == ("/0/text", (2, 15, "a"))
    assert (last.id, last.line, place(last.parts[0], "b")) == ("/4/text", 7, (7, 7, "b"))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: 1\nb: *x", (2, "uses *x, which is not defined above")),
        ("a: &x [*x]", (1, "uses *x, which is not defined above")),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), (1, "is nested more than 64 levels deep")),
        ("a: b\nb: a\x07b", (2, "is not valid YAML: it holds a character that YAML does not allow")),
        (
            "a: &a [x, y, z]\n"
            + "".join(f"{n}: &{n} [{f'*{p}, ' * 9}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True)),
            (6, f"repeats more than {MAX_REPEATED:,} characters by aliases (*)"),
        ),
    ],
)
def test_yaml_that_cannot_be_read_is_one_error_with_its_line(content: str, expected: tuple[int, str]) -> None:
    assert problem(content, "a.yaml") == expected


def test_one_text_that_is_used_twice_is_two_messages_at_one_place() -> None:
    first, second = messages("x: &t Hello\nm: [{id: 1, text: *t}, {id: 2, text: *t}]", "a.yaml")
    assert [(m.id, m.line, m.parts[0].start) for m in (first, second)] == [("1", 1, 6), ("2", 1, 6)]


def decoded(piece: str) -> str:
    if not piece.startswith("\\"):
        return piece
    result: str = json.loads(f'"{piece}"')
    return result.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


@given(st.text(st.characters(codec=None, exclude_categories=()) | st.sampled_from('"\\/\n\té🎁')), st.booleans())
def test_each_code_point_of_a_json_string_comes_from_what_decodes_to_it(text: str, ascii_only: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    # A file that was decoded holds halves of surrogate pairs as escapes only.
    is_escaped = ascii_only or any("\ud800" <= char <= "\udfff" for char in text)
    source = "[1, " + json.dumps(text, ensure_ascii=is_escaped) + "]"
    node = parse_json(source, "a.json").value[1]
    read = json_text(node, source)
    assert read.text == node.value
    spans = [read.way().span(at, at + 1) for at in range(len(read.text))]
    assert [decoded(source[start:end]) for start, end in spans] == list(read.text)
    assert "".join(source[start:end] for start, end in spans) == source[node.start + 1 : node.end - 1]


@given(
    st.text(st.sampled_from(" \n\t'\"\\:#é🎁abc-|>\x85\u2028{}")) | st.text(st.characters(codec="utf-8")),
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.sampled_from([12, 80]),
    st.sampled_from(["\n", "\r\n"]),
)
@example("\x85", "|", 80, "\n")
def test_each_code_point_of_a_yaml_text_has_its_place(text: str, style: str | None, width: int, end: str) -> None:
    source = yaml.dump([{"text": text}], default_style=style, width=width, allow_unicode=True, line_break=end)
    (root,) = parse_yaml(source, "a.yaml")
    node: Node = root.value[0].value["text"]
    read = yaml_text(node, source)
    assert read.text == node.value
    spans = [read.way().span(at, at + 1) for at in range(len(read.text))]
    assert spans == sorted(spans)
    for char, (start, stop) in zip(read.text, spans, strict=True):
        piece = source[start:stop]
        assert node.start <= start < stop <= node.end
        assert piece == char or piece[0] in "\\'" or (char.isspace() and piece.isspace())


KEYS = st.sampled_from(
    ["id", "title", "actions", "field", "value", "comment_value", "body", "html", "meta", "kind", "path"]
)
TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(TREES, st.sampled_from(["a.json", "a.yaml"]))
def test_any_tree_gives_messages_or_input_errors(tree: object, name: str) -> None:
    text = json.dumps(tree) if name == "a.json" else yaml.safe_dump(tree)
    for result in read(text.encode(), name):
        assert isinstance(result, InputError) or result.source == name


@given(st.binary(max_size=100) | st.text(max_size=100).map(str.encode), st.sampled_from(["a.json", "a.yaml"]))
def test_any_bytes_give_messages_or_input_errors(data: bytes, name: str) -> None:
    for result in read(data, name):
        assert isinstance(result, (Message, InputError))
