"""Tokens, clauses and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from msglint.text.han import simplified
from msglint.text.segment import MAX_SENTENCE, PAUSE, QUESTION_MARKS, UNSPACED, Token, segment


def sentences(text: str) -> list[str]:
    """Return each sentence as its tokens, with a bar between clauses."""
    segments = segment(text)
    tokens = segments.tokens
    shown = []
    for first, last in segments.sentences:
        words: list[str] = []
        for at in range(first, last):
            if at > first and tokens[at].clause != tokens[at - 1].clause:
                words.append("|")
            words.append(tokens[at].text)
        shown.append(" ".join(words))
    return shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two. three", ["one two", "three"]),
        ("one, two; three", ["one | two | three"]),
        ("don't stop", ["don't stop"]),
        ("请修改评价。谢谢", ["请 修 改 评 价", "谢 谢"]),
        ("请,改！好？", ["请 | 改", "好"]),
        ("5★ review", ["5 ★ review"]),
        ("mr. smith came. he left", ["mr | smith came", "he left"]),
        ("it costs 3.50 now", ["it costs 3 | 50 now"]),
        ("see shop.com now", ["see shop | com now"]),
        ("really?! yes", ["really", "yes"]),
        ("one\n\ntwo", ["one", "two"]),
        ("dear bob\nplease write", ["dear bob", "please write"]),
        ("one two three four five six seven eight\nnine ten", ["one two three four five six seven eight nine ten"]),
        ("one two three four five six seven eight\r\nnine", ["one two three four five six seven eight nine"]),
        ("one two three four five six seven eight\r\n\r\nnine", ["one two three four five six seven eight", "nine"]),
        ("one two three four five six seven eight\n- nine", ["one two three four five six seven eight", "nine"]),
        ("我们" * 12 + "\n好", [" ".join("我们" * 12) + " 好"]),
        ("one - two", ["one | two"]),
        ("follow-up", ["follow up"]),
        ("a_b", ["a b"]),
        ("...", []),
        ("", []),
        (" \t\n ", []),
    ],
)
def test_text_is_cut(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_tokens_know_their_places() -> None:
    assert [token[:3] for token in segment("Hi, 请 don't\tgo").tokens] == [
        ("Hi", 0, 2),
        ("请", 4, 5),
        ("don't", 6, 11),
        ("go", 12, 14),
    ]


def test_blanks_before_a_line_break_change_nothing() -> None:
    assert sentences("one \t  \n two") == sentences("one\ntwo") == ["one", "two"]


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", " \n ", "\n\n", "\r\r", "\r\n\r\n", "\r \n", "\n\r", "\r\n\r"])
def test_long_line_goes_on_after_one_line_break(gap: str) -> None:
    line = "one two three four five six seven eight"
    is_one = len(gap.strip(" ").replace("\r\n", "\n")) == 1
    assert len(sentences(f"{line}{gap}nine")) == (1 if is_one else 2)


def test_endless_sentence_is_cut() -> None:
    found = segment("word " * (2 * MAX_SENTENCE + 1)).sentences
    assert found == [(0, MAX_SENTENCE), (MAX_SENTENCE, 2 * MAX_SENTENCE), (2 * MAX_SENTENCE, 2 * MAX_SENTENCE + 1)]


def test_sentence_of_a_token() -> None:
    segments = segment("one two. three four")
    assert [segments.sentence_at(token) for token in range(4)] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5* review", ["5", "★", "review"]),
        ("4*5 = 20", ["4", "5", "20"]),
        ("9* out", ["9", "out"]),
        ("5** a", ["5", "a"]),
    ],
)
def test_asterisk_after_a_small_number_is_a_star(text: str, words: list[str]) -> None:
    assert [token.text for token in segment(text).tokens] == words


@pytest.mark.parametrize("text", ["कृपया अपना फ़ोन नंबर भेजें", "ভালো লেগেছে", "שָׁלוֹם רב"])
def test_vowel_signs_belong_to_their_word(text: str) -> None:
    assert [token.text for token in segment(text).tokens] == text.split()


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("One two.", [("One", "two", "")]),
        ("one, two; three", [("one", ",", "two", ",", "three", "")]),
        ("really? yes!", [("really", "?"), ("yes", "")]),
        ("好吗？是؟", [("好", "吗", "？"), ("是", "؟")]),
        ("is it 5*? no", [("is", "it", "5", "★", "?"), ("no", "")]),
        ("5* *?", [("5", "★", "")]),
        ("why ?", [("why", "")]),
        ("(why)?", [("why", "")]),
        ("a b c d e f g h " * 3 + "hi" + " word" * 7 + "\nnine", [(*"abcdefgh" * 3, "hi", *["word"] * 7, "nine", "")]),
        ("", []),
    ],
)  # fmt: skip
def test_form_holds_words_pauses_and_the_sign_at_the_end(text: str, forms: list[tuple[str, ...]]) -> None:
    assert segment(text).forms() == forms


def test_words_that_a_reader_puts_in_the_place_of_others_stand_in_the_forms() -> None:
    segments = segment("see a.b, yes?")
    segments.words[1] = "x"
    assert segments.forms() == [("see", "x", ",", "b", ",", "yes", "?")]
    assert [token.text for token in segments.tokens] == ["see", "x", "b", "yes"]


@pytest.mark.parametrize("gap", [" ", ", ", " - ", "; "])
def test_cut_of_an_endless_sentence_is_no_pause(gap: str) -> None:
    one, two = segment("word " * MAX_SENTENCE + gap + "more").forms()
    assert one == ("word",) * MAX_SENTENCE + ("",)
    assert two == ("more", "")


def test_region_holds_a_sentence_and_no_token_of_another() -> None:
    text = "Hi (there).\n\nOne, two?  Three "
    segments = segment(text)
    for (start, end), sentence in zip(segments.regions, segments.sentences, strict=True):
        inside = [at for at, place in enumerate(segments.places) if start <= place[0] and place[1] <= end]
        assert inside == list(range(*sentence))


def _is_unspaced(char: str) -> bool:
    return bool(re.match(f"[{UNSPACED}]", char))


def _is_letter(char: str) -> bool:
    return char.isalnum() and not _is_unspaced(char)


def _is_mark(char: str) -> bool:
    ranges = "0300-036F 0591-05BD 05C1-05C2 064B-065F 0670-0670 0900-0963 0981-0DF3 0E31-0E3A 0E47-0E4E"
    return any(int(low, 16) <= ord(char) <= int(high, 16) for low, high in (pair.split("-") for pair in ranges.split()))


def _token_end(text: str, start: int) -> int:
    """Return the end of the token that begins at a place; the place itself where none does."""
    char, after = text[start], text[start + 1 : start + 2]
    if _is_unspaced(char) or char in "★$€£¥₽₺₹₩%":
        return start + 1
    if char == "*":
        alone = not after or not (after.isalnum() or after in "_*")
        return start + (alone and text[start - 1 : start] in tuple("12345"))
    if not _is_letter(char):
        return start
    end = start + 1
    while end < len(text):
        if _is_letter(text[end]) or _is_mark(text[end]):
            end += 1
        elif text[end] == "'" and end + 1 < len(text) and _is_letter(text[end + 1]):
            end += 2
        else:
            break
    return end


def _gap_end(text: str, start: int) -> tuple[str, int]:
    """Return the kind and the end of what parts clauses from a place on; no kind where nothing does."""
    end = start
    if text[start] in " \t" and text[start - 1 : start] not in (" ", "\t"):
        while text[end : end + 1] in (" ", "\t"):
            end += 1
    if text[end : end + 1] in ("\r", "\n", "\u2028"):
        while end < len(text) and text[end].isspace():
            end += 1
        return "line", end
    for kind, signs in (("stop", ".!?。！？．｡…‽؟।"), ("pause", ",;:()[]{}，、；：（）【】「」『』《》<>—–|~•·،؛")):
        end = start
        while end < len(text) and text[end] in signs:
            end += 1
        if end > start:
            return kind, end
    if text[start].isspace() and text[start + 1 : start + 2] in ("-", "/") and text[start + 2 : start + 3].isspace():
        return "pause", start + 3
    return "", start + 1


@dataclass
class Plain:
    """A text cut character by character, without any thought of speed."""

    text: str
    limit: int
    sentences: list[list[Token]] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    clause: int = 0

    def cut(self) -> list[list[Token]]:
        """Return the tokens of each sentence."""
        sentence: list[Token] = []
        at = 0
        while at < len(self.text):
            end = _token_end(self.text, at)
            if end > at:
                if len(sentence) == self.limit:
                    self.sentences.append(sentence)
                    sentence = []
                    self.clause += 1
                word = self.text[at:end].replace("*", "★")
                sentence.append(Token(word, at, end, self.clause))
                self.line.append(word)
                at = end
                continue
            kind, end = _gap_end(self.text, at)
            if self.ends(kind, at, end) and sentence:
                self.sentences.append(sentence)
                sentence = []
            at = end
        return [*self.sentences, sentence] if sentence else self.sentences

    def ends(self, kind: str, start: int, end: int) -> bool:
        """Begin another clause where a gap parts two; return whether it parts sentences, too."""
        if not kind:
            return False
        self.clause += 1
        if kind == "stop":
            is_name = end < len(self.text) and not self.text[end].isspace() and self.text[end] not in "\"')]”"
            short = re.search(r"(?<!\w)(mr|e\.g|st)\.$", self.text[:end]) is not None
            return self.text[start:end] != "." or not (is_name or short)
        if kind == "line":
            words, self.line = self.line, []
            gap = self.text[start:end]
            breaks = re.findall("\r\n|\r|\n", gap)
            long = sum(len(word) > 1 for word in words) >= 8 or sum(len(word) == 1 for word in words) >= 24
            ended = self.text[start - 1 : start] in tuple(".!?。！？…:：")
            bullet = self.text[end : end + 1] in tuple("-*•·–—>#([") or self.text[end : end + 1].isdecimal()
            if long and len(breaks) == 1 and "\u2028" not in gap and not ended and not bullet:
                self.clause -= 1
                return False
            return True
        return False


PIECES = ["one", "2", "5*", "*", "don't", "'", "_", "mr", "e.g", "请", "修改", "लेगे", "é", "★", "$"]
GAPS = [
    *(".", "..", "?", "！", "，", ",", ";", "(", ")", ":", "-", "/", "·", "”", '"', "•"),
    " - ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u2028",
]
LONG = ["one two three four five six seven eight", "请" * 24]
TEXTS = st.one_of(st.lists(st.sampled_from([*PIECES, *GAPS, *GAPS, *LONG]), max_size=25).map("".join), st.text())


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.sampled_from([2, 5, MAX_SENTENCE]))
def test_a_plain_reading_of_the_text_says_the_same(text: str, limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("msglint.text.segment.MAX_SENTENCE", limit)
        segments = segment(text)
    read = simplified(text)
    expected = Plain(read, limit).cut()
    tokens = [token for sentence in expected for token in sentence]
    assert [(token.text, token.start, token.end) for token in segments.tokens] == [token[:3] for token in tokens]
    assert [len(range(*sentence)) for sentence in segments.sentences] == [len(sentence) for sentence in expected]
    assert segments.places == [(token.start, token.end) for token in tokens]
    forms = []
    for sentence in expected:
        form: list[str] = []
        for before, token in zip([sentence[0], *sentence], sentence, strict=False):
            form += [PAUSE, token.text] if token.clause != before.clause else [token.text]
        sign = read[sentence[-1].end : sentence[-1].end + 1]
        forms.append((*form, sign if sign and sign in QUESTION_MARKS else ""))
    assert segments.forms() == forms
    assert [segments.sentence_at(at) for at in range(len(tokens))] == [
        number for number, sentence in enumerate(expected) for _ in sentence
    ]


@given(TEXTS)
def test_word_is_what_stands_at_its_place(text: str) -> None:
    segments = segment(text)
    assert len(segments.words) == len(segments.places) == len(segments.clauses)
    for word, (start, end) in zip(segments.words, segments.places, strict=True):
        assert word == simplified(text)[start:end].replace("*", "★")
