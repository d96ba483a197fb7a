"""Turkish headings, column headings, types and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "tablo tanımları, kaydedilen bilgiler, saklanan bilgiler, şema, "
        "varlıklar ve alanlar, varlıklar ve özellikler, tablolar ve alanlar, tablolar ve kolonlar, "
        "veritabanı yapısı, "
        "veri tabanı yapısı, saklanan veriler, saklanacak veriler, veri nesneleri, iş nesneleri, "
        "varlık modeli, "
        "veri varlıkları, temel veriler, tablo yapısı, tablo yapıları, veri modellemesi, veri tasarımı, "
        "veritabanı tablo yapısı, "
        "varlıklar, temel varlıklar, ana varlıklar, anahtar varlıklar, veri modeli, veri modelleri, "
        "alan modeli, veritabanı şeması, veritabanı tasarımı, veri tabanı şeması, veri şeması, "
        "tablolar, veritabanı tabloları, modeller, veri yapısı, veri yapıları, veritabanı modeli, "
        "ilişkisel model, varlık ilişki modeli, veri sözlüğü, veri tabanı tabloları, "
        "veri tabanı tasarımı, koleksiyonlar, tablo adları, tablo isimleri"
    ),
    "weak_model": ("veritabanı, veri tabanı, veri, veriler, veri gereksinimleri, veri ihtiyaçları"),
    "fields": (
        "alan tanımları, alan detayları, alan açıklamaları, alan listesi, sütun tanımları, alanlar, "
        "öznitelikler, özellik alanları, kolonlar, sütunlar, nitelikler"
    ),
    "relations": "ilişkiler, ilişki, varlık ilişkileri, tablo ilişkileri, temel ilişkiler",
    "enums": ("olası değerler, olası durumlar, durum değerleri, numaralandırmalar, enumlar, değerler"),
    "computed": "hesaplanan alanlar, hesaplanan değerler, hesaplama kuralları",
    "stories": (
        "kullanıcı hikayeleri, kullanıcı hikâyeleri, kullanıcı senaryoları, kullanıcı hikayesi, kullanıcı hikâyesi"
    ),
    "acceptance": "kabul kriterleri, kabul senaryoları, kriterler",
    "integrations": "entegrasyonlar, dış servisler, üçüncü taraf servisler",
    "auth": "kimlik doğrulama, güvenlik, giriş",
    "overview": "genel bakış, özet, giriş ve amaç, amaç, tanıtım",
    "soft": (
        "özellikler, roller, izinler, sayfalar, ekranlar, hedefler, riskler, gereksinimler, "
        "durumlar, notlar, örnekler, testler, kapsam"
    ),
    "ignored": (
        "durum geçişleri, izin verilen geçişler, önerilen indeksler, örnek, mimari, sözlük, "
        "terimler, dizinler, indeksler, ekler, yol haritası, kapsam dışı, teknoloji yığını, "
        "iş mantığı, önbellek stratejisi, yedekleme stratejisi"
    ),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "arasındaki farklar, göre farklar, kapsam dışı, fonksiyonel gereksinimler, işlevsel gereksinimler, "
        "başarı kriterleri, teknoloji yığını, uç durumlar, sistem mimarisi, ortam değişkenleri, "
        "durum geçişleri, doğruluk özellikleri, test stratejisi, bileşenler ve arayüzler"
    ),
    "model": (
        "veri modeli, veritabanı şeması, veritabanı tasarımı, temel varlıklar, anahtar varlıklar, "
        "varlıklar, veri sözlüğü, ilişkisel model, veri tabanı tasarımı"
    ),
    "relations": "varlık ilişkileri, tablo ilişkileri",
    "stories": "kullanıcı hikayeleri",
    "acceptance": "kabul kriterleri",
}

COLUMNS: dict[str, str] = {
    "name": "alan, alan adı, kolon, sütun, öznitelik, isim, özellik, ad, alan ismi, nitelik",
    "type": "tip, tür, veri tipi, veri türü, tipi",
    "rules": "doğrulama, kısıtlar, kısıt, kısıtlama, kısıtlamalar, kurallar, kural",
    "description": "açıklama, tanım, tanımı, not, notlar, yorum, amaç, amacı",
    "required": "zorunlu, gerekli, zorunlu mu",
    "nullable": "boş olabilir, opsiyonel, isteğe bağlı",
    "default": "varsayılan, varsayılan değer",
    "unique": "benzersiz, tekil",
    "values": "değerler, seçenekler",
    "references": "referans, ilişki, yabancı anahtar",
    "length": "uzunluk",
    "entity": "varlık, tablo",
    "fields": "alanlar, kolonlar, temel alanlar, öznitelikler, özellikler, ana alanlar",
}

TRUE_WORDS = "evet, var, doğru, açık"

FALSE_WORDS = "hayır, yok, yanlış, kapalı"

FLAGS: dict[str, str] = {
    "required": "zorunlu, gerekli, boş olamaz, zorunlu alan",
    "optional": "opsiyonel, isteğe bağlı, seçmeli, zorunlu değil, boş olabilir, boş bırakılabilir",
    "unique": "benzersiz, tekil, eşsiz",
    "indexed": "indeksli, dizinli",
    "primary_key": "birincil anahtar",
    "foreign_key": "yabancı anahtar, dış anahtar",
    "generated": "otomatik, otomatik artan, otomatik oluşturulur",
}

TYPES: dict[str, str] = {
    "string": "metin, yazı, kısa metin, karakter dizisi, dosya, görsel, resim, telefon, şifre",
    "text": "uzun metin, serbest metin",
    "integer": "tam sayı, tamsayı, adet, yıl",
    "float": "kesirli sayı, ondalıklı sayı",
    "decimal": "ondalık, para, para birimi, ondalıklı, ondalık sayı, tutar, fiyat",
    "boolean": "mantıksal, boole, evet/hayır, doğru/yanlış",
    "date": "tarih",
    "datetime": "tarih saat, tarih-saat, tarih/saat, zaman damgası, tarih ve saat",
    "enum": "numaralandırma, liste değeri, seçim, seçenek, enum listesi",
    "json": "dizi, liste, nesne",
    "email": "e-posta, eposta, e-posta adresi",
    "url": "bağlantı, web adresi",
}

RELATIONS: dict[str, str] = {
    "many_to_many": "çoktan çoğa, çoka çok, çoğa çok",
    "has_many": "birden çoğa, bire çok",
    "belongs_to": "çoktan bire, çoka bir",
    "has_one": "birden bire, bire bir",
}

PHRASES: dict[str, str] = {
    "things_of_models": "varlıklar, tablolar, tabloları, koleksiyonlar, koleksiyonları, şema, şeması, şemaları",
    "data_of_models": "veri, veriler, verileri, veritabanı",
    "keeping_of_models": "depolama",
    "shapes_of_models": (
        "modeli, modelleri, modelleme, yapı, yapısı, yapıları, tanım, tanımları, tasarım, tasarımı, "
        "sözlük, sözlüğü"
    ),
    "words_of_models": (
        "ve, ana, temel, önemli, önerilen, başlangıç, sistem, uygulama, için, gerekli, gereksinimleri, "
        "saklanan, saklanacak, kaydedilen, yönetimi, listesi, nitelikler, alanlar, ilişkiler, tablo, "
        "tabanı, varlık, varlıkları"
    ),
    "groups": "grup",
    "entities": "tablolar, tabloları, varlıklar, varlıkları, koleksiyonlar, koleksiyonları",
    "glossary": "sözlük, terimler",
    "account": "kullanıcı",
    "priority": "öncelik",
    "attributes": (
        "alanlar, alanları, öznitelikler, öznitelikleri, nitelikler, özellikler, özellikleri, sütunlar, "
        "sütunları, "
        "kolonlar, kolonları"
    ),
    "has": "içerir, sahiptir",
    "with": "",
    "references": "referans, yabancı anahtar",
    "excluded": "kapsam dışı, sözlük, gelecek, kapsam dışında, kapsam harici, hariç tutulanlar",
    "rules": "doğrulama, doğrulama kuralları, kısıtlar, iş kuralları",
    "default": "varsayılan olarak, varsayılan",
    "and": "ve",
    "or": "veya, ya da",
    "story_heading": "kullanıcı hikayesi, kullanıcı hikâyesi",
    "given": "verilen",
    "sheets": "sayfası, çalışma sayfası",
    "roles": "tablosu, varlığı, modeli, tablo, varlık, koleksiyon",
    "each": "her, her bir",
    "manages": "yönetir, takip eder",
    "data_labels": (
        "veriler, veri, alanlar, bilgiler, tutulan veriler, saklanan veriler, kaydedilen bilgiler, form alanları"
    ),
    "input_labels": "girdi, girdiler, giriş",
    "feature_words": "yönetimi, modülü, ekranı, formu, kaydı, takibi, listesi, sayfası",
    "existing": "mevcut, eski",
    "no_value": "yok",
    "stamps": "zaman damgaları, tarihleri, tarihi",
    "making_of_rows": "oluşturma, oluşturulma",
    "changing_of_rows": "güncelleme, güncellenme, son güncelleme, son güncellenme",
}
