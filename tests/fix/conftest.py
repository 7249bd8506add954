"""A project with all rules that come with msglint, made once: reading them takes longer than fixing a file."""

from __future__ import annotations

import pytest

from msglint.config.settings import Config
from msglint.project import Project


@pytest.fixture(scope="session")
def project() -> Project:
    """The rules that come with msglint, without a configuration."""
    return Project(Config())
