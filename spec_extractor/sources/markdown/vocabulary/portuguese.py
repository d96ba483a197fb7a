"""Portuguese headings, column headings and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "entidades principais, entidades chave, modelo de dados, modelos de dados, modelo de domínio, "
        "esquema de dados, esquema do banco de dados, tabelas"
    ),
    "weak_model": "banco de dados, dados",
    "fields": "campos, atributos, propriedades, colunas",
    "relations": "relacionamentos, relações",
    "stories": "histórias de usuário, história de usuário, histórias do usuário",
    "acceptance": "critérios de aceitação, critérios de aceite",
    "integrations": "integrações, serviços externos",
    "auth": "autenticação, segurança",
    "overview": "resumo, introdução, visão geral, descrição",
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": "objetivos, riscos, requisitos, funcionalidades, fases",
    "ignored": "glossário, arquitetura, fora do escopo",
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": "fora do escopo, requisitos funcionais",
    "model": "modelo de dados, modelos de dados",
    "stories": "histórias de usuário",
}

COLUMNS: dict[str, str] = {
    "name": "campo, nome, atributo, coluna, propriedade",
    "type": "tipo, tipo de dado",
    "rules": "restrições, restrição, regras",
    "description": "descrição, observações, comentário",
    "required": "obrigatório, requerido",
    "nullable": "nulo, opcional",
    "default": "padrão, valor padrão",
    "unique": "único",
}

TRUE_WORDS = "sim"

FALSE_WORDS = "não"

FLAGS: dict[str, str] = {
    "required": "obrigatório, obrigatória, requerido, não nulo",
    "optional": "opcional, não obrigatório, nulo",
    "unique": "único, única",
    "indexed": "indexado, indexada",
    "primary_key": "chave primária",
    "foreign_key": "chave estrangeira",
}
