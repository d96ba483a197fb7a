"""What rules say of fields at the end of a sentence, in all languages: ``The plate must be unique``.

A table's values are lists of spellings, separated by commas.
"""

PREDICATES: dict[str, str] = {
    "required": (
        "is required, are required, is mandatory, are mandatory, is obligatory, are obligatory, "
        "is compulsory, are compulsory, must not be empty, cannot be empty, can not be empty, "
        "can't be empty, may not be empty, shall not be empty, must not be blank, cannot be blank, "
        "must not be null, cannot be null, must be provided, must be filled, must be filled in, "
        "must be present, must be specified, must be entered, must be given, must be set, "
        "is a required field, is a mandatory field, are required fields, are mandatory fields, "
        "must be required, should be required, shall be required, must be mandatory, shall be mandatory, "
        "should not be empty, es obligatorio, es obligatoria, son obligatorios, son obligatorias, "
        "es requerido, es requerida, son requeridos, son requeridas, no puede estar vacío, "
        "no puede estar vacía, no pueden estar vacíos, no debe estar vacío, no debe estar vacía, "
        "no deben estar vacíos, no puede ser nulo, no puede ser nula, debe ser obligatorio, "
        "debe ser obligatoria, deben ser obligatorios, deberá ser obligatorio, deberá ser obligatoria, "
        "deberán ser obligatorios, deberán ser obligatorias, no deberá estar vacío, no deberá estar vacía, "
        "es campo obligatorio, son campos obligatorios, "
        "es un campo obligatorio, é obrigatório, é obrigatória, são obrigatórios, são obrigatórias, "
        "é campo obrigatório, não pode ser vazio, não pode ser vazia, não podem ser vazios, "
        "não pode estar vazio, não pode estar vazia, não pode ser nulo, não pode ser nula, "
        "deve ser obrigatório, deve ser obrigatória, deverá ser obrigatório, deverá ser obrigatória, "
        "deve ser informado, deve ser informada, devem ser informados, devem ser preenchidos, "
        "deve ser preenchido, são campos obrigatórios, est obligatoire, sont obligatoires, est requis, "
        "est requise, sont requis, sont requises, ne peut pas être vide, ne doit pas être vide, "
        "ne peuvent pas être vides, ne doivent pas être vides, doit être renseigné, doit être renseignée, "
        "devra être renseigné, devra être renseignée, "
        "doivent être renseignés, ist pflicht, sind pflicht, ist ein pflichtfeld, sind pflichtfelder, "
        "ist erforderlich, sind erforderlich, darf nicht leer sein, dürfen nicht leer sein, "
        "muss ausgefüllt sein, müssen ausgefüllt sein, muss angegeben werden, müssen angegeben werden, "
        "ist verpflichtend, sind verpflichtend, è obbligatorio, è obbligatoria, sono obbligatori, "
        "sono obbligatorie, non può essere vuoto, is verplicht, zijn verplicht, mag niet leer zijn, "
        "mogen niet leer zijn, zorunludur, zorunlu, zorunlu alandır, boş olamaz, boş bırakılamaz, "
        "boş geçilemez, обязательно, обязательны, обязателен, обязательна, не может быть пустым, "
        "не может быть пустой, wajib diisi, harus diisi, tidak boleh kosong, là bắt buộc, "
        "không được để trống, bắt buộc, jest wymagany, jest wymagana, jest wymagane, są wymagane, "
        "jest obowiązkowe, nie może być puste, 不能为空, 不可为空, 不得为空, 均不能为空, 为必填项, 为必填, "
        "是必填项, 必填, 必须填写, 必须输入, 不能为空值, 不可空白, 不能為空, 為必填, 为必填字段, は必須, "
        "は必須です, は必須とする, は必須項目, は必須入力, は必須である, 은 필수, 는 필수, 은 필수이다, "
        "는 필수이다, 은 필수입니다, 는 필수입니다, 은 필수 입력, 는 필수 입력, 은 필수 항목이다, "
        "는 필수 항목이다, 은 필수값이다, 는 필수값이다"
    ),
    "returns": (
        "returns, return, return value, throws, raises, devuelve, retorna, retorno, renvoie, retourne, retour, "
        "rückgabe, rückgabewert, gibt zurück, restituisce, ritorna, geeft terug, döndürür, dönüş, возвращает, "
        "返回, 返回值, 戻り値, 返り値, 반환, 반환값"
    ),
    "optional": (
        "is optional, are optional, may be empty, can be empty, may be left empty, can be left empty, "
        "es opcional, son opcionales, é opcional, são opcionais, est facultatif, est facultative, "
        "sont facultatifs, est optionnel, est optionnelle, ist optional, sind optional, è opzionale, "
        "is optioneel, zijn optioneel, isteğe bağlıdır, opsiyoneldir, 可选, 为可选, 可为空, 可以为空, "
        "は任意, は任意です, 은 선택, 는 선택, 은 선택이다, 는 선택이다"
    ),
    "unique": (
        "is unique, are unique, must be unique, shall be unique, should be unique, has to be unique, "
        "must be globally unique, must not be duplicated, cannot be duplicated, must be distinct, "
        "es único, es única, son únicos, son únicas, debe ser único, debe ser única, deben ser únicos, "
        "deben ser únicas, deberá ser único, deberá ser única, deberán ser únicos, deberán ser únicas, "
        "no deberá repetirse, no podrá repetirse, no puede repetirse, no se puede repetir, "
        "no puede estar duplicado, "
        "no pueden repetirse, é único, é única, são únicos, são únicas, deve ser único, deve ser única, "
        "deverá ser único, deverá ser única, devem ser únicos, devem ser únicas, deverão ser únicos, "
        "não pode se repetir, não pode ser duplicado, não pode ser duplicada, est unique, sont uniques, "
        "doit être unique, doivent être uniques, devra être unique, devront être uniques, ist eindeutig, "
        "sind eindeutig, muss eindeutig sein, "
        "müssen eindeutig sein, soll eindeutig sein, sollen eindeutig sein, ist einmalig, è unico, "
        "è unica, deve essere unico, deve essere unica, "
        "dovrà essere unico, dovrà essere unica, "
        "devono essere unici, is uniek, zijn uniek, moet uniek zijn, moeten uniek zijn, "
        "benzersiz olmalıdır, benzersiz olmalı, benzersizdir, tekil olmalıdır, eşsiz olmalıdır, "
        "должны быть уникальными, должен быть уникальным, должна быть уникальной, должно быть уникальным, "
        "уникален, уникальна, "
        "harus unik, phải là duy nhất, là duy nhất, phải duy nhất, musi być unikalny, musi być unikalne, "
        "musi być unikalna, jest unikalny, 必须唯一, 唯一, 不能重复, 不可重复, 不得重复, 必须是唯一的, "
        "全局唯一, 需唯一, 应唯一, 不允许重复, 必須唯一, 不可重複, は一意, は一意である, は一意とする, "
        "はユニーク, は重複不可, は一意でなければならない, は重複してはならない, 은 유일해야 한다, "
        "는 유일해야 한다, 은 고유해야 한다, 는 고유해야 한다, 은 중복될 수 없다, 는 중복될 수 없다, "
        "은 유일하다, 는 유일하다, 은 중복 불가, 는 중복 불가, 은 중복될 수 없습니다, "
        "는 중복될 수 없습니다"
    ),
    "checking": (
        "validate that, validates that, verify that, verifies that, ensure that, ensures that, check that, "
        "checks that, enforce that, require that, valida que, validar que, verifica que, verificar que, "
        "garantir que, garantizar que, asegurar que, vérifier que, vérifie que, s'assurer que, prüft dass, "
        "prüfen dass"
    ),
    "there": (
        "are present, is present, are provided, is provided, are supplied, is supplied, are specified, "
        "is specified, are filled, is filled, are not empty, is not empty, are non-empty, is non-empty, "
        "are not blank, is not blank, are not null, is not null, are entered, is entered, are included, "
        "estén presentes, esté presente, no estén vacíos, no esté vacío, estejam preenchidos, "
        "esteja preenchido, não estejam vazios, não esteja vazio, sont renseignés, est renseigné, "
        "ne sont pas vides, n'est pas vide, nicht leer sind, nicht leer ist, angegeben sind, angegeben ist"
    ),
    "asking": (
        "shall require, must require, will require, should require, shall require a, shall require the, "
        "shall require users to enter, shall require users to provide, shall require the user to enter, "
        "shall require the user to provide, must require users to provide, must require users to enter, "
        "deberá requerir, debe requerir, deberá exigir, debe exigir, deverá exigir, deve exigir, "
        "doit exiger, muss verlangen"
    ),
    "required_fields": (
        "required fields, mandatory fields, required field, required information, required attributes, "
        "all required fields, campos obligatorios, campos requeridos, campos obrigatórios, "
        "champs obligatoires, champs requis, pflichtfeldern, pflichtfelder, campi obbligatori, "
        "zorunlu alanlar, verplichte velden, обязательные поля, pola obowiązkowe, pola wymagane, "
        "obligatoriska fält, trường bắt buộc, kolom wajib, povinná pole, "
        "必填字段, 必填项, 必須項目, 필수 항목, 필수 필드"
    ),
    "optional_fields": (
        "optional fields, optional field, optional information, optional attributes, optional data, "
        "campos opcionales, campos opcionais, champs facultatifs, champs optionnels, optionale felder, "
        "freiwillige angaben, campi facoltativi, campi opzionali, isteğe bağlı alanlar, opsiyonel alanlar, "
        "optionele velden, необязательные поля, pola opcjonalne, valfria fält, trường tùy chọn, kolom opsional, "
        "nepovinná pole, 选填字段, 选填项, 可选字段, 任意項目, 선택 항목, 선택 필드"
    ),
    "without_rows": (
        "value object, value objects, enum, enumeration, repository, interface, service, domain service, "
        "application service, use case, domain event, factory, port, "
        "objeto de valor, repositorio, repositório, interfaz, servicio, serviço, caso de uso, enumeración, "
        "objet valeur, objet de valeur, dépôt, énumération, cas d'utilisation, "
        "wertobjekt, aufzählung, schnittstelle, dienst, anwendungsfall, "
        "oggetto valore, interfaccia, servizio, waardeobject, değer nesnesi, depo, arayüz, servis, "
        "объект-значение, репозиторий, интерфейс, сервис, перечисление, obiekt wartości, repozytorium, usługa, "
        "值对象, 枚举, 仓储, 接口, 服务, 领域服务, 领域事件, "
        "値オブジェクト, 列挙型, 列挙, リポジトリ, レポジトリ, インターフェース, サービス, ドメインサービス, "
        "ドメインイベント, ユースケース, 값 객체, 열거형, 리포지토리, 저장소, 인터페이스, 서비스, 도메인 이벤트"
    ),
    "interfaces": (
        "接口, 介面, 请求, 響應, 响应, 报文, 消息, インターフェース, リクエスト, レスポンス, 電文, "
        "인터페이스, 요청, 응답, 메시지"
    ),
    "no_columns": (
        "index, indexes, indices, unique, constraint, status, state, states, statuses, values, enum, type, types, "
        "payload, wire, request, response, returns, query, parameters, endpoint, event, events, headers, sorted, "
        "índice, índices, único, estado, estados, valores, tipos, respuesta, resposta, unicité, état, états, "
        "valeurs, réponse, eindeutig, zustand, zustände, werte, antwort, indice, indici, stato, stati, valori, "
        "risposta, индекс, статус, значения, запрос, ответ, durum, değerler, "
        "索引, 唯一, 状态, 类型, 枚举, 取值, 请求, 响应, 参数, インデックス, 一意, 状態, 種別, 値, リクエスト, "
        "レスポンス, パラメータ, 인덱스, 고유, 상태, 유형, 요청, 응답, 파라미터"
    ),
    "until": "to be, for, when, before, at, in order, as, from, on, para, al, quando, cuando, pour, lors, bei",
    "uniqueness": (
        "enforce uniqueness of, enforces uniqueness of, enforce the uniqueness of, ensure uniqueness of, "
        "ensure the uniqueness of, guarantee uniqueness of, validate uniqueness of, validate the uniqueness of, "
        "enforce unique, ensure unique, require unique, guarantee unique, enforce a unique constraint on, "
        "unicidad de, unicidad del, unicidade de, unicidade do, unicidade da, unicité de, unicité du, "
        "eindeutigkeit von, eindeutigkeit der, eindeutigkeit des"
    ),
    "among": (
        "across, within, among, per, for, in, on, so, en, entre, dentro, por, no, na, dans, parmi, innerhalb"
    ),
    "sole": (
        "único, única, sólo un, sólo una, solo un, solo una, seul, seule, unico, unica, einzigen, einziger, "
        "genau einem, genau einer"
    ),
    "auxiliary": (
        "it, we, se, si, on, man, werden, wird, is, are, é, são, será, serán, serão, sera, seront, sono, worden, "
        "wordt, есть"
    ),
    "kept": (
        "stored, recorded, saved, captured, kept, registrado, registrada, registrados, registradas, registrará, "
        "registrarán, guardará, guardarán, almacenará, almacenarán, armazenado, armazenada, armazenados, "
        "armazenadas, enregistré, enregistrée, enregistrés, enregistrées, stocké, stockée, stockés, stockées, "
        "gespeichert, erfasst, hinterlegt, memorizzato, memorizzata, memorizzati, memorizzate, registrati, "
        "registrate, opgeslagen, vastgelegd, сохраняются, записываются, хранятся"
    ),
    "kept_in": (
        "is stored in, are stored in, is persisted in, are persisted in, are persisted to, are saved to, "
        "are written to, is recorded in, are recorded in, is saved in, are saved in, is kept in, "
        "will be stored in, will be recorded in, is stored with, are stored with, se registra en, "
        "se registran en, se registrará en, se registrarán en, se guarda en, se guardan en, se guardará en, "
        "se almacena en, se almacenan en, será registrado en, será registrada en, será registrado no, "
        "será registrada no, será registrado na, será registrada na, serão registrados no, "
        "serão registrados na, é registrado no, é registrada no, é registrado na, é registrada na, "
        "será armazenado no, será armazenada na, será guardado no, est enregistré dans, est enregistrée dans, "
        "sont enregistrés dans, sont enregistrées dans, est stocké dans, est stockée dans, "
        "sont stockés dans, sera enregistré dans, è registrato in, viene salvato in"
    ),
    "databases": (
        "mongodb, mongo, postgres, postgresql, mysql, mariadb, sqlite, firestore, supabase, dynamodb, database, "
        "db, base de datos, banco de dados, base de dados, base de données, datenbank, "
        "banca dati, veritabanı, базе данных, базу данных"
    ),
    "relational": (
        "relational data, stored data, persistent data, persisted data, relational database, domain data, "
        "datos relacionales, datos almacenados, dados relacionais, dados armazenados, données relationnelles, "
        "données stockées, relationale daten, relationalen daten, gespeicherte daten, dati relazionali, "
        "relationele gegevens, реляционные данные"
    ),
    "switching": (
        "toggle, switch, enable, disable, turn on, turn off, opt into, activar, desactivar, alternar, ativar, "
        "desativar, activer, désactiver, aktivieren, deaktivieren, umschalten, attivare, disattivare, inschakelen"
    ),
    "lifecycle": (
        "lifecycle, life cycle, status flow, status, statuses, states, ciclo de vida, estado, estados, "
        "cycle de vie, statut, statuts, lebenszyklus, stato, stati, levenscyclus, жизненный цикл, статус, статусы"
    ),
    "columns": (
        "columns, columnas, colunas, colonnes, spalten, colonne, kolommen, sütunlar, столбцы, колонки, "
        "kolom, kolumny"
    ),
    "showing": (
        "display, displays, show, shows, shown, displayed, include, includes, are, muestran, son, mostram, "
        "exibem, são, affichent, sont, zeigen, sind, mostrano, sono, tonen"
    ),
    "listing": (
        "list, table, grid, overview, lista, listado, tabla, tabela, listagem, liste, tableau, tabelle, "
        "übersicht, elenco, tabella, lijst, overzicht, список, таблица, listesi, tablosu"
    ),
    "hierarchy": (
        "hierarchy, hierarchical, jerarquía, jerárquica, hierarquia, hiérarchie, hierarchie, gerarchia, "
        "hiërarchie, hiyerarşi, иерархия, 层级, 層級, 层次, 階層, 계층"
    ),
    "logs": (
        "log, history, ledger, journal, trail, registro, historial, bitácora, histórico, historique, protokoll, "
        "verlauf, storico, logboek, журнал, история"
    ),
    "foreign_key": (
        "fk, foreign key, chave estrangeira, clave foránea, clave ajena, llave foránea, clé étrangère, "
        "fremdschlüssel, chiave esterna"
    ),
    "reference_types": (
        "reference, relation, association, lookup, verwijzing, referentie, koppeling, relatie, referencia, "
        "relación, referência, relação, référence, verweis, referenz, beziehung, riferimento, relazione, "
        "referans, ilişki, ссылка, связь, referencja, odniesienie, relacja, referensi, relasi, tham chiếu, "
        "quan hệ, 参照, 引用, 关联, 關聯, 参照キー, 참조"
    ),
    "reference_to": (
        "reference to, references to, ref to, referenz auf, verweis auf, referencia a, referencia al, "
        "referencia a la, referência a, referência ao, referência à, référence à, référence au, référence vers, "
        "riferimento a, riferimento al, verwijzing naar, ссылка на, referensi ke, tham chiếu đến, odniesienie do"
    ),
    "parts": (
        "detalles, detalle, líneas, línea, renglones, partidas, ítems, items, itens, linhas, detalhes, lignes, "
        "détails, righe, dettagli"
    ),
    "whole": (
        "globally, in the system, across the system, across all users, across the platform, system-wide, "
        "overall, en el sistema, en todo el sistema, no sistema, em todo o sistema, dans le système, "
        "im system, systemweit, nel sistema"
    ),
    "of": ("of the, of a, of an, of each, of, del, de la, de los, de, do, da, dos, du, des, der, di, della"),
    "leading": (
        "example, examples of, sample, typical, required, minimum, mandatory, key, main, basic, ejemplo de, "
        "exemplo de, exemple de, principales, principais, obligatorios, obrigatórios"
    ),
    "following": (
        "following, siguientes, seguintes, suivants, suivantes, folgenden, folgende, seguenti, volgende"
    ),
    "modal": (
        "must, shall, should, will, can, may, needs to, need to, has to, have to, debe, deben, deberá, deberán, "
        "deve, devem, deverá, deverão, doit, doivent, devra, devront, devono, dovrà, muss, müssen, soll, sollen, "
        "moet, moeten, dient, должен, должна, должно, должны"
    ),
    "passing": (
        "dto, import format, export format, exchange format, "
        "import/export format, not stored, not persisted, in-memory only, formato de importación, "
        "formato de exportación, no se guarda, no se almacena, no persistente, formato de importação, "
        "formato de exportação, não armazenado, não persistido, format d'import, format d'export, non stocké, "
        "non persisté, importformat, exportformat, austauschformat, nicht gespeichert, nicht persistiert, "
        "formato di importazione, formato di esportazione, non salvato, non memorizzato, niet opgeslagen, "
        "формат импорта, формат экспорта, не хранится, saklanmaz, kaydedilmez, 导入格式, "
        "导出格式, 不存储, 不持久化, 匯入格式, 匯出格式, 不儲存, インポート形式, エクスポート形式, 保存しない, "
        "永続化しない, 가져오기 형식, 내보내기 형식, 저장하지 않음"
    ),
    "single": (
        "unique, distinct, único, única, únicos, únicas, unico, unica, eindeutige, eindeutigen, eindeutiges, "
        "eindeutiger, einzigartige, einzigartigen, unieke, uniek, уникальный, уникальную, уникальное, benzersiz"
    ),
    "referring": (
        "reference, refer to, belong to, be linked to, be assigned to, be associated with, referenciar, "
        "referenciar a, "
        "hacer referencia a, pertenecer a, estar asociado a, estar asociada a, pertencer a, estar associado a, "
        "estar associada a, estar vinculado a, estar vinculada a, appartenir à, faire référence à, être lié à, "
        "être liée à, appartenere a, riferirsi a, essere associato a, essere associata a, behoren tot, "
        "verwijzen naar, ссылаться на, принадлежать"
    ),
    "present": (
        "existing, valid, existente, válido, válida, valido, valida, existant, existante, valide, esistente, "
        "bestehenden, bestehende, bestaande, существующий, существующую"
    ),
    "having": (
        "have, contain, include, store, record, hold, comprise, tener, contener, incluir, registrar, ter, "
        "possuir, conter, avoir, contenir, comporter, comprendre, inclure, posséder, avere, contenere, includere, "
        "comprendere, haben, enthalten, umfassen, beinhalten, besitzen, aufweisen, hebben, bevatten, omvatten, "
        "содержать, иметь, включать, içermelidir, içermeli, içerir, bulundurmalıdır"
    ),
    "defining": (
        "define, require, consist of, be composed of, comprise, specify, be defined with, definir, requerir, "
        "exigir, constar de, estar compuesto por, consistir em, ser composto por, définir, se composer de, "
        "être composé de, definieren, bestehen aus, vorsehen, definire, comporsi di, definiëren, bestaan uit, "
        "определять, состоять из"
    ),
    "least": (
        "at least, at a minimum, at minimum, as a minimum, at the very least, minimally, como mínimo, al menos, "
        "por lo menos, no mínimo, pelo menos, ao menos, au moins, au minimum, a minima, mindestens, zumindest, "
        "wenigstens, almeno, come minimo, al minimo, minimaal, ten minste, minstens, op zijn minst, "
        "как минимум, минимум, по крайней мере, по меньшей мере, en az, en azından, en az şunları, şunları"
    ),
    "answer": (
        "returned, return value, return values, answer structure, answer format, "
        "estructura de respuesta, estructura de la respuesta, formato de respuesta, "
        "formato de la respuesta, devuelto, devuelta, devueltos, devueltas, estrutura de resposta, "
        "estrutura da resposta, formato de resposta, formato da resposta, retornado, retornada, "
        "retornados, retornadas, structure de réponse, structure de la réponse, format de réponse, "
        "format de la réponse, renvoyé, renvoyée, renvoyés, renvoyées, retourné, retournée, retournés, "
        "retournées, ki-ausgabe, ai-ausgabe, api-ausgabe, ausgabedaten, ausgabeformat, ausgabestruktur, "
        "rückgabewert, rückgabedaten, rückgabestruktur, antwortdaten, antwortformat, antwortstruktur, "
        "struttura della risposta, formato della risposta, restituito, restituita, restituiti, "
        "restituite, формат ответа, структура ответа, 返回, 响应, 回應, 出参, レスポンス, 戻り値, "
        "返却値, 返却データ, 応答データ, 応答形式, 응답 데이터, 응답 구조, 응답 형식, 응답 포맷, "
        "응답 스키마, 반환값, 반환 데이터, 반환 구조, 반환 형식"
    ),
    "list": (
        "array, list, collection, set, map, objects, array of objects, list of objects, lista, arreglo, tableau, "
        "liste, elenco, lijst, dizi, массив, список, tablica, danh sách, mảng, daftar, "
        "数组, 数組, 列表, 陣列, 配列, リスト, 배열, 목록, 리스트"
    ),
    "table": (
        "table, tables, collection, collections, entity, entities, tabla, tablas, colección, colecciones, "
        "tabela, tabelas, coleção, coleções, tabelle, tabellen, tabella, tabel, tabell, tabulka, tabeli, "
        "tablo, tablosu, таблица, таблицы, таблице, таблицу, коллекция, коллекции, bảng, tabela danych, "
        "表, 数据表, 資料表, 集合, テーブル, コレクション, 테이블, 컬렉션, جدول, טבלה, טבלת, ตาราง"
    ),
    "column": (
        "field, fields, column, columns, attribute, attributes, property, flag, campo, campos, columna, columnas, "
        "coluna, colunas, atributo, atributos, champ, champs, colonne, colonnes, attribut, feld, felder, spalte, "
        "spalten, colonna, veld, velden, kolom, kolommen, alanı, alanına, alanını, alanında, alanları, kolonu, "
        "kolonuna, kolonunu, kolonunda, kolonları, sütunu, sütununa, поле, столбец, колонка, "
        "字段, 欄位, 列, フィールド, カラム, 필드, 컬럼"
    ),
    "models": (
        "models, data model, data models, modelos, modelos de datos, modelos de dados, modèles, "
        "modèles de données, "
        "modelle, datenmodelle, modelli, modelli di dati, modellen, datamodellen, модели, modeller"
    ),
    "grouping": (
        "metadata, meta data, metadatos, metadados, métadonnées, metadaten, metadati, метаданные, "
        "元数据, 元資料, メタデータ, 메타데이터, üst veriler, "
        "stats, statistics, data, info, information, details, basic info, basic information, "
        "basic data, contact info, contact information, contact details, personal info, "
        "personal information, personal data, datos, estadísticas, información, detalles, "
        "datos personales, dados, estatísticas, informações, detalhes, dados pessoais, données, "
        "statistiques, informations, détails, daten, statistik, statistiken, informationen, angaben, "
        "dati, statistiche, informazioni, dettagli, gegevens, statistieken, informatie, veriler, "
        "istatistikler, bilgiler, данные, статистика, информация, 数据, 統計, 统计, 信息, 基本信息, "
        "資料, データ, 情報, 基本情報, 統計情報, 데이터, 통계, 정보, 기본 정보"
    ),
    "all": "all, todos, todas, los, las, os, les, alle, tutti, tutte",
    "set": (
        "list, lists, record, records, register, registers, catalog, catalogs, catalogue, catalogues, "
        "profile, "
        "profiles, catálogo, catálogos, registro, registros, ficha, fichas, lista, listas, perfil, perfiles, "
        "cadastro, cadastros, perfis, fiche, fiches, liste, listes, registre, profil, profils, verzeichnis, "
        "katalog, catalogo, elenco, lijst, lijsten"
    ),
    "shown": (
        "tela, pantalla, página, pagina, seite, bildschirm, écran, schermata, ekran, sayfa, scherm, страница, "
        "экран"
    ),
    "noun": (
        "field, fields, value, values, column, columns, campo, campos, el campo, o campo, le champ, "
        "das feld, champ, feld, 字段, フィールド, 필드"
    ),
}
"""What is said → its spellings; ``shown`` are nouns of what shows data, ``set`` of many things; ``whole`` may
stand after what is said, ``of`` between a field and its entity; ``checking``, ``there``, ``asking``, ``until``,
``uniqueness`` and ``among`` are the parts of criteria such as ``validate that … are present``; ``sole`` stands
before the one that a relation leads to; ``modal``, ``having`` and ``least`` are parts of
``must have, at least:``; ``defining`` are other verbs whose object is a list of attributes; ``answer`` heads
what is sent and not stored; ``grouping`` stands
before fields and is none; ``models`` are what programs call
entities; ``kept`` and ``auxiliary`` say that a list of attributes is stored; ``reference_to``
stands before the entity to which a field refers, ``reference_types`` is said for the type of such a field."""
