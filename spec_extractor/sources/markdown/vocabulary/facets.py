"""What documents say of an entity beside its fields: rules, indexes, its life cycle, what uses it.

Words of `ALWAYS` name no field; those of `AMONG` may name one, where nothing around them says otherwise.
"""

ALWAYS: dict[str, str] = {
    "english": (
        "index, indexes, indices, recommended indexes, suggested indexes, unique index, unique indexes, "
        "key indexes, "
        "constraints, constraint, unique constraints, unique constraint, check constraints, table constraints, "
        "database constraints, db constraints, rules, business rules, business rule, domain rules, data rules, "
        "integrity rules, key rules, invariants, invariant, validation, validations, validation rules, "
        "validation rule, validation notes, state machine, state transitions, state transition, transitions, "
        "status transitions, status flow, status values, possible statuses, valid statuses, lifecycle, "
        "life cycle, "
        "lifecycle states, access pattern, access patterns, access rules, access control, query patterns, "
        "common queries, rls, rls policy, rls policies, row level security, security rules, policies, endpoints, "
        "api endpoints, related endpoints, methods, key methods, operations, key operations, behaviors, "
        "behaviours, "
        "behavior, behaviour, domain events, events emitted, triggers, hooks, use cases, acceptance criteria, "
        "used by, used in, estimated volume, expected volume, data volume, estimated size, volume, "
        "retention, retention policy, data retention, soft delete, soft deletes, delete behavior, on delete, "
        "cascade, cascades, cascade rules, caching, partitioning, sharding, seed data, sample data, "
        "sample record, "
        "sample document, example document, example record, document id, doc id, document key, collection path, "
        "document path, partition key, sort key, table name, collection name, db table, "
        "database table, "
        "model name, entity name, class name, source of truth, responsibilities, composite key, primary key, "
        "foreign keys, storage location, design notes, implementation notes, migration notes, usage notes"
    ),
    "spanish": (
        "índice, índices, restricciones, restricción, reglas, reglas de negocio, regla de negocio, "
        "reglas de validación, "
        "validaciones, validación, ciclo de vida, transiciones de estado, transiciones, estados posibles, "
        "nombre de tabla, nombre de la tabla, patrones de acceso, consultas frecuentes, operaciones, métodos, "
        "políticas, políticas rls, casos de uso, criterios de aceptación, usado por, usado en, volumen estimado, "
        "retención, borrado lógico, eliminación lógica, clave primaria, claves foráneas, invariantes, "
        "disparadores, "
        "responsabilidades, comportamiento, eventos de dominio"
    ),
    "portuguese": (
        "índice, índices, restrições, restrição, regras, regras de negócio, regra de negócio, "
        "regras de validação, "
        "validações, validação, ciclo de vida, transições de estado, transições, estados possíveis, "
        "nome da tabela, "
        "padrões de acesso, consultas frequentes, operações, métodos, políticas, políticas rls, casos de uso, "
        "critérios de aceitação, usado por, usado em, volume estimado, retenção, exclusão lógica, soft delete, "
        "chave primária, chaves estrangeiras, invariantes, gatilhos, responsabilidades, comportamento, "
        "eventos de domínio"
    ),
    "french": (
        "index, indices, contraintes, contrainte, règles, règles de gestion, règles métier, règle de gestion, "
        "règles de validation, validations, cycle de vie, transitions d'état, transitions, états possibles, "
        "nom de la table, nom de table, requêtes fréquentes, opérations, méthodes, politiques, cas d'utilisation, "
        "critères d'acceptation, utilisé par, volume estimé, volumétrie, rétention, conservation, "
        "suppression logique, clé primaire, clés étrangères, invariants, déclencheurs, responsabilités, "
        "comportement"
    ),
    "german": (
        "index, indizes, indexe, einschränkungen, regeln, geschäftsregeln, geschäftsregel, validierung, "
        "validierungen, validierungsregeln, lebenszyklus, zustandsübergänge, statusübergänge, mögliche zustände, "
        "tabellenname, zugriffsmuster, zugriffsrechte, abfragen, operationen, methoden, verhalten, richtlinien, "
        "anwendungsfälle, akzeptanzkriterien, verwendet von, geschätztes volumen, mengengerüst, aufbewahrung, "
        "aufbewahrungsfrist, primärschlüssel, fremdschlüssel, invarianten, verantwortlichkeiten, integritätsregeln"
    ),
    "italian": (
        "indici, vincoli, regole, regole di business, regole di validazione, validazioni, validazione, "
        "ciclo di vita, transizioni di stato, nome tabella, operazioni, metodi, casi d'uso, "
        "criteri di accettazione, chiave primaria, chiavi esterne, invarianti, volume stimato"
    ),
    "dutch": (
        "indexen, beperkingen, regels, bedrijfsregels, validatie, validatieregels, levenscyclus, "
        "statusovergangen, tabelnaam, bewerkingen, methoden, acceptatiecriteria, bewaartermijn, primaire sleutel"
    ),
    "turkish": (
        "indeksler, indeks, dizinler, kısıtlamalar, kısıtlar, kurallar, iş kuralları, iş kuralı, doğrulama, "
        "doğrulama kuralları, doğrulamalar, validasyon, validasyonlar, yaşam döngüsü, durum geçişleri, tablo adı, "
        "işlemler, metotlar, kullanım senaryoları, kabul kriterleri, birincil anahtar, yabancı anahtarlar"
    ),
    "russian": (
        "индексы, индекс, ограничения, правила, бизнес-правила, правила валидации, валидация, жизненный цикл, "
        "переходы состояний, имя таблицы, название таблицы, операции, методы, критерии приёмки, первичный ключ, "
        "внешние ключи, инварианты"
    ),
    "polish": (
        "indeksy, ograniczenia, reguły, reguły biznesowe, reguły walidacji, walidacja, cykl życia, nazwa tabeli, "
        "operacje, metody, kryteria akceptacji, klucz główny, klucze obce"
    ),
    "chinese": (
        "索引, 索引设计, 建议索引, 唯一索引, 约束, 约束条件, 唯一约束, 業務規則, 业务规则, 规则, 業務邏輯, "
        "业务逻辑, 验证规则, "
        "校验规则, 状态流转, 状态转换, 状态机, 生命周期, 状态值, 状态说明, 状态枚举, 访问模式, 查询模式, "
        "常用查询, 权限规则, "
        "权限说明, 访问权限, 接口, 相关接口, 操作, 方法, 行为, 触发器, 领域事件, 使用场景, 应用场景, 验收标准, "
        "数据量, 预估数据量, "
        "数据量预估, 保留策略, 软删除, 级联删除, 表名, 数据表名, 表名称, 集合名, 主键, 外键, 联合主键, 职责, "
        "注意事项, 设计说明, "
        "限制, 不变量, 不变式, 索引建議, 約束, 資料表名稱"
    ),
    "japanese": (
        "インデックス, 索引, 制約, 制約条件, ユニーク制約, 一意制約, 業務ルール, ビジネスルール, ルール, "
        "バリデーション, 検証ルール, "
        "状態遷移, ステータス遷移, ライフサイクル, ステータス一覧, アクセスパターン, アクセス権限, 権限, 操作, "
        "メソッド, 振る舞い, "
        "トリガー, ドメインイベント, 利用箇所, 想定件数, データ量, 保持期間, 保存期間, 論理削除, テーブル名, "
        "テーブル物理名, "
        "コレクション名, 主キー, 外部キー, 複合主キー, 責務, 注意事項, 設計方針, 不変条件, 受け入れ基準"
    ),
    "korean": (
        "인덱스, 색인, 제약조건, 제약 조건, 제약, 유니크 제약, 비즈니스 규칙, 비즈니스 로직, 업무 규칙, 규칙, "
        "유효성 검증, 유효성 검사, "
        "검증 규칙, 상태 전이, 상태 변경, 상태값, 생명주기, 라이프사이클, 접근 패턴, 접근 권한, 조회 패턴, "
        "동작, 메서드, 트리거, "
        "도메인 이벤트, 사용처, 예상 데이터량, 데이터량, 보존 기간, 보관 기간, 소프트 삭제, 테이블명, "
        "테이블 이름, 컬렉션명, 기본키, "
        "외래키, 복합키, 책임, 주의사항, 설계 의도, 불변식, 인수 조건"
    ),
}

