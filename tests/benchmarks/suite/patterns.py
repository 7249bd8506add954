"""The reference for throughput: what a linter made of plain patterns would do, and no more.

Forty of them, one for about each rule, each scanned over each message with `re`.
"""

from __future__ import annotations

import re

#: They are about as long and as alternating as those that people write for this purpose; they need not be right.
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b",
        r"\b[\w.+-]+\s*(?:\(at\)|\[at\]| at )\s*[\w-]+\s*(?:\(dot\)|\[dot\]| dot |\.)\s*\w+",
        r"(?<!\w)(?:\+\d{1,3}[\s.-]?)?(?:\(\d{2,4}\)[\s.-]?)?\d{2,4}(?:[\s.-]\d{2,4}){2,4}(?!\w)",
        r"\bhttp://\S+",
        r"\bhttps?://(?![\w.-]*amazon\.)[\w.-]+\S*",
        r"\bwww\.[\w-]+(?:\.[\w-]+)+\S*",
        r"\b(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|ow\.ly)/\w+",
        r"[?&](?:utm_\w+|fbclid|gclid)=\w+",
        r"\b(?:whats\s?app|telegram|wechat|viber|skype|signal|line\s+id)\b",
        r"\b(?:facebook|instagram|tiktok|youtube|pinterest)(?:\.com)?/?\S*",
        r"\b(?:change|update|revise|edit|amend|modify)\s+(?:your|the)\s+(?:\w+\s+){0,3}(?:review|rating|feedback)\b",
        r"\b(?:remove|delete|withdraw|take\s+down)\s+(?:your|the)\s+(?:\w+\s+){0,3}(?:review|rating|feedback)\b",
        r"\b(?:five|5)[\s-]*stars?\b",
        r"\b(?:positive|good|great|nice|kind)\s+(?:review|rating|feedback)\b",
        r"\bif\s+you(?:'re|\s+are)\s+(?:happy|satisfied|pleased)\b.{0,80}\breview\b",
        r"\bif\s+you(?:'re|\s+are)\s+(?:not|un)\s*(?:happy|satisfied|pleased)\b.{0,80}\bcontact\b",
        r"\b(?:voucher|gift\s*card|coupon|refund|cash\s*back|discount|bonus)\b.{0,60}\breviews?\b",
        r"\breviews?\b.{0,60}\b(?:voucher|gift\s*card|coupon|refund|cash\s*back|discount|bonus)\b",
        r"\b(?:leave|write|post|give)\s+(?:us\s+)?(?:a|your)\s+(?:review|rating|feedback)\b",
        r"\b(?:once|again|second|another)\b.{0,40}\b(?:reminder|ask).{0,40}\breview\b",
        r"\b(?:our|small|family)\s+(?:business|shop|store)\s+(?:depends|relies|lives)\b",
        r"\b(?:withdraw|close|cancel|drop)\s+(?:your|the)\s+(?:a-to-z|claim|case|dispute|chargeback)\b",
        r"\b(?:cancel|cancell)\w*\s+(?:your|the|this)\s+order\b",
        r"\b(?:pay|send|transfer)\w*\s+(?:us|me|it)?\s*(?:by|via|with|through)\s+(?:paypal|venmo|zelle|wire)\b",
        r"\b(?:iban|swift|sort\s+code|account\s+number)\b[:\s]*\w+",
        r"\b(?:visit|check\s+out|browse|see)\s+our\s+(?:own\s+)?(?:web\s?site|shop|store|page|catalogue)\b",
        r"\b(?:sale|special\s+offer|new\s+arrivals?|% off|limited\s+time|best\s+price)\b",
        r"\b(?:you\s+may|might)\s+also\s+like\b",
        r"\b(?:passport|id\s+card|social\s+security|date\s+of\s+birth|driving\s+licen[cs]e)\b",
        r"\b(?:unsubscribe|opt[\s-]?out|no\s+longer\s+wish\s+to\s+receive)\b",
        r"\b(?:your\s+(?:own\s+)?fault|you\s+should\s+have|you\s+failed\s+to|you\s+clearly)\b",
        r"\b(?:idiot|stupid|liar|shame|damn|hell)\b",
        r"\b(?:attached|attachment|enclosed|see\s+the\s+file)\b",
        r"\b\d{3}-\d{7}-\d{7}\b",
        r"\{\{\s*[\w.]+\s*\}\}|\[\[[\w-]+\]\]|%[A-Z_]+%",
        r"^(?:hi|hello|dear|good\s+(?:morning|afternoon|evening))\b.{0,60}$",
        r"^(?:thanks|thank\s+you)[\s.!]*$",
        r"[\U0001f300-\U0001faff\u2600-\u27bf]",
        r"\.gif\b|data:image/gif",
        r"(?:[A-Z]{4,}\s+){3,}|!{3,}|\?{3,}",
    )
)


def scan(text: str) -> int:
    """Return how many places of a text the patterns fit."""
    return sum(1 for pattern in PATTERNS for _ in pattern.finditer(text))
