"""Character references: what each reads and where it ends."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.read.html.references import reference_at


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("&amp;b", ("&", 5)),
        ("&ampb", ("&", 4)),
        ("&notit;", ("¬", 4)),
        ("&fjlig;", ("fj", 7)),
        ("&semi;", (";", 6)),
        ("&#65;", ("A", 5)),
        ("&#65b", ("A", 4)),
        ("&#x41g", ("A", 5)),
        ("&#X2019;", ("’", 8)),
        ("&#128;", ("€", 6)),
        ("&#129;", ("\x81", 6)),
        ("&#1;", ("\x01", 4)),
        ("&#0;", ("\ufffd", 4)),
        ("&#xD800;", ("\ufffd", 8)),
        ("&#x110000;", ("\ufffd", 10)),
        ("&#" + "0" * 9000 + "65;", ("A", 9005)),
    ],
)
def test_a_reference_reads_as_in_a_browser(source: str, expected: tuple[str, int]) -> None:
    assert reference_at(source, 0) == expected


@pytest.mark.parametrize("source", ["&", "& b", "&;", "&#;", "&#x;", "&#²;", "&#٣;", "&unknown;", "&" + "a" * 90])
def test_an_ampersand_that_is_no_reference_is_an_ampersand(source: str) -> None:
    assert reference_at(source, 0) is None


@pytest.mark.parametrize("source", ["&copy=2", "&copyright", "&reg1"])
def test_a_bare_name_in_an_address_is_part_of_it(source: str) -> None:
    assert reference_at(source, 0, in_attribute=True) is None


@pytest.mark.parametrize("source", ["&copy;=2", "&copy&x=1", "&copy"])
def test_a_name_with_its_end_is_read_in_an_attribute_too(source: str) -> None:
    found = reference_at(source, 0, in_attribute=True)
    assert found is not None
    assert found.text == "©"


def test_a_number_of_any_length_is_read() -> None:
    assert reference_at("&#" + "9" * 100_000 + ";", 0) == ("\ufffd", 100_003)


@given(st.from_regex(r"&(#[0-9]{1,6}|#x[0-9a-f]{1,4}|[a-zA-Z]{2,6});?", fullmatch=True))
def test_references_agree_with_the_standard_library(source: str) -> None:
    found = reference_at(source, 0)
    meant = found.text + source[found.end :] if found else source
    # It leaves out control characters, which a browser keeps.
    assert html.unescape(source) in (meant, source[found.end :] if found else source)
