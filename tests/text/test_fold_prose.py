"""Ordinary prose of many languages stays what it is, and nothing in it is called a trick."""

from __future__ import annotations

import unicodedata

import pytest

from msglint.text.fold import fold

#: Language -> sentences in which small letters are all that folding changes.
PROSE = {
    "English": "Dear Ms. O'Neill, the T-shirt (size S/M/L) in naïve style ships on 5 May at 9 a.m., e.g. by U.S. mail.",
    "German": "Sehr geehrter Herr Müller, die Überweisung für Ihr Kühlgerät kam an; z. B. d. h. ist es jetzt bezahlt.",
    "French": "Bonjour, votre colis a été expédié hier ; l'été dernier, j'ai où ça a déjà été créée, là-bas, à Noël.",
    "Italian": "Buongiorno, il pacco è già partito perché lunedì c'è più tempo; così arriverà giovedì al più tardi.",
    "Spanish": "¡Hola! ¿Recibió el paquete? Mañana le enviaré el número de envío de España, según usted pidió.",
    "Dutch": "Geachte mevrouw, wij hebben uw pakket gisteren geïnspecteerd en coördineren de reünie op zaterdag.",
    "Polish": "Dzień dobry, późną jesienią wysłaliśmy żółtą paczkę; proszę sprawdzić, czy źródło jest w łazience.",
    "Swedish": "Hej, vi har skickat paketet i går. Ängsälvorna på ön åkte över åarna, så ni får vänta till på måndag.",
    "Portuguese": "Olá, não há informações sobre a devolução; avó e avô pediram três pães, maçãs e corações amanhã.",
    "Russian": "Здравствуйте! Ваш заказ отправлен, и т. д., и т. п.; ёлка, объём и пирог — всё в сохранности.",
    "Ukrainian": "Доброго дня! Ваше замовлення вже їде, її ґанок і м'який під'їзд є на місці, чекаємо на відгук.",
    "Serbian": "Добар дан, ваша пошиљка је стигла, њен ђак и љубав чекају џем у кући.",
    "Bulgarian": "Здравейте, Вашата поръчка е изпратена вчера и ще пристигне до три дни на посочения адрес.",
    "Arabic": "مرحبا، تم شحن طلبك اليوم وسيصل إليك خلال ثلاثة أيام، شكرا لك على الشراء من متجرنا.",
    "Hebrew": "שלום, ההזמנה שלך נשלחה אתמול ותגיע אליך בתוך שלושה ימים, תודה שקנית אצלנו.",
    "Hindi": "नमस्ते, आपका ऑर्डर आज भेज दिया गया है और तीन दिनों में आपके पास पहुँच जाएगा, धन्यवाद।",
    "Bengali": "নমস্কার, আপনার অর্ডার আজ পাঠানো হয়েছে এবং তিন দিনের মধ্যে পৌঁছে যাবে।",
    "Tamil": "வணக்கம், உங்கள் ஆர்டர் இன்று அனுப்பப்பட்டது, மூன்று நாட்களில் கிடைக்கும்.",
    "Japanese": "こんにちは。ご注文の商品は本日発送いたしました。パソコンでレビューページをご覧ください。",
    "Korean": "안녕하세요, 주문하신 상품이 오늘 발송되었습니다. 한 번 더 꼭 확인해 주세요 ~ 이 두 개 다요.",
    "Chinese": "您好,您的订单已于今天发货。尺寸分大/中/小三种,颜色有红、黄、蓝、绿。约翰·史密斯先生收。",
    "Traditional Chinese": "您好,您的訂單已於今天出貨,預計三天內送達。如有任何問題,請隨時與我們聯絡,謝謝!",
    "Vietnamese": "Xin chào, đơn hàng của bạn được gửi đi vào thứ hai và sẽ tới nơi trước kỳ nghỉ lễ này.",
    "Czech": "Dobrý den, příští týden přijde žluťoučký kůň; říšští řidiči řežou těžší dříví, číší nevyjímaje.",
    "Slovak": "Dobrý deň, môžete si to vyzdvihnúť v pondelok, dĺžeň, vŕba a šťastný kôň sú na mieste.",
    "Hungarian": "Jó napot, a rendelését tegnap küldtük el, különböző őrült űrhajók és árvíztűrő tükörfúrógépek.",
    "Greek": "Καλημέρα σας, η παραγγελία σας έχει σταλεί και θα φτάσει την επόμενη εβδομάδα, όπως ζητήσατε.",
    "Finnish": "Hyvää päivää, lähetyksenne on jo matkalla, ja hääyöaie sekä äänentoisto tulevat perjantaina.",
    "Romanian": "Bună ziua, comanda dumneavoastră a fost expediată și va ajunge în trei zile, vă mulțumim.",
    "Icelandic": "Góðan dag, þú færð pakkann á föstudaginn, því að veðrið er gott og ðð er stafur.",
    "Latvian": "Labdien, jūsu pasūtījums ir nosūtīts, ņemiet vērā, ka šķūnis un ģimene gaida trešdien.",
    "Lithuanian": "Laba diena, jūsų užsakymas išsiųstas, ačiū, kad pasirinkote mūsų parduotuvę, žąsys ir ąžuolai.",
    "Indonesian": "Selamat pagi, pesanan Anda sudah dikirim kemarin dan akan tiba dalam tiga hari ke depan.",
    "Armenian": "Բարեւ ձեզ, ձեր պատվերը ուղարկվել է, երեք օրից կհասնի։",
    "Georgian": "გამარჯობა, თქვენი შეკვეთა გაიგზავნა და სამ დღეში ჩამოვა.",
}
#: What people write of two alphabets side by side, signs and letters of science among them.
MIXED = [
    "Зарядка для iPhone и USB-кабель, SIM-карта, Wi-Fi'я и T-shirt XL в Amazon",
    "Напишите в WhatsAppе или в Telegramе, из iPhoneа не выйдет, отзыв в PDFке",
    "онлайнshop и мегаBass в Минске",
    "5 µm, 3 kΩ, 2 μmol, Δt = 3 s, π ≈ 3.14, λ and μ-law, the α-version, β-Carotin, Ωm, γGT",
    "Το WhatsApp και το Wi-Fi του iPhone είναι στο PDFα",
    "レビューをAmazonのページでT-シャツについて書く",
    "您好,请在Amazon的App里查看USB线",
    "ה-WhatsApp שלי וגם הiPhone",
    "Node.js, e.g. v1.2.3 and U.S.A., J. R. R. Tolkien, a - b - c, A/B, Q & A",
    "S / M / L / XL, vitamins A, B, C, D, E, K and a b c d e",
    "x² + y² = z², 5ᵗʰ, 1ª, H₂O, CO₂, 20 m³, Mᵐᵉ Dupont™ ©",
    "call 0 1 2 3 4 5 6 7 or 1-2-3-4-5, 4 - 5 - 6 - 7",
    "sooooo good, B2B, H2O, mp3, A4, 4K, win10, 5GHz, iPhone15",
    "🇩🇪🇫🇷🇮🇹🇪🇸 👨‍👩‍👧 ❤️ 1️⃣ ✌🏽 ok",
    "IPA: /kənˈtɹoʊl/ and [ˈɹɪdʒ], Azərbaycan, Ewe ɖevi",
]


