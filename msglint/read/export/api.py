"""Request bodies for Amazon's Messaging API, alone or with the call that they belong to, as API tools save them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.message import Attachment
from msglint.read.export.fieldnames import normal
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from msglint.message import Context
    from msglint.read.export.nodes import Node

_OPERATIONS = (
    "confirmCustomizationDetails",
    "createAmazonMotors",
    "createConfirmDeliveryDetails",
    "createConfirmOrderDetails",
    "createConfirmServiceDetails",
    "createDigitalAccessKey",
    "createLegalDisclosure",
    "createUnexpectedProblem",
    "createWarranty",
    "sendInvoice",
)
_BY_NAME = {name.lower(): name for name in _OPERATIONS}
# A path leaves out the operation's verb: `.../messages/legalDisclosure`.
_BY_PATH = _BY_NAME | {re.sub("^(?:create|send)", "", name).lower(): name for name in _OPERATIONS}

_LONGEST_ADDRESS = 2048
_PATH = r"/messages/([A-Za-z]+)/?(?:[?#].*)?$"
_ORDER = r"/orders/([0-9]{3}-[0-9]{7}-[0-9]{7})/messages/"
_ADDRESSES = ("operation", "operationid", "operationname", "path", "url", "uri", "endpoint")
_BODIES = ("body", "requestbody", "payload", "data")
_BODY_KEYS = frozenset(("text", "attachments", "coverPhoto", "coverageStartDate", "coverageEndDate"))
# What a file is called in the API, in msglint's own records and in the exports of helpdesks.
_FILE_NAMES = ("filename", "name")
_MEDIA_TYPES = ("mediatype", "contenttype", "mimetype")


class Call(NamedTuple):
    """A call of the API.

    Attributes:
        channel: the operation as the context names it: `sp-api/sendInvoice`.
        order_id: the order, where the path tells it.
        key: under which name the body stands in the call.
        body: the body: an object, or a text that holds one.
    """

    channel: str
    order_id: str | None
    key: str
    body: Node


class File(NamedTuple):
    """An attachment, the node that names it, and the key under which that stands."""

    attachment: Attachment
    name: Node


def is_api(context: Context) -> bool:
    """Return whether a message goes out by the API, where its text is never HTML: a tag is a mistake to be reported."""
    return (context.channel or "").startswith("sp-api/")


def is_body(node: Node) -> bool:
    """Return whether a value is a body of the API: a text with nothing beside it that the API doesn't take."""
    fields = node.value
    if not isinstance(fields, dict) or not _BODY_KEYS.issuperset(fields):
        return False
    return ("text" in fields and fields["text"].text is not None) or bool(files_of(node))


def call_of(node: Node) -> Call | None:
    """Return the call that an object describes, if it does."""
    fields = {normal(key): (key, child) for key, child in reversed(node.value.items())}
    for address in _ADDRESSES:
        found = _operation(_raw(fields[address][1]).text) if address in fields else None
        body = next((fields[key] for key in _BODIES if key in fields), None)
        if found and body:
            return Call(f"sp-api/{found[0]}", found[1], body[0], _raw(body[1]))
    return None


def files_of(node: Node) -> list[File]:
    """Return the attachments that an object lists; whatever names no file is left out."""
    listed = node.value.get("attachments") if isinstance(node.value, dict) else None
    items = listed.value if listed and isinstance(listed.value, list) else []
    return [file for item in items if isinstance(item.value, dict) and (file := _file(item.value))]


def _operation(address: str | None) -> tuple[str, str | None] | None:
    """Return operation and order of a path, an address or the name of an operation."""
    if address is None or len(address) > _LONGEST_ADDRESS:
        return None
    path = re.search(_PATH, address)
    name = _BY_PATH.get(path[1].lower()) if path else _BY_NAME.get(address.strip().lower())
    order = re.search(_ORDER, address)
    return (name, order[1] if order else None) if name else None


def _raw(node: Node) -> Node:
    """Return what Postman puts into an object of its own, beside what it was made from."""
    raw = node.value.get("raw") if isinstance(node.value, dict) else None
    return raw if raw and raw.text is not None else node


def _file(item: dict[str, Node]) -> File | None:
    fields = {normal(key): child for key, child in item.items()}
    name = next((fields[key] for key in _FILE_NAMES if key in fields and fields[key].text), None)
    if name is None:
        return None
    media_type = next((fields[key].text for key in _MEDIA_TYPES if key in fields), None)
    size = str(fields["size"].scalar) if "size" in fields else ""
    known = int(size) if re.fullmatch("[0-9]{1,15}", size) else None
    return File(Attachment(name.value, media_type or "", known), name)
