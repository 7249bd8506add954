"""The words of the buyer that a reply quotes, as mail programs in many languages set them off."""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from msglint.span import Span
from msglint.text.lazily import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

#: Mail programs put at most a few blanks before the mark of a quoted line.
_MARKED_LINE = lazy_pattern(r"(?:^|(?<=[\r\n\u2028]))[ \t]{0,3}(?:>|[^\W\d_]{1,4}>(?=[\s>]|$)|:[ \t]|:$)[^\r\n\u2028]*")
#: A line that begins with a colon: what stands before one is looked at behind it, as there are few.
_COLON_LINE = lazy_pattern(
    r":(?:" + "|".join(rf"(?<=[ \t]{{{blanks}}}:)(?<![^\r\n\u2028][ \t]{{{blanks}}}:)" for blanks in range(4)) + ")"
)
#: The end of "On Monday, ... Ann <ann@...> wrote:", whose beginning may stand on the line above.
_WROTE = lazy_pattern(
    r"(?:\b(?:wrote|writes|schrieb|schreef|skrev|napisał|a\s+écrit|escribió|ha\s+scritto|escreveu|написал|пишет|yazdı|"
    r"كتب)|تمت\s+كتابة|写道|寫道|作成|書きました|の(?:メッセージ|メール)|작성|ने\s+लिखा|"
    # Some programs leave out the verb.
    r"20\d\d[^\r\n\u2028]{1,60}\d{1,2}:\d\d[^\r\n\u2028]{1,120}<[^\s<>@]{1,80}@[^\s<>]{1,80}>(?=[:：]))"
    r"[^\r\n\u2028:：]{0,160}(?:(?:\r\n|[\r\n\u2028])[^\r\n\u2028:：@]{0,80}@[^\r\n\u2028:：]{1,80})?"
    r"[:：][ \t]*(?=[\r\n\u2028]|$)"
)
_ENDING_COLON = lazy_pattern(r"[:：][ \t]*(?:[\r\n\u2028]|\Z)")
_BREAK = lazy_pattern(r"[\r\n\u2028]")
#: The longest "On ... wrote:".
_LONGEST = 300
#: What tells an attribution from a sentence such as "You wrote:" is a time of day or an address.
_STAMP = lazy_pattern(r"\d{1,2}\s?[:.h時时시]\s?\d{2}|@|\b\d{4}\b")
_WHEN = lazy_pattern(r"\d{1,2}\s?[:.h時时시]\s?\d{2}|\b\d{4}\b")
_SEPARATOR = lazy_pattern(
    r"(?:^|(?<=[\r\n\u2028]))[ \t]{0,3}-{3,12}\s?(?:original message|ursprüngliche nachricht|message d['’]origine|"
    r"original-?nachricht|"
    r"mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht|"
    r"(?:wiadomość oryginalna|oryginalna wiadomość)|ursprungligt meddelande|özgün ileti|orijinal mesaj|"
    r"исходное сообщение|元のメッセージ|原始邮件|原始(?:郵件|訊息)|원본 메시지|الرسالة الأصلية|मूल संदेश|"
    r"forwarded message|weitergeleitete nachricht|message transféré)\s?-{3,12}"
)
#: How a helpdesk sets off each message of a thread: a line, and below it who wrote when.
_THREAD = lazy_pattern(
    r"(?<=[\r\n\u2028])[ \t]{0,3}[-_]{10,200}[ \t]*[\r\n\u2028]{1,2}"
    r"(?=[^\r\n\u2028]{2,80}[,(|][^\r\n\u2028]{0,30}\b(?:19|20)\d\d\b"
    r"[^\r\n\u2028]{0,30}\d{1,2}[:.h]\d{2}[^\r\n\u2028]{0,30}[\r\n\u2028])"
)
#: What mail programs call the sender, the date, the recipients, the copies and the subject.
_LABELS = (
    r"from|von|de|da|van|od|från|kimden|gönderen|от|差出人|发件人|寄件者|寄件人|보낸\s?사람|من|प्रेषक|द्वारा",
    (
        r"sent|date|gesendet|datum|envoyé|enviad[oa](?:\s(?:el|em|a))?|fecha|inviato|data|verzonden|wysłan[oe]|skickat|"
        r"gönder(?:ildi|me)(?:\starihi)?|tarih|отправлено|дата|送信日時|日時|发送时间|日期|寄件日期|傳送時間|"
        r"보낸\s?날짜|날짜|تم\sالإرسال|تاريخ\sالإرسال|التاريخ|दिनांक|भेजा\sगया"
    ),
    r"to|an|à|para|a|aan|do|till|kime|alıcı|кому|宛先|收件人|收件者|받는\s?사람|إلى|प्रति",
    r"cc|kopie|copie|copia|kopia|bilgi|копия|抄送|副本|참조|نسخة",
    r"subject|betreff|objet|asunto|oggetto|assunto|onderwerp|temat|ämne|konu|тема|件名|主题|主旨|제목|الموضوع|विषय",
)
_SENDER = lazy_pattern(rf"(?:^|(?<=[\r\n\u2028*]))[ \t]{{0,3}}\*?(?:{_LABELS[0]})\*?\s?[:：][^\r\n\u2028]{{0,300}}")
_LABEL = "|".join(f"(?P<n{at}>{names})" for at, names in enumerate(_LABELS))
_HEADER = lazy_pattern(rf"(?:^|(?<=[\r\n\u2028]))[ \t]{{0,3}}\*?(?:{_LABEL})\*?\s?[:：]\*?[ \t]?[^\r\n\u2028]{{0,300}}")
#: How a seller announces the buyer's words: "You wrote:", "Your message of 3 May:".
_ANNOUNCED = lazy_pattern(
    r"wrote|you (?:said|asked|told|reported|mentioned)|"
    r"(?:your|buyer's|customer's) (?:\w+ )?(?:message|question|e-?mail|words|inquiry|enquiry|request)|"
    r"schrieb|geschrieben|ihre (?:nachricht|frage|worte|anfrage|mail)|écri[tv]|votre (?:message|question|demande|"
    r"courriel)|escrib|escrit|(?:su|tu) (?:mensaje|pregunta|consulta)|scritt|scrive|(?:suo|tuo) messaggio|domanda|"
    r"escrev|(?:sua|tua) (?:mensagem|pergunta)|schree?f|(?:uw|je) (?:bericht|vraag)|napisa|wiadomoś|pytani|skrev|"
    r"meddelande|fråga|yazd|mesaj|soru|писал|сообщени|вопрос|письм|お問い合わせ|ご質問|メッセージ|書[いか]|"
    r"[您你]的?(?:留言|来信|來信|消息|说|說|写|寫|提到|反馈|反饋|问|問)|문의|메시지|말씀|작성|رسالت|كتب|سؤال|"
    r"संदेश|लिखा|पूछा|सवाल"
)
#: An announcement stands in the last words before what it announces.
_ANNOUNCEMENT = 160
_RULE = lazy_pattern(r"(?<=[\r\n\u2028])[ \t]{0,3}[_=*]{10,200}[ \t]*[\r\n\u2028]+")
#: So many kinds of header lines in a row are the head of a quoted mail.
_FEWEST_HEADERS = 3
_BREAKS = "\r\n\u2028 \t"
#: What ends a sentence, and so no line of an attribution.
_ENDS = (".", "!", "?", "。", "！", "？", ":", "：")


