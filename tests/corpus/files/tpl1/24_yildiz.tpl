Merhaba $buyer_first_name,

$order_id numaralı siparişinizdeki "Samanyolu" lambasının kutusundan beş yıldız, üç ay ve bir trafo çıkması gerekiyordu. Fotoğrafınızda yalnızca $star_count yıldız görünüyor, yani $missing_count tanesi eksik.

Eksik parçaları $ship_date tarihinde yolluyoruz. Bu arada lambayı takmayın: beş yıldızın hepsi yerine oturmadan kısa devre koruması çalışmaz.

Kutunun kapağındaki harf hangisi, K mı L mi? Doğru boyu ona göre seçeceğiz.

Saygılarımızla,
$shop_name
