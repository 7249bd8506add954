"""The wheel holds the rules, words and weights compiled, which count while its YAML is what they are made of."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = "Order 114-3941689-8772232. Would you kindly frobns your review?"
#: Prints the rules that a text breaks, and whether YAML was read for that.
CHECK = f"""
import sys
import msglint
print(*sorted({{v.rule for v in msglint.check({TEXT!r})}}), "yaml" in sys.modules)
"""

pytestmark = pytest.mark.install


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the libraries that are at hand."""
    pytest.importorskip("hatchling")
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture
def site(wheel: Path, tmp_path: Path) -> Path:
    """A folder in which the wheel is installed."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    return tmp_path / "site"


def check(site: Path, cache: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(site), "MSGLINT_CACHE_DIR": cache}
    command = [sys.executable, "-c", CHECK]
    return subprocess.run(command, env=env, cwd=site, check=True, capture_output=True, text=True, timeout=600).stdout


def test_the_first_run_reads_no_yaml_and_leaves_no_words_in_the_users_cache(site: Path, tmp_path: Path) -> None:
    assert check(site, "").split()[-1] == "False"
    assert check(site, str(tmp_path / "cache")).split()[-1] == "False"
    assert not list(tmp_path.glob("cache/*.lexicons"))


@pytest.mark.parametrize("cache", ["", "cache"])
def test_an_edit_of_the_installed_words_counts(site: Path, tmp_path: Path, cache: str) -> None:
    kept = cache and str(tmp_path / cache)
    before = check(site, kept)
    words = site / "msglint" / "data" / "rules" / "lexicons" / "en.yaml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("|revise|", "|frobns|"), encoding="utf-8")
    assert words.stat().st_size == len(text.encode())
    after = check(site, kept)
    assert before.split()[-1] == "False"
    assert "amazon/review-change-request True" in after


def test_two_wheels_of_the_same_hold_the_same(wheel: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    (again,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as one, zipfile.ZipFile(again) as other:
        sums = [{entry.filename: entry.CRC for entry in archive.infolist()} for archive in (one, other)]
    assert sums[0] == sums[1]
