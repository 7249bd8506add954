"""Rules that are wrong, and rules that change while the editor is open."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types

from msglint.errors import MsglintError
from msglint.lsp.projects import Options, Projects

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from msglint.project import Project

ORDER = "Order 114-3941689-8772232. "
Command = tuple[str, ...]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """The folder of the rules of `small`."""
    return tmp_path / "rules" / "own"


async def at_once(job: Callable[[], Project]) -> Project:
    return job()


@pytest.mark.asyncio
async def test_a_wrong_rule_is_told_once_and_shown_in_its_file_and_the_server_lives_on(
    editor: Any, small: Command, rules: Path
) -> None:
    wrong = rules / "wrong.yaml"
    wrong.write_text("title: 😀\nseverity: grave\n", encoding="utf-8")
    await editor.start(*small)
    draft = editor.open("a.txt", "ann@shop.com")
    other = editor.open("b.txt", "Hi")

    (unchecked,) = await editor.shown(draft)
    await editor.shown(other)

    assert unchecked.message.startswith(f"not checked: {wrong}:")
    assert unchecked.code is None
    shown = await editor.shown(wrong.as_uri(), None)
    assert {one.range.start.line for one in shown} <= {0, 1}
    assert all(one.source == "msglint" for one in shown)
    assert len(editor.client.messages) == 1
    assert editor.client.messages[0].message.startswith(f"msglint: {wrong}:")


@pytest.mark.asyncio
async def test_a_mended_rule_counts_as_soon_as_the_editor_has_seen_the_change(
    editor: Any, small: Command, rules: Path
) -> None:
    wrong = rules / "wrong.yaml"
    wrong.write_text("title: x\n", encoding="utf-8")
    await editor.start(*small)
    draft = editor.open("a.txt", "ann@shop.com")
    await editor.shown(draft, code=None)

    wrong.unlink()
    change = types.FileEvent(wrong.as_uri(), types.FileChangeType.Deleted)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))

    assert [one.code for one in await editor.shown(draft, code="own/address")] == ["own/order", "own/address"]
    assert await editor.shown(wrong.as_uri(), None) == []


@pytest.mark.asyncio
async def test_saving_a_rule_is_enough_for_an_editor_that_watches_no_files(
    editor: Any, small: Command, rules: Path
) -> None:
    await editor.start(*small, like="emacs")
    draft = editor.open("a.txt", f"{ORDER}ann@shop.com")
    await editor.shown(draft, severity=types.DiagnosticSeverity.Error)

    rule = rules / "address.yaml"
    text = rule.read_text(encoding="utf-8").replace("severity: error", "severity: warning")
    rule.write_text(text, encoding="utf-8")
    saved = editor.open("", text, uri=rule.as_uri(), language="yaml")
    editor.save(saved)

    (address,) = await editor.shown(draft, severity=types.DiagnosticSeverity.Warning)
    assert address.code == "own/address"


@pytest.mark.asyncio
async def test_the_editor_is_asked_to_watch_what_has_a_say(editor: Any, small: Command) -> None:
    await editor.start(*small)

    assert await editor.watched() == ["**/*.{yaml,yml,toml,json}", "**/.msglintignore"]


@pytest.mark.asyncio
async def test_saving_a_template_checks_those_that_may_include_it(editor: Any, small: Command) -> None:
    await editor.start(*small)
    piece = editor.folder / "_end.j2"
    piece.write_text("Yours", encoding="utf-8")
    draft = editor.open("a.j2", ORDER + '{% include "_end.j2" %}')
    assert await editor.shown(draft) == []

    piece.write_text("Yours,\n😀 ann@shop.com", encoding="utf-8")
    editor.save(editor.open("_end.j2", "Yours,\n😀 ann@shop.com"))

    (address,) = await editor.shown(draft, code="own/address")
    (there,) = address.related_information
    assert there.location.uri == piece.as_uri()
    assert there.location.range == types.Range(types.Position(1, 3), types.Position(1, 15))


@pytest.mark.asyncio
async def test_an_unknown_rule_is_told_and_the_drafts_do_not_pass_for_clean(editor: Any, small: Command) -> None:
    await editor.start(*small, "--select", "adress")

    (unchecked,) = await editor.shown(editor.open("a.txt", "ann@shop.com"))

    assert unchecked.message.startswith("not checked: ")
    assert "adress" in unchecked.message
    assert unchecked.severity is types.DiagnosticSeverity.Error
    assert "adress" in editor.client.messages[0].message


@pytest.mark.asyncio
async def test_options_choose_the_rules(editor: Any, small: Command) -> None:
    await editor.start(*small, "--ignore", "order")

    assert [one.code for one in await editor.shown(editor.open("a.txt", "ann@shop.com"))] == ["own/address"]


def test_folders_of_which_nothing_is_said_share_a_project(bench: Any, tmp_path: Path) -> None:
    bench.write("own/a.yaml", bench.head + "find: [{entity: email}]\n")
    (tmp_path / "own").mkdir()
    (tmp_path / "own/.msglintignore").touch()

    async def made() -> None:
        projects = Projects(Options(), at_once)
        first, *others = await asyncio.gather(*map(projects.get, ("/d", "/d", "/e", str(tmp_path / "own"))))
        assert [other is first for other in others] == [True, True, False]
        projects.forget()
        assert await projects.get("/d") is not first

    asyncio.run(made())


def test_who_no_longer_waits_does_not_end_the_loading_for_others(bench: Any) -> None:
    bench.write("own/a.yaml", bench.head + "find: [{entity: email}]\n")

    async def loaded() -> None:
        may_load = asyncio.Event()

        async def later(job: Callable[[], Project]) -> Project:
            await may_load.wait()
            return job()

        projects = Projects(Options(), later)
        impatient, patient = (asyncio.ensure_future(projects.get("/d")) for _ in range(2))
        await asyncio.sleep(0)
        impatient.cancel()
        may_load.set()
        assert [rule.id for rule in (await patient).rules_for("/d/a.txt").rules] == ["own/a"]

    asyncio.run(loaded())


def test_a_wrong_rule_stays_wrong_until_a_file_changes(bench: Any) -> None:
    bench.write("own/a.yaml", "title: x\n")

    async def failed() -> None:
        projects = Projects(Options(), at_once)
        errors = []
        for _ in range(2):
            with pytest.raises(MsglintError) as caught:
                await projects.get("/d")
            errors.append(caught.value)
        assert errors[0] is errors[1]
        bench.write("own/a.yaml", bench.head + "find: [{entity: email}]\n")
        projects.forget()
        assert await projects.get("/d")

    asyncio.run(failed())


def test_a_bug_in_loading_is_an_error_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("msglint.lsp.projects.Project", fail)

    with pytest.raises(MsglintError, match="a bug in msglint: ZeroDivisionError"):
        asyncio.run(Projects(Options(), at_once).get("/d"))


@pytest.mark.parametrize(
    ("path", "is_about"),
    [
        ("/d/msglint.yaml", True),
        ("/d/.msglint.yaml", True),
        ("/d/.msglintignore", True),
        ("/d/pyproject.toml", True),
        ("/ours/a.yaml", True),
        ("/ours/lexicons/en.yml", True),
        ("/ours/README.md", False),
        ("/ours-too/a.yaml", False),
        ("/d/a.yaml", False),
        ("/d/a.txt", False),
    ],
)
def test_only_files_of_rules_and_configurations_have_a_say(path: str, *, is_about: bool) -> None:
    assert Projects(Options(rules=("/ours",)), at_once).are_about(path) is is_about
