"""What folding sees through, where it stands in the raw text, and how it is called."""

from __future__ import annotations

import pytest

from msglint.span import Span
from msglint.text.fold import Trick, fold

INVISIBLE = "invisible characters"
LOOK_ALIKE = "look-alike letters"
STYLED = "styled letters"
ENCLOSED = "enclosed letters"
WIDE = "full-width letters"
TURNED = "upside-down letters"
REVERSED = "reversed text"
ACCENTS = "stray accents"
APART = "letters set apart"


def tricks(text: str) -> list[tuple[str, str]]:
    """Return the raw texts of a fold's tricks and their names."""
    return [(text[start:end], name) for start, end, name in fold(text).tricks]


@pytest.mark.parametrize(
    ("text", "folded", "hidden", "name"),
    [
        # Nothing is seen, but a filter finds no word.
        ("a re\u200bview b", "a review b", "e\u200bv", INVISIBLE),
        ("re\u00adview", "review", "re\u00adview", INVISIBLE),
        ("Ge\u00adb\u00adrauch", "gebrauch", "Ge\u00adb\u00adrauch", INVISIBLE),
        ("评\u200b价", "评价", "评\u200b价", INVISIBLE),
        ("john\u2060@shop.com", "john@shop.com", "n\u2060@", INVISIBLE),
        ("shop\u200d.com", "shop.com", "p\u200d.", INVISIBLE),
        ("re\U000e0076view", "review", "e\U000e0076v", INVISIBLE),
        ("0171\u200b23456", "017123456", "1\u200b2", INVISIBLE),
        # Letters of other alphabets.
        ("your rеviеw now", "your review now", "rеviеw", LOOK_ALIKE),
        ("один oтзыв о нас", "один отзыв о нас", "oтзыв", LOOK_ALIKE),
        ("ваш OТЗЫВ тут", "ваш отзыв тут", "OТЗЫВ", LOOK_ALIKE),
        ("please go to аррӏе today", "please go to apple today", "аррӏе", LOOK_ALIKE),
        ("at аррӏе.com now", "at apple.com now", "аррӏе", LOOK_ALIKE),
        ("зайдите на сахар.com", "зайдите на caxap.com", "сахар", LOOK_ALIKE),
        ("mail јоhn@shop.сом", "mail john@shop.com", "јоhn", LOOK_ALIKE),
        ("the reviеш page", "the review page", "reviеш", LOOK_ALIKE),
        ("a ЯEVIEШ here", "a review here", "ЯEVIEШ", LOOK_ALIKE),
        ("my rєνιєω ok", "my review ok", "rєνιєω", LOOK_ALIKE),
        ("the гєשเєฬ ok", "the review ok", "гєשเєฬ", LOOK_ALIKE),
        ("the ᖇᗴᐯIᗴᗯ ok", "the review ok", "ᖇᗴᐯIᗴᗯ", LOOK_ALIKE),
        ("the ɾɛʋɨɛա ok", "the review ok", "ɾɛʋɨɛա", LOOK_ALIKE),
        ("the rɑte", "the rate", "rɑte", LOOK_ALIKE),
        ("put in a νoυcher", "put in a voucher", "νoυcher", LOOK_ALIKE),
        # Alphabets in other shapes.
        ("a 𝐫𝐞𝐯𝐢𝐞𝐰 b", "a review b", "𝐫𝐞𝐯𝐢𝐞𝐰", STYLED),
        ("a 𝓇𝑒𝓋𝒾𝑒𝓌 b", "a review b", "𝓇𝑒𝓋𝒾𝑒𝓌", STYLED),
        ("a ʀᴇᴠɪᴇᴡ b", "a review b", "ʀᴇᴠɪᴇᴡ", STYLED),
        ("a ʳᵉᵛⁱᵉʷ b", "a review b", "ʳᵉᵛⁱᵉʷ", STYLED),
        ("a ⓡⓔⓥⓘⓔⓦ b", "a review b", "ⓡⓔⓥⓘⓔⓦ", ENCLOSED),
        ("a ⒭⒠⒱⒤⒠⒲ b", "a review b", "⒭⒠⒱⒤⒠⒲", ENCLOSED),
        ("a 🅡🅔🅥🅘🅔🅦 b", "a review b", "🅡🅔🅥🅘🅔🅦", ENCLOSED),
        ("a 🅁🄴🅅🄸🄴🅆 b", "a review b", "🅁🄴🅅🄸🄴🅆", ENCLOSED),
        ("a 🆁🅴🆅🅸🅴🆆 b", "a review b", "🆁🅴🆅🅸🅴🆆", ENCLOSED),
        ("a 🇷🇪🇻🇮🇪🇼 b", "a review b", "🇷🇪🇻🇮🇪🇼", ENCLOSED),
        ("a 🇲\u200b🇦\u200b🇮\u200b🇱 b", "a mail b", "🇲\u200b🇦\u200b🇮\u200b🇱", ENCLOSED),
        ("❶❼❸❷❹", "17324", "❶❼❸❷❹", ENCLOSED),
        ("1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3", "123", "1\ufe0f\u20e32\ufe0f\u20e33\ufe0f\u20e3", ENCLOSED),
        ("a ｒｅｖｉｅｗ b see", "a review b see", "ｒｅｖｉｅｗ", WIDE),
        ("请留revｉew吧", "请留review吧", "revｉew", WIDE),
        # Order and place.
        ("see ʍǝᴉʌǝɹ ɹnoʎ ǝƃuɐɥɔ.", "see change your review.", "ʍǝᴉʌǝɹ ɹnoʎ ǝƃuɐɥɔ", TURNED),
        ("at \u202emoc.pohs\u202c now", "at shop.com now", "moc.pohs", REVERSED),
        ("at \u2067\u202emoc.pohs\u202c\u2069 now", "at shop.com now", "moc.pohs", REVERSED),
        ("a\u202e(moc.pohs)\u202cb", "a(shop.com)b", "(moc.pohs)", REVERSED),
        ("a \u202e1 e\u0301fac\u202c b", "a caf\u00e9 1 b", "1 e\u0301fac", REVERSED),
        # Marks.
        ("a r̷e̷v̷i̷e̷w̷ b", "a review b", "r̷e̷v̷i̷e̷w̷", ACCENTS),
        ("a r̈ëv̈ïëẅ b", "a review b", "r̈ëv̈ïëẅ", ACCENTS),
        ("a о̶т̶з̶ы̶в̶ b", "a отзыв b", "о̶т̶з̶ы̶в̶", ACCENTS),
        ("a 评̶价̶ b", "a 评价 b", "评̶价̶", ACCENTS),
        # Letters set apart.
        ("my r e v i e w, it", "my review, it", "r e v i e w", APART),
        ("my r-e-v-i-e-w it", "my review it", "r-e-v-i-e-w", APART),
        ("my r.e.v.i.e.w it", "my review it", "r.e.v.i.e.w", APART),
        ("my r_e_v_i_e_w it", "my review it", "r_e_v_i_e_w", APART),
        ("my r * e * v * i * e * w it", "my review it", "r * e * v * i * e * w", APART),
        ("my\nr\ne\nv\ni\ne\nw", "my\nreview", "r\ne\nv\ni\ne\nw", APART),
        ("my\r\nr\r\ne\r\nv\r\ni\r\ne\r\nw", "my\r\nreview", "r\r\ne\r\nv\r\ni\r\ne\r\nw", APART),
        ("my s\u200b t\u200b a\u200b r\u200b s", "my stars", "s\u200b t\u200b a\u200b r\u200b s", APART),
        ("at j o h n @ s h o p . c o m .", "at john@shop.com .", "j o h n @ s h o p . c o m", APART),
        ("at w w w . s h o p . c o m now", "at www.shop.com now", "w w w . s h o p . c o m", APART),
        ("my r e v ! e w now", "my rev!ew now", "r e v ! e w", APART),
        ("про о т з ы в ваш", "про отзыв ваш", "о т з ы в", APART),
        ("请好·评·返·现吧", "请好评返现吧", "好·评·返·现", APART),
        ("好 评 返 现", "好评返现", "好 评 返 现", APART),
        ("レ ビ ュ ー", "レビュー", "レ ビ ュ ー", APART),
        ("카-카-오-톡", "카카오톡", "카-카-오-톡", APART),
        ("ㄹㅣㅂㅠ ㅂㅕㄹㅈㅓㅁ", "리뷰 별점", "ㄹㅣㅂㅠ", APART),
    ],
)  # fmt: skip
def test_trick_is_seen_through_and_called_by_its_name(text: str, folded: str, hidden: str, name: str) -> None:
    view = fold(text)
    assert view.text == folded
    assert (hidden, name) in tricks(text)
    assert {trick.name for trick in view.tricks} == {name}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("p l e a s e   c h a n g e   i t   n o w", "please   change   i t   n o w"),
        ("r e v i e w\n\nT h a n k s", "review\n\nthanks"),
        ("r e v-i e w", "r e v-i e w"),
        ("a b c d e f g", "a b c d e f g"),
        ("A - B - C - D", "a - b - c - d"),
        ("B, E, S, T", "b, e, s, t"),
        ("the letters G, I, F, T", "the letters g, i, f, t"),
        ("1 2 3 4 5 6", "1 2 3 4 5 6"),
        ("1-A 2-B 3-C", "1-a 2-b 3-c"),
        ("n-n-n-n", "n-n-n-n"),
        ("S.O.S. U.S.A. U.S.S.R.", "s.o.s. u.s.a. u.s.s.r."),
        ("一-二-三-四", "一-二-三-四"),
        ("红/黄/蓝/绿", "红/黄/蓝/绿"),
        ("月・火・水・木・金", "月・火・水・木・金"),
        ("C D E F G A H", "c d e f g a h"),
        ("о а е и", "о а е и"),
        ("红、黄、蓝、绿", "红、黄、蓝、绿"),
        ("이 두 개 다 줘", "이 두 개 다 줘"),
        ("約翰·史密斯", "約翰·史密斯"),
    ],
)
def test_only_words_are_put_together(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    "text",
    [
        "moc.pohs",
        "\u202dshop.com\u202c",
        "\u202eשלום\u202c",
        "\u202bshop.com\u202c",
        "\u2067shop.com\u2069",
        "\u202c\u2069\u2069shop.com",
    ],
)
def test_text_is_not_turned_round_without_an_override_that_does_so(text: str) -> None:
    assert fold(text).text == text.strip("\u202a\u202b\u202c\u202d\u202e\u2067\u2069")
    assert tricks(text) == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("\u202eab\u202dcd\u202cef\u202c", "fecdba"),
        ("\u202eab\u2066cd\u2069ef\u202c", "fecdba"),
        ("\u202eab\ncd", "ba\ncd"),
        ("\u202e" * 300 + "ab" + "\u202c" * 300, "ba"),
        ("\u202dםולש\u202c", "שלום"),
    ],
)
def test_nested_overrides(text: str, folded: str) -> None:
    assert fold(text).text == folded


