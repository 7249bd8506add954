"""What is known about a message comes from options, from its file, or from today's date."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    Run = Callable[..., Result]
    Draft = Callable[..., str]

TEXT = "Order 114-3941689-8772232. The lamp ships today."
LATE = ("--select", "contact-window")


def _days_ago(days: int) -> str:
    return (datetime.now().astimezone().date() - timedelta(days)).isoformat()


def test_options_say_what_is_known(run: Run, draft: Draft) -> None:
    dates = ("--delivered-date", "2026-01-01", "--sent-date", "2026-03-01")

    late = run("check", draft(TEXT), *LATE, *dates)
    answer = run("check", draft(TEXT), *LATE, *dates, "--kind", "reply")

    assert late.exit_code == 1
    assert "59 days" in late.stdout
    assert answer.exit_code == 0


def test_options_win_over_the_file(run: Run, draft: Draft) -> None:
    name = draft(f"---\ndelivered_date: 2026-01-01\nsent_date: 2026-03-01\n---\n{TEXT}")

    assert run("check", name, *LATE).exit_code == 1
    assert run("check", name, *LATE, "--sent-date", "2026-01-02").exit_code == 0


def test_a_draft_with_an_old_order_is_sent_today(run: Run, draft: Draft) -> None:
    name = draft(TEXT)

    assert run("check", name, *LATE, "--delivered-date", _days_ago(40)).exit_code == 1
    assert run("check", name, *LATE, "--delivered-date", _days_ago(20)).exit_code == 0
    assert run("check", "-", *LATE, "--delivered-date", _days_ago(40), input=TEXT).exit_code == 1


def test_a_record_without_a_sent_date_has_none(run: Run, draft: Draft) -> None:
    record = {"text": TEXT, "delivered_date": "2020-01-01"}

    assert run("check", draft(json.dumps(record), "drafts.jsonl"), *LATE).exit_code == 0
