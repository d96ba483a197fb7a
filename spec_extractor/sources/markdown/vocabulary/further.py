"""Headings, column headings and the commonest modifiers of languages without a module of their own.

Polish, Czech, Swedish, Danish, Norwegian, Finnish, Hungarian, Romanian, Greek, Ukrainian, Vietnamese, Indonesian,
Arabic, Hebrew, Hindi and Thai: what a data model is called and what its tables' columns say.
"""

HEADINGS: dict[str, str] = {
    "model": (
        "model domeny, model domenowy, "
        "Các bảng, Các bảng dữ liệu, Danh sách bảng, Bảng cơ sở dữ liệu, Thực thể và trường, "
        "Thực thể và thuộc tính, Các thực thể chính, Thực thể chính, Các thực thể và thuộc tính, "
        "Thiết kế database, Thiết kế dữ liệu, Thiết kế CSDL, Cấu trúc cơ sở dữ liệu, Cấu trúc CSDL, "
        "Cấu trúc bảng, Mô hình cơ sở dữ liệu, Dữ liệu lưu trữ, Dữ liệu cần lưu, Dữ liệu chính, "
        "Mô hình thực thể, Lược đồ CSDL, CSDL, Các bảng chính, Basis Data, Tabel, Tabel Database, "
        "Tabel Utama, Tabel Basis Data, Daftar Tabel, Struktur Tabel, Entitas dan Field, "
        "Entitas dan Atribut, Entitas Utama, Daftar Entitas, Desain Database, Desain Basis Data, "
        "Rancangan Database, Rancangan Basis Data, Perancangan Database, Perancangan Basis Data, "
        "Pemodelan Data, Data yang Disimpan, Struktur Basis Data, Skema Data, Model Basis Data, "
        "Model danych, Encje, Modele danych, Schemat bazy danych, Tabele, Datový model, Entity, "
        "Databázové schéma, Tabulky, Datamodell, Entiteter, Databasschema, Tabeller, Datamodel, "
        "Databaseskema, Databaseskjema, Tietomalli, Entiteetit, Tietokantakaavio, Adatmodell, Entitások, "
        "Adatbázisséma, Model de date, Entități, Μοντέλο δεδομένων, Οντότητες, Модель даних, Сутності, "
        "Схема бази даних, Таблиці, Mô hình dữ liệu, Thực thể, Các thực thể, Cơ sở dữ liệu, "
        "Lược đồ cơ sở dữ liệu, Thiết kế cơ sở dữ liệu, Model Data, Entitas, Skema Database, "
        "Skema Basis Data, Struktur Database, Struktur Data, نموذج البيانات, الكيانات, مخطط قاعدة البيانات, "
        "מודל נתונים, ישויות, डेटा मॉडल, इकाइयाँ, डेटाबेस स्कीमा, โมเดลข้อมูล, แบบจำลองข้อมูล, เอนทิตี, "
        "โครงสร้างฐานข้อมูล, Model relacyjny, Słownik danych, Struktura bazy danych, Struktura danych, "
        "Baza danych, Relační model, Databáze, Kamus Data, Từ điển dữ liệu, Bảng dữ liệu, Cấu trúc dữ liệu, "
        "Databasmodell, Databasmodellen, Model relațional, Baza de date, Główne encje, Kluczowe encje, "
        "Encje i pola, Encje i atrybuty, Encje danych, Główne tabele, Tabele bazy danych, Model bazy danych, "
        "Projekt bazy danych, Tietokanta, Tietokannan rakenne, Taulut, Adatbázis, Adatbázis szerkezete, "
        "Táblák, Modelul de date, Schema bazei de date, Structura bazei de date, Tabele, Entități principale, "
        "Entitas Data, Model Entitas, Thiết kế bảng, Mô hình hóa dữ liệu"
    ),
    "fields": (
        "Opis pól, Lista pól, Definicje pól, Definice polí, Popis polí, Fältdefinitioner, Feltdefinitioner, "
        "Опис полів, Список полів, Định nghĩa trường, Mô tả trường, Definisi Field, Pola, Atrybuty, "
        "Atributy, Fält, Attribut, Felter, Kentät, Mezők, Câmpuri, Поля, Атрибути, Thuộc tính, Atribut, "
        "Kolumny, Sloupce, Các trường, Các cột, Các thuộc tính, Trường dữ liệu, Kolom, Daftar Kolom, "
        "Daftar Field, Kolomnya, Ominaisuudet, Attribuutit, Sarakkeet, Attribútumok, Tulajdonságok, Oszlopok, "
        "Atribute, Proprietăți, Coloane"
    ),
    "relations": ("Relacje, Vztahy, Relationer, Relasjoner, Зв'язки, Quan hệ, Mối quan hệ, Relasi, العلاقات, संबंध"),
    "computed": (
        "Pola wyliczane, Pola obliczane, Beräknade fält, Beregnede felter, "
        "Обчислювані поля, Trường tính toán, Quy tắc tính toán, Kolom Terhitung, Aturan Perhitungan"
    ),
    "stories": (
        "Historyjki użytkownika, Historie użytkownika, Historyjki użytkowników, Historie użytkowników, "
        "Uživatelské příběhy, Uživatelský příběh, Používateľské príbehy, Användarberättelser, "
        "Användarberättelse, Användarhistorier, Brugerhistorier, Brugerhistorie, Brukerhistorier, Brukerhistorie, "
        "Käyttäjätarinat, Käyttäjätarina, Felhasználói történetek, Felhasználói történet, Povești utilizator, "
        "Poveștile utilizatorilor, Povești de utilizator, Ιστορίες χρήστη, Ιστορίες χρηστών, "
        "Історії користувачів, Історії користувача, Користувацькі історії, Користувацька історія, "
        "Câu chuyện người dùng, Cerita Pengguna, Kisah Pengguna, Cerita User, قصص المستخدم, قصص المستخدمين, "
        "قصة المستخدم, סיפורי משתמש, उपयोगकर्ता कहानियाँ, เรื่องราวผู้ใช้, เรื่องราวของผู้ใช้"
    ),
    "acceptance": (
        "Kryteria akceptacji, Akceptační kritéria, Acceptanskriterier, Acceptkriterier, Akseptansekriterier, "
        "Hyväksymiskriteerit, Elfogadási kritériumok, Criterii de acceptare, Κριτήρια αποδοχής, "
        "Критерії приймання, Критерії прийняття, Tiêu chí chấp nhận, Tiêu chí nghiệm thu, Kriteria Penerimaan, "
        "معايير القبول, קריטריוני קבלה, เกณฑ์การยอมรับ"
    ),
    "overview": (
        "Przegląd, Přehled, Översikt, Oversigt, Oversikt, Огляд, Tổng quan, Ringkasan, Gambaran Umum, نظرة عامة"
    ),
    "ignored": (
        "Słownik, Architektura, Slovník, Ordlista, Arkitektur, Ordliste, Глосарій, Архітектура, "
        "Kiến trúc, Thuật ngữ, Arsitektur, Glosarium, الهندسة المعمارية"
    ),
    "weak_model": (
        "dane, "
        "Kebutuhan Data, Persyaratan Data, Yêu cầu dữ liệu, Yêu cầu về dữ liệu, Wymagania dotyczące danych, "
        "Datové požadavky, Datakrav"
    ),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "różnice między, khác biệt so với, perbedaan dengan, wymagania niefunkcjonalne, poza zakresem, "
        "nefunkční požadavky, mimo rozsah, "
        "icke funktionella krav, ikke funktionelle krav, нефункціональні вимоги, поза межами, "
        "yêu cầu phi chức năng, ngoài phạm vi, kebutuhan non fungsional, di luar cakupan, "
        "di luar lingkup"
    ),
    "stories": (
        "historyjki użytkownika, historie użytkownika, uživatelské příběhy, användarberättelser, brugerhistorier, "
        "brukerhistorier, історії користувачів, câu chuyện người dùng, cerita pengguna, povești utilizator"
    ),
    "model": (
        "model danych, datový model, datamodell, модель даних, mô hình dữ liệu, thiết kế cơ sở dữ liệu, "
        "cấu trúc cơ sở dữ liệu, model data"
    ),
}

