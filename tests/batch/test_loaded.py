"""Rules are loaded once in a process, however many ask for them."""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from msglint.batch import loaded
from msglint.batch.loaded import Choice, project_of
from msglint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Loading:
    """Stands for a project that takes a while to load."""

    made = 0

    def __init__(self, *_: object, **__: object) -> None:
        time.sleep(0.05)
        type(self).made += 1


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Loading]]:
    monkeypatch.setattr(Loading, "made", 0)
    monkeypatch.setattr(loaded, "Project", Loading)
    loaded.forget()
    yield Loading
    loaded.forget()


def test_many_threads_share_one_project(loading: type[Loading]) -> None:
    found: list[Any] = []
    threads = [threading.Thread(target=lambda: found.append(project_of(Choice()))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(map(id, found))) == loading.made == 1


def test_each_choice_has_a_project_until_it_is_forgotten(loading: type[Loading]) -> None:
    assert project_of(Choice()) is not project_of(Choice(select=("emoji",)))
    assert project_of(Choice()) is project_of(Choice())
    loaded.forget()
    project_of(Choice())
    assert loading.made == 3


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.usefixtures("loading")
def test_a_process_forked_while_rules_are_loaded_can_load_rules() -> None:
    thread = threading.Thread(target=project_of, args=(Choice(),))
    thread.start()
    child = os.fork()
    if not child:
        project_of(Choice(select=("emoji",)))
        os._exit(0)
    thread.join()
    deadline = time.monotonic() + 30
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(child, 9)
            pytest.fail("the process waits for ever")
        time.sleep(0.01)


@pytest.mark.usefixtures("own_rules")
def test_what_is_wrong_is_said_at_each_call() -> None:
    for _ in range(2):
        with pytest.raises(UsageError, match="there is no rule"):
            project_of(Choice(select=("none",)))
