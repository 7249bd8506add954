"""What kind of file an attachment is: by its first bytes where they are known, else by its media type and name.

The signatures of formats come from `filetype`. `puremagic` knows more of them, but answers with a list of guesses in
which a ZIP archive, a JAR and a DOCX look alike, an AVIF comes as MP4 and an unknown file raises; `filetype` has one
answer or none, tells DOCX, XLSX and PPTX from ZIP and APNG from PNG, and reads eight kilobytes. What it can't tell
stands here: text and scripts, what a ZIP or an OLE file holds, programs of other systems, and animated WebP and AVIF.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many bytes of a file are looked at; further ones change nothing.
HEAD_BYTES = 256 * 1024

#: Of an archive, so many entries are looked at, and so many bytes of the name of each.
_MOST_ENTRIES = 4000
_LONGEST_ENTRY = 300
#: A text shows within so many bytes that it is one, and a PDF file begins within so many.
_SNIFFED = 4096
_PDF_WITHIN = 1024
#: A film or picture of the MPEG family says with so many names which formats it has.
_MOST_BRANDS = 128
#: The bit that tells an animated WebP picture.
_WEBP_MOVES = 0x02

_ENDINGS = {
    "executable": (
        "exe com scr pif cpl msi msp mst msix msixbundle appx appxbundle dll sys drv ocx bat cmd ps1 ps1xml psm1 psd1 "
        "vbs vbe js jse mjs ws wsf wsc wsh hta jar class apk aab xapk ipa app pkg deb rpm run sh bash zsh ksh csh fish "
        "command elf so dylib appimage lnk url webloc desktop scf inf reg msc gadget application appref-ms jnlp py pyc "
        "pyw pyz rb pl php lua chm hlp swf crx xpi wasm dex scpt applescript workflow settingcontent-ms library-ms "
        "search-ms diagcab docm dotm xlsm xltm xlam xll xla pptm potm ppam ppsm sldm iqy"
    ),
    "archive": (
        "zip zipx rar r00 7z 001 z01 tar gz tgz bz2 tbz tbz2 xz txz zst tzst lz lzma lz4 lzo lzh lha arj ace cab z ar "
        "cpio br iso img udf dmg vhd vhdx wim sit sitx"
    ),
    "gif": "gif",
    "animated": "apng avifs mng",
    "image": (
        "jpg jpeg jpe jfif png bmp dib tif tiff webp heic heif avif svg svgz ico psd raw cr2 cr3 nef arw dng tga jxl "
        "jp2 emf wmf xcf"
    ),
    "document": (
        "pdf doc docx dot dotx odt ott fodt rtf txt text md tex log csv tsv xls xlsx xlsb xlt xltx ods ots ppt pptx "
        "pps ppsx pot potx odp otp odg pages numbers keynote epub mobi azw azw3 djvu ps eps ai xps oxps wps wpd et dps "
        "hwp hwpx ofd vsd vsdx pub xml json"
    ),
    "audio-video": (
        "mp3 wav m4a aac ogg oga opus flac wma amr aif aiff mid midi mp4 m4v mov avi mkv webm wmv mpg mpeg 3gp 3g2 flv "
        "ogv mts m2ts"
    ),
    "calendar": "ics ical ifb vcs",
    "contact": "vcf vcard",
    "html": "html htm xhtml xht shtml mht mhtml",
}
_TYPE_OF_ENDING = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
#: Documents that are ZIP archives inside, and are at times declared as such.
_ZIPPED = re.compile(r"docx|dotx|xlsx|xltx|pptx|ppsx|potx|od[tspg]|ott|epub|pages|numbers|oxps|hwpx|ofd|vsdx")

#: The media types of each type; the first that fits counts.
_MEDIA_TYPES = {
    "executable": (
        r".*macroenabled.*|(application|text)/(x-)?((java|ecma|vb)script|(shell|power)?shell(script)?|sh|csh|python|perl"
        r"|php|bat)|application/(hta|wasm|java-(archive|vm)|x-(ms(download|dos-program|i|-shortcut)|executable|elf"
        r"|mach-binary|sharedlib|deb|rpm|shockwave-flash|google-chrome-extension|java-(archive|applet|jnlp-file)"
        r"|xpinstall)|vnd\.(microsoft\.portable-executable|android\.package-archive|debian\.binary-package|ms-htmlhelp))"
    ),
    "archive": (
        r"application/(x-)?(zip(-compressed)?|gzip|rar(-compressed)?|7z-compressed|g?tar|bzip2?|xz|lzma|zstd|lzip|lz4"
        r"|lzop|lzh|lha|compress(ed)?|brotli|unix-archive|archive|cpio|stuffit|ace-compressed|arj|iso9660-image"
        r"|apple-diskimage)|application/vnd\.(rar|ms-cab-compressed)|multipart/x-(zip|gzip)"
    ),
    "gif": r"image/gif",
    "animated": r"image/(vnd\.mozilla\.)?apng|image/avif-sequence|video/x-mng",
    "image": r"image/.*",
    "audio-video": r"(audio|video)/.*|application/(ogg|mp4)",
    "calendar": r"(text|application)/(x-vcalendar|calendar|ics)",
    "contact": r"text/(x-)?vcard|text/directory",
    "html": r"text/html|application/xhtml\+xml|multipart/related",
    "document": (
        r"text/.*|application/(pdf|x-pdf|rtf|postscript|msword|json|xml|epub\+zip|x-mobipocket-ebook|x-hwp|haansoft.*"
        r"|vnd\.(openxmlformats-officedocument|oasis\.opendocument|ms-(excel|powerpoint|word|xpsdocument)|visio"
        r"|apple\.(pages|numbers|keynote)|amazon\.ebook|hancom).*)"
    ),
}
#: Media types that say no more than that it is a file, or a text.
_VAGUE = re.compile(r"[^/]*|text/plain|application/(octet-stream|x-download|force-download|binary|x-unknown)")

#: The beginnings that `filetype` does not know, or knows too well: a text may begin with "GIF".
_BEGINNINGS = (
    (
        "executable",
        (b"dex\n", b"\0asm", b"ITSF", b"!<arch>\ndebian-binary", b"\xca\xfe\xba\xbe", b"L\0\0\0\x01\x14\x02\0"),
    ),
    ("executable", (b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe")),
    ("archive", (b"!<arch>\n", b"PK\x05\x06", b"PK\x07\x08")),
    ("gif", (b"GIF87a", b"GIF89a")),
)
#: Where a disk image says what it is.
_DISK = slice(32769, 32774)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: The class of an installer, and the stream that holds a document's macros.
_OLE_PROGRAMS = (bytes.fromhex("84100c0000000000c000000000000046"), "_VBA_PROJECT".encode("utf-16-le"))

_ENTRY = b"PK\x03\x04"
#: The first entry of an OpenDocument text or a book tells its media type, not compressed.
_TELLS_MEDIA_TYPE = re.compile(rb"[\s\S]{30}mimetypeapplication/(?!zip)")
_BOOK = re.compile(rb"[\s\S]{30}mimetypeapplication/epub")
_OFFICE = re.compile(
    rb"\[Content_Types\]\.xml|(word|xl|ppt|visio)/.*|META-INF/(container|manifest)\.xml|Index/.*\.iwa|OFD\.xml"
)
_MACROS = re.compile(rb"(?i)(.*/)?vba(project|data)[^/]*|xl/macrosheets/.*|(basic|scripts)/.+")
_PACKAGE = re.compile(
    rb"(?i)META-INF/MANIFEST\.MF|AndroidManifest\.xml|classes\.dex|AppxManifest\.xml|Payload/[^/]+\.app/.*|.*\.class"
)
_RUNS = re.compile(rb"(?i).*\.(exe|scr|com|pif|msi|bat|cmd|ps1|vbs|js|jse|wsf|hta|lnk|jar|dll)")

#: What no text holds: control characters but for tabs, line breaks and the like.
_NO_TEXT = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
#: The beginnings of texts, in small letters.
_TEXTS = (
    (
        "executable",
        rb"#!|@echo|<\?php|<hta:|<(job|package)[ >]|windows registry editor|regedit4|\[(internetshortcut|desktop)",
    ),
    ("calendar", rb"begin:vcalendar"),
    ("contact", rb"begin:vcard"),
    ("image", rb"<svg[\s>]|(<\?xml|<!--|<!doctype svg)[\s\S]*<svg[\s>]"),
    (
        "html",
        rb"<(!doctype html|html|head|body|script|table|div|p|meta|title)[\s>]|(<\?xml|<!--|<!doct)[\s\S]*<html[\s>]",
    ),
)
#: The types whose files may be plain text without saying so at the beginning.
_WRITTEN = ("executable", "document", "calendar", "contact", "html", "other")

#: Types that a name may well mix up.
_FAMILIES = {"animated": "image", "calendar": "document", "contact": "document", "html": "document"}


class FileType(NamedTuple):
    """What kind of file something is.

    Attributes:
        type: one of the types of `KINDS["attachment"]`.
        disguised: whether its name says something else.
    """

    type: str
    disguised: bool


def file_type(name: str, media_type: str, data: bytes | None) -> FileType:
    """Tell what kind of file this is.

    Args:
        name: its file name.
        media_type: its declared media type, or empty.
        data: its first bytes, at least `HEAD_BYTES` where there are as many; None where they are not known.
    """
    endings = name.lower().rstrip(". ").split(".")[1:]
    named = _TYPE_OF_ENDING.get(endings[-1].strip()) if endings else None
    found = _by_content(data[:HEAD_BYTES], named) if data else _declared(media_type, named, endings)
    inner = _TYPE_OF_ENDING.get(endings[-2].strip()) if len(endings) > 1 else None
    return FileType(found, _differ(found, named) or (found == "executable" and inner in ("document", "image", "gif")))


def _differ(found: str, named: str | None) -> bool:
    return named is not None and found != "other" and _FAMILIES.get(found, found) != _FAMILIES.get(named, named)


def _declared(media_type: str, named: str | None, endings: list[str]) -> str:
    """Return the type by what is said about a file; of two that differ the graver, else the media type."""
    essence = media_type.partition(";")[0].strip().lower()[:200]
    told = _of_media_type(essence)
    if told == "archive" and endings and _ZIPPED.fullmatch(endings[-1]):
        told = None
    for grave in ("executable", "archive", "gif", "animated"):
        if grave in (told, named):
            return grave
    if named and _VAGUE.fullmatch(essence):
        return named
    return told or named or "other"


def _of_media_type(essence: str) -> str | None:
    return next((kind for kind, pattern in _MEDIA_TYPES.items() if re.fullmatch(pattern, essence)), None)


def _by_content(head: bytes, named: str | None) -> str:
    """Return the type by the bytes, and by the name only where many kinds of files have such bytes."""
    return (
        _begun(head)
        or _packed(head, named)
        or _composed(head)
        or _signed(head)
        or _text(head, named)
        or (named if named and named not in ("gif", "animated") else "other")
    )


def _begun(head: bytes) -> str | None:
    """Return the type by the fixed beginnings that stand here."""
    found = next((kind for kind, beginnings in _BEGINNINGS if head.startswith(beginnings)), None)
    return "archive" if found is None and head[_DISK] == b"CD001" else found


def _packed(head: bytes, named: str | None) -> str | None:
    """Return what a ZIP archive or an OLE file is by the names in it; nothing is unpacked."""
    if head.startswith(_OLE):
        if named == "executable" or any(mark in head for mark in _OLE_PROGRAMS):
            return "executable"
        return "other" if named == "other" else "document"
    if not head.startswith(_ENTRY):
        return None
    names = list(_entries(head))
    is_document = _TELLS_MEDIA_TYPE.match(head) or any(_OFFICE.fullmatch(name) for name in names)
    if named == "executable" or any((_MACROS if is_document else _PACKAGE).fullmatch(name) for name in names):
        return "executable"
    if is_document and (_BOOK.match(head) or not any(_RUNS.fullmatch(name) for name in names)):
        return "document"
    return "archive"


def _entries(head: bytes) -> Iterator[bytes]:
    """Yield the names in a ZIP archive, as far as the bytes reach; each byte is looked at once."""
    at = -1
    for _ in range(_MOST_ENTRIES):
        at = head.find(_ENTRY, at + 1)
        if at < 0:
            return
        length = int.from_bytes(head[at + 26 : at + 28], "little")
        yield head[at + 30 : at + 30 + min(length, _LONGEST_ENTRY)]


def _composed(head: bytes) -> str | None:
    """Return the type of a format that holds one or many pictures, or a film."""
    if head[:4] == b"RIFF" and head[8:16] == b"WEBPVP8X":
        return "animated" if int.from_bytes(head[20:21], "big") & _WEBP_MOVES else "image"
    if head[4:8] != b"ftyp":
        return None
    end = min(int.from_bytes(head[:4], "big"), _MOST_BRANDS * 4)
    if b"avis" in (head[at : at + 4] for at in (8, *range(16, end, 4))):
        return "animated"
    return "image" if head[8:12] in {b"avif", b"mif1", b"heic", b"heix", b"heif", b"crx "} else "audio-video"


def _signed(head: bytes) -> str | None:
    """Return the type of a binary file by its signature; None for a text, of which the first letters tell nothing."""
    if _is_text(head):
        return None
    import filetype  # noqa: PLC0415 - few messages have attachments

    found = filetype.guess(head)
    return (_of_media_type(found.mime) or "other") if found else None


def _is_text(head: bytes) -> bool:
    """Return whether the bytes are surely a text; one in an old encoding that begins with an accent may not be."""
    start = head[:_SNIFFED]
    if start.startswith(_WIDE_TEXT):
        return True
    if _NO_TEXT.search(start):
        return False
    try:
        start.decode()
    except UnicodeDecodeError as error:
        # The last character may be cut.
        return start[:1].isascii() or error.start > len(start) - 4
    return True


def _text(head: bytes, named: str | None) -> str | None:
    """Return the type of a text file, or of a PDF file whatever stands above it."""
    start = head[:_SNIFFED]
    if b"%PDF-" in start[:_PDF_WITHIN]:
        return "document"
    if start.startswith(_WIDE_TEXT):
        start = start.decode("utf-16", "ignore").encode("utf-8", "replace")
    elif _NO_TEXT.search(start):
        return None
    start = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    found = next((kind for kind, pattern in _TEXTS if re.match(pattern, start)), None)
    return found or (named if named in _WRITTEN else "document")
