"""Writes a new rule, and leaves nothing behind where it would not work."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msglint.authoring.newrule import samples, starter
from msglint.authoring.newrule.naming import check_name
from msglint.authoring.newrule.wants import Words
from msglint.errors import UsageError
from msglint.ruleset import loader
from msglint.ruleset.select import find_rule
from msglint.testing.examples import failures, read_examples
from msglint.testing.targets import Targets, rule_folder
from msglint.tuples import NamedTuple

if TYPE_CHECKING:
    from msglint.authoring.newrule.order import Order
    from msglint.authoring.newrule.samples import Samples
    from msglint.ruleset.rule import Rule, RuleSet


class Created(NamedTuple):
    """A new rule.

    Attributes:
        rule: its id.
        files: the files that were written, the rule's first.
        folder: the folder to load it from, as `--rules` takes it; None where msglint reads it anyway.
        examples: how many examples it has; all of them behave.
        namesake: another rule of the same name; None where there is none.
    """

    rule: str
    files: tuple[str, ...]
    folder: str | None
    examples: int
    namesake: str | None


class Place(NamedTuple):
    """Where a new rule goes.

    Attributes:
        file: its file.
        home: the folder of lexicons and schemas that it belongs to.
        folders: the folders to load it with, beside the built-in one.
    """

    file: Path
    home: Path
    folders: tuple[str, ...]


def place_of(name: str, folder: str) -> Place:
    """Return where a rule of a name goes.

    Raises:
        UsageError: the name does not fit, there is such a rule, or the folder can't be one.
    """
    check_name(name)
    where = Path(folder)
    if any(path.exists() and not path.is_dir() for path in (where, *where.parents)):
        raise UsageError(f"--folder: {folder} is no folder")
    for ending in (".yaml", ".yml"):
        if (file := where / f"{name}{ending}").exists():
            raise UsageError(f"{file} exists; choose another name, or edit that file")
    file = where / f"{name}.yaml"
    return Place(file, rule_folder(file), tuple(Targets((file,), (), ()).folders(())))


def known_rules(place: Place) -> RuleSet:
    """Return the rules that there are beside a new one.

    Raises:
        RuleErrors: rule files in its folder are wrong, and must be mended first.
    """
    return loader.load_rules(
        [folder for folder in place.folders if Path(folder).is_dir() and any(loader.rule_files(folder))]
    )


def create(order: Order, place: Place, rules: RuleSet) -> Created:
    """Write a new rule with its words and examples, and test it.

    Args:
        order: what its author asks for.
        place: where it goes.
        rules: the rules that there are.

    Raises:
        UsageError: it can't be written, or does not do what its author wants.
        RuleErrors: it can't be loaded.
    """
    written = _Written()
    try:
        return _create(order, place, rules, written)
    except OSError as error:
        written.remove()
        raise UsageError(f"the rule can't be written: {error.filename}: {error.strerror}") from None
    except BaseException:
        written.remove()
        raise


def _create(order: Order, place: Place, rules: RuleSet, written: _Written) -> Created:
    rule_id = f"{place.file.absolute().parent.name}/{order.name}"
    schema = _schema(place, "rule", place.file.parent, written)
    if order.like is None:
        old = None
        concept = _concept(order.name, rules)
        text = starter.document(order, rule_id, concept, schema)
        for language, phrases in _words(order).items():
            file = place.home / "lexicons" / f"{order.name}-{language}.yaml"
            words = starter.lexicon(
                rules.lexicons[language], concept, phrases, rule_id, _schema(place, "lexicon", file.parent, written)
            )
            written.write(file, words)
    else:
        old = find_rule(rules, order.like)
        text = starter.copy(order, rule_id, old.id, Path(old.file).read_text("utf-8-sig"), schema)
    written.write(place.file, text, first=True)
    loaded = loader.load_rules(place.folders)
    rule = next(rule for rule in loaded.rules if Path(rule.file).resolve() == place.file.resolve())
    found = _samples(order, rule, loaded, old)
    place.file.write_text(text + starter.examples(found), "utf-8", newline="\n")
    examples = read_examples(rule)
    for failure in failures(rule, loaded, examples):
        raise failure
    others = (other.id for other in rules.rules if other.name == order.name and other.id != rule.id)
    folder = place.folders[0] if place.folders else None
    return Created(rule.id, written.names(), folder, len(examples), next(others, None))


def _samples(order: Order, rule: Rule, rules: RuleSet, old: Rule | None) -> Samples:
    """Return examples that behave: the author's own, and others to begin with where there are none."""
    alone = rules.replaced(rules=(rule,))
    languages = tuple(dict.fromkeys((*order.languages, *_words(order))))
    found = samples.alike(rule, rules, old, languages) if old else samples.fresh(rule, rules, order.finds, languages)
    bad = []
    for text in order.bad:
        example = samples.told(alone, text)
        if example is None:
            raise UsageError(f"--bad: the rule would not report {text!r}; does it say what --finds asks for?")
        bad.append(example)
    for text in order.good:
        if samples.told(alone, text) is not None:
            raise UsageError(f"--good: the rule would report {text!r}")
    first = languages[0]
    if bad:
        found.bad[first] = bad
    if order.good:
        found.good[first] = [samples.as_written(text) for text in order.good]
    if not any(found.bad.values()):
        raise UsageError("no example was found that the rule would report; give a message that breaks it with --bad")
    return found


def _words(order: Order) -> dict[str, tuple[str, ...]]:
    """Return the author's own words by language."""
    found: dict[str, tuple[str, ...]] = {}
    for want in order.finds:
        if isinstance(want, Words):
            found[want.language] = (*found.get(want.language, ()), *want.phrases)
    return found


def _concept(name: str, rules: RuleSet) -> str:
    """Return a name for the author's own words that no lexicon has: more words for a known one change other rules."""
    known = {concept for lexicon in rules.lexicons.values() for concept in lexicon.concepts}
    found = name if name not in known else f"{name}-words"
    while found in known:
        found += "-too"
    return found


def _schema(place: Place, kind: str, seen_from: Path, written: _Written) -> str:
    """Return where a schema lies, as seen from a folder; where the shipped one lies elsewhere, a copy is put there.

    A path to where msglint is installed would hold on one computer only.
    """
    name = f"{kind}.schema.json"
    file = place.home / "schema" / name
    shipped = Path(loader.builtin_folder(), "schema", name).read_text("utf-8")
    if not file.exists():
        written.write(file, shipped)
    elif file.read_text("utf-8") != shipped:
        file.write_text(shipped, "utf-8", newline="\n")
    return _relative(file, seen_from)


def _relative(file: Path, folder: Path) -> str:
    up = 0 if file.parent.parent == folder else 1
    return "/".join([*[".."] * up, *file.parts[-2:]])


class _Written:
    """Files and folders that were made, so that they can be taken away again."""

    def __init__(self) -> None:
        self._files: list[Path] = []
        self._folders: list[Path] = []

    def write(self, file: Path, text: str, *, first: bool = False) -> None:
        """Write a file that does not exist yet."""
        for folder in (*reversed(file.parent.parents), file.parent):
            if not folder.exists():
                folder.mkdir()
                self._folders.append(folder)
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            self._files.insert(0 if first else len(self._files), file)
            stream.write(text)

    def names(self) -> tuple[str, ...]:
        """Return the files as the user would name them."""
        return tuple(str(file) for file in self._files)

    def remove(self) -> None:
        """Take everything away."""
        for file in self._files:
            file.unlink(missing_ok=True)
        for folder in reversed(self._folders):
            with suppress(OSError):  # somebody has put something into it
                folder.rmdir()
