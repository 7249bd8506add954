"""The table of a profile: rules first, then what they share, times as people read them."""

from __future__ import annotations

import pytest

from msglint.profile.clock import Clock
from msglint.profile.profile import Profile
from msglint.profile.table import table


@pytest.fixture
def profile(monkeypatch: pytest.MonkeyPatch) -> Profile:
    """A profile of two messages and two rules, with times that are known."""
    seconds = 0.0
    clock = Clock("reports and all else", lambda: seconds)
    for name, spent in (
        ("own/cheap", 0.0005),
        ("own/dear", 1.5),
        ("words and phrases", 0.25),
        ("loading rules and words", 0.125),
    ):
        clock.begin(name)
        seconds += spent
        clock.end()
    seconds += 0.2495
    clock.stop()
    profile = Profile(clock)
    profile.messages = 2
    for name, value in (
        ("_rules", dict.fromkeys(("own/cheap", "own/dear"))),
        ("_looks", {"own/cheap": 1, "own/dear": 2}),
        ("_matches", {"own/cheap": 0, "own/dear": 1_234}),
    ):
        monkeypatch.setattr(profile, name, value)
    return profile


def test_every_line_is_in_its_place(profile: Profile) -> None:
    assert table(profile).splitlines() == [
        "profile: 2 messages in 2.00 s of processor time, 1 a second, after 125.00 ms for loading rules and words",
        "each rule by itself         total     a message  share  looked for  found",
        "  own/dear                 1.50 s  750,000.0 us  75.0%           2  1,234",
        "  own/cheap               0.50 ms      250.0 us   0.0%           1      0",
        "  all rules                1.50 s  750,250.0 us  75.0%",
        "work that rules share       total     a message  share",
        "  words and phrases     250.00 ms  125,000.0 us  12.5%",
        "  reports and all else  249.50 ms  124,750.0 us  12.5%",
        "  all shared work       499.50 ms  249,750.0 us  25.0%",
        "Shared work is done when the first rule asks for it, once for all. What timing itself takes is taken away.",
    ]


def test_work_that_was_not_done_is_left_out(profile: Profile) -> None:
    assert "folding" not in table(profile)


def test_one_message_is_no_messages(profile: Profile) -> None:
    profile.messages = 1

    assert table(profile).startswith("profile: 1 message in 2.00 s")
