"""Files that may hurt, of each type that a reader reads."""

from __future__ import annotations

import base64
import codecs
import io
import json
import zipfile
from typing import TYPE_CHECKING

from tests.growth.hostile import Repeat
from tests.growth.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = "From: a@b.c\nTo: c@d.e\nSubject: x\n"
_MIXED = _HEAD + 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
_TEXT_PART = "--b\nContent-Type: text/plain\n\nhello\n"
_FILE_PART = (
    "--b\nContent-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment; filename=a.pdf\n"
    "Content-Transfer-Encoding: base64\n\nJVBERi0=\n"
)
#: File name, whose ending tells the reader -> how it may hurt -> the file's text.
DOCUMENTS: dict[str, dict[str, Repeat]] = {
    "a.txt": {
        "prose": Repeat("The parcel is on its way.\n"),
        "one line": Repeat("a "),
        "front matter": Repeat("a: b\n", "---\n", "---\nHello"),
        "front matter without an end": Repeat("a: b\n", "---\n"),
        "nested front matter": Repeat("[", "---\na: ", "]\n---\nHello"),
        "aliases in front matter": Repeat("*a,", "---\na: &a [b]\nc: [", "]\n---\nHello"),
        "comments": Repeat("<!-- msglint: ignore emoji -->\n"),
        "comments without an end": Repeat("<!-- msglint: ignore"),
        "subjects": Repeat("Subject: x\n"),
    },
    "a.html": PAGES,
    "a.eml": {
        "prose": Repeat("The parcel is on its way.\n", _HEAD + "\n"),
        "no header": Repeat("a"),
        "headers": Repeat("X-A: b\n", _HEAD, "\nhello"),
        "a long header": Repeat("a", _HEAD + "X: ", "\n\nhello"),
        "a folded header": Repeat("\n b", _HEAD + "X: a", "\n\nhello"),
        "recipients": Repeat("a@b.c, ", "To: ", "\n\nhello"),
        "comments of a sender": Repeat("(", "From: ", "\n\nhello"),
        "encoded words": Repeat("=?utf-8?q?a?= ", "Subject: ", "\n\nhello"),
        "encoded words without an end": Repeat("=?", "Subject: ", "\n\nhello"),
        "parameters": Repeat("a=b; ", "Content-Type: text/plain; ", "\n\nhello"),
        "continued parameters": Repeat("a*0=b; ", "Content-Type: text/plain; ", "\n\nhello"),
        "stray lines of a header": Repeat("no header\n", "Subject: x\n", "To: a@b.c\n\nhello"),
        "parts": Repeat(_TEXT_PART, _MIXED, "--b--\n"),
        "boundaries": Repeat("--b\n", _MIXED),
        "attachments": Repeat(_FILE_PART, _MIXED + _TEXT_PART, "--b--\n"),
        "mails in mails": Repeat("Content-Type: message/rfc822\n\n", _HEAD, "\nhello"),
        "quoted-printable": Repeat("=C3=A9", _HEAD + "Content-Transfer-Encoding: quoted-printable\n\n"),
        "soft line breaks": Repeat("a=\n", _HEAD + "Content-Transfer-Encoding: quoted-printable\n\n"),
        "base64": Repeat("SGVsbG8gdGhlcmUuIA==\n", _HEAD + "Content-Transfer-Encoding: base64\n\n"),
        "files in the text": Repeat("begin 644 a\n#86)C\nend\n", _HEAD + "\n"),
        "a file in the text without an end": Repeat("#86)C\n", _HEAD + "\nbegin 644 a\n"),
        "flowed": Repeat("> a \n", _HEAD + "Content-Type: text/plain; format=flowed\n\n"),
        "HTML": Repeat("<p>a</p>\n", _HEAD + "Content-Type: text/html\n\n"),
    },
    "a.j2": {
        "conditions": Repeat("{% if a %}x{% endif %}"),
        "conditions in conditions": Repeat("{% if a %}", closing="{% endif %}", middle="x"),
        "conditions without an end": Repeat("{% if a %}"),
        "branches": Repeat("{% elif b %}y", "{% if a %}x", "{% endif %}"),
        "both ways": Repeat("{% if a %}x{% else %}y{% endif %}"),
        "cases": Repeat("{% when 1 %}x", "{% case a %}", "{% endcase %}"),
        "loops": Repeat("{% for a in b %}x{% endfor %}"),
        "loops in loops": Repeat("{% for a in b %}", closing="{% endfor %}", middle="x"),
        "sections": Repeat("{{#a}}x{{/a}}"),
        "sections in sections": Repeat("{{#a}}", closing="{{/a}}", middle="x"),
        "outputs": Repeat("{{ a }} "),
        "outputs without an end": Repeat("{{"),
        "tags without an end": Repeat("{% "),
        "comments without an end": Repeat("{# "),
        "quotes without an end": Repeat("{{'\""),
        "filters": Repeat("|b", "{{ a", " }}"),
        "brackets": Repeat("(", "{% if ", " %}x{% endif %}"),
        "joined conditions": Repeat(" and a", "{% if a", " %}x{% endif %}"),
        "denied conditions": Repeat("not ", "{% if ", "a %}x{% endif %}"),
        "choices": Repeat("a if b else ", "{{ ", "c }}"),
        "sets": Repeat('{% set a = "x" %}'),
        "doubled sets": Repeat("{% set a = a ~ a %}", '{% set a = "x" %}', "{{ a }}"),
        "blocks of sets": Repeat("{% set a %}{{ a }}{{ a }}y{% endset %}", '{% set a = "x" %}', "{{ a }}"),
        "includes": Repeat('{% include "a.j2" %}'),
        "macros": Repeat("{% macro a() %}x{% endmacro %}"),
        "raw": Repeat("{{a}}", "{% raw %}", "{% endraw %}"),
        "raws": Repeat("{% raw %}"),
        "changed signs": Repeat("{{=<% %>=}}"),
        "conditions in HTML": Repeat("{% if a %}<b>x</b>{% endif %}", "<p>", "</p>"),
    },
    "a.csv": {
        "rows": Repeat("1,hello\n", "id,text\n"),
        "empty rows": Repeat("\n", "id,text\n"),
        "quotes": Repeat('"', "id,text\n"),
        "doubled quotes": Repeat('""', "id,text\n"),
        "cells in quotes": Repeat('1,"a""b"\n', "id,text\n"),
        "one cell": Repeat("a ", 'id,text\n1,"', '"'),
        "columns": Repeat("a,", "text,", "\n1,2\n"),
        "separators": Repeat(",", "id,text\n"),
        "carriage returns": Repeat("\r", "id,text\n"),
        "signs of a separator": Repeat("sep=", "id,text\n"),
    },
    "a.json": {
        "messages": Repeat('{"text": "a\\n"},', "[", "0]"),
        "macros": Repeat(
            '{"title": "a", "actions": [{"field": "comment_value", "value": "hello"}]},', '{"macros": [', "{}]}"
        ),
        "lists in lists": Repeat("[", closing="]", middle="1"),
        "objects in objects": Repeat('{"a":', closing="}", middle="1"),
        "lists without an end": Repeat("["),
        "one text": Repeat("a ", '{"text": "', '"}'),
        "escapes": Repeat("\\u0041", '{"text": "', '"}'),
        "halves of a pair": Repeat("\\ud83d", '{"text": "', '"}'),
        "addresses": Repeat("/messages/a?", '{"url": "', '\\n", "body": {"text": "x"}}'),
        "tags": Repeat("<a ", '{"body": "', '"}'),
        "digits": Repeat("9", '{"text": ', "}"),
    },
    "a.yaml": {
        "messages": Repeat("- text: a\n"),
        "documents": Repeat("---\ntext: a\n"),
        "lists in lists": Repeat("[", "a: "),
        "anchors": Repeat("- &a b\n"),
        "aliases": Repeat("- *a\n", "- &a [b, b]\n"),
        "merges": Repeat("- {<<: *a}\n", "- &a {text: b}\n"),
        "tags": Repeat("- !a b\n"),
        "a folded text": Repeat("\\\n ", 'text: "', '"'),
        "blanks of a text": Repeat(" \t", 'text: "', '\\x"'),
        "quotes of a text": Repeat("''", "text: '", "'"),
        "a block": Repeat("  a\n\n", "text: |\n"),
    },
    "a.jsonl": {
        "messages": Repeat('{"text": "hello"}\n'),
        "blank lines": Repeat("\n"),
        "one text": Repeat("a ", '{"text": "', '"}'),
        "lists in lists": Repeat("[", '{"text": "a", "b": ', "}"),
        "attachments": Repeat('{"name": "a.pdf"},', '{"text": "a", "attachments": [', '{"name": "a"}]}'),
        "HTML": Repeat("<p>a</p>", '{"html": "', '"}'),
        "a mail": Repeat("a ", '{"eml": "To: a@b.c\\n\\n', '"}'),
        "escapes": Repeat("\\ud83d", '{"text": "', '"}'),
    },
}