def quoted_in(text: str, senders: tuple[str, ...] = ()) -> list[Span]:
    """Return the ranges of a text that quote the buyer, in any order; they may overlap.

    Quoted are lines that begin with `>`, what stands below the head of an earlier mail, and what stands below "On ...
    wrote:" where no line is marked. A draft that begins with such a head quotes nothing: it is its own.

    Args:
        text: the text.
        senders: names and addresses of who sends it, in small letters; their own earlier mails are not the buyer's.
    """
    marked: list[Span] = []
    if ">" in text or (":" in text and _COLON_LINE.search(text)):
        marked = [Span(*match.span()) for match in _at_lines(_MARKED_LINE, text)]
    if not (_may_hold_head(text) or _ENDING_COLON.search(text)):
        return marked
    # No other letter has a small one of two code points.
    lowered = text.replace("İ", "i").lower()
    begins = len(text) - len(text.lstrip())
    heads = [at for at in sorted({*_heads(lowered)}) if at > begins]
    found = [Span(start, _footer(lowered, start, end)) for start, end in pairwise([*heads, len(text)])]
    found = [span for span in found if not _names(_sender_in(lowered, span), senders)]
    for span, end in _attributed(lowered):
        if not _names(lowered[span.start : end], senders):
            found.append(span)
        else:
            marked = _without_next(marked, text, end)
    return [*found, *marked]


