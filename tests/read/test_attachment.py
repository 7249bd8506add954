"""Attachments: what kind of file each is, where its name stands, and how much they come to."""

from __future__ import annotations

import gzip
import io
import os
import struct
import tarfile
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from msglint.message import Attachment
from msglint.origin import Origin, Piece
from msglint.part import Part
from msglint.read.attachment import MAX_TOTAL_BYTES, Head, attachment_part, attachment_parts, read_head
from msglint.read.filetypes import HEAD_BYTES, file_type
from msglint.span import Span
from msglint.text.entities import KINDS

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\n"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def zipped(*names: str, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return stream.getvalue()


def tarred() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO())
    return stream.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def picture(*more: bytes) -> bytes:
    return b"".join([PNG, chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)), *more, chunk(b"IEND", b"")])


def film(*brands: bytes) -> bytes:
    data = brands[0] + bytes(4) + b"".join(brands)
    return struct.pack(">I", len(data) + 8) + b"ftyp" + data + bytes(40)


CONTENTS = {
    "a PDF file": ("document", b"%PDF-1.7\n"),
    "a PDF file below an empty line": ("document", b"\r\n%PDF-1.4\n"),
    "rich text": ("document", b"{\\rtf1 hi}"),
    "plain text": ("document", b"Hello there"),
    "a text that begins as a GIF would": ("document", b"GIF files are not allowed"),
    "a text that begins as a program would": ("document", b"MZ is a sign that we print on the mug"),
    "text in UTF-16": ("document", "Grüße".encode("utf-16")),
    "text in an old encoding": ("document", "Die Gr\xf6\xdfe".encode("latin-1")),
    "text that begins with an accent in an old encoding": ("document", "\xdcbung macht den Meister".encode("latin-1")),
    "a DOCX file": ("document", zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml")),
    "an XLSX file": ("document", zipped("xl/workbook.xml", "[Content_Types].xml")),
    "a DOCX file with macros": (
        "executable",
        zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
    ),
    "a DOCX file with a program in it": ("archive", zipped("[Content_Types].xml", "word/document.xml", "a.exe")),
    "a book": ("document", zipped("mimetype", "x.js", compression=zipfile.ZIP_STORED)),
    "a text document": ("document", zipped("mimetype", "content.xml", "META-INF/manifest.xml")),
    "an old Office file": ("document", OLE),
    "an old Office file with macros": ("executable", OLE + "_VBA_PROJECT".encode("utf-16-le")),
    "an installer": ("executable", OLE + bytes.fromhex("84100c0000000000c000000000000046")),
    "a ZIP archive": ("archive", zipped("a.txt")),
    "an empty ZIP archive": ("archive", zipped()),
    "a TAR archive": ("archive", tarred()),
    "something compressed": ("archive", gzip.compress(b"x")),
    "a RAR archive": ("archive", b"Rar!\x1a\x07\x01\x00" + bytes(20)),
    "a 7z archive": ("archive", b"7z\xbc\xaf\x27\x1c" + bytes(20)),
    "a disk image": ("archive", bytes(32769) + b"CD001"),
    "a JAR file": ("executable", zipped("META-INF/MANIFEST.MF", "A.class")),
    "an APK file": ("executable", zipped("AndroidManifest.xml", "classes.dex")),
    "a program for Windows": ("executable", b"MZ" + bytes(100)),
    "a program for Linux": ("executable", b"\x7fELF\x02\x01\x01" + bytes(60)),
    "a program for macOS": ("executable", bytes.fromhex("cffaedfe") + bytes(60)),
    "a program for two kinds of macOS": ("executable", bytes.fromhex("cafebabe00000002") + bytes(60)),
    "a shortcut": ("executable", bytes.fromhex("4c0000000114020000000000c000000000000046")),
    "a shell script": ("executable", b"#!/bin/sh\n"),
    "a batch file": ("executable", b"\xef\xbb\xbf@ECHO OFF\r\n"),
    "a GIF picture": ("gif", b"GIF89a\1\0\1\0"),
    "a PNG picture": ("image", picture()),
    "an animated PNG picture": ("animated", picture(chunk(b"acTL", bytes(8)))),
    "a JPEG picture": ("image", b"\xff\xd8\xff\xe0\0\x10JFIF\0"),
    "a WebP picture": ("image", b"RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x10" + bytes(30)),
    "an animated WebP picture": ("animated", b"RIFF\x24\0\0\0WEBPVP8X\x0a\0\0\0\x02" + bytes(30)),
    "an AVIF picture": ("image", film(b"avif", b"mif1")),
    "an animated AVIF picture": ("animated", film(b"avis", b"msf1")),
    "a picture of a telephone": ("image", film(b"heic", b"mif1")),
    "an SVG picture": ("image", b'<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"/>'),
    "a film": ("audio-video", film(b"isom", b"mp41")),
    "a film of an old telephone": ("audio-video", film(b"3gp5")),
    "a song": ("audio-video", b"ID3\x03\0\0\0\0\0\0" + bytes(30)),
    "a calendar entry": ("calendar", b"BEGIN:VCALENDAR\r\n"),
    "a contact card": ("contact", b"BEGIN:VCARD\r\n"),
    "a web page": ("html", b"<!DOCTYPE html><html>"),
    "a web page in XML": ("html", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'),
    "other XML": ("document", b'<?xml version="1.0"?><order/>'),
    "a database": ("other", b"SQLite format 3\0"),
    "bytes of no format": ("other", bytes(range(256))),
}


@pytest.mark.parametrize(("kind", "data"), CONTENTS.values(), ids=CONTENTS)
def test_content_tells_the_type_whatever_the_name(kind: str, data: bytes) -> None:
    assert file_type("file", "", data).type == kind
    assert file_type("photo.jpg", "image/jpeg", data).type in (kind, "image" if kind == "other" else kind)


@pytest.mark.parametrize(
    ("name", "media_type", "kind"),
    [
        ("Invoice.PDF", "", "document"),
        ("invoice", "application/pdf; name=invoice", "document"),
        ("table.xlsx", "application/zip", "document"),
        ("table.xlsx", "application/octet-stream", "document"),
        ("manual.docm", "", "executable"),
        ("guide", "application/vnd.ms-word.document.macroEnabled.12", "executable"),
        ("photo.jpg", "application/octet-stream", "image"),
        ("photo", "image/heic", "image"),
        ("wave.gif", "", "gif"),
        ("wave.png", "image/gif", "gif"),
        ("wave.apng", "", "animated"),
        ("all.tar.gz", "", "archive"),
        ("all", "application/x-zip-compressed", "archive"),
        ("all.pdf", "application/zip", "archive"),
        ("start.bat", "text/plain", "executable"),
        ("start.exe. ", "", "executable"),
        ("start", "application/x-msdownload", "executable"),
        ("page.html", "", "html"),
        ("page.pdf", "text/html", "html"),
        ("shop.vcf", "text/plain", "contact"),
        ("visit", "text/calendar", "calendar"),
        ("song.mp3", "", "audio-video"),
        ("notes", "text/plain", "document"),
        ("part.step", "", "other"),
        ("part", "application/octet-stream", "other"),
        ("", "", "other"),
    ],
)
def test_without_content_name_and_media_type_tell_the_type(name: str, media_type: str, kind: str) -> None:
    assert file_type(name, media_type, None).type == kind
    assert file_type(name, media_type, b"").type == kind


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("run.js", b"var x = 1;", "executable"),
        ("run.ps1", b"Write-Host 1", "executable"),
        ("macro.xlsm", zipped("[Content_Types].xml", "xl/workbook.xml"), "executable"),
        ("app.jar", zipped("a.txt"), "executable"),
        ("old.msi", OLE, "executable"),
        ("disk.dmg", bytes(100), "archive"),
        ("scan.jxl", b"\xff\x0a" + bytes(30), "image"),
        ("wave.gif", bytes(100), "other"),
        ("wave.gif", b"no picture", "document"),
    ],
)
def test_where_many_files_have_such_bytes_the_name_tells_the_type(name: str, data: bytes, kind: str) -> None:
    assert file_type(name, "", data).type == kind


