"""What English sentences say: verbs, prepositions, labels."""

PHRASES: dict[str, str] = {
    "things_of_models": "entities, entity, schema, schemas, tables, collections",
    "data_of_models": "data, database, databases, db",
    "keeping_of_models": "storage, persistence, persistent",
    "shapes_of_models": (
        "model, models, modeling, modelling, structure, structures, definition, definitions, description, "
        "descriptions, dictionary, layout, design, specification, specifications, spec, shapes, catalog, "
        "inventory"
    ),
    "words_of_models": (
        "and, of, the, for, to, in, our, with, core, main, key, primary, major, important, essential, "
        "basic, simple, simplified, initial, draft, suggested, recommended, proposed, required, needed, "
        "necessary, new, mvp, v1, v2, planned, target, minimal, minimum, high, level, preliminary, "
        "logical, sketch, outline, server, detailed, full, complete, final, application, app, system, backend, "
        "back, end, server, side, "
        "list, overview, summary, details, plan, setup, requirements, requirement, needs, relationships, "
        "relations, attributes, fields, columns, properties, points, logical, physical, conceptual, "
        "relational, public, supporting, lookup, reference, transaction, transactional, master, "
        "additional, other, junction, join, management, handling, layer, architecture, collection, table, "
        "documents, document, domain, elements, stored, tracked, collected"
    ),
    "databases": (
        "prisma, drizzle, mongo, mongoose, mongodb, django, laravel, eloquent, sqlalchemy, rails, "
        "activerecord, typeorm, jpa, hibernate, sequelize, firebase, firestore, supabase, postgres, "
        "postgresql, mysql, mariadb, sqlite, sql, nosql, dynamodb, convex, appwrite, pocketbase, airtable, "
        "orm, odm, sanity, strapi, payload"
    ),
    "glossary": "glossary, definitions, terms, terminology, glossary of terms, key terms",
    "edits": "edit, update, modify, change, edits, updates, editing, updating",
    "deletes": "delete, remove, archive, deactivate, deletes, removes, deleting, removing",
    "views": "view, views, viewing, browse, list, search, see, look up, consult",
    "creates": "create, add, register, creates, adds, creating, adding",
    "priority": "priority",
    "making": "creation of, registration of, entry of",
    "groups": "group, groups, field group",
    "entities": "entities, tables, collections, domain objects, business objects",
    "specifying": (
        "specifying, by specifying, providing, by providing, by entering, entering, giving, stating, "
        "containing, including, carrying, bearing"
    ),
    "attributes": "attributes, fields, properties, columns",
    "has": "has, have, contains, includes, stores, will have, must have, shall have, should have",
    "with": "with",
    "information": "information, data, details, detail, record, records, attributes, fields, properties",
    "including": (
        "including, such as, with details such as, with details like, with information such as, "
        "with data such as, with fields such as, with attributes such as, with fields like, "
        "with the following details, "
        "with the following fields, with the following information, containing, consisting of"
    ),
    "and": "and",
    "or": "or",
    "articles": "the, a, an, its, their",
    "references": "references",
    "excluded": (
        "not implemented, not yet implemented, out of scope, not in scope, non goals, non-goals, "
        "future enhancements, "
        "post mvp, future extensibility, future extensions, future entities, planned entities, "
        "entities for later, tables for later, models for later, future tables, future models, future schema, "
        "future data model, future collections, later entities, deferred entities, deferred tables, "
        "upcoming entities, upcoming tables, "
        "future considerations, future work, future scope, future features, future, later, glossary, "
        "terminology, deferred, not included, nice to have, excluded"
    ),
    "rules": (
        "validation, validations, validation rules, constraints, business rules, data rules, "
        "invariants, data integrity"
    ),
    "default": "",
    "sheets": "sheet, worksheet, spreadsheet tab",
    "roles": "table, entity, model, collection",
    "each": "each, every",
    "stores": (
        "store, stores, save, saves, record, records, persist, persists, keep, keeps, capture, "
        "captures, register, registers"
    ),
    "for": "for, of, about",
    "manages": (
        "manage, manages, track, tracks, store, stores, keep, keeps, record, records, handle, handles, "
        "maintain, maintains, organize, organizes, administer, administers, keep track of, keep a list "
        "of, keeps a list of, keeps track of"
    ),
    "enters": (
        "enters, enter, fills in, fills out, provides, specifies, inputs, types in, selects, "
        "select, chooses, choose, picks, sets"
    ),
    "makes": (
        "create, add, register, record, new, book, schedule, log, open, enter, set up, plan, "
        "issue, creates, adds, registers, records"
    ),
    "clicks": "clicks, click, presses, taps, confirms, saves, submits, sends",
    "created": "created, saved, stored, recorded, registered, added",
    "states": "state, status, moves, becomes, changes, transitions, marks, marked",
    "data_labels": (
        "data, data fields, data stored, stored data, fields, attributes, data captured, information, "
        "information stored, key data, key fields, data points, stores, captures, tracks, form fields, "
        "data elements, data needed, record fields, stored fields, fields stored, data to store, "
        "data collected, what is stored, what we store, contains, properties, required data"
    ),
    "input_labels": "input, inputs, input data, form, input fields, form inputs, user enters, user input",
    "feature_words": (
        "management, manage, managing, module, feature, screen, page, form, tracking, track, "
        "registration, creation, record, records, list, listing, crud, catalog, directory, editor, register, "
        "administration, entry, view, details, detail, section, tab, maintenance, handling"
    ),
    "existing": (
        "existing, current, legacy, as is, today, present system, old system, old, status quo, "
        "before migration, pre migration"
    ),
    "no_value": "none, n/a, null, nil, no default, not set",
    "stamps": "timestamps, timestamp, dates, times, date, time",
    "making_of_rows": "creation, created",
    "changing_of_rows": (
        "update, updated, last update, last updated, modification, "
        "modified, last modified, last modification, edit, last edit, last edited"
    ),
}
