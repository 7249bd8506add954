"""Texts in languages without a lexicon are told."""

from __future__ import annotations

import pytest

from msglint.lexicon.unread import unread_language, unread_note

KNOWN = ("ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "zh")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Hej Mette, din taske er sendt i dag og du får den på fredag. Skriv til os her, hvis den ikke passer."),
        ("fi", "Hei Anna, laukkusi on lähetetty tänään ja saat sen perjantaina. Vastaa tähän, jos se ei sovi."),
        ("cs", "Dobrý den, vaše taška byla dnes odeslána a dorazí v pátek. Pokud vám nesedí, napište nám prosím."),
        (
            "ro",
            "Bună ziua, geanta dumneavoastră a fost trimisă azi și ajunge vineri. Scrieți dacă nu se potrivește.",
        ),
        (
            "vi",
            "Chào chị Lan, túi của chị đã được gửi hôm nay và sẽ đến vào thứ sáu. Chị trả lời nếu không vừa nhé.",
        ),
        ("el", "Γεια σας, η τσάντα σας στάλθηκε σήμερα."),
        ("th", "สวัสดีค่ะ กระเป๋าของคุณถูกส่งแล้ววันนี้"),
    ],
)
def test_language_without_a_lexicon_is_named(language: str, text: str) -> None:
    assert unread_language(text, KNOWN) == language
    assert unread_language(text, (*KNOWN, language)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hello Ann, your bag left today and arrives on Friday. Reply here if it does not fit.",
        "Hej Anna, din väska skickades i dag och du får den på fredag. Svara här om den inte passar.",
        "Здравствуйте, ваша сумка отправлена сегодня.",
        "こんにちは。かばんは本日発送いたしました。",
        "您好，您的包今天已经发出，S 码、M 码都有货，k 与 v 两款任选。",
        "Tak!",
        "Ελλάδα",
    ],
)
def test_known_language_or_too_little_text_is_no_matter(text: str) -> None:
    assert unread_note(text, KNOWN) is None


def test_note_says_what_was_checked_all_the_same() -> None:
    assert unread_note("Γεια σας, η τσάντα σας στάλθηκε σήμερα.", KNOWN) == (
        "looks like Greek, which msglint has no words of: addresses, links and form were checked, not wording"
    )