AMONG: dict[str, str] = {
    "english": (
        "purpose, description, overview, summary, usage, notes, note, remarks, example, examples, "
        "sample, source, data source, sources, storage, stored in, table, collection, model, "
        "schema, owner, owned by, created by, managed by, states, statuses, permissions, "
        "access, visibility, actions, commands, queries, api, events, audit, audit trail, auditing, "
        "versioning, features, functionality, dependencies, security, privacy, scope, defaults, cardinality, "
        "represents, stores, references, referenced by, migrations, performance, "
        "partition key, sort key, sync, importance, sensitivity, classification, rationale"
    ),
    "spanish": (
        "descripción, propósito, notas, nota, observaciones, ejemplo, ejemplos, origen, fuente, "
        "almacenamiento, tabla, "
        "colección, estados, permisos, acciones, funcionalidades, dependencias, seguridad, uso, auditoría"
    ),
    "portuguese": (
        "descrição, propósito, finalidade, objetivo, notas, nota, observações, observação, exemplo, exemplos, "
        "origem, "
        "fonte, armazenamento, tabela, coleção, estados, permissões, ações, funcionalidades, dependências, "
        "segurança, uso, auditoria"
    ),
    "french": (
        "description, objectif, but, rôle, notes, remarques, remarque, exemple, exemples, source, stockage, "
        "table, "
        "collection, états, permissions, droits, actions, fonctionnalités, dépendances, sécurité, usage"
    ),
    "german": (
        "beschreibung, zweck, hinweise, hinweis, anmerkungen, bemerkung, bemerkungen, beispiel, beispiele, "
        "quelle, "
        "speicherung, speicherort, tabelle, zustände, berechtigungen, rechte, aktionen, funktionen, "
        "abhängigkeiten, sicherheit, verwendung, historie"
    ),
    "italian": "descrizione, scopo, note, nota, esempio, esempi, origine, tabella, stati, permessi, azioni, uso",
    "dutch": "beschrijving, omschrijving, doel, opmerkingen, opmerking, voorbeeld, bron, opslag, tabel, rechten",
    "turkish": "açıklama, tanım, amaç, notlar, not, örnek, örnekler, kaynak, tablo, durumlar, yetkiler, eylemler",
    "russian": "описание, назначение, примечания, пример, примеры, источник, таблица, состояния, права",
    "polish": "opis, cel, uwagi, uwaga, przykład, przykłady, źródło, tabela, stany, uprawnienia",
    "chinese": (
        "说明, 描述, 用途, 简介, 概述, 作用, 备注, 示例, 例子, 来源, 数据来源, 存储, 存储位置, 表, 集合, 权限, "
        "功能, "
        "依赖, 安全, 審計, 說明, 備註, 定义, 含义, 特点, 表说明, 说明文字, 目的"
    ),
    "japanese": "説明, 概要, 用途, 目的, 備考, 補足, 例, サンプル, 出典, 保存先, テーブル, 機能, 依存, 役割, 定義",
    "korean": "설명, 개요, 용도, 목적, 비고, 참고, 예시, 출처, 저장소, 저장 위치, 테이블, 권한, 기능, 역할, 정의",
}
