"""From a change of what is read to one of the source, where one is as good as the other."""

from __future__ import annotations

import pytest

from msglint.origin import Collage
from msglint.part import Include, Part
from msglint.read import read
from msglint.remedy.place import Change, applied, patched


def written(source: str, *pieces: tuple[str, int, int]) -> Part:
    """Return a part whose text was read from ranges of a source; a piece of no length was added by the reader."""
    collage = Collage()
    for text, start, end in pieces:
        if start == end:
            collage.insert(text)
        else:
            collage.add(text, start, end)
    return Part("body", collage.text, source, origin=collage.origin())


def changed(part: Part, *changes: Change) -> str | None:
    patch = patched(part, changes)
    return patch and applied(part.source, [Change(*patch)])


def test_a_slice_of_the_file_is_changed_where_it_stands() -> None:
    part = Part("body", "Hi 😊 Ann", "Subject: x\n\nHi 😊 Ann", start=12)
    assert changed(part, Change(3, 5, "")) == "Subject: x\n\nHi Ann"


def test_what_lies_between_changes_stays_as_the_source_writes_it() -> None:
    part = written("a=1&amp;b=2&amp;c=3", ("a=1", 0, 3), ("&", 3, 8), ("b=2", 8, 11), ("&", 11, 16), ("c=3", 16, 19))
    assert changed(part, Change(0, 1, "x"), Change(8, 9, "y")) == "x=1&amp;b=2&amp;y=3"


def test_a_reference_goes_as_a_whole() -> None:
    part = written("a&#128522;b", ("a", 0, 1), ("😊", 1, 10), ("b", 10, 11))
    assert changed(part, Change(1, 2, "")) == "ab"


def test_half_of_what_two_code_points_were_read_from_is_left_alone() -> None:
    part = written("YWI=", ("ab", 0, 4))
    assert changed(part, Change(0, 1, "")) is None
    assert changed(part, Change(1, 1, "x")) is None


def test_markup_within_a_range_is_never_cut() -> None:
    part = written("a<b>b</b>c", ("a", 0, 1), ("b", 4, 5), ("c", 9, 10))
    assert changed(part, Change(0, 2, "")) is None
    assert changed(part, Change(1, 2, "")) == "a<b></b>c"


def test_blanks_that_the_reader_has_evened_out_go_with_their_words() -> None:
    part = written("a \n b c", ("a", 0, 1), (" ", 0, 0), ("b", 4, 5), (" ", 0, 0), ("c", 6, 7))
    assert changed(part, Change(1, 3, "")) == "a c"
    assert changed(part, Change(2, 4, "")) == "a \n c"


def test_what_is_inserted_stands_beside_a_character_that_the_source_writes_as_it_reads() -> None:
    part = written("http=3A//x", ("http", 0, 4), (":", 4, 7), ("//x", 7, 10))
    assert changed(part, Change(4, 4, "s")) == "https=3A//x"


def test_nothing_is_changed_in_another_file() -> None:
    part = Part("body", "abc", "x", includes=(Include("other.txt", "abc", 0),))
    assert changed(part, Change(0, 1, "")) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_of_an_indented_block_goes_with_one_indent(end: str) -> None:
    text = f"- id: 1{end}  body: |{end}    Hello 114-3941689-8772232,{end}    bye{end}    Ann{end}"
    (message,) = read("macros.yaml", data=text.encode())
    part = message.parts[-1]  # type: ignore[union-attr] # it can be read
    at = part.text.index("bye")
    assert changed(part, Change(at, part.text.index("Ann"), "")) == text.replace(f"    bye{end}", "")