def test_places_in_turned_text_lead_to_the_raw_ones_both_ways() -> None:
    text = "at \u202emoc.pohs\u202c now"
    view = fold(text)
    assert view.source(3, 7) == Span(8, 12)
    assert text[8:12] == "pohs"
    assert view.source(0, len(view.text)) == Span(0, len(text))
    assert view.source(5, 5) == Span(9, 9)
    assert view.target(Span(8, 12)) == Span(3, 7)
    assert view.target(Span(0, 5)) == Span(0, 11)
    assert view.target(Span(3, 4)) == Span(3, 3)


def test_places_in_letters_set_apart_lead_to_the_raw_ones_both_ways() -> None:
    text = "my r e v i e w now"
    view = fold(text)
    assert view.text == "my review now"
    assert view.source(3, 9) == Span(3, 14)
    assert view.target(Span(3, 14)) == Span(3, 9)
    assert view.target(Span(15, 18)) == Span(10, 13)


def test_tricks_stand_in_order_and_those_of_one_word_are_one() -> None:
    text = "ｗｉｄｅ r\u200be\u200bv and r\u200be rеst"
    assert list(fold(text).tricks) == [
        Trick(0, 4, WIDE),
        Trick(5, 10, INVISIBLE),
        Trick(15, 18, INVISIBLE),
        Trick(19, 23, LOOK_ALIKE),
    ]


def test_row_of_flags_is_no_word() -> None:
    assert fold("🇩🇪🇫🇷🇮🇹 🇪🇸 🇵🇱 🇸🇪 🇳🇱").tricks == ()
