"""From the bytes of a draft to its text."""

from __future__ import annotations

import codecs

from msglint.errors import InputError
from msglint.tuples import NamedTuple

#: The most bytes that one text draft may have; a longer one is no message but a mistake, or an attack.
MAX_BYTES = 10 * 1024 * 1024

# UTF-32 stands first because its little-endian mark begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

# What the detector may answer: left to itself it takes short texts for Mac or DOS encodings that no helpdesk writes.
DETECTABLE = {
    "cp1252": "Windows-1252",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "cp949": "EUC-KR",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
    "koi8_r": "KOI8-R",
    "cp874": "Windows-874",
}

# Formats that people really do put beside their drafts, and that need not hold a NUL byte near the beginning.
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG\r\n", b"\xff\xd8\xff", b"\x1f\x8b\x08", b"\xd0\xcf\x11\xe0")
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r"))
_SAMPLE = 8192
_MOST_CONTROLS = 0.3


class Decoded(NamedTuple):
    """The text of a draft, and how its bytes say it.

    Attributes:
        text: the text, without a byte order mark, line breaks as they are.
        encoding: the name of the codec.
        mark: the byte order mark that stood before it, often empty.
        note: for a person, when the encoding had to be guessed.
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    note: str | None = None


def decode(data: bytes, source: str) -> tuple[str, str | None]:
    """Return the text of a draft, and a note for a person when its encoding had to be guessed; see `decoded`."""
    found = decoded(data, source)
    return found.text, found.note


def decoded(data: bytes, source: str) -> Decoded:
    """Return the text of a draft, and how its bytes say it.

    Args:
        data: the whole file.
        source: the file as the user named it.

    Raises:
        InputError: the data is binary, damaged, or in an encoding that can't be detected.
    """
    encoding, name, size = byte_order_mark(data)
    if encoding:
        try:
            return Decoded(data[size:].decode(encoding), encoding, data[:size])
        except UnicodeDecodeError as error:
            problem = (
                f"begins with the byte order mark of {name}, but byte {size + error.start + 1} is not valid {name}"
            )
            raise InputError(problem, source=source) from None
    if looks_binary(data):
        raise InputError("looks like a binary file, not text", source=source)
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError:
        return _detected(data, source)


def byte_order_mark(data: bytes) -> tuple[str, str, int]:
    """Return codec, name and size in bytes of the mark that the data begins with; `("", "", 0)` for none."""
    for mark, encoding, name in _BOMS:
        if data.startswith(mark):
            return encoding, name, len(mark)
    return "", "", 0


def looks_binary(data: bytes) -> bool:
    """Return whether data without a byte order mark is something other than text."""
    if b"\0" in data or data.startswith(_MAGIC):
        return True
    sample = data[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) * _MOST_CONTROLS


def _detected(data: bytes, source: str) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - few drafts are not UTF-8, and start-up counts

    best = from_bytes(data, cp_isolation=list(DETECTABLE)).best()
    encoding = best.encoding if best else ""
    name = DETECTABLE.get(encoding)
    try:
        # The detector looks only at samples of a large file, so its answer can still be wrong.
        text = data.decode(encoding) if name else None
    except UnicodeDecodeError:
        text = None
    if text is None:
        raise InputError("is not UTF-8, and its encoding can't be detected; save the file as UTF-8", source=source)
    return Decoded(text, encoding, note=f"read as {name} (detected); save the file as UTF-8 to be sure")