def _columns(size: int) -> bytes:
    names = [f"c{at}" for at in range(size // 8)]
    return f"text,{','.join(names)}\nhello,{','.join('1' for _ in names)}\n".encode()


def _variables(size: int) -> bytes:
    return "".join(f"{{% if v{at} %}}x{{% else %}}y{{% endif %}}" for at in range(size // 35)).encode()


def _chained(size: int) -> bytes:
    steps = [f"{{% set v{at} = v{at - 1} ~ v{at - 1} %}}" for at in range(1, size // 30)]
    return ("".join(['{% set v0 = "ab" %}', *steps]) + f"{{{{ v{len(steps)} }}}}").encode()


def _boundaries(size: int) -> bytes:
    parts = (f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(size // 60))
    return f"{_HEAD}{''.join(parts)}Content-Type: text/plain\n\nhello\n".encode()


def _archive(size: int) -> bytes:
    """Return a mail with an archive of many programs: nothing of it is unpacked."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for at in range(size // 150):
            archive.writestr(f"{at}.exe", b"")
    file = _FILE_PART.replace("pdf", "zip").replace("JVBERi0=", base64.encodebytes(held.getvalue()).decode().strip())
    return f"{_MIXED}{_TEXT_PART}{file}--b--\n".encode()


def _bomb(size: int) -> bytes:
    """Return a mail with an archive that unpacks to a thousand times its size."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.docx", bytes(500 * size))
    file = _FILE_PART.replace("pdf", "zip").replace("JVBERi0=", base64.encodebytes(held.getvalue()).decode().strip())
    return f"{_MIXED}{_TEXT_PART}{file}--b--\n".encode()


def _doubled(size: int) -> bytes:
    """Return YAML in which each alias stands for twice what the one before it does."""
    steps = (f"a{at}: &a{at} [*a{at - 1}, *a{at - 1}]\n" for at in range(1, size // 25))
    return ("a0: &a0 [text, text]\n" + "".join(steps)).encode()


def _keys(size: int) -> bytes:
    return json.dumps({"text": "hello"} | {f"k{at}": at for at in range(size // 12)}).encode() + b"\n"


def _wide(size: int) -> bytes:
    return codecs.BOM_UTF16_LE + ("Héllo there. " * (size // 26)).encode("utf-16-le")


def _old(size: int) -> bytes:
    return b"caf\xe9 " * (size // 5)


#: The same of what is more than a repeated text.
MADE: dict[str, dict[str, Callable[[int], bytes]]] = {
    "a.txt": {"UTF-16": _wide, "an old encoding": _old},
    "a.eml": {"parts in parts": _boundaries, "an archive": _archive, "an archive that unpacks to much": _bomb},
    "a.j2": {"variables": _variables, "chained sets": _chained},
    "a.csv": {"named columns": _columns},
    "a.yaml": {"doubled aliases": _doubled, "keys": _keys},
    "a.json": {"keys": _keys},
    "a.jsonl": {"keys": _keys},
}
