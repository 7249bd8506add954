"""From the bytes of a mail's body or header to its text, whatever the mail says of its charset."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msglint.origin import Collage
    from msglint.read.mail.octets import File, Octets

#: Charset as mails name it -> the codec that reads what they really hold.
_MEANT = {
    **dict.fromkeys(["iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "iso8859-1"], "cp1252"),
    **dict.fromkeys(["gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936"], "gb18030"),
    **dict.fromkeys(["shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"], "cp932"),
    **dict.fromkeys(["ks_c_5601-1987", "ks_c_5601", "euc-kr", "euc_kr", "ksc5601"], "cp949"),
    **dict.fromkeys(["big5", "big-5", "x-big5"], "cp950"),
    "iso-8859-8-i": "iso8859-8",
    "iso-2022-jp": "iso2022_jp_ext",
    "unicode-1-1-utf-7": "utf-7",
}
#: Codecs that read no mail: notations of programs and of host names, some of them slow.
_NO_CHARSETS = ("unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape", "idna", "punycode")
#: A stretch of UTF-7: base64 of UTF-16 between `+` and, where need be, `-`, or letters as they are.
_UTF_7 = re.compile(rb"\+[A-Za-z0-9+/]*-?|[^+]+")
#: So many bits stand in a sign of base64.
_BITS_OF_SIGN = 6
#: What may stand before a text to tell its encoding.
_MARK = "\ufeff"
_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_ESCAPES = (b"\x1b$", b"\x1b(")
#: Where text in no charset is left, it is read as what most old mail programs write.
_LAST_RESORT = "cp1252"


def codec_of(charset: str) -> str | None:
    """Return the codec for a charset as a mail names it; None for one that nobody knows."""
    name = charset.strip().strip("\"'").lower()
    try:
        codec = codecs.lookup(_MEANT.get(name, name)).name
        # A codec that packs or encrypts bytes is no charset and fails here.
        "a".encode(codec)
    except (LookupError, ValueError):
        return None
    return None if codec in _NO_CHARSETS else codec


def told(data: bytes, charset: str, file: File) -> str:
    """Return the codec that reads some bytes of a file: the one they claim, unless they are sure to be another."""
    if _reads(data, "utf-8"):
        has_escapes = any(escape in data for escape in _ESCAPES)
        claimed = codec_of(charset) or ""
        if has_escapes and (not claimed.startswith("iso2022") or not _reads(data, claimed)):
            return "iso2022_jp_ext" if _reads(data, "iso2022_jp_ext") else "utf-8"
        # Bytes that are UTF-8 are hardly anything else; only ASCII can be what it likes.
        return claimed if data.isascii() and claimed and _reads(data, claimed) else "utf-8"
    claimed = codec_of(charset) or ""
    if claimed and _reads(data, claimed):
        return claimed
    # Guessing takes long, and a mail that needs it at every turn is no mail.
    file.guesses -= 1
    return _detected(data) if file.guesses >= 0 else _LAST_RESORT


def text_of(octets: Octets, codec: str, file: File, collage: Collage) -> None:
    """Add the text of some bytes to a collage, each character with its range of the file's text."""
    for text, first, last in _characters(octets.data, codec) if octets.data else ():
        if first == 0 and text == _MARK:
            continue
        start, end = octets.starts[first], octets.ends[last - 1]
        whole = file.span(start, end)
        if len(text) == last - first == whole.end - whole.start == end - start:
            collage.add(text, *whole)
        else:
            for at, char in enumerate(text):
                if len(text) == last - first:
                    collage.add(char, *file.span(octets.starts[first + at], octets.ends[first + at]))
                else:
                    collage.add(char, *whole)


def _characters(data: bytes, codec: str) -> Iterator[tuple[str, int, int]]:
    """Yield text with the range of bytes that it was read from, either as long as these or a single character."""
    if data.isascii() and not codec.startswith(("iso2022", "utf-7", "utf-16", "utf-32", "hz")):
        yield data.decode("ascii"), 0, len(data)
        return
    if codec == "utf-7":
        yield from _characters_of_utf_7(data)
        return
    if codec in ("utf-16", "utf-32") and not data.startswith(_MARKS):
        codec += "-le"
    text = data.decode(codec, "replace")
    if len(text) == len(data):
        yield text, 0, len(data)
        return
    decoder = codecs.getincrementaldecoder(codec)("replace")
    first = 0
    for at in range(len(data)):
        char = decoder.decode(data[at : at + 1])
        if char:
            yield from ((one, first, at + 1) for one in char)
            first = at + 1
    yield from ((one, first, len(data)) for one in decoder.decode(b"", final=True))


def _characters_of_utf_7(data: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield the same of UTF-7, whose own decoder begins each stretch anew with every byte."""
    for match in _UTF_7.finditer(data):
        text = match.group().decode("utf-7", "replace")
        start, end = match.span()
        if len(text) in (1, end - start):
            yield text, start, end
            continue
        bits = 0
        for char in text:
            first = start + 1 + bits // _BITS_OF_SIGN
            bits += len(char.encode("utf-16-le", "replace")) * 8
            yield char, min(first, end - 1), min(start + 1 - -bits // _BITS_OF_SIGN, end)


def _reads(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except (UnicodeDecodeError, LookupError, ValueError):
        return False
    return True


def _detected(data: bytes) -> str:
    """Return the codec that some bytes look like."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few mails lie about their charset

    from msglint.read.decode import DETECTABLE  # noqa: PLC0415 - few mails lie about their charset

    best = from_bytes(data, cp_isolation=list(DETECTABLE)).best()
    return best.encoding if best and best.encoding in DETECTABLE and _reads(data, best.encoding) else _LAST_RESORT
