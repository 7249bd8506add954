"""Hosts in scripts without spaces (Chinese, Japanese, Korean): a sentence runs straight into one and out of it."""

from __future__ import annotations

from msglint.text.hosts.letters import is_unspaced, unspaced_end, unspaced_start
from msglint.text.hosts.suffix import is_top_level
from msglint.text.lazily import lazy_pattern

#: What leads up to a host; the name begins after the last of them.
_LEAD = lazy_pattern(
    ".*(?:访问|訪問|登录|登錄|登入|打开|打開|输入|輸入|搜索|搜尋|网址|網址|官网|官網|网站|網站|网店|链接|鏈接|連結|都在|在|到|看|去|上|见|見|是|为|為|请|請|点|點"
    "|進入|进入|サイト|アクセス|ページ|[はをにでがへも]|から|または|사이트|주소|홈페이지|[은는을를에])"
)
#: What may follow the ending of a host in the same run.
_AFTER = frozenset("上的了查下里裡或和及有是就可吧请請即去找来來网網をにへではがのもと에을를은는이가로으과와도의")
#: Endings that are hardly anything else after a dot.
_ENDINGS = frozenset(
    "中国 中國 中文网 我爱你 商城 网址 網址 コム みんな 닷컴 닷넷 台湾 台灣 香港".split()  # noqa: SIM905 - as words it reads best
)


def ending_within(text: str, start: int, end: int) -> int:
    """Return where a host's last label ends, which begins at `start`: after a known ending, else at `end`."""
    size = min(unspaced_end(text, start), end) - start
    return next((start + end for end in range(size, 0, -1) if is_top_level(text[start : start + end])), end)


def name_before(text: str, dot: int) -> tuple[int, bool]:
    """Return where the label before a dot begins, and whether words lead up to it."""
    name = text[unspaced_start(text, dot) : dot]
    if not name:
        return dot, False
    lead = _LEAD.match(name)
    if lead and lead.end() < len(name):
        return dot - len(name) + lead.end(), True
    return dot - len(name), False


def host_around(text: str, dot: int, *, expected: bool) -> tuple[int, int] | None:
    """Return the range of a host with an ending in such a script, given the dot before the ending.

    Args:
        text: the folded text.
        dot: where the dot stands.
        expected: whether what stands before the name leads up to a host.
    """
    start, led = name_before(text, dot)
    end = ending_within(text, dot + 1, len(text))
    ending = text[dot + 1 : end]
    if start == dot or not is_top_level(ending):
        return None
    follows = text[end : end + 1]
    if is_unspaced(follows) and follows not in _AFTER:
        return None
    return (start, end) if led or expected or follows == "/" or ending in _ENDINGS else None
