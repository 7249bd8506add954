"""A template told in one text: each branch with its condition in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.read.template.conditions.formula import negation
from msglint.read.template.plan import Chunk

if TYPE_CHECKING:
    from msglint.read.template.conditions.formula import Formula
    from msglint.read.template.plan import Arm, Choice, Nodes

#: Fewer words than these are part of a sentence, and no condition is told of them.
_FEWEST_WORDS = 4
_WORD = re.compile(r"[^\W\d_\u3040-\u9fff\uac00-\ud7af]{2,}|[\u3040-\u9fff\uac00-\ud7af]{2}")
_TAG = re.compile(r"<[^<>]*>|\{\{[^{}]*\}\}")
_MARKUP_EDGE = re.compile(r"<(?=[a-zA-Z/!])|>")
_ENDS = re.compile(r"[\w})\]\"']\Z")
_SPACE = re.compile(r"(?:\s|<[^<>]*>)*")


def tell(nodes: Nodes) -> list[Chunk] | None:
    """Return the pieces of the text; those that were added have an empty range. None where no branch is to be told."""
    teller = _Teller()
    teller.nodes(nodes)
    return teller.texts if teller.has_told else None


class _Teller:
    def __init__(self) -> None:
        self.texts: list[Chunk] = []
        self.has_told = False
        self._is_in_markup = False
        #: What was told last, if nothing was said since: its contrary is told as "otherwise".
        self._last: Formula | None = None
        #: The nodes that were looked at for their words -> what was found; the plan keeps them all.
        self._words: dict[int, tuple[bool, int]] = {}

    def nodes(self, nodes: Nodes) -> None:
        """Tell some nodes."""
        for node in nodes:
            if isinstance(node, Chunk):
                self._add(node)
            elif (
                node.kind != "branch"
                or self._is_in_markup
                or not any(self._counted(arm.nodes)[1] >= _FEWEST_WORDS for arm in node.arms)
            ):
                self.nodes(next((arm.nodes for arm in node.arms if arm.nodes), ()))
            else:
                self._branch(node)

    def _branch(self, choice: Choice) -> None:
        self.has_told = True
        arms = choice.arms
        says = [self._counted(arm.nodes)[0] for arm in arms]
        only_else = len(arms) == 2 and not says[0]  # noqa: PLR2004 - one condition and its contrary
        is_first = True
        for arm, has_text in zip(arms, says, strict=True):
            if not has_text:
                self.nodes(arm.nodes)
                continue
            self._arm(arm, self._opening(arm, arms[0], is_first=is_first, only_else=only_else))
            is_first = False
        self._last = None
        if len(arms) == 2 and says.count(True) == 1:  # noqa: PLR2004 - one condition and its contrary
            self._last = negation(arms[0].guard) if only_else else arms[0].guard

    def _opening(self, arm: Arm, first: Arm, *, is_first: bool, only_else: bool) -> str:
        """Return what is said before one way of a branch."""
        is_contrary = self._last is not None and self._last == negation(first.guard)
        if only_else:
            is_contrary = self._last is not None and self._last == first.guard
            return "Otherwise, " if is_contrary else f"If {first.denial}: "
        if is_first:
            return "Otherwise, " if is_contrary else f"If {arm.words or 'not so'}: "
        return f"Otherwise, if {arm.words}: " if arm.words else "Otherwise, "

    def _arm(self, arm: Arm, opening: str) -> None:
        pieces, self.texts = self.texts, []
        is_in_markup = self._is_in_markup
        self.nodes(arm.nodes)
        inner, self.texts = self.texts, pieces
        at = 0
        while at < len(inner) and _SPACE.fullmatch(inner[at].text):
            at += 1
        self.texts += inner[:at]
        if at < len(inner) and not is_in_markup:
            first = inner[at]
            lead = _SPACE.match(first.text)
            edge = lead.end() if lead and lead.end() < len(first.text) else 0
            is_exact = len(first.text) == first.end - first.start
            if edge and is_exact:
                self.texts.append(Chunk(first.text[:edge], first.start, first.start + edge))
                first = Chunk(first.text[edge:], first.start + edge, first.end)
            if not edge and self.texts and not self.texts[-1].text[-1:].isspace():
                opening = " " + opening
            self.texts += [Chunk(opening, 0, 0), first, *inner[at + 1 :]]
        else:
            self.texts += inner[at:]
        if self.texts and _ENDS.search(self.texts[-1].text) and not self._is_in_markup:
            self.texts.append(Chunk(". ", 0, 0))

    def _add(self, chunk: Chunk) -> None:
        self.texts.append(chunk)
        if chunk.text.strip():
            self._last = None
        for match in _MARKUP_EDGE.finditer(chunk.text):
            self._is_in_markup = match.group() == "<"

    def _counted(self, nodes: Nodes) -> tuple[bool, int]:
        """Return whether some nodes print anything but white space, and how many words, on any of their ways."""
        known = self._words.get(id(nodes))
        if known is not None:
            return known
        has_text, words = False, 0
        for node in nodes:
            if isinstance(node, Chunk):
                has_text = has_text or bool(node.text.strip())
                if words < _FEWEST_WORDS:
                    words += len(_WORD.findall(_TAG.sub(" ", node.text)))
                continue
            inner = [self._counted(arm.nodes) for arm in node.arms]
            has_text = has_text or any(one for one, _ in inner)
            # A branch that is told by itself makes none of what it stands in.
            words = max(words, *(count for _, count in inner))
        self._words[id(nodes)] = has_text, words
        return has_text, words
