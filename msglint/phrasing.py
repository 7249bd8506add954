"""What the engine itself says in a violation's message, beside the rule's own words, by language."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_ENGLISH: Mapping[str, str] = {
    "judged": "{title}, judging by {because}",
    "quoted": "\u201c{words}\u201d",
    "and": " and ",
    "then": ", ",
    "hidden": ", hidden behind {tricks}: reads {reads}",
    "reads": ", which reads {reads}",
    "unseen": ", in a text that the buyer does not see ({how})",
    # What fixes do.
    "fix-hidden": "Take out characters that nobody sees",
    "fix-remove": "Remove it",
    "fix-remove-sentence": "Remove the sentence",
    "fix-remove-picture": "Remove the picture",
    "fix-secure": "Write https://, which the host is known to answer",
    "fix-secure-unsure": "Write https://, which the host may not answer",
    "fix-untrack": "Leave the tracking parameters out of the link",
    "fix-unlink": "Leave the link out and keep what it holds",
    "fix-breaks": "Leave surplus line breaks out",
    "fix-style": "Leave this style out",
}
_CHINESE: Mapping[str, str] = {
    "judged": "{title}，依据：{because}",
    "quoted": "“{words}”",
    "and": "和",
    "then": "、",
    "hidden": "，用{tricks}掩饰，实为{reads}",
    "reads": "，即{reads}",
    "unseen": "，位于买家看不到的文字中（{how}）",
    "fix-hidden": "删除看不见的字符",
    "fix-remove": "删除",
    "fix-remove-sentence": "删除整句",
    "fix-remove-picture": "删除图片",
    "fix-secure": "改为 https://（已知该网站支持）",
    "fix-secure-unsure": "改为 https://（该网站未必支持）",
    "fix-untrack": "删除链接中的跟踪参数",
    "fix-unlink": "去掉链接，保留其内容",
    "fix-breaks": "删除多余的换行",
    "fix-style": "删除该样式",
    # The tricks, as the folded view names them.
    "stray accents": "多余的附加符号",
    "invisible characters": "不可见字符",
    "letters set apart": "拆开的字母",
    "look-alike letters": "形似字母",
    "styled letters": "花体字母",
    "enclosed letters": "带圈字母",
    "full-width letters": "全角字母",
    "reversed text": "倒序文字",
    "upside-down letters": "倒置字母",
    "digits and signs for letters": "以数字和符号代替的字母",
    "repeated letters": "重复的字母",
    "a split word": "拆开的词",
}
_LANGUAGES = {"en": _ENGLISH, "zh": _CHINESE}


def say(language: str, key: str, **values: str) -> str:
    """Return a phrase with its values filled in; English where a language has none, the key where English has none."""
    phrase = _LANGUAGES.get(language, _ENGLISH).get(key) or _ENGLISH.get(key, key)
    return phrase.format(**values) if values else phrase


def listed(language: str, words: Sequence[str], between: str = "then") -> str:
    """Return words in quotation marks, one after the other."""
    return say(language, between).join(say(language, "quoted", words=word) for word in words)