COLUMNS: dict[str, str] = {
    "name": (
        "Pole, Nazwa pola, Nazwa, Atrybut, Kolumna, Název, Název pole, Atribut, Sloupec, Fält, "
        "Fältnamn, Kolumn, Felt, Feltnavn, Kenttä, Mező, Câmp, Πεδίο, Поле, Назва, Назва поля, "
        "Стовпець, Trường, Tên trường, Thuộc tính, Cột, Kolom, Nama Kolom, Nama Field, الحقل, "
        "اسم الحقل, שדה, फ़ील्ड, फील्ड, ฟิลด์, ชื่อฟิลด์, คอลัมน์"
    ),
    "type": (
        "Typ danych, Datový typ, Datatyp, Datatype, Tyyppi, Típus, Tip, Τύπος, Тип, Тип даних, Kiểu, "
        "Kiểu dữ liệu, Loại, Tipe, Tipe Data, النوع, نوع البيانات, סוג, प्रकार, डेटा प्रकार, ประเภท, "
        "ชนิด, ชนิดข้อมูล"
    ),
    "description": (
        "Opis, Uwagi, Popis, Poznámka, Beskrivning, Anmärkning, Beskrivelse, Kuvaus, Leírás, "
        "Descriere, Περιγραφή, Опис, Примітка, Mô tả, Ghi chú, Keterangan, Deskripsi, الوصف, תיאור, "
        "विवरण, คำอธิบาย, รายละเอียด, หน้าที่, หมายเหตุ"
    ),
    "required": (
        "Wymagane, Povinné, Obligatorisk, Påkrævet, Påkrevd, Pakollinen, Kötelező, Обов'язкове, "
        "Bắt buộc, Wajib, مطلوب, आवश्यक, จำเป็น"
    ),
    "default": (
        "Domyślnie, Wartość domyślna, Výchozí, Standardvärde, Standardværdi, За замовчуванням, Mặc định, Bawaan"
    ),
    "unique": "Unikalne, Unikátní, Unik, Унікальне, Duy nhất, فريد",
    "rules": (
        "Reguły, Zasady, Pravidla, Regler, Säännöt, Szabályok, Правила, Quy tắc, Aturan, Ograniczenia, "
        "Omezení, Begränsningar, Begrænsninger, Обмеження, Ràng buộc, Batasan, القيود"
    ),
    "entity": (
        "Encja, Tabela, Entita, Tabulka, Entitet, Tabell, Tabel, Сутність, Таблиця, Thực thể, Bảng, "
        "Entitas, الكيان, ตาราง"
    ),
    "fields": ("Atrybuty, Pola, Atributy, Sloupce, Felter, Атрибути, Поля, Các trường, Các thuộc tính, الحقول"),
    "references": (
        "Klucz obcy, Cizí klíč, Främmande nyckel, Fremmednøgle, Зовнішній ключ, Khóa ngoại, Kunci Asing"
    ),
    "values": (
        "wartości, dopuszczalne wartości, hodnoty, möjliga värden, mulige værdier, giá trị, các giá trị, "
        "nilai, nilai yang mungkin, значення"
    ),
    "length": ("długość, délka, längd, længde, độ dài, panjang"),
    "nullable": ("może być puste, cho phép null, boleh kosong, boleh null"),
}

