"""What is found in a folder before msglint is set up there."""

from __future__ import annotations

from pathlib import Path

import pytest

from msglint.starter.survey import survey


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*names: str, text: str = "Hello\n") -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")


def test_messages_are_counted_by_folder_and_kind() -> None:
    write("drafts/a.txt", "drafts/de/b.md", "mails/c.eml", "pages/d.html", "export.jsonl", "mails/e.html.j2")

    found = survey(".")

    assert found.in_words() == (
        "1 file of messages in ./, 2 drafts in drafts/, 1 mail in mails/, 1 template in mails/, "
        "1 HTML document in pages/"
    )


def test_a_text_with_tags_is_a_template() -> None:
    write("drafts/a.txt", text="{% if happy %}Hello{% endif %}\n")

    assert survey(".").in_words() == "1 template in drafts/"


def test_papers_are_no_messages_but_patterns_to_exclude() -> None:
    write("README.md", "drafts/LICENSE.txt", "requirements-dev.txt", "docs/guide/start.md", "drafts/a.txt")

    found = survey(".")

    assert found.papers == ("/docs/", "LICENSE.txt", "README.md", "requirements-dev.txt")
    assert found.in_words() == "1 draft in drafts/"


@pytest.mark.parametrize("name", ["license-question.txt", "readme-first.txt", "robot.txt", "changed.txt"])
def test_a_draft_with_a_similar_name_is_a_draft(name: str) -> None:
    write(name)

    assert not survey(".").papers


def test_folders_are_named_unless_messages_lie_beside_them() -> None:
    write("drafts/a.txt", "templates/b.j2")
    assert survey(".").folders == ("drafts", "templates")

    write("c.txt")
    assert survey(".").folders == ()


def test_what_is_hidden_or_ignored_by_git_is_passed_over() -> None:
    write("build/a.txt", ".cache/b.txt", ".git/HEAD")
    write(".gitignore", text="/build/\n")

    found = survey(".")

    assert found.in_words() == ""
    assert found.is_repository


@pytest.mark.parametrize(
    ("name", "text", "config"),
    [
        ("msglint.yaml", "", "msglint.yaml"),
        (".msglint.yaml", "", ".msglint.yaml"),
        ("pyproject.toml", "[tool.msglint]\nlanguage = 'zh'\n", "pyproject.toml"),
        ("pyproject.toml", "[tool.msglint.severity]\nemoji = 'info'\n", "pyproject.toml"),
        ("pyproject.toml", "[tool.ruff]\n", None),
    ],
)
def test_a_configuration_that_is_there_is_found(name: str, text: str, config: str | None) -> None:
    write(name, text=text)

    assert survey(".").config == config


def test_ci_services_are_told_by_their_files() -> None:
    assert survey(".").services == ()

    write(".github/workflows/test.yml", ".gitlab-ci.yml")

    assert survey(".").services == ("GitHub Actions", "GitLab CI")


def test_another_folder_than_the_current_one_can_be_looked_at() -> None:
    write("shop/drafts/a.txt")

    assert survey("shop").folders == ("drafts",)
