"""Which countries' numbers a text may hold."""

from __future__ import annotations

import pytest

from msglint.text.regions import regions_of


@pytest.mark.parametrize(
    ("marketplace", "region"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("UK", "GB"),
        ("GB", "GB"),
        ("amazon.de", "DE"),
        ("www.amazon.co.uk", "GB"),
        ("https://www.amazon.com.tr/", "TR"),
        ("Amazon.co.jp", "JP"),
        ("amazon.com", "US"),
        ("A1PA6795UKMFR9", "DE"),
        ("ATVPDKIKX0DER", "US"),
        ("A1F83G8C2ARO7P", "GB"),
        (" fr ", "FR"),
    ],
)
def test_marketplace_tells_its_country(marketplace: str, region: str) -> None:
    assert regions_of(marketplace, "") == (region,)


@pytest.mark.parametrize("marketplace", [None, "", "somewhere", "D1", "shop.example.de", "12"])
def test_unknown_marketplace_tells_nothing(marketplace: str | None) -> None:
    assert regions_of(marketplace, "") == ()


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("please call us when the parcel is there, we are glad to help", "US"),
        ("bitte rufen sie uns an, wenn das paket nicht da ist", "DE"),
        ("appelez-nous si votre colis n'est pas arrivé, merci", "FR"),
        ("ci chiami per il suo ordine, grazie", "IT"),
        ("llámenos para su pedido, gracias por la compra", "ES"),
        ("bel ons als het pakket niet is aangekomen, wij helpen u graag", "NL"),
        ("proszę zadzwonić, jeśli paczka nie dotarła, jest na miejscu", "PL"),
        ("ring oss om paketet inte är framme, tack", "SE"),
        ("ligue se o pacote não chegou, obrigado e até logo, você pode", "BR"),
        ("kargo gelmezse lütfen bizi arayın, teşekkürler ve iyi günler", "TR"),
        ("позвоните нам, если посылка не пришла", "RU"),
        ("اتصل بنا إذا لم يصل الطرد", "SA"),
        ("पार्सल नहीं मिला तो फ़ोन करें", "IN"),
        ("荷物が届かない場合はお電話ください", "JP"),
        ("택배가 오지 않으면 전화 주세요", "KR"),
        ("包裹没到请打电话", "CN"),
        ("包裹沒到請打電話給我們，謝謝您", "TW"),
    ],
)
def test_language_tells_the_likeliest_country(text: str, region: str) -> None:
    assert regions_of(None, text)[0] == region


def test_marketplace_comes_before_the_language() -> None:
    assert regions_of("amazon.ca", "bitte rufen sie uns an")[:2] == ("CA", "DE")


def test_no_country_stands_twice() -> None:
    regions = regions_of("AT", "bitte rufen sie uns an")
    assert regions[0] == "AT"
    assert len(set(regions)) == len(regions)


@pytest.mark.parametrize("text", ["", "12345", "xyzzy"])
def test_text_without_a_known_word_tells_nothing(text: str) -> None:
    assert regions_of(None, text) == ()
