"""Nouns that suggest the type of a field of that name, in the languages beside English → the type.

Languages that put the noun first (``fecha de alta``) are found by the first word, those that join words
(``Geburtsdatum``) and scripts without blanks (``注册时间``) by the end.
"""

FIRST_OR_LAST: dict[str, str] = {
    "date": (
        "fecha, data de, data da, data do, data di, data del, data della, data prevista, date de, datum, "
        "tarih, "
        "tarihi, дата, ngày, tanggal"
    ),
    "datetime": "horodatage, zeitpunkt, tijdstip, время",
    "decimal": (
        "precio, importe, monto, saldo, tarifa, coste, preço, valor, montante, custo, prix, montant, tarif, "
        "solde, prezzo, importo, prijs, bedrag, fiyat, fiyatı, tutar, tutarı, ücret, ücreti, preis, "
        "betrag, цена, "
        "стоимость, сумма, giá, harga, cena"
    ),
    "integer": (
        "cantidad, número de, edad, año, duración, quantidade, idade, ano, duração, quantité, âge, année, "
        "durée, "
        "quantità, anno, durata, aantal, leeftijd, jaar, adet, adedi, miktar, yaş, anzahl, menge, jahr, "
        "alter, "
        "dauer, количество, возраст, год, số lượng, jumlah, liczba"
    ),
    "text": (
        "descripción, observaciones, notas, comentario, comentarios, descrição, observações, observação, "
        "comentário, commentaire, commentaires, remarques, descrizione, commento, omschrijving, "
        "beschrijving, "
        "opmerking, opmerkingen, açıklama, açıklaması, yorum, notlar, beschreibung, bemerkung, bemerkungen, "
        "kommentar, notiz, notizen, описание, комментарий, примечание, "
        "mô tả, ghi chú, deskripsi, keterangan, catatan, opis, uwagi"
    ),
    "email": "correo, courriel, e-posta, eposta, почта",
    "url": "enlace, lien, collegamento, bağlantı, ссылка",
}

ENDINGS: dict[str, str] = {
    "date": (
        "datum, 日期, 날짜, 일자, "
        "작성일, 수정일, 등록일, 생성일, 시작일, 종료일, 마감일, 발행일, 생년월일, "
        "生日, 年月日, 購入日, 発売日, 登録日, 開始日, 終了日, 返却日, 貸出日, 誕生日, "
        "入社日, 利用日, 予約日, 期限日, 締切日, 日付, 생일, 시작일, 종료일, 가입일, 출판일, 구매일, 만료일"
    ),
    "datetime": "zeitpunkt, 时间, 時間, 日時, 時刻, 일시",
    "decimal": "preis, betrag, gebühr, 价格, 价, 金额, 费用, 金額, 価格, 料金, 금액, 가격",
    "integer": "anzahl, menge, 数量, 次数, 人数, 年龄, 年齢, 個数, 수량, 개수, 나이, 인원",
    "text": "beschreibung, bemerkung, 描述, 备注, 内容, 説明, 備考, 설명, 내용, 비고",
    "email": "邮箱, 邮件地址, メールアドレス, 이메일",
    "url": "链接, 网址, リンク, 링크",
}
"""Only of names in which something stands before, or of scripts without blanks."""

COMMON = (
    "name, title, status, category, description, address, phone, nombre, título, estado, categoría, "
    "descripción, "
    "dirección, teléfono, nome, titulo, situação, categoria, descrição, endereço, telefone, nom, "
    "titre, statut, "
    "catégorie, adresse, téléphone, titel, bezeichnung, beschreibung, kategorie, anschrift, telefon, titolo, "
    "descrizione, indirizzo, telefono, naam, omschrijving, categorie, adres, ad, başlık, "
    "durum, kategori, açıklama, "
    "название, имя, статус, категория, описание, адрес, телефон, 名称, 名前, 姓名, 标题, 標題, "
    "タイトル, 状态, 狀態, "
    "类别, 分类, 描述, 说明, 地址, 电话, 이름, 제목, 상태, 설명, 주소, 전화번호, "
    "氏名, 電話, 電話番号, 住所, 備考, 金額, 単価, 在庫数, 전화, 전화번호, 연락처, 备注, 手机号, 联系电话, "
    "联系人, 題名, 件名, 品名, 書名, 书名, 성명, "
    "tên, họ tên, địa chỉ, số điện thoại, trạng thái, nama, alamat, telepon, "
    "nazwa, imię, nazwisko, jméno, název, adresa, namn, adress, назва, адреса"
)
"""What attributes are called in most models, in all languages."""

LIKELY = (
    "number, code, type, start, end, image, photo, capacity, dose, gender, role, brand, model, colour, color, "
    "número, código, tipo, inicio, fin, início, término, fim, foto, imagen, imagem, capacidad, capacidade, marca, "
    "numéro, type, début, image, typ, nummer, beginn, ende, bild, foto, kod, numara, tür, "
    "номер, код, тип, начало, конец, фото, 类型, 類型, 编号, 图片, 圖片, 照片, 種類, 画像, 유형, 종류, 번호, "
    "사진, 작성자, 저자, 본문, 내용, 수량, "
    "city, country, currency, timezone, time zone, postcode, zip code, postal code, ciudad, país, moneda, cidade, "
    "moeda, ville, pays, devise, stadt, währung, città, şehir, ülke, para birimi, город, страна, валюта, 城市, "
    "国家, "
    "货币, 都市, 通貨, 도시, 국가, 통화"
)
"""The same where several stand together."""
