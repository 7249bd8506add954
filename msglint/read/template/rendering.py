"""From a template to the texts that a buyer may get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msglint.origin import Collage
from msglint.read.template.choose import choose
from msglint.read.template.files import Files
from msglint.read.template.rendered import Rendered, Rendering
from msglint.read.template.resolve import resolve
from msglint.read.template.told import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from msglint.read.template.plan import Chunk

_MOST_UNSEEN = 5


def render(text: str, file: str, load: Callable[[str], tuple[str, str] | None] | None) -> Rendered:
    """Return a template's renderings, as `msglint.read.template.render` says."""
    files = Files(text, file, load)
    nodes = resolve(files)
    chosen = choose(nodes)
    told = tell(nodes)
    for at in chosen.unseen[:_MOST_UNSEEN]:
        files.note(at, "the template has too many branches to check; this one is not checked")
    if len(chosen.unseen) > _MOST_UNSEEN:
        files.note_on_all(f"{len(chosen.unseen) - _MOST_UNSEEN} more branches are not checked")
    if chosen.is_cut and not chosen.unseen:
        count = len(chosen.texts)
        files.note_on_all(f"the template has too many branches for all their combinations; {count} were checked")
    return Rendered(
        renderings=tuple(_rendering(chunks) for chunks in chosen.texts),
        told=_rendering(told) if told is not None else None,
        includes=files.includes,
        notes=files.notes,
        comments=files.comments,
    )


def _rendering(chunks: Iterable[Chunk]) -> Rendering:
    collage = Collage()
    for chunk in chunks:
        if chunk.end > chunk.start:
            collage.add(chunk.text, chunk.start, chunk.end)
        else:
            collage.insert(chunk.text)
    return Rendering(collage.text, collage.origin())
