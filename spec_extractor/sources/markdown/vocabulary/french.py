"""French headings, column headings and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "entités, entités principales, modèle de données, modèles de données, modèle du domaine, schéma de "
        "données, schéma de base de données, modèles"
    ),
    "weak_model": "base de données, données",
    "fields": "champs, attributs, propriétés, colonnes",
    "stories": "récits utilisateur, récits utilisateurs, histoires utilisateur",
    "acceptance": "critères d'acceptation",
    "integrations": "intégrations, services externes",
    "auth": "authentification, sécurité",
    "overview": "aperçu, résumé, présentation, vue d'ensemble, objet",
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": "objectifs, risques, exigences, fonctionnalités",
    "ignored": "glossaire, déploiement, hors périmètre",
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": "hors périmètre, exigences fonctionnelles",
    "model": "modèle de données, modèles de données, entités",
}

COLUMNS: dict[str, str] = {
    "name": "champ, nom, attribut, colonne, propriété",
    "type": "type de donnée",
    "rules": "contraintes, contrainte, règles",
    "description": "remarques, commentaire",
    "required": "obligatoire, requis",
    "nullable": "nul, optionnel, facultatif",
    "default": "par défaut, valeur par défaut, défaut",
}

TRUE_WORDS = "oui"

FALSE_WORDS = "non"

FLAGS: dict[str, str] = {
    "required": "obligatoire, requis, requise, non nul",
    "optional": "facultatif, facultative, optionnel, optionnelle, non obligatoire, non requis",
    "indexed": "indexé, indexée",
    "primary_key": "clé primaire",
    "foreign_key": "clé étrangère",
}
