Konu: %ORDER_ID% numaralı siparişinizdeki eksik parça

Merhaba %ALICI_ADI%,

%EMAIL_TARIHI% tarihli mesajınızı aldık. %ORDER_ID% numaralı siparişinizdeki %URUN_ADI% kutusundan %EKSIK_PARCA% çıkmamış; bunun için özür dileriz.

Kitaplığın iki ayrı modeli var ve dübelleri farklı. Doğru torbayı gönderebilmemiz için kutunun yan yüzündeki parti numarasını (%PARTI_ORNEGI% gibi bir sayı) yazar mısınız?

Numarayı bulamazsanız vidalardan birinin cetvel yanında çekilmiş fotoğrafı da yeterli olur. Torba, %KARGO_GUNU% günü çıkacak araca yetişecek.

İyi günler dileriz,
%TEMSILCI%
Ceviz Atölye