TRUE_WORDS = "tak, ano, áno, igen, kyllä, так, có, ya, نعم, हाँ, ใช่"

FALSE_WORDS = "nie, nej, nei, nem, ei, ні, không, tidak, لا, नहीं, ไม่"

FLAGS: dict[str, str] = {
    "required": (
        "wymagane, wymagany, wymagana, povinné, povinný, obligatorisk, påkrævet, påkrevd, kötelező, "
        "обов'язкове, обов'язковий, обов'язково, bắt buộc, wajib, wajib diisi, مطلوب, आवश्यक, จำเป็น, "
        "obowiązkowe, obowiązkowy, obowiązkowa, obligatoriskt, krävs, harus diisi, harus ada, wajib ada, "
        "không được để trống, không rỗng, niepuste"
    ),
    "optional": (
        "opcjonalne, opcjonalny, opcjonalna, nepovinné, nepovinný, valfri, valfritt, valgfri, необов'язкове, "
        "необов'язковий, không bắt buộc, tùy chọn, opsional, tidak wajib, اختياري, वैकल्पिक, ไม่บังคับ, "
        "nieobowiązkowe, nieobowiązkowy, boleh kosong, bisa kosong, có thể để trống, có thể null, "
        "không bắt buộc nhập, valgfritt, może być puste"
    ),
    "unique": (
        "unikalne, unikalny, unikalna, unikátní, jedinečný, unik, унікальне, унікальний, duy nhất, unik, فريد"
    ),
    "primary_key": (
        "klucz główny, primární klíč, primärnyckel, primærnøgle, первинний ключ, khóa chính, kunci utama"
    ),
    "foreign_key": (
        "klucz obcy, cizí klíč, främmande nyckel, fremmednøgle, зовнішній ключ, khóa ngoại, kunci asing"
    ),
}