@pytest.mark.parametrize(
    ("name", "media_type", "data", "disguised"),
    [
        ("invoice.pdf", "", b"MZ" + bytes(100), True),
        ("photo.jpg", "", b"GIF89a", True),
        ("label.pdf", "", zipped("a.txt"), True),
        ("invoice.pdf", "application/x-msdownload", None, True),
        ("invoice.pdf.exe", "", None, True),
        ("invoice.exe", "", None, False),
        ("invoice.2026.pdf", "", b"%PDF-1.7", False),
        ("wave.png", "", picture(chunk(b"acTL", bytes(8))), False),
        ("visit.txt", "", b"BEGIN:VCALENDAR", False),
        ("invoice", "", b"MZ" + bytes(100), False),
        ("photo.jpg", "", bytes(100), False),
    ],
)
def test_a_name_that_says_another_type_is_a_disguise(
    name: str,
    media_type: str,
    data: bytes | None,
    disguised: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    assert file_type(name, media_type, data).disguised is disguised


@given(
    st.text(max_size=20),
    st.sampled_from(["", "image/gif", "application/zip", "x/y;z", "\0"]),
    st.sampled_from(
        [b"", b"PK\x03\x04", OLE, PNG, b"RIFF\0\0\0\0WEBPVP8X", b"\0\0\0\x20ftyp", b"\xff\xfe", b"\xff\xfb"]
    ),
    st.binary(max_size=2000),
)
@example("a.zip", "", b"PK\x03\x04", b"")
@example("a.webp", "", b"RIFF\0\0\0\0WEBPVP8X", b"\0\0\0\0")
def test_any_bytes_have_a_type(name: str, media_type: str, start: bytes, data: bytes) -> None:
    assert file_type(name, media_type, start + data).type in KINDS["attachment"]["type"]


@pytest.mark.parametrize("unit", [b"PK\x03\x04", b"<!--", b"<?xml ", b" ", b"\0\0\0\x20ftyp", b"[Content_Types].xml"])
def test_a_long_file_of_one_sign_over_and_over_is_looked_at_only_so_far(unit: bytes) -> None:
    data = unit * (HEAD_BYTES // len(unit))
    assert file_type("a", "", data).type == file_type("a", "", data + b"MZ" + unit * 1000).type


def test_the_part_has_no_text_and_its_feature_the_name() -> None:
    part = attachment_part(Attachment("fold.gif"), None, place=None)
    (feature,) = part.features
    assert (part.name, part.text, feature.kind) == ("attachment", "", "attachment")
    assert feature.attributes == {"type": "gif", "form": "plain", "total": "fits", "number": "1"}
    assert feature.values == (("type", "a GIF picture"),)
    assert feature.part == Part("attachment", "fold.gif", "fold.gif")


def test_a_name_that_is_written_in_a_file_stands_there() -> None:
    source = 'Content-Disposition: attachment; filename="a b.pdf"'
    whole = attachment_part(Attachment("a b.pdf"), None, place=Part("body", "a b.pdf", source, 43)).features[0].part
    slice_ = attachment_part(Attachment("b.pdf"), None, place=Part("body", source, source)).features[0].part
    assert whole.place(Span(0, 7)) == (None, source, Span(43, 50))
    assert slice_.place(Span(0, 5)) == (None, source, Span(45, 50))
    assert (whole.name, slice_.name) == ("attachment", "attachment")


def test_a_name_that_is_written_in_another_way_is_all_of_its_place() -> None:
    source = "x filename*=utf-8''%C3%A4.pdf y"
    place = Part("body", "%C3%A4.pdf", source, origin=Origin([Piece(0, 10, 19, 29)]))
    named = attachment_part(Attachment("ä.pdf"), None, place=place).features[0].part
    assert named.text == "ä.pdf"
    assert named.place(Span(0, 1)) == (None, source, Span(19, 29))


def test_a_name_that_no_file_can_have_is_shortened_and_made_writable() -> None:
    named = attachment_part(Attachment("\ud800" + "a" * 10_000), None, place=None).features[0].part
    assert named.text == "\ufffd" + "a" * 254


def test_only_the_attachment_that_crosses_the_limit_is_over() -> None:
    sizes = [MAX_TOTAL_BYTES - 5, 5, 1, MAX_TOTAL_BYTES]
    parts = attachment_parts((Attachment("a", size=size), None, None) for size in sizes)
    assert [part.features[0].attributes["total"] for part in parts] == ["fits", "fits", "over", "fits"]


def test_the_bytes_count_where_more_are_known_than_said() -> None:
    parts = attachment_parts([(Attachment("a", size=1), bytes(MAX_TOTAL_BYTES), None), (Attachment("b"), b"x", None)])
    assert [part.features[0].attributes["total"] for part in parts] == ["fits", "over"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inner = tmp_path / "drafts"
    (inner / "files").mkdir(parents=True)
    (inner / "files" / "a.pdf").write_bytes(b"%PDF-" + bytes(HEAD_BYTES))
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (inner / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inner / "inside.pdf").symlink_to(inner / "files" / "a.pdf")
    return inner


@pytest.mark.parametrize("path", ["files/a.pdf", "./files/../files/a.pdf", "inside.pdf"])
def test_a_file_in_the_folder_is_read_so_far(folder: Path, path: str) -> None:
    head = read_head(path, str(folder))
    assert head == (b"%PDF-" + bytes(HEAD_BYTES - 5), HEAD_BYTES + 5)
    assert read_head(str(folder / path), str(folder)) == head


@pytest.mark.parametrize("path", ["../secret.txt", "link.txt", "files", "missing.pdf", "a\0b", "", ".", "x" * 5000])
def test_nothing_else_is_read(folder: Path, path: str) -> None:
    assert read_head(path, str(folder)) == Head()


def test_a_file_by_an_absolute_path_elsewhere_is_not_read(folder: Path) -> None:
    assert read_head(str(folder.parent / "secret.txt"), str(folder)) == Head()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert read_head("pipe", str(folder)) == Head()
