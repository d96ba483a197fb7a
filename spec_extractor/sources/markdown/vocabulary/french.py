"""French headings, column headings and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "modèle de domaine, modèle entité association, modèle physique, objets du domaine, "
        "informations à stocker, informations stockées, "
        "entités et champs, entités et propriétés, entités du système, entités du domaine, "
        "structure des données, "
        "structure de la base de données, structure de la base, structure de base de données, "
        "conception de la base de données, modélisation de la base de données, "
        "modèle de la base de données, "
        "modèle de base de données, tables de la base, tables principales, objets de données, "
        "données principales, "
        "tables et champs, tables et colonnes, noms des tables, noms de tables, "
        "entités, entités principales, modèle de données, modèles de données, modèle du domaine, "
        "schéma de données, schéma de base de données, schéma de la base de données, schéma de la base, "
        "modèles, "
        "entités clés, tables de la base de données, structure de données, structures de données, "
        "dictionnaire de données, modèle conceptuel de données, entités et attributs, entités métier, "
        "modèle relationnel, modèle logique, modèle logique de données, modèle logique des données, "
        "modèle physique de données, modèle conceptuel des données, mcd, mld, mpd, schéma relationnel, "
        "dictionnaire des données, données persistées, modèle des données, modélisation des données, "
        "tables, objets métier"
    ),
    "weak_model": (
        "persistance, stockage, bdd, "
        "base de données, données, exigences de données, exigences relatives aux données, besoins en données"
    ),
    "fields": (
        "détails des champs, détail des champs, définition des champs, définitions des champs, "
        "description des champs, spécification des champs, liste des champs, définition des attributs, "
        "description des attributs, champs, attributs, propriétés, colonnes, attributs clés"
    ),
    "relations": (
        "lié à, en relation avec, relié à, relations, associations, relations entre entités, "
        "relations principales, principales relations"
    ),
    "computed": "champs calculés, valeurs calculées, champs dérivés, règles de calcul",
    "stories": (
        "récits utilisateur, récits utilisateurs, histoires utilisateur, récits d'utilisateur, "
        "histoires utilisateurs, histoires d'utilisateurs, histoire utilisateur, récit utilisateur"
    ),
    "acceptance": "critères d'acceptation, critères",
    "integrations": "intégrations, services externes",
    "auth": "authentification, sécurité",
    "overview": "aperçu, résumé, présentation, vue d'ensemble, objet",
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": "objectifs, risques, exigences, fonctionnalités, fonctions",
    "ignored": (
        "transitions autorisées, transitions permises, transitions d'état, états et transitions, "
        "machine à états, index recommandés, exemple, exemples, glossaire, déploiement, "
        "hors périmètre, logique métier, stratégie de cache, stratégie de sauvegarde"
    ),
    "enums": (
        "énumérations, types énumérés, valeurs possibles, états possibles, statuts possibles, "
        "valeurs autorisées, valeurs"
    ),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "différences avec, différences entre, écarts avec, hors périmètre, hors du périmètre, "
        "exigences fonctionnelles, non fonctionnelles, cas limites, critères de succès, évolutions futures, "
        "variables d'environnement, règles métier, règles de validation, architecture technique, "
        "pile technique, matrice des droits, propriétés de correction, stratégie de test, "
        "stratégie de tests, composants et interfaces"
    ),
    "model": (
        "modèle de données, modèles de données, entités, données à stocker, données stockées, "
        "données à enregistrer, modèle relationnel, modèle logique, schéma relationnel, "
        "dictionnaire de données, dictionnaire des données, modèle conceptuel, "
        "modélisation des données, données conservées"
    ),
}

COLUMNS: dict[str, str] = {
    "name": (
        "champ, nom, attribut, colonne, propriété, donnée, nom de la donnée, nom du champ, rubrique, "
        "code, mnémonique"
    ),
    "type": "type de donnée, nature, format",
    "rules": "règle, validation, contraintes, contrainte, règles",
    "description": (
        "responsabilité, remarques, commentaire, libellé, signification, désignation, observations, description, "
        "finalité, rôle, "
        "contenu"
    ),
    "required": "obligatoire, requis",
    "nullable": "nul, optionnel, facultatif",
    "default": "par défaut, valeur par défaut, défaut",
    "unique": "unicité",
    "values": "valeurs, valeurs possibles, valeurs autorisées",
    "references": "clé étrangère, référence, références, relation, relations",
    "entity": "entité, table, modèle, collection, objet",
    "fields": (
        "champs, attributs, attributs principaux, champs principaux, propriétés, colonnes, colonnes principales"
    ),
    "key": "clé",
    "length": "longueur, taille",
}

TRUE_WORDS = "o, oui, vrai, vraie"

FALSE_WORDS = "non, faux, fausse"

FLAGS: dict[str, str] = {
    "required": "obligatoire, requis, requise, non nul",
    "optional": "facultatif, facultative, optionnel, optionnelle, non obligatoire, non requis",
    "indexed": "indexé, indexée",
    "primary_key": "clé primaire, cle primaire",
    "foreign_key": "clé étrangère, cle etrangere",
}

TYPES: dict[str, str] = {
    "string": (
        "chaîne, chaîne de caractères, texte court, fichier, téléphone, mot de passe, alphanumérique, "
        "chaine, chaine de caractères, code, image"
    ),
    "text": "texte, texte long",
    "integer": "entier, nombre entier",
    "float": "flottant, réel, nombre réel, pourcentage",
    "decimal": "décimal, nombre décimal, monnaie, montant, prix, décimale, numérique, monétaire, devise",
    "boolean": "booléen, oui/non, vrai/faux, logique",
    "datetime": "date et heure, date/heure, horodatage, date & heure, date - heure",
    "enum": "énumération, énuméré, liste de choix, choix, liste déroulante",
    "json": "liste, objet, tableau",
    "email": "courriel, adresse e-mail",
    "url": "lien",
    "date": "date simple",
}

RELATIONS: dict[str, str] = {
    "many_to_many": "plusieurs à plusieurs, plusieurs-à-plusieurs",
    "has_many": (
        "un à plusieurs, un-à-plusieurs, possède plusieurs, a plusieurs, contient plusieurs, "
        "peut avoir plusieurs, peut posséder plusieurs, peut contenir plusieurs, pourra avoir plusieurs, "
        "aura plusieurs"
    ),
    "belongs_to": (
        "plusieurs à un, plusieurs-à-un, appartient à, appartient au, appartiendra à, doit appartenir à, "
        "est associé à, est associée à, doit être associé à, doit être associée à, devra être associé à, "
        "devra être associée à, est rattaché à, est rattachée à, est lié à, est liée à"
    ),
    "has_one": "un à un, un-à-un",
}

PHRASES: dict[str, str] = {
    "things_of_models": "entités, collections, tables",
    "data_of_models": "données, bdd",
    "keeping_of_models": "stockage, persistance",
    "shapes_of_models": (
        "modèle, modèles, modélisation, schéma, schémas, structure, structures, dictionnaire, définition, "
        "définitions, conception, description, spécification"
    ),
    "words_of_models": (
        "préliminaire, de, la, le, les, du, des, d, l, et, à, base, principales, principaux, clés, clé, "
        "nécessaires, "
        "proposé, proposée, initial, initiale, système, application, attributs, champs, relations, liste, "
        "aperçu, gestion, architecture, exigences, besoins, conceptuel, logique, physique, relationnel, "
        "domaine, stocker, stockées, enregistrer, enregistrées, persistées, nouvelles, détail, détails, "
        "table, entité"
    ),
    "groups": "groupe, bloc",
    "glossary": "glossaire, définitions, terminologie",
    "edits": "modifier, éditer, mettre à jour",
    "deletes": "supprimer, désactiver, archiver",
    "views": "consulter, voir, visualiser, lister, rechercher",
    "creates": "créer, ajouter, enregistrer",
    "account": "utilisateur",
    "priority": "priorité",
    "making": (
        "création de, création d', création et modification de, création et modification d', "
        "ajout de, ajout d', saisie de, saisie d'"
    ),
    "entities": "entités, tables, collections",
    "specifying": "en précisant, en indiquant, en renseignant, en saisissant",
    "attributes": (
        "attributs, champs, propriétés, attributs clés, attributs principaux, champs principaux, "
        "avec les attributs, "
        "avec les champs, colonnes, colonnes principales"
    ),
    "has": (
        "possède, contient, comprend, comporte, inclut, stocke, enregistre, aura, auront, contiendra, "
        "comprendra, doit avoir, doit contenir, doit comporter, doit inclure, devra contenir, contiennent, "
        "comprennent, dispose de, se compose de"
    ),
    "information": "informations, données, détails",
    "including": (
        "incluant, comprenant, notamment, tels que, telles que, avec des informations telles que, avec les "
        "informations suivantes, avec des données telles que, avec les champs"
    ),
    "with": "avec",
    "and": "et",
    "or": "ou, ou bien",
    "articles": "le, la, les, un, une, des, son, sa, ses, l', d'",
    "references": ("référence à, référence vers, référence, clé étrangère vers, fk vers, appartient à, lien vers"),
    "excluded": (
        "non implémenté, non implémentés, non implémentées, hors périmètre, hors du périmètre, glossaire, "
        "évolutions futures, entités futures, tables futures, exclus, hors champ, "
        "hors scope, non inclus, hors sujet, exclusions"
    ),
    "rules": "validation, validations, règles de validation, contraintes, règles métier",
    "default": "par défaut, valeur par défaut",
    "story_as": "en tant que, en tant qu'",
    "story_want": "je veux, je souhaite, je voudrais, je peux, je dois, j'aimerais",
    "story_so": "afin de, afin que, pour que, de sorte que",
    "story_heading": "récit utilisateur, histoire utilisateur, récit",
    "given": "étant donné, quand, lorsque, alors",
    "sheets": "feuille, onglet",
    "roles": "entité, modèle",
    "each": "chaque, tout, toute",
    "manages": "gère, gérer, suit, enregistre, stocke, administre",
    "stores": (
        "stocker, stocke, enregistrer, enregistre, sauvegarder, sauvegarde, conserver, conserve, "
        "mémoriser, mémorise"
    ),
    "for": "pour, de, sur, concernant",
    "enters": "saisit, renseigne, remplit, indique, sélectionne, choisit, précise",
    "makes": ("créer, ajouter, enregistrer, nouveau, nouvelle, nouvel, planifier, enregistre, crée, ajoute"),
    "clicks": "clique, valide, confirme, appuie",
    "created": "créée, créé, enregistrée, enregistré, ajoutée, ajouté",
    "states": "état, statut, passe, devient",
    "data_labels": (
        "données, champs, attributs, informations, données stockées, données enregistrées, "
        "données saisies, informations stockées, champs du formulaire"
    ),
    "input_labels": "entrée, entrées, données d'entrée, formulaire",
    "feature_words": (
        "création, saisie, gestion, gérer, module, écran, page, formulaire, suivi, liste, "
        "catalogue, fiche, administration, enregistrement"
    ),
    "existing": "existant, existante, actuel, actuelle, l'existant, ancien",
    "no_value": "aucun, aucune, néant",
    "stamps": "horodatages, horodatage, dates, date",
    "making_of_rows": "création, créé",
    "changing_of_rows": "mise à jour, dernière mise à jour, modification, dernière modification",
}
