"""Folders of YAML files -> a rule set, or every error in them with its place.

A folder holds packs (folders of rule files) and may hold `lexicons/` and `exemptions.yaml`; rule files that lie in the
folder itself form a pack of its name. Nothing is registered anywhere: a file in a pack is a rule.
"""

# ruff: noqa: PTH100, PTH112, PTH118, PTH119, PTH120, PTH122, PTH123, PTH202, PTH208 - Python has loaded os.path anyway; pathlib would cost start-up time
from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from msglint.errors import RuleError, RuleErrors
from msglint.ruleset.cache import open_cache
from msglint.ruleset.rule import RuleSet
from msglint.ruleset.scorer import find_scorers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from msglint.lexicon.lexicon import Lexicon, Phrases
    from msglint.lexicon.words import Draft
    from msglint.ruleset.cache import Cache
    from msglint.ruleset.parse import Exemption
    from msglint.ruleset.rule import Rule
    from msglint.yamltree import Node

_T = TypeVar("_T")

_SUFFIXES = (".yaml", ".yml")
_LEXICONS = "lexicons"
_SENSES = "senses"
#: Folders whose files are no rules.
_NO_PACKS = (_LEXICONS, _SENSES, "presets")
_EXEMPTIONS = "exemptions.yaml"
_FALLBACKS = "fallbacks.yaml"
#: Files in a folder of packs that are no rules.
_SHARED = (_EXEMPTIONS, _FALLBACKS)
_MAX_BYTES = 2_000_000


def builtin_folder() -> str:
    """Return the folder of the rules that come with msglint: inside the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(package, "data", "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def load_rules(folders: Sequence[str] = ()) -> RuleSet:
    """Read the built-in rules and those of more folders.

    Args:
        folders: further folders; their lexicons add words, their rules and exemptions replace those of the same id.

    Raises:
        RuleErrors: one or more files are wrong; all errors are in it.
        RuleError: a folder can't be read or holds no rule.
    """
    everything = (builtin_folder(), *folders)
    for folder in everything:
        if not os.path.isdir(folder):
            raise RuleError("there is no such folder", file=folder)
    words = open_cache(_word_sources(everything))
    lexicons = _kept_lexicons(everything, words)
    cache = open_cache(_sources(everything), words)
    rules = cache.read_rules(everything) if cache else None
    if rules is None:
        rules = _parse_rules(everything, lexicons)
        # A file that was saved in between must not be kept under the name of what it was before.
        now = open_cache(_sources(everything), open_cache(_word_sources(everything)))
        if cache and now and now.key == cache.key:
            cache.write_rules(rules, everything)
    return RuleSet(rules, lexicons, everything, find_scorers(everything, lexicons))


def _kept_lexicons(folders: Sequence[str], cache: Cache | None) -> dict[str, Lexicon]:
    lexicons = cache.read_lexicons(lambda language: _compile_again(folders, cache, language)) if cache else None
    if lexicons is None:
        lexicons = _load_lexicons(folders)
        if cache and _are_unchanged(folders, cache):
            cache.write_lexicons(lexicons)
    return lexicons


def _parse_rules(folders: Sequence[str], lexicons: Mapping[str, Lexicon]) -> tuple[Rule, ...]:
    from msglint.ruleset.parse import Vocabulary, parse_rule  # noqa: PLC0415 - what the cache has needs no parser

    errors: list[RuleError] = []
    concepts = frozenset(concept for lexicon in lexicons.values() for concept in lexicon.concepts)
    vocabulary = Vocabulary(concepts, _load_exemptions(folders, concepts, errors))
    rules: dict[str, Rule] = {}
    for folder in folders:
        found = list(rule_files(folder))
        if not found:
            errors.append(RuleError("the folder holds no rule file (.yaml)", file=folder))
        for rule_id, file in found:
            rule = _collect(errors, lambda: parse_rule(read_document(file), rule_id, file, vocabulary))  # noqa: B023 - called at once
            if rule is not None:
                rules[rule_id] = rule
    if errors:
        raise RuleErrors(errors)
    return tuple(rules[rule_id] for rule_id in sorted(rules))


def _compile_again(folders: Sequence[str], cache: Cache, language: str) -> Phrases:
    """Return a language's phrases after their cache has gone, unless they would not fit the rules any more."""
    if not _are_unchanged(folders, cache):
        raise RuleError("the rules or lexicons were changed while they were in use; run again", file=folders[-1])
    return _load_lexicons(folders)[language].phrases


def _are_unchanged(folders: Sequence[str], words: Cache) -> bool:
    now = open_cache(_word_sources(folders))
    return now is not None and now.key == words.key