def _may_hold_head(text: str) -> bool:
    """Return whether a text may hold the head of an earlier mail."""
    colons = text.count(":") + text.count("：")
    return "---" in text or (colons > 0 and "___" in text) or colons >= _FEWEST_HEADERS


def _footer(text: str, start: int, end: int) -> int:
    """Return where a quotation ends: at its end, or at a line below which a mail gateway puts the seller's footer."""
    for rule in _RULE.finditer(text, start, end):
        if text[start : rule.start()].strip() and not _HEADER.match(text, rule.end()):
            return rule.end()
    return end


def _sender_in(text: str, quotation: Span) -> str:
    """Return the line that tells who wrote what is quoted, where its head has one."""
    head = text[quotation.start : min(quotation.end, quotation.start + _LONGEST)].split("\n\n", maxsplit=1)[0]
    sender = _SENDER.search(head)
    return sender.group() if sender else ""


def _names(head: str, senders: tuple[str, ...]) -> bool:
    """Return whether the head of a quotation names one of the senders as who wrote it."""
    return any(name in head for name in senders)


def _without_next(marked: list[Span], text: str, end: int) -> list[Span]:
    """Return marked lines without those right below an offset, up to where somebody else is quoted."""
    first = last = bisect_left(marked, (end, end))
    at = end
    while last < len(marked):
        between = text[at : marked[last].start]
        line = text[slice(*marked[last])].strip()
        is_below = last == first or len(between.splitlines()) == 1
        if between.strip() or not is_below or line.startswith((">>", "> >")):
            break
        at = marked[last].end
        last += 1
    return marked[:first] + marked[last:]


def announces_quote(before: str) -> bool:
    """Return whether a text ends by announcing the buyer's words, as "On ... you wrote:" does."""
    lines = before[-_ANNOUNCEMENT:].rstrip().replace("\u2028", "\n").splitlines()
    last = " ".join(lines[-2:]).lower()
    return last.endswith((":", "：", "--")) and _ANNOUNCED.search(last) is not None


def _heads(text: str) -> Iterator[int]:
    """Yield the offsets at which the head of an earlier mail begins."""
    if "---" in text or "___" in text:
        yield from (match.start() for match in _SEPARATOR.finditer(text))
        yield from (match.start() for match in _THREAD.finditer(text))
    names: set[str] = set()
    begin = end = 0
    has_address = False
    if text.count(":") + text.count("：") < _FEWEST_HEADERS:
        return
    for match in _at_lines(_HEADER, text):
        name = match.lastgroup or ""
        if not names or text[end : match.start()].strip(_BREAKS):
            names, begin, has_address = set(), match.start(), False
            if name != "n0":
                continue
        end = match.end()
        names.add(name)
        # A list of what goes from where to where has neither.
        has_address = has_address or name == "n4" or "@" in match.group()
        if len(names) >= _FEWEST_HEADERS and has_address:
            yield begin


def _at_lines(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern that begins at the beginning of a line."""
    end = 0
    for start in chain((0,), (match.end() for match in _BREAK.finditer(text))):
        match = pattern.match(text, start) if start >= end else None
        if match:
            end = match.end()
            yield match


def _attributed(text: str) -> Iterator[tuple[Span, int]]:
    """Yield each "On ... wrote:" and its end, with what follows where it names an address and nothing is marked."""
    wrote = _WROTE.finditer(text) if _ENDING_COLON.search(text) else ()
    found = [span for match in wrote if (span := _attribution(text, match.start(), match.end()))]
    for (start, end), (until, _) in pairwise([*found, Span(len(text), len(text))]):
        below = text[end:until].lstrip(_BREAKS)
        yield Span(start, end if below.startswith(">") or "@" not in text[start:end] else until), end


def _attribution(text: str, verb: int, end: int) -> Span | None:
    """Return the lines of "On ... wrote:", whose last ends so; None where it is a sentence such as "You wrote:"."""
    earliest = max(0, verb - _LONGEST)
    start = max((match.end() for match in _BREAK.finditer(text, earliest, verb)), default=earliest)
    above = max((match.end() for match in _BREAK.finditer(text, earliest, max(0, start - 2))), default=earliest)
    line = text[above:start].rstrip()
    tells_when = not _WHEN.search(text, start, end) and _WHEN.search(line)
    tells_who = "@" not in text[start:end] and "@" in line and line.endswith(">")
    if (tells_when or tells_who) and not line.endswith(_ENDS):
        start = above
    return Span(start, end) if _STAMP.search(text, start, end) else None
