"""What is said of an ignore that has no effect."""

from __future__ import annotations

from msglint.suppress.stale import Stale


def test_it_names_its_file_and_line() -> None:
    stale = Stale(".msglintignore", 3, "lets nothing pass; remove it")
    assert str(stale) == ".msglintignore:3: lets nothing pass; remove it"
    error = stale.error()
    assert (error.file, error.line, error.column, error.problem) == (stale.file, 3, 1, stale.problem)


def test_of_a_whole_file_it_names_only_the_file() -> None:
    stale = Stale("baseline.json", 0, "knows too much")
    assert str(stale) == str(stale.error()) == "baseline.json: knows too much"
