"""What a new rule shall find, as its author says it: `entity:email`, `concepts:request,review`, `words:free gift`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msglint.authoring.newrule.concepts import search
from msglint.errors import UsageError
from msglint.fields import nearest
from msglint.text.entities import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from msglint.ruleset.rule import RuleSet

#: Kind of entity -> what a person calls it.
ENTITIES: Mapping[str, str] = {
    "email": "an e-mail address",
    "phone": "a phone number",
    "link": "a link or web address",
    "chat": "a way to chat: a handle, a number, a link",
    "emoji": "an emoji",
    "gif": "a GIF",
    "order-id": "an order ID",
    "placeholder": "a placeholder",
    "salutation": "a name that the message speaks to",
    "attachment": "an attachment",
    "image": "a picture in HTML",
    "style": "a look of its own in HTML",
    "barrier": "what some people can't read in HTML",
    "markup": "HTML at all",
}
#: Signs that mean something in a lexicon; whoever needs them writes them there.
_NOTATION = frozenset("(){}|?*…\n\r\t")
_FORMS = "entity:email, concepts:request,review or words:free gift"


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity, whatever the language.

    Attributes:
        kind: its kind.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Concepts:
    """Concepts that stand together in one sentence.

    Attributes:
        names: the concepts.
    """

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the author's own, in one language; any of them will do.

    Attributes:
        language: the language.
        phrases: words and phrases.
    """

    language: str
    phrases: tuple[str, ...]


Want = Entity | Concepts | Words


def read_want(text: str, rules: RuleSet) -> Want:
    """Return what a `--finds` asks for.

    Args:
        text: as in `entity:email`, `concepts:request,review`, `words:free gift,present` or `words:de:Gratisgeschenk`.
        rules: what there is to choose from.

    Raises:
        UsageError: there is no such thing; the nearest one is named.
    """
    kind, colon, rest = text.partition(":")
    items = tuple(dict.fromkeys(filter(None, (item.strip() for item in rest.split(",")))))
    if not colon or kind not in ("entity", "concepts", "words"):
        raise UsageError(f"--finds {text!r}: write {_FORMS}")
    if not items:
        raise UsageError(f"--finds {text!r}: nothing stands behind the colon; write {_FORMS}")
    if kind == "entity":
        return _entity(items)
    return _concepts(items, rules) if kind == "concepts" else _words(rest, rules)


def _entity(items: tuple[str, ...]) -> Entity:
    if len(items) > 1:
        raise UsageError("--finds entity: takes one kind; repeat --finds for another way to break the rule")
    if items[0] not in KINDS:
        raise UsageError(f"--finds: there is no entity {items[0]!r}{nearest(items[0], KINDS)}")
    return Entity(items[0])


def _concepts(items: tuple[str, ...], rules: RuleSet) -> Concepts:
    known = {concept for lexicon in rules.lexicons.values() for concept in lexicon.concepts}
    for name in items:
        if name not in known:
            meant = [concept.name for concept in search(name, rules)][:5]
            hint = f"; {name!r} is a word of {', '.join(meant)}" if meant else nearest(name, known)
            raise UsageError(f"--finds: there is no concept {name!r}{hint}")
    return Concepts(items)


def _words(rest: str, rules: RuleSet) -> Words:
    first, colon, behind = rest.partition(":")
    language, text = (first.strip(), behind) if colon else ("en", rest)
    if language not in rules.lexicons:
        known = nearest(language, rules.lexicons)
        raise UsageError(f"--finds words: there is no lexicon of the language {language!r}{known}")
    phrases = tuple(dict.fromkeys(filter(None, (" ".join(phrase.split()) for phrase in text.split(",")))))
    for phrase in phrases:
        if not _NOTATION.isdisjoint(phrase) or "..." in phrase:
            raise UsageError(f"--finds words: write plain words, not {phrase!r}; the lexicon can be refined afterwards")
        if not any(char.isalnum() for char in phrase):
            raise UsageError(f"--finds words: {phrase!r} holds no word")
    if not phrases:
        raise UsageError(f"--finds words: no words stand behind {language!r}")
    return Words(language, phrases)