TYPES: dict[str, str] = {
    "string": "napis, ciąg znaków, řetězec, sträng, streng, рядок, chuỗi, نص",
    "text": "długi tekst, dlouhý text, văn bản, teks",
    "integer": (
        "liczba całkowita, celé číslo, heltal, heltall, ціле число, ціле, số nguyên, bilangan bulat, "
        "عدد صحيح, liczba naturalna"
    ),
    "decimal": (
        "kwota, částka, belopp, beløb, сума, số tiền, số thập phân, desimal, dziesiętny, dziesiętna, "
        "dziesiętne, liczba dziesiętna, desetinné číslo, decimaltal"
    ),
    "boolean": (
        "wartość logiczna, logická hodnota, boolesk, логічний, логічне, tak/nie, ano/ne, ja/nej, đúng/sai, "
        "có/không, ya/tidak, benar/salah, logiczny, logiczna, logiczne, logický, prawda/fałsz"
    ),
    "date": "datum, dato, ngày, tanggal, تاريخ",
    "datetime": (
        "data i czas, datum a čas, datum och tid, dato og tid, дата і час, ngày giờ, thời gian, thời điểm, "
        "waktu, tanggal dan waktu, tanggal/waktu, znacznik czasu, data/czas, časové razítko, tidsstämpel, "
        "tidsstempel, dấu thời gian"
    ),
    "float": "số thực",
    "enum": ("lựa chọn, pilihan, wybór, lista wyboru, výběr, val, valg"),
}

RELATIONS: dict[str, str] = {
    "many_to_many": "wiele do wielu, mnoho ku mnoha, många till många, багато до багатьох, nhiều nhiều",
    "has_many": (
        "jeden do wielu, jedna ku mnoha, en till många, один до багатьох, một nhiều, ma wiele, má mnoho, har många"
    ),
    "belongs_to": "należy do, patří do, patří k, tillhör, tilhører, належить до, thuộc về, milik",
}

