"""How long folding takes: `python tests/benchmarks/fold.py`.

Prints, for a message of about 130 words in each of several languages and disguises, the microseconds that folding and
unmasking take, and both as multiples of the reference, which is measured in the same run on the same text:
`unicodedata.normalize("NFKC", text).casefold()`, the least that any comparison of words needs.
"""

from __future__ import annotations

import timeit
import unicodedata
from typing import TYPE_CHECKING

from msglint.text.fold import fold
from msglint.text.unmask import unmask

if TYPE_CHECKING:
    from collections.abc import Callable

#: A sentence or two of a seller's prose, and how often it stands in a message of about 130 words (in scripts without
#: spaces, as many characters as say the same).
PROSE = {
    "plain ASCII": (
        "Hi Bob, thanks for order 114-3941689-8772232! It ships on Monday by UPS and should be there by 5 pm. ",
        7,
    ),
    "typographic": (
        "Hi Bob – thanks for “order” 114-3941689-8772232! It’s out on Monday and should be there by 5 pm… ",
        7,
    ),
    "German": (
        "Guten Tag, Ihre Bestellung wurde für Sie geprüft und heißt jetzt größer, weil die Füße außen länger sind. ",
        8,
    ),
    "French": ("Bonjour, votre colis a été expédié hier, il sera livré à l’adresse indiquée dès jeudi après-midi. ", 8),
    "Czech": ("Dobrý den, příští týden vám přijde zásilka, čekejte prosím na řidiče, děkujeme za nákup. ", 9),
    "Vietnamese": ("Xin chào, đơn hàng của bạn được gửi đi vào thứ hai và sẽ tới nơi trong tuần này. ", 7),
    "Turkish": ("Merhaba, siparişiniz yarın İstanbul'dan kargoya verilecek, ışık ürünü için teşekkür ederiz. ", 11),
    "Russian": ("Здравствуйте, ваш заказ отправлен сегодня, курьер позвонит вам за час до доставки, спасибо. ", 10),
    "Russian, brands": (
        "Здравствуйте, зарядка для iPhone и USB-кабель с Wi-Fi отправлены сегодня, курьер позвонит вам. ",
        9,
    ),
    "Greek": ("Καλημέρα σας, η παραγγελία σας έχει σταλεί και θα φτάσει την επόμενη εβδομάδα στο σπίτι. ", 9),
    "Arabic": ("مرحبا، تم شحن طلبك اليوم وسيصل إليك خلال ثلاثة أيام، شكرا لك على الشراء من متجرنا. ", 8),
    "Persian": ("سلام، سفارش شما امروز فرستاده شد و به‌زودی به دستتان می‌رسد، از خرید شما سپاسگزاریم. ", 8),
    "Hindi": ("नमस्ते, आपका ऑर्डर आज भेज दिया गया है और तीन दिनों में आपके पास पहुँच जाएगा, धन्यवाद। ", 8),
    "Chinese": ("您好，您的订单已于今天发货，预计三天内送达。如有任何问题，请随时通过亚马逊联系我们，谢谢！", 6),
    "Japanese": (
        "こんにちは。ご注文の商品は本日発送いたしました。３日以内にお届けする予定です。ありがとうございます。",
        6,
    ),
    "Korean": ("안녕하세요, 주문하신 상품이 오늘 발송되었습니다. 사흘 안에 도착할 예정이니 기다려 주세요. ", 12),
    "zero-width": (
        "Hi Bob, thanks for order 114-3941689-8772232! Please change your re\u200bview and mail john\u200b@shop.com. ",
        7,
    ),
    "look-alike": (
        "Hi Bob, thanks for your order, it ships today! Please change your rеviеw or mail jоhn@shop.com. ",
        7,
    ),
    "set apart": (
        "Hi Bob, thanks for order 114-3941689-8772232! Please r e m o v e your review now, it is no good. ",
        7,
    ),
}
#: A vocabulary such as lexicons have, for the words that only it can verify.
KNOWN = frozenset("please change remove review star voucher 返现 好评".split())  # noqa: SIM905 - a word list reads best as words


def main() -> None:
    """Measure and print."""
    print(f"{'message':18}{'chars':>6}{'reference':>11}{'fold':>9}{'ratio':>7}{'unmask':>9}{'ratio':>7}")  # noqa: T201 - it is what the script is for
    for name, (sentence, times) in PROSE.items():
        text = sentence * times
        view = fold(text)
        reference = _microseconds(lambda text=text: unicodedata.normalize("NFKC", text).casefold())  # type: ignore[misc]
        folding = _microseconds(lambda text=text: fold(text))  # type: ignore[misc]
        unmasking = _microseconds(lambda view=view: unmask(view, KNOWN.__contains__))  # type: ignore[misc]
        print(  # noqa: T201 - it is what the script is for
            f"{name:18}{len(text):6}{reference:11.1f}{folding:9.1f}{folding / reference:7.1f}"
            f"{unmasking:9.1f}{unmasking / reference:7.1f}"
        )


def _microseconds(work: Callable[[], object], times: int = 300) -> float:
    """Return the best of several rounds: what else the machine does only makes them longer."""
    return min(timeit.repeat(work, number=times, repeat=7)) / times * 1e6


if __name__ == "__main__":
    main()
