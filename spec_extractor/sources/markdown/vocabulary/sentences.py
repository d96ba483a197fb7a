"""What sentences about the attributes of things are made of, in all languages that write words with blanks."""

PARTS: dict[str, str] = {
    "along_with": (
        "along with, and their, and its, including their, including its, with their, with its, together with, "
        "covering, "
        "comprising, featuring, junto con, junto com, y sus, e seus, e suas, ainsi que, et leurs, sowie deren, "
        "insieme a, samen met"
    ),
    "like": "like, such as, for, of, including, como, tais como, tales como, comme, wie, come, zoals",
    "settings": (
        "variable, env, environment, key, setting, config, option, parameter, umgebungsvariable, einstellung, "
        "clave, parámetro, entorno, ambiente, chave, clé, paramètre, değişken, ortam, переменная, параметр, "
        "环境变量, 環境變數, 变量, 變數, 配置, 参数, 環境変数, 変数, 設定, 환경변수, 환경 변수, 변수, 설정"
    ),
    "task_verbs": (
        "build, create, implement, add, develop, write, set up, setup, configure, design, make, define, test, "
        "update, fix, integrate, deploy, install, ensure, verify, enable, generate, handle, review, prepare, "
        "migrate, refactor, extend, improve, optimize, connect, render, display, validate"
    ),
    "document_facts": (
        "project, created, created on, version, status, author, authors, date, last updated, updated, owner, "
        "purpose, feature, branch, feature branch, document, spec, team, audience, scope, input, prepared by, "
        "reviewers, approved by, target release, priority, proyecto, creado, versión, estado, autor, fecha, "
        "propósito, projeto, criado, versão, data, objetivo, projet, créé, auteur, statut, objectif, projekt, "
        "erstellt, stand, ersteller, datum, zweck, proje, tarih, yazar, durum, amaç, проект, версия, автор, дата, "
        "статус, 项目, 版本, 作者, 日期, 状态, 目的, 创建, プロジェクト, バージョン, 作成者, 作成日, 프로젝트, "
        "버전, 작성자, 작성일"
    ),
    "database_facts": (
        "engine, database engine, database type, dbms, orm, odm, migrations, migration tool, connection pool, "
        "connection pooling, pooling, caching, index, indexes, indices, indexing, naming, naming convention, "
        "naming conventions, table prefix, charset, encoding, collation, primary key, primary keys, "
        "foreign keys, timestamps, constraints, rls, row level security, scaling, soft delete, seeding, seeds, "
        "seed data, query builder, full text search, triggers, normalization, archiving, partitioning, motor, "
        "motor de base de datos, migraciones, rendimiento, índices, claves primarias, claves foráneas, "
        "integridad, migrações, conexão, chaves primárias, chaves estrangeiras, relacionamentos, integridade, "
        "moteur, migrations, clés primaires, clés étrangères, intégrité, datenbanksystem, migrationen, "
        "indizes, primärschlüssel, fremdschlüssel, performans, indeksler, 引擎, 迁移, 索引, 主键, 外键, "
        "エンジン, マイグレーション, インデックス, 엔진, 마이그레이션, 인덱스"
    ),
    "may_be_database_facts": (
        "database, db, type, migration, driver, client, provider, hosting, host, hosted on, connection, "
        "connections, backup, backups, replication, cache, performance, prefix, ids, relationships, relations, "
        "referential integrity, integrity, security, encryption, storage, file storage, local storage, "
        "location, version, scalability, transactions, audit, search, technology, tech, stack, tooling, "
        "choice, reason, rationale, why, local, production, development, environment, access, format, schema, "
        "views, consistency, retention, realtime, base de datos, tipo, proveedor, conexión, "
        "copias de seguridad, respaldo, prefijo, relaciones, seguridad, almacenamiento, versión, "
        "transacciones, tecnología, caché, banco, banco de dados, provedor, desempenho, segurança, "
        "armazenamento, versão, transações, tecnologia, prefixo, base de données, fournisseur, connexion, "
        "sauvegarde, sauvegardes, préfixe, sécurité, stockage, technologie, datenbank, typ, anbieter, "
        "verbindung, sicherung, leistung, präfix, beziehungen, sicherheit, speicher, technologie, veritabanı, "
        "sağlayıcı, yedekleme, ilişkiler, güvenlik, 数据库, 类型, 缓存, 性能, 备份, 关系, 安全, 存储, 版本, "
        "事务, 前缀, データベース, キャッシュ, バックアップ, リレーション, セキュリティ, 데이터베이스, 캐시, "
        "성능, 백업, 관계, 보안"
    ),
    "holds": "tracks, holds, defined by, described by, identified by, carries, consists of, composed of, with",
    "labels_of_attributes": (
        "stored, fields include, attributes include, details, information, info, contents, content, schema, "
        "structure, shape, attrs, what it stores, holds, "
        "tracks, with, described by, defined by, consists of, composed of, key data, main data, elements, "
        "detalles, contenido, información, estructura, detalhes, conteúdo, informações, estrutura, détails, "
        "contenu, "
        "informations, inhalt, angaben, einzelheiten, struktur, dettagli, contenuto, informazioni, struttura, "
        "inhoud, gegevens, içerik, bilgiler, содержание, сведения, zawartość, obsah, isi, nội dung, "
        "内容, 信息, 结构, 情報, 構造, 정보, 내용, 구조"
    ),
    "kinds_before_names": (
        "type, schema, domain, class, interface, struct, document, object, resource, record, node, aggregate, "
        "tipo, esquema, dominio, domínio, clase, classe, documento, objeto, recurso, registro, "
        "schéma, domaine, objet, ressource, enregistrement, typ, klasse, objekt, datensatz, dokument, "
        "oggetto, risorsa, sınıf, nesne, belge, тип, класс, объект, документ, 类, 类型, 对象, クラス, "
        "オブジェクト, 클래스, 객체"
    ),
    "kinds_in_code": "class, interface, struct, type, record, clase, classe, klasse, 类, クラス, 클래스",
    "what_follows_names": (
        "fields, attributes, properties, columns, structure, definition, definitions, felder, attribute, "
        "struktur, alanları, 字段, 属性, 结构, 項目, 필드, 속성"
    ),
    "what_may_follow_names": (
        "data, details, document, documents, info, information, daten, bilgileri, verileri, "
        "信息, 数据, 情報, データ, 정보, 데이터"
    ),
    "each": (
        "each, every, any, the, a, an, cada, todo, toda, todos los, todas las, el, la, los, las, un, una, o, "
        "os, as, "
        "um, uma, chaque, tout, toute, le, les, une, des, jeder, jede, jedes, jeden, jedem, der, die, das, "
        "den, dem, "
        "ein, eine, einen, einem, einer, ogni, il, lo, i, gli, uno, her, bir, elk, elke, iedere, ieder, de, "
        "het, een, "
        "каждый, каждая, каждое, każdy, każda, każde, setiap, mỗi"
    ),
    "has": (
        "has, have, contains, contain, includes, include, consists of, consist of, is composed of, "
        "are composed of, "
        "is made up of, comprises, is described by, is defined by, is identified by, tiene, tienen, contiene, "
        "contienen, incluye, incluyen, posee, poseen, se compone de, se componen de, está compuesto por, "
        "está compuesta por, consta de, constan de, cuenta con, cuentan con, tem, têm, possui, possuem, contém, "
        "contêm, inclui, incluem, é composto por, é composta por, compõe-se de, consiste em, conta com, ont, "
        "possède, "
        "possèdent, contient, contiennent, comprend, comprennent, comporte, comportent, inclut, est composé de, "
        "est composée de, est composé d', est composée d', se compose de, se compose d', est défini par, hat, "
        "haben, "
        "enthält, enthalten, besteht aus, bestehen aus, umfasst, besitzt, setzt sich zusammen aus, ha, hanno, "
        "contengono, comprende, possiede, è composto da, è composta da, si compone di, heeft, hebben, bevat, "
        "bevatten, "
        "bestaat uit, имеет, содержит, включает, состоит из, ma, zawiera, posiada, składa się z, memiliki, "
        "terdiri dari, có, bao gồm"
    ),
    "information": (
        "data, details, detail, information, info, fields, attributes, datos, información, campos, atributos, "
        "dados, "
        "informações, données, informations, champs, attributs, daten, informationen, angaben, stammdaten, "
        "felder, "
        "attribute, dati, informazioni, campi, attributi, gegevens, velden, bilgileri, bilgiler, verileri, "
        "alanları, "
        "данные, поля, атрибуты, dane, pola, informacje, информация, інформація, informasi, thông tin, údaje"
    ),
    "record": (
        "record, records, entry, entity, profile, form, registro, registros, ficha, cadastro, formulario, "
        "formulário, "
        "fiche, enregistrement, formulaire, datensatz, eintrag, formular, scheda, kaydı, карточка, rekord"
    ),
    "management_of": (
        "management of, registration of, creation of, maintenance of, administration of, entry of, crud for, "
        "crud of, "
        "crud, gestión de, gestión del, gestión de la, administración de, registro de, alta de, mantenimiento de, "
        "creación de, alta\\, baja y modificación de, abm de, crud de, gestão de, gestão do, gestão da, "
        "gerenciamento de, cadastro de, cadastro do, cadastro da, administração de, manutenção de, gestion des, "
        "gestion de, gestion du, gestion de la, création de, création des, création d', saisie des, crud des, "
        "verwaltung von, verwaltung der, erfassung von, erfassung der, anlage von, gestione, gestione di, "
        "gestione dei, "
        "gestione delle, gestione degli, beheer van, управление, учет, учёт, zarządzanie, manajemen, quản lý"
    ),
    "has_behind": "içerir, içermelidir, barındırır, kapsar, tutar, saklar, bulundurur, içermektedir",
    "labels_of_shapes": (
        "schema, structure, document structure, document schema, document shape, shape, table structure, "
        "table schema, table definition, definition, columns, fields, attributes, properties, model, data model, "
        "data structure, collection structure, collection schema, format, interface, type, type definition, "
        "key fields, main fields, esquema, estructura, campos, atributos, estrutura, schéma, champs, attributs, "
        "struktur, felder, attribute, struttura, campi, 结构, 表结构, 数据结构, 字段, 文档结构, 構造, スキーマ, "
        "フィールド, データ構造, カラム, 구조, 스키마, 필드, 데이터 구조, 컬럼, yapı, şema, alanlar, "
        "структура, поля, схема"
    ),
    "labels_of_examples": (
        "example, example document, sample, sample document, example record, sample record, json, example json, "
        "ejemplo, exemplo, exemple, beispiel, esempio, 示例, 例, サンプル, 예시, örnek, пример"
    ),
    "management": (
        "management, registration, administration, maintenance, crud, yönetimi, kaydı, ekleme, tanımlama, "
        "ekleme\\, düzenleme ve silme, ekleme/düzenleme/silme, beheer"
    ),
    "compound": "verwaltung, erfassung, stammdaten, daten, anlage, informationen, pflege, beheer, gegevens",
    "verbs": (
        "creates, adds, registers, edits, manages, enters, records, defines, crea, añade, registra, edita, "
        "gestiona, "
        "cadastra, cria, adiciona, crée, ajoute, gère, enregistre, erstellt, erfasst, verwaltet, aggiunge, "
        "gestisce, "
        "add, create, edit, update, delete, remove, register, manage, record, enter, maintain, store, save, "
        "adding, "
        "creating, registering, managing, storing, recording, crear, registrar, agregar, añadir, editar, "
        "modificar, "
        "actualizar, eliminar, borrar, gestionar, administrar, guardar, almacenar, cadastrar, criar, adicionar, "
        "excluir, remover, alterar, atualizar, gerenciar, incluir, armazenar, ajouter, créer, modifier, "
        "supprimer, "
        "gérer, enregistrer, d'enregistrer, éditer, saisir, aggiungere, creare, modificare, eliminare, gestire, "
        "registrare, inserire, salvare, toevoegen, aanmaken, bewerken, verwijderen, beheren, registreren, "
        "добавлять, "
        "создавать, редактировать, удалять, dodawać, tworzyć, edytować, usuwać"
    ),
    "making_verbs": (
        "add, create, register, crear, registrar, agregar, añadir, cadastrar, criar, adicionar, créer, ajouter, "
        "enregistrer, creare, aggiungere, registrare, toevoegen, aanmaken, создать, добавить, dodać, utworzyć"
    ),
    "verbs_behind": (
        "anlegen, erfassen, bearbeiten, löschen, verwalten, speichern, hinzufügen, erstellen, pflegen, ändern, "
        "aktualisieren, registrieren, ekleme, düzenleme, silme, güncelleme, kaydetme"
    ),
    "keeping": (
        "stores, store, records, record, saves, save, keeps, keep, captures, capture, are stored, is stored, "
        "are recorded, must be recorded, must be stored, should be stored, se almacena, se almacenan, se guarda, "
        "se guardan, se registra, se registran, se deben registrar, se debe registrar, se deben guardar, "
        "se debe guardar, se deben almacenar, almacena, guarda, registra, são armazenados, são armazenadas, "
        "são registrados, devem ser registrados, devem ser armazenados, devem ser informados, armazena, "
        "on enregistre, on stocke, sont enregistrés, sont enregistrées, sont stockés, sont stockées, werden, "
        "wird, "
        "vengono salvati, vengono registrati, vengono memorizzati, si registrano, worden, сохраняются, хранятся"
    ),
    "kept": (
        "are stored, is stored, are recorded, are saved, are kept, must be stored, must be recorded, gespeichert, "
        "erfasst, hinterlegt, verwaltet, gepflegt, saklanır, tutulur, kaydedilir, opgeslagen, sont enregistrés, "
        "sont enregistrées, sont requis, sont obligatoires, are required, is required, must be provided, "
        "must be entered, son obligatorios, son requeridos, são obrigatórios, são armazenados, sono obbligatori, "
        "eingegeben, angegeben"
    ),
    "following": (
        "the following, following, los siguientes, las siguientes, siguientes, os seguintes, as seguintes, "
        "seguintes, "
        "suivants, suivantes, "
        "folgende, folgenden, die folgenden, i seguenti, le seguenti, de volgende, следующие, następujące, "
        "les données suivantes, les informations suivantes"
    ),
    "with": (
        "with, with their, with its, with details like, including, containing, con, con su, con sus, incluyendo, "
        "com, com seu, com seus, incluindo, contendo, informando, avec, avec leur, incluant, mit, inklusive, met, "
        "ile, с, z, ingresando, by entering, by providing, en saisissant, inserendo"
    ),
    "making": (
        "when adding, when creating, when registering, to create, to add, to register, al crear, al registrar, "
        "al agregar, al añadir, para crear, para registrar, ao cadastrar, ao criar, ao registrar, ao adicionar, "
        "para cadastrar, para criar, lors de la création d', lors de l'ajout d', pour créer, pour ajouter, "
        "beim anlegen, beim erstellen, beim erfassen, per creare, quando si crea"
    ),
    "asked": (
        "enters, enter, provides, provide, must provide, must enter, specifies, fills in, fills out, se ingresa, "
        "se ingresan, se introduce, se introducen, ingresa, introduce, indicar, se indica, se indican, "
        "se solicita, "
        "se solicitan, informar, informa, deve informar, preencher, on saisit, saisir, doit saisir, werden, wird, "
        "si inseriscono, inserire"
    ),
    "systems": (
        "error, system, application, app, page, screen, platform, interface, website, site, module, dashboard, "
        "report, "
        "response, request, message, api, server, service, form, component, menu, header, footer, table, "
        "project, product requirements, document, sistema, aplicación, página, pantalla, plataforma, módulo, "
        "informe, reporte, aplicação, tela, relatório, système, application, écran, plateforme, rapport, system, "
        "anwendung, seite, bildschirm, plattform, bericht, modul, applicazione, schermata, piattaforma, sistem, "
        "uygulama, sayfa, ekran, following, siguiente, siguientes, seguinte, suivant, folgende, siguiente, "
        "data, datos, "
        "dados, données, daten, feature, requirement, requisito, exigence, anforderung, section, sección, seção"
    ),
    "field_nouns": (
        "field, attribute, property, column, attribut, properti, propriété, propiedad, propriedade, felter, "
        "właściwości, особенности, thuộc tính, các trường, cột, dữ liệu, daftar"
    ),
    "field_qualifiers": (
        "validation, validations, rules, specification, specifications, spec, definition, validierung, "
        "validierungen, regeln, validación, validaciones, reglas, validação, validações, regras, règles, "
        "doğrulama, kuralları, updated, added, modified, changed, extended, existing, extra, key, keys, main, "
        "core, important, "
        "required, primary, essential, minimum, minimal, suggested, proposed, "
        "stored, persisted, basic, typical, relevant, notable, principal, mandatory, optional, additional, other, "
        "extra, base, standard, initial, expected, its, the, and, with, types, names, constraints, principales, "
        "clave, claves, mínimos, mínimas, obligatorios, obligatorias, requeridos, requeridas, básicos, básicas, "
        "sugeridos, sugeridas, importantes, esenciales, relevantes, opcionales, adicionales, propuestos, "
        "necesarios, y, tipos, principais, chave, chaves, mínimas, obrigatórios, obrigatórias, essenciais, "
        "opcionais, adicionais, necessários, e, principaux, principal, clés, clé, obligatoires, minimaux, "
        "minimales, essentiels, essentielles, importants, importantes, requis, optionnels, facultatifs, "
        "supplémentaires, et, de, wichtige, wichtigste, wesentliche, zentrale, weitere, optionale, erforderliche, "
        "notwendige, relevante, die, und, principali, chiave, obbligatori, obbligatorie, minimi, minime, "
        "essenziali, richiesti, opzionali, importanti, aggiuntivi, belangrijkste, belangrijke, verplichte, "
        "essentiële, optionele, vereiste, minimale, en, temel, ana, zorunlu, önemli, gerekli, opsiyonel, başlıca, "
        "ve, основные, ключевые, обязательные, важные, главные, необязательные, дополнительные, минимальные, "
        "базовые, и, główne, kluczowe, wymagane, podstawowe, obowiązkowe, ważne, opcjonalne, i, utama, wajib, "
        "penting, dan, chính, quan, trọng, bắt, buộc, viktiga, viktigste, obligatoriska, vigtige, "
        "主要, 主要な, 主な, 核心, 关键, 關鍵, 基本, 基础, 基礎, 重要, 重要な, 必填, 必要, 必須, 数据, 常用, "
        "包含, "
        "データ, 保持, 管理, 주요, 핵심, 필수, 기본, 데이터, 중요"
    ),
    "field_compounds": (
        "haupt, kern, pflicht, daten, mindest, basis, schlüssel, standard, stamm, hoofd, sleutel, kärn, kerne"
    ),
}
"""Part → its spellings; a comma within one is escaped. ``has``, ``keeping`` and ``asked`` stand before a list of
attributes, ``with`` between a thing and one, ``kept`` behind it; ``management_of``, ``verbs`` and ``making`` stand
before a noun, ``management``, ``verbs_behind`` and ``record`` behind it, ``compound`` at its end; ``making_verbs``
are in the headings of what makes a row; ``systems`` hold no records. ``field_nouns`` are what fields are called
beside other words alone, ``field_qualifiers`` those words, ``field_compounds`` those in one word with the noun."""
