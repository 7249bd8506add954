"""Pieces of YAML as a person would write them."""

from __future__ import annotations

import json
import re

#: What needs no quotation marks, whichever YAML reads it.
_PLAIN = re.compile(r"[^\W\d_][\w .,'()/;-]*(?<=[\w.)])")
_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))
#: What YAML does not call printable or takes for the end of a line, beside the controls that JSON escapes.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_TOP_LEVEL = re.compile(r"^(?P<key>[a-z][a-z-]*):", re.MULTILINE)
_SEPARATOR = re.compile(r"^---[ \t]*$", re.MULTILINE)


def entry(key: str, text: str) -> str:
    """Return one line `key: text`, with quotation marks where the text needs them."""
    return f"{key}: {scalar(text)}"


def scalar(text: str) -> str:
    """Return a text, in quotation marks where it needs them."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _WORDS else quoted(text)


def quoted(text: str) -> str:
    """Return a text in double quotes, on one line: as JSON, which is YAML but for a few signs."""
    return _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign.group()):04X}", json.dumps(text, ensure_ascii=False))


def flow(value: object) -> str:
    """Return any plain value on one line: mappings in braces, lists in brackets, texts in double quotes."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return quoted(value) if isinstance(value, str) else json.dumps(value)


def first_document(text: str) -> str:
    """Return a file's first document as it is written, with its comments."""
    for separator in _SEPARATOR.finditer(text):
        before = text[: separator.start()]
        if any(line.strip() and not line.startswith("#") for line in before.splitlines()):
            return before
    return text


def replaced(document: str, key: str, line: str | None) -> str:
    """Return a document with one of its top-level keys written anew, or taken out.

    Args:
        document: the document; a key begins a line.
        key: the key; where the document lacks it, nothing changes.
        line: what stands in its place, without a line break; None for nothing.
    """
    starts = list(_TOP_LEVEL.finditer(document))
    for at, start in enumerate(starts):
        if start["key"] == key:
            end = starts[at + 1].start() if at + 1 < len(starts) else len(document)
            # Comments above the next key are the next key's.
            block = re.sub(r"(^#.*\n|^[ \t]*\n)*\Z", "", document[start.start() : end], flags=re.MULTILINE)
            rest = document[start.start() + len(block) :]
            return document[: start.start()] + ("" if line is None else line + "\n") + rest
    return document
