"""Names of pages in scripts without spaces, at the end of a link, where the sentence may go on as well."""

from __future__ import annotations

from msglint.text.hosts.letters import unspaced_end
from msglint.text.lazily import lazy_pattern

_PROSE = lazy_pattern(
    "[请請谢謝您你我们們了吗嗎吧呢看查点點击擊下即可或者有问問是在用里裡这這那、を]|ください|から|まで|です|ます|にて|より"
    "|에서|으로|를|을|하세|해주|주세|입니"
)
_SHORTEST = 2
_DEEP = lazy_pattern(r"/[^/\s]+/(?:[^\s]*/)?$|[=_#-]$")
_GOES_ON = lazy_pattern(r"[/?#.=&]\w")
_BEGINS = frozenset("/=_#-")


def title_end(text: str, at: int, start: int) -> int:
    """Return where the name of a page ends that begins at `start`; `start` itself if what stands there is prose.

    Args:
        text: the folded text.
        at: where the path of the link begins.
        start: where its plain part ends.
    """
    end = unspaced_end(text, start)
    if end == start or text[start - 1] not in _BEGINS:
        return start
    prose = _PROSE.search(text, start, end)
    size = (prose.start() if prose else end) - start
    if size < _SHORTEST - (not prose):
        return start
    alone = not prose and not text[end : end + 1].strip()
    whole = alone or _DEEP.search(text[max(at, start - 60) : start]) or _GOES_ON.match(text, end)
    return start + size if whole else start