@pytest.mark.parametrize("language", PROSE)
def test_prose_only_changes_to_small_letters(language: str) -> None:
    text = unicodedata.normalize("NFC", PROSE[language])
    view = fold(text)
    assert view.text == text.casefold()
    assert list(view.tricks) == []


@pytest.mark.parametrize("language", PROSE)
def test_prose_taken_apart_into_letters_and_marks_reads_the_same(language: str) -> None:
    view = fold(unicodedata.normalize("NFD", PROSE[language]))
    assert view.text == fold(PROSE[language]).text
    assert list(view.tricks) == []


@pytest.mark.parametrize("language", PROSE)
def test_prose_all_in_capitals_reads_as_in_small_letters(language: str) -> None:
    view = fold(PROSE[language].upper())
    # Capitals of Greek words have no accents, those of ß are two letters, and the like.
    assert view.text == fold(PROSE[language].upper().lower()).text
    assert list(view.tricks) == []


@pytest.mark.parametrize("text", MIXED)
def test_mixed_alphabets_and_signs_are_no_trick(text: str) -> None:
    assert list(fold(text).tricks) == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("İSTANBUL'DAN ISPARTA'YA ILIK ışık", "istanbul'dan isparta'ya ilik işik"),
        ("Yıldız İşık ve DEĞERLENDİRME, Iğdır", "yildiz işik ve değerlendirme, iğdir"),
        ("به‌زودی می‌رسد، کتاب‌ها", "بهزودی میرسد، کتابها"),
        ("مُحَمَّدٌ كـــتـــب", "محمد كتب"),
        ("שָׁלוֹם", "שלום"),
        ("Ge\u00adbrauchs\u00adan\u00adwei\u00adsung", "gebrauchsanweisung"),
        ("क्‍ष र्‍य", "क्ष र्य"),
        ("ＡＭＡＺＯＮのページで１００％", "amazonのページで100%"),
        ("ﾚﾋﾞｭｰ ｶﾞｲﾄﾞ", "レビュー ガイド"),
        ("ＡＬＬ ＩＮ ＷＩＤＥ", "all in wide"),
        ("葛\U000e0100城市 辻\ufe00", "葛城市 辻"),
        ("ﬁne ﬂoor eﬃcient", "fine floor efficient"),
        ("Straße GROẞ", "strasse gross"),
        ("пого́да, отзы́в", "погода, отзыв"),
        ("Ẹ káàárọ̀, ọ̀rẹ́ mi", "ẹ káàárọ, ọrẹ mi"),
        ("ㅋㅋㅋ ㅠㅠ", "ᄏᄏᄏ ᅲᅲ"),
        ("น้ำดื่ม ภาษาไทย", "น้\u0e4dาดื่ม ภาษาไทย"),
        ("Thai\u200bwrap ไทย\u200bแลนด์", "thaiwrap ไทยแลนด์"),
    ],
)
def test_ordinary_typography_is_evened_out(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize(
    "text",
    [
        "به‌زودی می‌رسد",
        "مُحَمَّدٌ كـــتـــب",
        "Ge\u00adbrauchs\u00adan\u00adwei\u00adsung",
        "क्‍ष",
        "ＡＭＡＺＯＮのページ",
        "ＡＬＬ ＩＮ ＷＩＤＥ",
        "葛\U000e0100城市",
        "eﬃcient",
        "пого́да",
        "ọ̀rẹ́",
        "ไทย\u200bแลนด์",
        "\ufeffHello 5\u2060kg \u200e(ok)\u200f",
        "👩\u200d👧 ok",
    ],
)
def test_ordinary_typography_is_no_trick(text: str) -> None:
    assert list(fold(text).tricks) == []
