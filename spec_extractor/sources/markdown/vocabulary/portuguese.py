"""Portuguese headings, column headings and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "objetos de domínio, objetos do domínio, informações armazenadas, informações a armazenar, "
        "entidades e campos, entidades e atributos, entidades do sistema, entidades de dados, "
        "modelo do banco de dados, modelo de banco de dados, modelagem de banco de dados, "
        "estrutura de banco de dados, tabelas do banco de dados, dados principais, objetos de dados, "
        "modelo da base de dados, esquema da base de dados, estrutura da base de dados, "
        "tabelas da base de dados, "
        "modelação de dados, desenho da base de dados, "
        "tabelas e campos, tabelas e colunas, nomes das tabelas, nomes de tabelas, "
        "entidades principais, entidades chave, modelo de dados, modelos de dados, modelo de domínio, "
        "esquema de dados, schema do banco, esquema do banco, schema do banco de dados, "
        "esquema do banco de dados, esquema de banco de dados, tabelas, entidades, "
        "entidades do domínio, estrutura de dados, estruturas de dados, modelagem de dados, modelos, "
        "tabelas principais, dicionário de dados, coleções, modelo relacional, esquema relacional, "
        "modelo lógico, modelo entidade relacionamento, modelo conceitual, modelo físico, "
        "dados persistidos, o que guardamos, objetos de negócio, modelagem do banco de dados, "
        "modelagem, projeto do banco de dados, estrutura do banco, estrutura do banco de dados, "
        "banco de dados e tabelas, tabelas do banco"
    ),
    "weak_model": (
        "esquema, banco de dados, base de dados, dados, requisitos de dados, necessidades de dados, "
        "persistência, armazenamento, bd"
    ),
    "fields": (
        "detalhes dos campos, detalhamento dos campos, definição dos campos, definição de campos, "
        "descrição dos campos, descrição de campos, especificação dos campos, lista de campos, "
        "definição dos atributos, descrição dos atributos, campos, atributos, propriedades, colunas"
    ),
    "relations": (
        "relaciona, relaciona-se com, ligado a, vinculado a, relacionamentos, relações, "
        "relacionamentos principais, principais relacionamentos, relações principais"
    ),
    "computed": "campos calculados, valores calculados, campos derivados, regras de cálculo",
    "stories": (
        "histórias de usuário, história de usuário, histórias do usuário, histórias dos usuários, "
        "histórias de utilizador, história do usuário"
    ),
    "acceptance": "critérios de aceitação, critérios de aceite, critérios",
    "integrations": "integrações, serviços externos",
    "auth": "autenticação, segurança",
    "overview": "resumo, introdução, visão geral, descrição",
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": "convenções, objetivos, riscos, requisitos, funcionalidades, funções, recursos, fases",
    "ignored": (
        "transições permitidas, transições válidas, transições de estado, estados e transições, "
        "transições, máquina de estados, índices, índices recomendados, índices sugeridos, "
        "exemplo, exemplos, extensões usadas, glossário, arquitetura, fora do escopo, "
        "lógica de negócio, lógica de negócios, estratégia de cache, estratégia de backup"
    ),
    "enums": (
        "enumerações, enumerados, tipos enumerados, valores possíveis, estados possíveis, "
        "possíveis estados, possíveis valores, valores permitidos, valores"
    ),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "diferenças em relação, diferenças entre, diferenças para, fora do escopo, fora de escopo, "
        "requisitos funcionais, não funcionais, casos de borda, casos extremos, critérios de sucesso, "
        "trabalhos futuros, melhorias futuras, variáveis de ambiente, regras de negócio, "
        "arquitetura técnica, stack tecnológica, matriz de permissões, propriedades de corretude, "
        "propriedades de correção, estratégia de testes, componentes e interfaces"
    ),
    "model": (
        "modelo de dados, modelos de dados, entidades, esquema do banco de dados, modelagem de dados, "
        "dados a armazenar, dados armazenados, tabelas principais, entidades principais, "
        "modelo relacional, esquema relacional, modelo entidade relacionamento, dicionário de dados, "
        "modelo lógico, que guardamos, modelagem do banco, estrutura de dados, estrutura do banco, "
        "tabelas do banco"
    ),
    "stories": "histórias de usuário",
}

COLUMNS: dict[str, str] = {
    "name": (
        "campo, nome, atributo, coluna, propriedade, nome do campo, dado, nome do atributo, "
        "nome da coluna, elemento"
    ),
    "type": "tipo, tipo de dado",
    "rules": "regra, validação, validações, restrições, restrição, regras, restrições de integridade, domínio",
    "description": "descrição, responsabilidade, observações, comentário, finalidade, propósito, conteúdo",
    "required": "obrigatório, requerido, obrigatoriedade",
    "nullable": "nulo, opcional, permite nulo, aceita nulo, nulos, null",
    "default": "padrão, valor padrão",
    "unique": "único",
    "entity": "entidade, tabela, modelo, coleção",
    "fields": (
        "campos, atributos, colunas principais, campos específicos, campos principais, "
        "atributos principais, "
        "propriedades, colunas"
    ),
    "references": ("referência, referências, relação, relacionamento, relacionamentos, chave estrangeira"),
    "values": "valores, valores possíveis, valores permitidos",
    "key": "chave",
    "length": "tamanho, comprimento",
}

TRUE_WORDS = "sim, verdadeiro, verdadeira"

FALSE_WORDS = "não, falso, falsa"

FLAGS: dict[str, str] = {
    "required": "obrigatório, obrigatória, requerido, não nulo",
    "optional": "opcional, não obrigatório, nulo",
    "unique": "único, única",
    "indexed": "indexado, indexada",
    "primary_key": "chave primária",
    "foreign_key": "chave estrangeira",
}

TYPES: dict[str, str] = {
    "string": (
        "cadeia, cadeia de caracteres, texto curto, arquivo, imagem, telefone, senha, string curta, "
        "alfanumérico, código, caractere"
    ),
    "text": "texto, texto longo",
    "integer": "inteiro, número inteiro, numero inteiro, quantidade, ano",
    "float": "flutuante, número real, porcentagem",
    "decimal": "número decimal, dinheiro, moeda, valor monetário, preço, valor, monetário",
    "boolean": "booleano, lógico, sim/não, verdadeiro/falso",
    "date": "data",
    "datetime": "data e hora, data/hora, datahora, carimbo de data",
    "enum": "enumeração, enumerado, seleção, lista de opções, opção",
    "json": "lista, objeto, matriz, array, vetor",
    "email": "correio eletrônico",
    "url": "ligação",
}

RELATIONS: dict[str, str] = {
    "many_to_many": "muitos para muitos, muitos-para-muitos, muitos a muitos",
    "has_many": (
        "um para muitos, um-para-muitos, possui muitos, possui muitas, tem muitos, tem muitas, "
        "possui vários, "
        "possui várias, tem vários, tem várias, pode ter vários, pode ter várias, pode ter muitos, "
        "pode ter muitas, poderá ter vários, poderá ter várias, pode ter múltiplos, pode ter múltiplas, "
        "pode possuir vários, pode possuir várias, terá vários, terá várias"
    ),
    "belongs_to": (
        "muitos para um, muitos-para-um, pertence a, pertence ao, pertence à, pertencerá a, "
        "deve pertencer a, "
        "está associado a, está associada a, deve estar associado a, deve estar associada a, "
        "deverá estar associado a, deverá estar associada a, está vinculado a, "
        "está vinculada a, deve estar vinculado a, deve estar vinculada a, estará vinculado a, "
        "estará vinculada a"
    ),
    "has_one": "um para um, um-para-um",
}

PHRASES: dict[str, str] = {
    "things_of_models": "entidades, tabelas, coleções, schema, schemas",
    "data_of_models": "dados, banco, bd",
    "keeping_of_models": "armazenamento, persistência",
    "shapes_of_models": (
        "modelo, modelos, modelagem, modelação, estrutura, estruturas, esquema, esquemas, dicionário, "
        "definição, definições, projeto, desenho, descrição, especificação, catálogo"
    ),
    "words_of_models": (
        "preliminar, básico, básica, rascunho, de, da, do, das, dos, e, a, as, o, os, que, em, para, base, "
        "principais, principal, chave, "
        "necessárias, necessários, proposto, proposta, propostas, inicial, iniciais, sistema, aplicação, "
        "atributos, campos, relacionamentos, relações, lista, resumo, gestão, arquitetura, requisitos, "
        "conceitual, lógico, físico, relacional, domínio, armazenar, armazenados, salvar, salvos, novas, "
        "novos, detalhes, tabela, coleção, entidade"
    ),
    "groups": "grupo, bloco",
    "glossary": "glossário, definições, termos, terminologia",
    "edits": "editar, alterar, atualizar, modificar",
    "deletes": "excluir, remover, deletar, apagar, desativar, inativar",
    "views": "consultar, ver, visualizar, listar, buscar, pesquisar",
    "creates": "criar, cadastrar, adicionar, registrar, incluir, inserir, lançar",
    "account": "usuário, utilizador",
    "priority": "prioridade",
    "making": "criação de",
    "entities": "entidades, tabelas, coleções",
    "specifying": "informando, indicando, especificando, preenchendo, fornecendo, contendo",
    "attributes": (
        "atributos, campos, propriedades, atributos principais, campos principais, com os atributos, "
        "com os campos, "
        "com campos, com atributos, colunas, colunas principais"
    ),
    "has": (
        "tem, possui, contém, inclui, armazena, registra, guarda, possuirá, possuirão, terá, terão, "
        "conterá, "
        "conterão, incluirá, deve ter, devem ter, deve possuir, deve conter, deve incluir, deverá ter, "
        "deverá "
        "possuir, deverá conter, têm, possuem, contêm"
    ),
    "information": "informações, informação, dados, detalhes, registros",
    "including": (
        "incluindo, que inclui, tais como, com detalhes como, com dados como, com informações como, com os "
        "seguintes dados, com os dados, com campos como, contendo"
    ),
    "with": "com",
    "and": "e",
    "or": "ou",
    "articles": "o, a, os, as, um, uma, uns, umas, seu, sua, seus, suas",
    "references": (
        "referência a, referência para, referencia, chave estrangeira para, fk para, pertence a, "
        "pertence ao, relação com"
    ),
    "excluded": (
        "não implementado, não implementados, não implementadas, fora do escopo, fora de escopo, "
        "glossário, trabalhos futuros, melhorias futuras, futuro, "
        "entidades futuras, tabelas futuras, "
        "não incluído, não inclui, excluído, exclusões, não escopo, fora do mvp, o que não inclui"
    ),
    "rules": "validação, validações, regras de validação, regras de negócio, restrições",
    "default": "valor padrão, padrão, por padrão",
    "story_as": "como um, como uma, como o, como a, como",
    "story_want": "eu quero, eu preciso, eu gostaria de, eu desejo, quero, preciso, gostaria de, desejo, posso",
    "story_so": "para que, de modo que, de forma que, a fim de, para poder",
    "story_heading": "história de usuário, história do usuário, história",
    "given": "dado, dada, quando, então",
    "sheets": "planilha, aba, folha",
    "roles": "tabela, entidade, modelo, coleção",
    "each": "cada, todo, toda",
    "manages": ("gerencia, gerenciar, gere, administra, controla, registra, armazena, guarda, cadastra"),
    "stores": (
        "armazenar, armazena, guardar, guarda, registrar, registra, salvar, salva, persistir, persiste, "
        "gravar, grava"
    ),
    "for": "para, de, sobre",
    "enters": "informa, preenche, insere, digita, seleciona, escolhe, indica",
    "makes": (
        "cadastro de, cadastro do, cadastro da, cadastro completo de, "
        "cadastro completo do, cadastro completo da, "
        "registro de, criar, cadastrar, adicionar, registrar, registar, novo, nova, agendar, "
        "cadastra, registra, cria, adiciona"
    ),
    "clicks": "clica, confirma, salva, pressiona",
    "created": "criada, criado, salva, salvo, cadastrado, cadastrada, registrado, registrada",
    "states": "estado, status, passa, muda, marca",
    "data_labels": (
        "dados, campos, atributos, informações, dados armazenados, dados a guardar, dados salvos, "
        "dados cadastrados, campos do formulário, dados do cadastro"
    ),
    "input_labels": "entrada, entradas, dados de entrada, formulário",
    "feature_words": (
        "gestão, gerenciamento, gerenciar, gerir, módulo, tela, cadastro, cadastrar, registro, "
        "formulário, lista, listagem, catálogo, controle, manter, crud"
    ),
    "existing": "atual, existente, existentes, legado, antigo",
    "no_value": "nenhum, nenhuma, sem valor",
    "stamps": "carimbos de data, datas, data",
    "making_of_rows": "criação, criado",
    "changing_of_rows": (
        "atualização, última atualização, modificação, última modificação, alteração, última alteração, atualizado"
    ),
}
