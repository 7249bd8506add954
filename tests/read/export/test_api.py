"""Bodies of Amazon's Messaging API, alone or with the call that they belong to."""

from __future__ import annotations

import json
from typing import Any

import pytest

from msglint.message import Attachment, Message
from msglint.read.export.macros import read_export
from msglint.span import LineIndex, Span

ORDER = "114-3941689-8772232"
PATH = f"/messaging/v1/orders/{ORDER}/messages/"


def read(content: object, **context: Any) -> Message:
    text = content if isinstance(content, str) else json.dumps(content)
    (message,) = read_export(text.encode(), "a.json", context=context)
    assert isinstance(message, Message)
    return message


def told(message: Message) -> tuple[str, str | None, str | None]:
    return message.parts[0].text, message.context.channel, message.context.order_id


def test_a_body_alone_is_one_message_whose_channel_the_user_tells() -> None:
    text = '{\n"text": "Hi <b>Ann</b>",\n"attachments": [{"uploadDestinationId": "x/1", "fileName": "a.pdf"}]}'
    message = read(text, channel="sp-api/confirmCustomizationDetails")
    body, attached = message.parts
    assert told(message) == ("Hi <b>Ann</b>", "sp-api/confirmCustomizationDetails", None)
    assert (message.line, body.name, body.start, body.source) == (2, "body", 11, text)
    assert message.attachments == (Attachment("a.pdf"),)
    assert (attached.name, attached.features[0].part.text) == ("attachment", "a.pdf")


@pytest.mark.parametrize(
    ("address", "channel"),
    [
        ("confirmCustomizationDetails", "confirmCustomizationDetails"),
        ("confirmDeliveryDetails?marketplaceIds=ATVPDKIKX0DER", "createConfirmDeliveryDetails"),
        ("confirmOrderDetails", "createConfirmOrderDetails"),
        ("confirmServiceDetails/", "createConfirmServiceDetails"),
        ("unexpectedProblem", "createUnexpectedProblem"),
        ("digitalAccessKey", "createDigitalAccessKey"),
        ("legalDisclosure", "createLegalDisclosure"),
        ("warranty", "createWarranty"),
        ("invoice", "sendInvoice"),
    ],
)
def test_the_path_tells_the_operation_and_the_order(address: str, channel: str) -> None:
    expected = ("Hi", "sp-api/" + channel, ORDER)
    assert told(read({"path": PATH + address, "body": {"text": "Hi"}})) == expected
    assert (
        told(read({"method": "POST", "url": f"https://host.example{PATH}{address}", "payload": {"text": "Hi"}}))
        == expected
    )


def test_the_operation_may_be_named() -> None:
    assert told(read({"operationId": "CreateWarranty", "body": {"text": "Hi"}})) == (
        "Hi",
        "sp-api/createWarranty",
        None,
    )


def test_a_placeholder_in_the_path_is_no_order() -> None:
    path = "/messaging/v1/orders/{amazonOrderId}/messages/invoice"
    assert told(read({"path": path, "body": {"text": "Hi"}})) == ("Hi", "sp-api/sendInvoice", None)


def test_the_command_line_wins() -> None:
    message = read({"path": PATH + "invoice", "body": {"text": "Hi"}}, channel="x", order_id="y")
    assert told(message) == ("Hi", "x", "y")


def test_a_body_that_is_a_text_itself_counts_in_the_file() -> None:
    body = json.dumps({"text": 'Hé "you",\nleave'}, indent=1)
    request = {"url": {"raw": "{{host}}" + PATH + "unexpectedProblem"}, "body": {"mode": "raw", "raw": body}}
    text = json.dumps({"item": [{"name": "x", "request": request}]}, indent=1)
    message = read(text)
    part = message.parts[0]
    assert told(message) == ('Hé "you",\nleave', "sp-api/createUnexpectedProblem", ORDER)
    assert (message.id, message.line) == ("/item/0/request/body", 11)
    for words, written in (("leave", "leave"), ("é", r"\\u00e9"), ('"y', r"\\\"y"), ("\n", r"\\n")):
        at = part.text.index(words)
        found = part.place(Span(at, at + len(words)))
        assert (found.source, text[found.span.start : found.span.end]) == (text, written)
        assert LineIndex(text).position(found.span.start).line == 11


def test_a_body_without_a_text_is_a_message_with_its_attachments() -> None:
    message = read({"path": PATH + "invoice", "body": {"attachments": [{"uploadDestinationId": "1", "fileName": "a"}]}})
    assert told(message) == ("", "sp-api/sendInvoice", ORDER)
    assert message.attachments == (Attachment("a"),)


@pytest.mark.parametrize(
    ("address", "body"),
    [
        (PATH + "other", {"text": "Hi"}),
        ("invoice", {"text": "Hi"}),
        ("/messages/" + "a" * 5000, {"text": "Hi"}),
        (PATH + "invoice", {"text": "Hi", "role": "x"}),
        (PATH + "invoice", '{"text": "Hi"'),
        (PATH + "invoice", "Hi"),
    ],
)
def test_what_is_no_call_of_the_api_is_read_like_any_export(address: str, body: object) -> None:
    message = read({"path": address, "body": body})
    assert message.context.channel is None


def test_a_broken_list_of_attachments_is_passed_over() -> None:
    message = read({"text": "Hi", "attachments": [{"fileName": 5}, 3, {"uploadDestinationId": "x"}]})
    assert (message.attachments, len(message.parts)) == ((), 1)
    assert read({"text": "Hi", "attachments": "a.pdf"}).attachments == ()
