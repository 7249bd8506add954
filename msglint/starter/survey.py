"""What lies in a folder that is to be checked from now on."""

from __future__ import annotations

import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msglint.read import discover, suffixes
from msglint.read.template import has_tags

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What pre-commit is told by.
HOOKS = ".pre-commit-config.yaml"
#: Where CI services look for their jobs -> what they are called.
_SERVICES = {".github/workflows": "GitHub Actions", ".gitlab-ci.yml": "GitLab CI"}
_CONFIGS = ("msglint.yaml", ".msglint.yaml")
_TABLE = re.compile(r"^\[tool\.msglint\b", re.MULTILINE)
#: What lies in many repositories and holds no messages.
_PAPERS = re.compile(
    r"(readme|changelog|licen[cs]e|copying|contributing|code_of_conduct)(\.[\w.-]*)?"
    r"|((requirements|constraints)[\w.-]*|cmakelists|robots)\.txt",
    re.IGNORECASE,
)
_PAPER_FOLDERS = frozenset(["doc", "docs"])
_KINDS = (
    ("template", suffixes.TEMPLATE),
    ("page", suffixes.HTML),
    ("mail", suffixes.MAIL),
    ("list", suffixes.RECORDS),
)
_NAMES = {
    "template": ("template", "templates"),
    "page": ("HTML document", "HTML documents"),
    "mail": ("mail", "mails"),
    "list": ("file of messages", "files of messages"),
    "draft": ("draft", "drafts"),
}
#: Enough of a file to see whether it is a template.
_HEAD = 64 * 1024


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found.

    Attributes:
        folder: where.
        messages: folder directly below, or empty for the folder itself -> kind of message -> how many.
        papers: patterns of files that hold no messages, as in `.gitignore`.
        config: name of the configuration that is there already; None for none.
        is_repository: whether the folder is the top of a git repository.
        services: the CI services that work here.
    """

    folder: str
    messages: Mapping[str, Counter[str]]
    papers: tuple[str, ...]
    config: str | None
    is_repository: bool
    services: tuple[str, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that hold all messages; empty where some lie in the folder itself."""
        return () if "" in self.messages else tuple(self.messages)

    def in_words(self) -> str:
        """Return the messages for a person: `2 drafts in drafts/`; empty for none."""
        return ", ".join(
            f"{count} {_NAMES[kind][count > 1]} in {folder or '.'}/"
            for folder, counts in self.messages.items()
            for kind, count in sorted(counts.items())
        )


def survey(folder: str) -> Survey:
    """Look at a folder; what git ignores, and what is hidden, is passed over."""
    messages: dict[str, Counter[str]] = {}
    papers: dict[str, None] = {}
    for found in discover([folder]):
        if not isinstance(found, str):
            continue
        above, _, name = os.path.relpath(found, folder).replace(os.sep, "/").rpartition("/")
        first = above.partition("/")[0]
        if first.lower() in _PAPER_FOLDERS:
            papers[f"/{first}/"] = None
        elif _PAPERS.fullmatch(name):
            papers[name] = None
        else:
            messages.setdefault(first, Counter())[_kind(found)] += 1
    top = Path(folder)
    return Survey(
        folder=folder,
        messages=dict(sorted(messages.items())),
        papers=tuple(sorted(papers)),
        config=_config(top),
        is_repository=(top / ".git").exists(),
        services=tuple(name for place, name in _SERVICES.items() if (top / place).exists()),
    )


def _kind(path: str) -> str:
    kind = next((kind for kind, endings in _KINDS if path.lower().endswith(endings)), "draft")
    return "template" if kind in {"page", "draft"} and _is_template(path) else kind


def _is_template(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return has_tags(file.read(_HEAD).decode("utf-8", "replace"))
    except OSError:
        return False


def _config(top: Path) -> str | None:
    for name in _CONFIGS:
        if (top / name).exists():
            return name
    try:
        project = (top / "pyproject.toml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return "pyproject.toml" if _TABLE.search(project) else None
