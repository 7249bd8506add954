"""A note is said once of a file, and a file with any number of them fills no memory."""

from __future__ import annotations

from msglint.report.notes import Notes


def test_a_note_is_new_once_for_each_file() -> None:
    notes = Notes()
    assert notes.are_new("a", ("x", "y", "x")) == ["x", "y"]
    assert notes.are_new("a", ("y", "z")) == ["z"]
    assert notes.are_new("b", ("x",)) == ["x"]


def test_of_very_many_notes_on_a_file_the_first_are_said() -> None:
    notes = Notes()
    found = [note for number in range(5000) for note in notes.are_new("a", (str(number),))]
    assert found == [str(number) for number in range(1000)]
    assert notes.are_new("b", ("5000",)) == ["5000"]
