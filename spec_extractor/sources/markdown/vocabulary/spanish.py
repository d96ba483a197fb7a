"""Spanish headings, column headings and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "objetos del dominio, información a almacenar, información almacenada, "
        "información que se guarda, "
        "entidades y campos, entidades del sistema, entidades de datos, modelo de base de datos, "
        "modelo de la base de datos, modelado de datos, modelado de la base de datos, datos almacenados, "
        "datos principales, objetos de datos, entidades y propiedades, tablas de base de datos, "
        "estructura de base de datos, "
        "tablas y campos, tablas y columnas, nombres de tablas, nombres de las tablas, "
        "entidades, entidades clave, entidades principales, modelo de datos, modelos de datos, "
        "modelo de dominio, esquema de datos, esquema de base de datos, esquema de la base de datos, "
        "esquema de la base, "
        "modelos, tablas, diseño de base de datos, diseño de la base de datos, estructura de datos, "
        "estructuras de datos, tablas de la base de datos, entidades y atributos, "
        "entidades del dominio, diccionario de datos, colecciones, tablas principales, "
        "modelo relacional, esquema relacional, modelo lógico, modelo entidad relación, "
        "modelo conceptual, modelo físico, datos persistidos, qué guardamos, objetos de negocio, "
        "modelo de objetos, tablas del sistema, datos que guardamos, estructura de la base de datos, "
        "tablas de la base"
    ),
    "weak_model": (
        "esquema, base de datos, datos, requisitos de datos, requerimientos de datos, necesidades de datos, "
        "persistencia, almacenamiento, bd"
    ),
    "fields": (
        "detalle de campos, detalles de campos, detalle de los campos, definición de campos, "
        "definición de los campos, descripción de campos, descripción de los campos, "
        "especificación de campos, lista de campos, definición de atributos, descripción de atributos, "
        "campos, atributos, propiedades, columnas"
    ),
    "relations": (
        "relaciona, se relaciona con, relacionado con, vinculado a, relaciones, "
        "relaciones principales, principales relaciones"
    ),
    "computed": "campos calculados, valores calculados, campos derivados, reglas de cálculo",
    "stories": "historias de usuario, historia de usuario, historias de usuarios, historias del usuario",
    "acceptance": "criterios de aceptación, escenarios de aceptación, criterios",
    "integrations": "integraciones, servicios externos",
    "auth": "autenticación, seguridad, autenticación y autorización",
    "overview": "resumen, introducción, descripción, visión general, propósito",
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": "convenciones, objetivos, riesgos, requisitos, funcionalidades, funciones, características, fases, "
    "permisos, alcance",
    "ignored": (
        "transiciones permitidas, transiciones válidas, transiciones de estado, "
        "estados y transiciones, transiciones, máquina de estados, índices recomendados, "
        "índices sugeridos, ejemplo, ejemplos, extensiones usadas, glosario, arquitectura, "
        "despliegue, índices, validaciones, apéndice, lógica de negocio, lógica de la aplicación, "
        "estrategia de caché, estrategia de respaldo"
    ),
    "enums": (
        "enumeraciones, enumerados, tipos enumerados, valores posibles, estados posibles, "
        "posibles estados, posibles valores, valores permitidos, valores"
    ),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "diferencias con, diferencias respecto, diferencias entre, fuera de alcance, fuera del alcance, "
        "casos límite, casos borde, requisitos funcionales, no funcionales, criterios de éxito, "
        "trabajo futuro, mejoras futuras, variables de entorno, reglas de negocio, reglas de validación, "
        "arquitectura técnica, pila tecnológica, stack tecnológico, matriz de permisos, "
        "propiedades de corrección, propiedades de correctitud, estrategia de pruebas, "
        "componentes e interfaces, componentes y interfaces"
    ),
    "model": (
        "modelo de datos, modelos de datos, entidades, esquema de base de datos, base de datos diseño, "
        "datos a almacenar, datos que se almacenan, tablas principales, entidades principales, "
        "modelo relacional, esquema relacional, modelo entidad relación, diccionario de datos, "
        "modelo lógico, que guardamos, estructura de datos, estructura de la base, tablas de la base"
    ),
    "stories": "historias de usuario",
}

COLUMNS: dict[str, str] = {
    "name": (
        "campo, nombre, atributo, columna, propiedad, nombre del campo, nombre de columna, dato, "
        "nombre del atributo, nombre de la columna, elemento"
    ),
    "type": "tipo, tipo de dato",
    "rules": "regla, validación, validaciones, restricciones, restricción, reglas",
    "description": "descripción, responsabilidad, notas, comentario, finalidad, propósito, qué guarda, contenido",
    "required": "obligatorio, requerido",
    "nullable": "nulo, opcional, permite nulo, permite nulos, acepta nulos, nulos, null",
    "default": "por defecto, valor por defecto, predeterminado",
    "unique": "único",
    "entity": "entidad, tabla, modelo, colección",
    "fields": (
        "campos, atributos, campos principales, atributos principales, atributos clave, campos clave, "
        "columnas principales, campos específicos, "
        "propiedades, columnas"
    ),
    "references": "referencia, referencias, relación, relaciones, clave foránea",
    "values": "valores, valores posibles, valores permitidos",
    "key": "clave, llave, pk fk, llaves, tipo de clave",
    "length": "longitud, tamaño",
}

TRUE_WORDS = "s, si, sí, verdadero, verdadera, cierto"

FALSE_WORDS = "falso, falsa, no"

FLAGS: dict[str, str] = {
    "required": "obligatorio, obligatoria, requerido, requerida, no nulo",
    "optional": "opcional, nulo, no obligatorio, no requerido",
    "unique": "único, única",
    "indexed": "indexado, indexada",
    "primary_key": "clave primaria",
    "foreign_key": "clave foránea, clave externa",
}

TYPES: dict[str, str] = {
    "string": (
        "cadena, cadena de texto, texto corto, archivo, imagen, teléfono, contraseña, alfanumérico, "
        "carácter, caracteres, varchar, cadena corta, código"
    ),
    "text": "texto, texto largo",
    "integer": "entero, número entero, numero entero, año, cantidad",
    "float": "flotante, número real, porcentaje, número decimal simple, real",
    "decimal": "decimales, número decimal, dinero, moneda, precio, importe, monto, monetario, moneda local",
    "boolean": "booleano, lógico, sí/no, verdadero/falso",
    "date": "fecha",
    "datetime": "fecha y hora, fecha/hora, marca de tiempo, fechahora, fecha-hora, hora y fecha",
    "enum": "enumeración, enumerado, lista desplegable, selección, opción, opciones",
    "json": "lista, arreglo, objeto, matriz, array, arreglo de cadenas",
    "email": "correo, correo electrónico",
    "url": "enlace",
}

RELATIONS: dict[str, str] = {
    "many_to_many": "muchos a muchos",
    "has_many": (
        "uno a muchos, tiene muchos, tiene muchas, tiene varios, tiene varias, puede tener muchos, "
        "puede tener muchas, puede tener varios, puede tener varias, podrá tener varios, "
        "podrá tener varias, podrá tener muchos, "
        "podrá tener muchas, puede tener múltiples, podrá tener múltiples, tiene múltiples, tendrá muchos, "
        "tendrá varias, tendrá varios"
    ),
    "belongs_to": (
        "muchos a uno, pertenece a, pertenecerá a, debe pertenecer a, deberá pertenecer a, "
        "está asociado a, "
        "está asociada a, estará asociado a, estará asociada a, debe estar asociado a, "
        "debe estar asociada a, "
        "deberá estar asociado a, deberá estar asociada a, deberá estar vinculado a, "
        "deberá estar vinculada a, "
        " "
        "está vinculado a, está vinculada a, debe estar vinculado a, debe estar vinculada a"
    ),
    "has_one": "uno a uno",
}

PHRASES: dict[str, str] = {
    "things_of_models": "entidades, tablas, colecciones",
    "data_of_models": "datos, bd, bbdd",
    "keeping_of_models": "almacenamiento, persistencia",
    "shapes_of_models": (
        "modelo, modelos, modelado, estructura, estructuras, esquema, esquemas, diccionario, definición, "
        "definiciones, diseño, descripción, especificación, catálogo"
    ),
    "words_of_models": (
        "preliminar, básico, básica, borrador, de, la, las, el, los, del, y, a, que, se, en, para, base, "
        "principales, principal, clave, claves, "
        "necesarias, necesarios, requeridas, propuesto, propuesta, propuestas, inicial, iniciales, "
        "sistema, aplicación, atributos, campos, relaciones, lista, listado, resumen, gestión, "
        "arquitectura, requisitos, requerimientos, conceptual, lógico, físico, relacional, dominio, "
        "almacenar, guardar, guardan, guardados, almacenados, persistidos, nuevas, nuevos, detalle, "
        "detalles, tabla, colección, entidad"
    ),
    "groups": "grupo, bloque",
    "glossary": "glosario, definiciones, términos, terminología",
    "edits": "editar, modificar, actualizar",
    "deletes": "eliminar, borrar, desactivar, dar de baja",
    "views": "consultar, ver, visualizar, listar, buscar",
    "creates": "crear, registrar, agregar, añadir, dar de alta",
    "account": "usuario",
    "priority": "prioridad",
    "making": "creación de, registro de, alta y modificación de",
    "entities": "entidades, tablas, colecciones",
    "specifying": "indicando, especificando, ingresando, introduciendo, proporcionando",
    "attributes": (
        "atributos, campos, propiedades, atributos clave, atributos principales, campos principales, "
        "con atributos, "
        "con los atributos, con los campos, con campos, columnas, columnas principales"
    ),
    "has": (
        "tiene, contiene, incluye, almacena, registra, guarda, posee, tendrá, tendrán, contendrá, "
        "contendrán, "
        "incluirá, incluirán, debe tener, deben tener, debe contener, debe incluir, deberá tener, deberá "
        "contener, deberá incluir, tienen, contienen, incluyen, almacenan"
    ),
    "information": "información, datos, detalles, registros",
    "including": (
        "incluyendo, que incluye, que incluyen, tales como, con detalles como, con datos como, con "
        "información como, con los siguientes datos, con los datos, con campos como, con información de"
    ),
    "with": "con",
    "and": "y, e",
    "or": "o bien",
    "articles": "el, la, los, las, un, una, unos, unas, su, sus",
    "references": "referencia a, referencia, clave foránea a, fk a, pertenece a, ref a, relación con",
    "excluded": (
        "no implementado, no implementados, no implementadas, fuera de alcance, fuera del alcance, "
        "glosario, trabajo futuro, mejoras futuras, futuro, "
        "entidades futuras, tablas futuras, "
        "fuera de scope, no incluido, no incluye, excluido, exclusiones, qué no incluye, fuera del mvp"
    ),
    "rules": "validación, validaciones, reglas de validación, reglas de negocio, restricciones",
    "default": "por defecto, valor por defecto, predeterminado",
    "story_as": "como un, como una, como el, como la, como",
    "story_want": "yo quiero, yo necesito, quiero, quisiera, necesito, deseo, me gustaría, puedo",
    "story_so": "para que, para poder, de modo que, de forma que, a fin de, con el fin de",
    "story_heading": "historia de usuario, historia",
    "given": "dado, dada, dados, cuando, entonces",
    "sheets": "hoja, pestaña",
    "roles": "tabla, entidad, modelo, colección, colección",
    "each": "cada, todo, toda",
    "manages": ("gestiona, gestionar, administra, administrar, maneja, controla, registra, almacena, guarda"),
    "stores": (
        "almacenar, almacena, guardar, guarda, registrar, registra, persistir, persiste, conservar, conserva"
    ),
    "for": "para, de, por, sobre, acerca de",
    "enters": "introduce, ingresa, rellena, completa, indica, selecciona, elige, especifica",
    "makes": (
        "crear, registrar, añadir, agregar, nuevo, nueva, programar, alta de, registra, crea, añade, agrega"
    ),
    "clicks": "pulsa, confirma, guarda, presiona",
    "created": "crea, guarda, registra, creado, creada, guardado, guardada",
    "states": "estado, pasa, cambia, marca",
    "data_labels": (
        "datos, campos, atributos, información, datos almacenados, datos a guardar, datos guardados, "
        "datos que se guardan, información registrada, datos registrados, campos del formulario"
    ),
    "input_labels": "entrada, entradas, datos de entrada, formulario",
    "feature_words": (
        "gestión, gestionar, administración, administrar, módulo, pantalla, registro, registrar, "
        "formulario, listado, catálogo, mantenimiento, control, alta, abm, crud"
    ),
    "existing": "actual, existente, existentes, heredado, situación actual, antiguo",
    "no_value": "ninguno, ninguna, sin valor",
    "stamps": "marcas de tiempo, marca de tiempo, fechas, fecha",
    "making_of_rows": "creación, creado",
    "changing_of_rows": ("actualización, última actualización, modificación, última modificación, actualizado"),
}