PHRASES: dict[str, str] = {
    "things_of_models": (
        "encje, encji, tabele, tabel, kolekcje, kolekcji, schemat, entity, tabulky, entiteter, tabeller, "
        "tabell, сутності, таблиці, thực thể, bảng, entitas"
    ),
    "data_of_models": "dane, danych, databáze, databas, дані, даних, dữ liệu, basis data",
    "keeping_of_models": "przechowywanie",
    "shapes_of_models": "struktura, struktury, słownik, projekt, modele, datamodell, struktur",
    "words_of_models": (
        "i, bazy, baza, główne, kluczowe, lista, proponowany, proponowane, wymagania, dotyczące, "
        "przechowywane, atrybuty, relacje, domenowy, domeny, pola, logiczny, fizyczny"
    ),
    "attributes": (
        "atrybuty, pola, atributy, attribut, felter, атрибути, поля, thuộc tính, các trường, các cột, "
        "atribut, kolom, "
        "kolumny, sloupce, kolumner, kolonner, стовпці, ominaisuudet, attribuutit, kentät, sarakkeet, "
        "attribútumok, mezők, tulajdonságok, oszlopok, atribute, câmpuri, proprietăți, coloane"
    ),
    "has": ("ma, zawiera, má, obsahuje, innehåller, indeholder, inneholder, має, містить, gồm, bao gồm, memiliki"),
    "and": "oraz, och, og, та, và, dan, și, és, ja",
    "or": "lub, albo, eller, або, hoặc, atau",
    "excluded": (
        "poza zakresem, mimo rozsah, utanför omfattningen, поза межами, ngoài phạm vi, di luar cakupan, słownik"
    ),
    "sheets": "arkusz, lembar, trang tính, kalkylblad, аркуш",
    "roles": (
        "tabela, encja, kolekcja, kolekce, koleksi, колекція, "
        "tabulka, entita, tabell, entitet, таблиця, сутність, bảng, tabel, entitas"
    ),
    "data_labels": (
        "dane, pola, data, fält, uppgifter, dữ liệu, trường, thông tin, thông tin lưu trữ, isian, údaje, pole"
    ),
    "feature_words": (
        "zarządzanie, moduł, ekran, hantering, modul, quản lý, màn hình, pengelolaan, manajemen, "
        "kelola, halaman, správa"
    ),
    "story_as": (
        "jako, ako, som en, som ett, som, mint, ca, ως, як, là một, là, với vai trò là, với vai trò, "
        "với tư cách là, sebagai seorang, sebagai, بصفتي, كـ, בתור, ในฐานะ"
    ),
    "story_want": (
        "chcę, chciałbym, chciałabym, mogę, potrzebuję, chci, chtěl bych, potřebuji, mohu, chcem, "
        "vill jag, kan jag, behöver jag, jag vill, jag kan, vil jeg, kan jeg, ønsker jeg, jeg vil, "
        "jeg kan, jeg ønsker, haluan, szeretnék, szeretném, akarok, vreau, doresc, aș vrea, aș dori, "
        "pot, θέλω, я хочу, хочу, мені потрібно, я можу, tôi muốn, tôi cần, tôi có thể, muốn, "
        "saya ingin, saya mau, saya dapat, saya bisa, ingin, أريد, أرغب, أستطيع, אני רוצה, ฉันต้องการ, "
        "ผมต้องการ, ต้องการ"
    ),
    "story_so": (
        "aby, żeby, abych, abychom, aby som, så att, för att, så at, slik at, for at, så, jotta, hogy, "
        "pentru ca, pentru a, astfel încât, ca să, ώστε, για να, щоб, để, nhằm, vì, agar, supaya, "
        "sehingga, لكي, حتى, כדי, เพื่อ, เพื่อให้"
    ),
    "story_heading": (
        "historyjka użytkownika, historia użytkownika, uživatelský příběh, användarberättelse, "
        "brugerhistorie, brukerhistorie, käyttäjätarina, felhasználói történet, poveste utilizator, "
        "історія користувача, користувацька історія, câu chuyện người dùng, cerita pengguna, "
        "قصة المستخدم"
    ),
    "given": (
        "zakładając, mając dane, gdy, wtedy, když, pokud, givet, når, när, så, dano, коли, тоді, biết, "
        "khi, thì, diberikan, ketika, maka"
    ),
    "existing": "obecny, istniejący, nuvarande, befintlig, hiện tại, saat ini",
    "no_value": "brak, žádná, žádný, ingen",
    "stamps": "daty, data, datumy, tidsstämplar",
    "making_of_rows": "utworzenia, vytvoření, skapande",
    "changing_of_rows": ("aktualizacji, modyfikacji, ostatniej modyfikacji, aktualizace, uppdatering"),
    "references": (
        "odniesienie do, fk do, klucz obcy do, referencja do, odkaz na, cizí klíč na, fk na, referens till, "
        "fk till, reference til, fk til, tham chiếu, tham chiếu đến, khóa ngoại đến, fk đến, fk tới, "
        "liên kết đến, referensi ke, referensi, fk ke, merujuk ke, kunci asing ke, mengacu ke, посилання на"
    ),
    "each": ("każdy, każda, każde, setiap, tiap, mỗi, každý, každá, každé, varje, hver, кожен, кожна, кожне"),
}
