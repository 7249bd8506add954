"""What a helpdesk's macro does: one of its list of actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msglint.read.export.fieldnames import is_subject, normal

if TYPE_CHECKING:
    from msglint.read.export.nodes import Node

_NOTE = r"(?i)note|internal"


class Action:
    """One thing that a macro does.

    Args:
        node: an object.

    Attributes:
        node: the same.
        sets: what it sets, as Zendesk says, in normal form; empty where another helpdesk wrote it.
        value: to what.
        values: the items of that, if it is a list.
    """

    def __init__(self, node: Node) -> None:
        self.node = node
        fields: dict[str, Node] = node.value
        self.value = fields.get("value") if "field" in fields else None
        self.sets = normal(str(fields["field"].scalar)) if self.value else ""
        self.values: list[Node] = self.value.value if self.value and isinstance(self.value.value, list) else []

    def subject(self) -> Node | None:
        """Return the subject that it sets."""
        if self.sets == "subject":
            return self.value
        inside = self.node.value.get("arguments")
        if inside is None or not isinstance(inside.value, dict):
            return None
        return next((child for key, child in inside.value.items() if is_subject(key)), None)

    def makes_private(self) -> bool:
        """Return whether it makes the macro's comment one that no buyer sees."""
        return (
            self.sets == "commentmodeispublic" and self.value is not None and normal(str(self.value.scalar)) == "false"
        )

    def is_note(self) -> bool:
        """Return whether it leaves a note that no buyer sees."""
        names = (self.node.value.get(key) for key in ("name", "type", "field"))
        return any(node and node.text and re.search(_NOTE, node.text) for node in names)