def _sources(folders: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield every file that says something about the rules beside the words, with what it is."""
    for number, folder in enumerate(folders):
        for file in _shared_files((folder,), _EXEMPTIONS):
            yield f"{number}/{_EXEMPTIONS}", file
        for rule_id, file in rule_files(folder):
            # The same id comes from a pack and from a folder that holds it, but not by the same way.
            yield f"{number}/{rule_id} {os.path.relpath(file, folder)}", file


def _word_sources(folders: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Yield every file that says something about words, with what it is."""
    for number, folder in enumerate(folders):
        for file in _lexicon_files(folder):
            yield f"{number}/{_LEXICONS}", file
        for file in _shared_files((folder,), _FALLBACKS):
            yield f"{number}/{_FALLBACKS}", file


def _load_lexicons(folders: Sequence[str]) -> dict[str, Lexicon]:
    import gc  # noqa: PLC0415 - see _parse_rules()

    # A million small dicts are made, and none of them is garbage: looking for some takes half of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _compile_lexicons(folders)
    finally:
        if collecting:
            gc.enable()


def _compile_lexicons(folders: Sequence[str]) -> dict[str, Lexicon]:
    from msglint.lexicon.words import add_fallbacks, add_lexicon, compile_lexicons  # noqa: PLC0415 - see _parse_rules()

    errors: list[RuleError] = []
    drafts: dict[str, Draft] = {}
    for folder in folders:
        for file in _lexicon_files(folder):
            _collect(errors, lambda: add_lexicon(read_document(file), file, drafts))  # noqa: B023 - called at once
    for file in _shared_files(folders, _FALLBACKS):
        _collect(errors, lambda: add_fallbacks(_read_fallbacks(file), drafts))  # noqa: B023 - called at once
    if errors:
        raise RuleErrors(errors)
    lexicons = _collect(errors, lambda: compile_lexicons(drafts))
    if lexicons is None:
        raise RuleErrors(errors)  # every rule that needs a word would be wrong as well
    return lexicons


def _lexicon_files(folder: str) -> Iterable[str]:
    """Yield the files with words: those with concepts, and those with senses."""
    for name in (_LEXICONS, _SENSES):
        yield from _yaml_files(os.path.join(folder, name))


def _load_exemptions(folders: Iterable[str], concepts: frozenset[str], errors: list[RuleError]) -> dict[str, Exemption]:
    from msglint.ruleset.parse import parse_exemptions  # noqa: PLC0415 - see _parse_rules()

    exemptions: dict[str, Exemption] = {}
    for file in _shared_files(folders, _EXEMPTIONS):
        exemptions.update(_collect(errors, lambda: parse_exemptions(read_document(file), file, concepts)) or {})  # noqa: B023 - called at once
    return exemptions


def _shared_files(folders: Iterable[str], name: str) -> Iterable[str]:
    """Yield the files of a name that lie in the folders themselves."""
    return filter(os.path.isfile, (os.path.join(folder, name) for folder in folders))


def _read_fallbacks(file: str) -> dict[str, tuple[str, ...]]:
    from msglint.fields import Fields  # noqa: PLC0415 - see _parse_rules()

    top = Fields(read_document(file), file)
    return {concept: top.names(concept) for concept in top}


def rule_files(folder: str) -> Iterable[tuple[str, str]]:
    """Return the rule ids of a folder with their files, sorted."""
    own_name = os.path.basename(os.path.abspath(folder))
    for file in _yaml_files(folder):
        if os.path.basename(file) not in _SHARED:
            yield f"{own_name}/{_stem(file)}", file
    for pack in _listed(folder):
        if pack not in _NO_PACKS and not pack.startswith((".", "_")):
            for file in _yaml_files(os.path.join(folder, pack)):
                yield f"{pack}/{_stem(file)}", file


def read_document(file: str) -> Node:
    """Return the first document of a YAML file; later ones are not parsed.

    Raises:
        RuleError: the file can't be read, is no YAML or is empty.
    """
    return read_documents(file, 1)[0]


def read_kept_document(file: str) -> Node:
    """Return what `read_document` does, kept between runs; for files that are read in each of them."""
    from msglint.yamltree import Node  # noqa: PLC0415 - because most runs have no such file

    cache = open_cache([("document", file)])
    kept = cache.read("document") if cache else None
    if kept is not None:
        with suppress(TypeError, ValueError):
            return Node.of(kept)
    node = read_document(file)
    now = open_cache([("document", file)])
    if cache and now and now.key == cache.key:
        cache.write({"document": node.kept()})
    return node


def read_documents(file: str, most: int) -> list[Node]:
    """Return the first documents of a YAML file, at most as many as asked for and at least one.

    Raises:
        RuleError: the file can't be read, is no YAML or is empty.
    """
    try:
        if os.path.getsize(file) > _MAX_BYTES:
            raise RuleError(f"the file is larger than {_MAX_BYTES:,} bytes", file=file)
        with open(file, encoding="utf-8-sig") as stream:
            text = stream.read()
    except UnicodeDecodeError as error:
        raise RuleError(f"the file is not UTF-8 (byte {error.start})", file=file) from None
    except OSError as error:
        raise RuleError(f"the file can't be read: {error.strerror}", file=file) from None
    return parse_documents(text, file, most)


def parse_documents(text: str, file: str, most: int) -> list[Node]:
    """Return the first documents of a file's text; arguments and errors are those of `read_documents`."""
    from msglint.yamltree import YamlError, documents  # noqa: PLC0415 - see _parse_rules()

    nodes: list[Node] = []
    try:
        for node in documents(text):
            if node is not None:
                nodes.append(node)
            if len(nodes) == most:
                break
    except YamlError as error:
        raise RuleError(error.problem, file=file, line=error.line, column=error.column) from None
    if not nodes:
        raise RuleError("the file is empty", file=file, line=1, column=1)
    return nodes


def _collect(errors: list[RuleError], action: Callable[[], _T]) -> _T | None:
    try:
        return action()
    except RuleError as error:
        errors.append(error)
        return None


def _listed(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError as error:
        raise RuleError(f"the folder can't be read: {error.strerror}", file=folder) from None


def _yaml_files(folder: str) -> list[str]:
    if not os.path.isdir(folder):
        return []
    return [
        os.path.join(folder, name)
        for name in _listed(folder)
        if name.endswith(_SUFFIXES) and not name.startswith((".", "_"))
    ]


def _stem(file: str) -> str:
    return os.path.splitext(os.path.basename(file))[0]
