"""Spanish headings, column headings and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "entidades, entidades clave, entidades principales, modelo de datos, modelos de datos, modelo de "
        "dominio, esquema de datos, esquema de base de datos, modelos, tablas"
    ),
    "weak_model": "base de datos, datos",
    "fields": "campos, atributos, propiedades, columnas",
    "relations": "relaciones",
    "stories": "historias de usuario, historia de usuario",
    "acceptance": "criterios de aceptación, escenarios de aceptación",
    "integrations": "integraciones, servicios externos",
    "auth": "autenticación, seguridad, autenticación y autorización",
    "overview": "resumen, introducción, descripción, visión general, propósito",
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": "objetivos, riesgos, requisitos, funcionalidades, fases, permisos, alcance",
    "ignored": "glosario, arquitectura, despliegue, índices, validaciones, apéndice",
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": "fuera de alcance, casos límite, requisitos funcionales, criterios de éxito",
    "model": "modelo de datos, modelos de datos, entidades",
    "stories": "historias de usuario",
}

COLUMNS: dict[str, str] = {
    "name": "campo, nombre, atributo, columna, propiedad",
    "type": "tipo, tipo de dato",
    "rules": "restricciones, restricción, reglas",
    "description": "descripción, notas, comentario",
    "required": "obligatorio, requerido",
    "nullable": "nulo, opcional",
    "default": "por defecto, valor por defecto, predeterminado",
    "unique": "único",
}

TRUE_WORDS = "si, sí"

FALSE_WORDS = ""

FLAGS: dict[str, str] = {
    "required": "obligatorio, obligatoria, requerido, requerida, no nulo",
    "optional": "opcional, nulo, no obligatorio, no requerido",
    "unique": "único, única",
    "indexed": "indexado, indexada",
    "primary_key": "clave primaria",
    "foreign_key": "clave foránea, clave externa",
}
