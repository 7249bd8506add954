"""Message templates, read as the buyer will see them: each becomes a few texts that together show all its branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.read.template.load import loader
from msglint.read.template.rendered import Rendered, Rendering
from msglint.read.template.syntax.scan import has_tags

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Rendered", "Rendering", "has_tags", "loader", "render"]


def render(text: str, file: str, load: Callable[[str], tuple[str, str] | None] | None = None) -> Rendered:
    """Return the texts that a template can become.

    Nothing of the template is run: conditions are compared, not decided. It never fails; what is wrong with the
    template, or too much in it, becomes a note.

    Args:
        text: the template, line breaks as they are.
        file: the file as the user named it; its ending tells the language, else its tags do.
        load: finds an included file by the name that the template gives, and returns how the user would name it and
            its text; see `loader`. Without one, each include is a note.

    Returns:
        The texts with the way back to the template. Offsets beyond its text are those of `includes`.
    """
    from msglint.read.template.rendering import render as rendered  # noqa: PLC0415 - most drafts are no templates

    return rendered(text, file, load)
