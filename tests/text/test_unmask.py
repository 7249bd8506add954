"""Words in disguise that only a vocabulary can verify."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from msglint.text.fold import fold
from msglint.text.unmask import unmask

WORDS = frozenset(
    """
    please change remove update review reviews stars star feedback voucher gift card cashback five order email free
    bewertung avis отзыв скидка промокод 好评 评价 返现 差评 支付宝 リュー レビュー 리뷰 별점 후기 note look set
    view save your
    """.split()  # noqa: SIM905 - a word list reads best as words
)
LEET = "digits and signs for letters"
REPEATED = "repeated letters"
SPLIT = "a split word"
ACCENTS = "stray accents"


def known(word: str) -> bool:
    return word in WORDS


@pytest.mark.parametrize(
    ("text", "reads", "hidden", "name"),
    [
        ("my r3v1ew", "my review", "r3v1ew", LEET),
        ("my rev!ew!", "my review!", "rev!ew", LEET),
        ("5tars", "stars", "5tars", LEET),
        ("($tar$)", "(stars)", "$tar$", LEET),
        ("fiv3", "five", "fiv3", LEET),
        ("a g1ft c@rd.", "a gift card.", "g1ft", LEET),
        ("g1ft-c@rd", "gift-card", "c@rd", LEET),
        ("c4shb4ck", "cashback", "c4shb4ck", LEET),
        ("re\\/iew", "review", "re\\/iew", LEET),
        ("r*view", "review", "r*view", LEET),
        ("revievv", "review", "revievv", LEET),
        ("ваш 0тзыв", "ваш отзыв", "0тзыв", LEET),
        ("ск!дка", "скидка", "ск!дка", LEET),
        ("请留r3view吧", "请留review吧", "r3view", LEET),
        ("reviewwww", "review", "reviewwww", REPEATED),
        ("plllease", "please", "plllease", REPEATED),
        ("feeeedback", "feedback", "feeeedback", REPEATED),
        ("отзыыыв", "отзыв", "отзыыыв", REPEATED),
        ("a re view now", "a review now", "re view", SPLIT),
        ("a rev iew.", "a review.", "rev iew", SPLIT),
        ("a re vi ew now", "a review now", "re vi ew", SPLIT),
        ("my rev-iew", "my review", "rev-iew", SPLIT),
        ("my rev.iew.", "my review.", "rev.iew", SPLIT),
        ("my vou_cher", "my voucher", "vou_cher", SPLIT),
        ("my re*view", "my review", "re*view", SPLIT),
        ("my rev[i]ew", "my review", "rev[i]ew", SPLIT),
        ("my r(e)view", "my review", "r(e)view", SPLIT),
        ("your vou-cher-re-view", "your voucher-re-view", "vou-cher", SPLIT),
        ("给好*评吧", "给好评吧", "好*评", SPLIT),
        ("返/现", "返现", "返/现", SPLIT),
        ("好｜评", "好评", "好｜评", SPLIT),
        ("好🌸评", "好评", "好🌸评", SPLIT),
        ("好(评)", "好评", "好(评)", SPLIT),
        ("レ・ビ・ュ・ーを", "レビューを", "レ・ビ・ュ・ー", SPLIT),
        ("리 뷰를 남겨", "리뷰를 남겨", "리 뷰", SPLIT),
        ("별*점", "별점", "별*점", SPLIT),
        ("ŕévíéw", "review", "ŕévíéw", ACCENTS),
    ],
)
def test_word_in_disguise_is_read_and_the_trick_named(text: str, reads: str, hidden: str, name: str) -> None:
    view = unmask(fold(text), known)
    assert view.text == reads
    assert (hidden, name) in [(text[start:end], trick) for start, end, trick in view.tricks]


@pytest.mark.parametrize(
    "text",
    [
        "b2b h2o mp3 a4 4k win10 5ghz iphone15 note5 100k 50ml 2nd 1st v2 10am covid19",
        "sooooo hmmmm www.shop.com aaa",
        "r3v2ew r3vxew $5 50% #1 5* a+b c/o",
        "follow-up and e-mail, set-up, and/or, review(s), review-page, order.view",
        "c@rd@shop.com g1ft@shop.com c@rd.com https://shop.com/r3view {{g1ft}}",
        "the view and re turn to us",
        "résumé été créée příští",
        "差评/好评 评价-好评 好，评 好。评",
        "红/黄/蓝/绿/黑/白 月・火・水・木・金",
        "그 후 기다려 주세요",
        "xin chao anh chi em re view da gui cho ban hom qua voi gia tot",
    ],
)
def test_what_is_no_word_in_disguise_stays(text: str) -> None:
    view = fold(text)
    assert unmask(view, known).text == view.text
    assert list(unmask(view, known).tricks) == []


def test_known_word_is_never_changed() -> None:
    text = "r3view reviewww rev-iew"
    assert unmask(fold(text), {"r3view", "reviewww", "rev-iew", "review"}.__contains__).text == text


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("p l e a s e c h a n g e y o u r r e v i e w", "please change your review"),
        ("5 s t a r s", "5 stars"),
        ("f e e d b a c k", "feedback"),
        ("w h a t s u p p", "whatsupp"),
        ("at j o h n @ s h o p . c o m", "at john@shop.com"),
    ],
)
def test_words_run_together_fall_apart_again(text: str, reads: str) -> None:
    view = unmask(fold(text), known)
    assert view.text == reads
    assert {trick.name for trick in view.tricks} == {"letters set apart"}
    for word in reads.split():
        start = view.text.index(word)
        source = view.source(start, start + len(word))
        assert text[source.start : source.end].replace(" ", "") == word


@pytest.mark.parametrize("text", ["ʍǝᴉʌǝɹ", "ɹǝʌᴉǝʍ"])
def test_letters_on_their_heads_are_read_in_the_order_that_gives_words(text: str) -> None:
    view = unmask(fold(text), known)
    assert view.text == "review"
    assert view.source(0, 6) == (0, 6)


def test_plain_text_is_returned_as_it_is() -> None:
    view = fold("Hello Bob, your order 114-3941689-8772232 ships on Monday, 5 May. Thanks for the 5-star review!")
    assert unmask(view, known) is view


def test_half_of_a_surrogate_pair_is_no_crash() -> None:
    assert unmask(fold("\ud800aaa\udc80"), known).text == "\ud800aaa\udc80"


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        ("a revievv, ch@nge the r3view", "a review, change the review"),
        ("ch@nge a revievv", "change a review"),
        ("revievv{x ch@nge", "review{x change"),
    ],
)
def test_words_with_signs_and_with_a_double_v_keep_their_order(text: str, reads: str) -> None:
    assert unmask(fold(text), known).text == reads


@given(st.text("vwec@h{x }r3i5*t, ", max_size=40))
def test_nothing_is_written_twice(text: str) -> None:
    assert len(unmask(fold(text), known).text) <= len(text)
