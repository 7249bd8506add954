"""Which language a text is surely not written in."""
# ruff: noqa: E501 - a table reads best with one text a line

from __future__ import annotations

import pytest

from msglint.text.language import base_language, differs
from msglint.text.segment import segment

TEXTS = {
    "en": "hello anna, the lid of your jar was missing and we have sent a new one to you this morning.",
    "de": "guten tag frau berg, der deckel fehlte leider, wir haben ihnen heute einen neuen geschickt und bitten um geduld.",
    "fr": "bonjour madame, le couvercle de votre bocal manquait, nous vous en avons envoyé un autre ce matin.",
    "it": "buongiorno anna, il coperchio del suo vasetto non era nel pacco, ne abbiamo spedito un altro questa mattina.",
    "es": "hola ana, la tapa de su tarro no estaba en el paquete y le hemos enviado otra esta mañana por correo.",
    "pt": "olá ana, a tampa do seu frasco não estava na caixa e enviamos outra esta manhã, chega até sexta para você.",
    "nl": "beste anna, het deksel van uw pot was er niet bij, wij hebben vandaag een nieuw deksel naar u gestuurd.",
    "sv": "hej anna, locket till din burk saknades och vi har skickat ett nytt till dig i dag som brev.",
    "pl": "dzień dobry, w paczce nie było pokrywki do słoika, dlatego wysłaliśmy dziś nową na pani adres, za co przepraszamy.",
    "tr": "merhaba ayşe hanım, kavanozun kapağı eksik çıkmış, bu sabah sizin için bir yenisini kargoya verdik ve üzgünüz.",
    "ru": "здравствуйте, анна, в посылке не было крышки, мы отправили вам новую сегодня утром.",
    "ar": "مرحبا سارة، الغطاء كان ناقصا في الطرد وأرسلنا لك غطاء جديدا هذا الصباح.",
    "hi": "नमस्ते अनीता जी, डिब्बे का ढक्कन पैकेट में नहीं था, हमने आज सुबह नया भेज दिया है।",
    "ja": "田中様、瓶の蓋が入っておりませんでした。今朝、新しいものをお送りいたしました。",
    "ko": "김민지 고객님, 병뚜껑이 빠져 있어서 오늘 아침 새것을 보내 드렸습니다.",
    "zh": "您好，瓶盖漏发了，今天早上已经给您补寄了一个新的，请注意查收。",
}


def found(text: str, wanted: str) -> str | None:
    words = [token.text for token in segment(text).tokens if token.text[0].isalpha()]
    return differs(text, words, wanted)


@pytest.mark.parametrize("language", TEXTS)
def test_text_is_in_its_own_language(language: str) -> None:
    assert found(TEXTS[language], language) is None
    assert found(TEXTS[language], f"{language}-XX") is None


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("wanted", ["en", "de", "ko"])
def test_text_in_another_language_is_told(language: str, wanted: str) -> None:
    assert found(TEXTS[language], wanted) == (None if language == wanted else language)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("anna berg, usb c 65 w", "de"),
        ("", "de"),
        ("ok", "fr"),
        ("12345 678", "ja"),
        ("hej anna, låget til din krukke manglede, og vi har sendt et nyt til dig i dag med posten.", "nb"),
        (TEXTS["ru"], "uk"),
        (TEXTS["ar"], "fa"),
        (TEXTS["hi"], "mr"),
        ("apple iphone 15 pro max case black leather magsafe", "it"),
    ],
)
def test_short_mixed_or_near_text_is_unsure(text: str, wanted: str) -> None:
    assert found(text, wanted) is None


@pytest.mark.parametrize(("code", "base"), [("pt-BR", "pt"), ("zh_Hant", "zh"), ("EN", "en"), ("de", "de")])
def test_base_of_a_code(code: str, base: str) -> None:
    assert base_language(code) == base
