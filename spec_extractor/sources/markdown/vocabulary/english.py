"""English headings, column headings and modifier words; what sentences say is in `english_phrases`."""

from __future__ import annotations

from spec_extractor.sources.markdown.vocabulary.english_phrases import PHRASES

__all__ = [
    "COLUMNS",
    "FALSE_WORDS",
    "FLAGS",
    "HEADINGS",
    "HEADING_PHRASES",
    "PHRASES",
    "RELATIONS",
    "TRUE_WORDS",
    "TYPES",
]

HEADINGS: dict[str, str] = {
    "model": (
        "table structure, table structures, table definitions, table definition, table design, "
        "collection structure, resource model, er model, er modeling, core domain, domain concepts, "
        "aggregates, aggregate roots, data items, information objects, information stored, "
        "information to store, information to track, data to track, content types, content schema, "
        "cms content model, cms content types, cms collections, cms schema, model definitions, "
        "domain types, entity types, "
        "entities, entity, key entities, core entities, main entities, entity definitions, "
        "tables and columns, tables and fields, entities and attributes, entities and fields, "
        "entities and relationships, data model, "
        "data models, data model design, domain model, domain models, domain entities, domain objects, "
        "business objects, core objects, core models, database models, data schema, database schema, "
        "schema, schemas, models, tables, database tables, core tables, database design, data design, "
        "data structure, data structures, data entities, data objects, data dictionary, "
        "information model, content model, collections, new tables, table names, db table names, "
        "logical database requirements, "
        "logical data model, physical data model, conceptual data model, data schemas, data tables, "
        "relational model, relational schema, data inventory, data catalog, "
        "domain entities and attributes, what we store, what we save, what we track, what gets stored, "
        "data we store, data we keep, things we store, saved data, persisted data, object model, "
        "objects, record types, db design, database entities, backend models, main models, key models, "
        "main objects, key objects, persistent data, data storage schema, required tables, needed tables, "
        "prisma schema, entity relationship model, entity relationship, db tables, db structure"
    ),
    "weak_model": (
        "entity relationship overview, entity relationships overview, entity relationship summary, "
        "entity overview, table overview, tables overview, database overview, "
        "db, business data, information structure, information requirements, firestore, domain, "
        "erd, database, model, data, data requirements, data storage, storage, persistence, data layer, "
        "storage strategy, data storage strategy, persistence strategy, data architecture, "
        "backend and database, database and backend, required data, application data, master data, "
        "state and data, data and state, data types, data and storage"
    ),
    "fields": (
        "fields and validation, fields and validations, fields and rules, fields and constraints, "
        "column specification, column specifications, column list, column details, "
        "input fields, form fields, request fields, field specifications, field specification, "
        "field details, field descriptions, field list, field overview, column definitions, "
        "column details, column descriptions, column specifications, attribute definitions, "
        "attribute details, attribute descriptions, attribute specifications, "
        "property definitions, property details, table columns, table fields, fields, attributes, "
        "properties, columns, key attributes, key fields, main fields, field definitions"
    ),
    "relations": (
        "relates to, related to, linked to, links to, relationships, relationship, relations, "
        "relation, associations, association, entity relationships, entity relationship diagram, "
        "entity relationships diagram, entity diagram, er diagram, er diagrams, database diagram, "
        "schema diagram, table relationships, model relationships, data relationships, "
        "key relationships, main relationships, main relations, foreign keys, foreign key, "
        "many to many, many to many relations, many to many relationships, one to many, "
        "relationships and constraints, cardinality"
    ),
    "enums": (
        "possible states, possible statuses, allowed states, valid values, valid states, "
        "enum values, enums, enumerations, enum, enum types, enumerated types, value sets, "
        "allowed values, values, possible values"
    ),
    "computed": (
        "computed, computed fields, computed properties, computed values, derived, derived fields, "
        "derived values, calculated fields, calculated values, calculation rules, aggregation rules"
    ),
    "stories": "user stories, user story, stories, story, user scenarios, user scenarios and testing",
    "acceptance": (
        "acceptance criteria, acceptance criterion, acceptance scenarios, acceptance tests, acceptance, criteria"
    ),
    "integrations": (
        "integrations, integration, external services, external systems, third party services, third party "
        "integrations, third parties, third party, external integrations, external apis, external "
        "dependencies, third party apis, services and integrations, integration points, integrations and "
        "services"
    ),
    "auth": (
        "auth, authentication, authorization, authentication and authorization, security, security and "
        "authentication, login, sign in, access, accounts, user accounts"
    ),
    "overview": (
        "overview, summary, purpose, introduction, executive summary, product overview, project overview, "
        "about, description, background, vision, product vision, what it is, what is it, product summary"
    ),
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": (
        "conventions, naming conventions, notation, features, roles, permissions, milestones, "
        "pages, screens, requests, responses, phases, "
        "references, goals, objectives, risks, personas, metrics, constraints, assumptions, "
        "dependencies, configuration, settings, requirements, workflows, notes, examples, questions, "
        "tests, releases, environments, components, definitions, terms, stakeholders, competitors, "
        "events, plans, scope, stack, states, transitions, types, endpoints, endpoint, endpoint list, "
        "feature, role, page, screen, prop, props"
    ),
    "ignored": (
        "allowed transitions, valid transitions, permitted transitions, states and transitions, "
        "status transitions, validation and transitions, recommended indexes, suggested indexes, "
        "index recommendations, permission settings, api, apis, architecture, decisions, "
        "considerations, principles, best practices, seed script, appendix, backlog, changelog, "
        "deployment, future, glossary, infrastructure, index, indexes, indices, kpis, later, "
        "migrations, mvp, navigation, non goals, not in scope, pricing, rbac, roadmap, rollout, "
        "tech stack, terminology, testing, timeline, ui, ux, validation, validations, "
        "business rules, query patterns, queries, example, table of contents, contents, "
        "component interfaces, flags, command line flags, cli flags, options and flags, commands, "
        "arguments, command line arguments, parameters, events tracking, event tracking, "
        "tracking plan, analytics events, telemetry, analytics, design tokens, tokens, "
        "keyboard shortcuts, shortcuts, interfaces and props, component properties, dto, dtos, "
        "data transfer objects, payloads, request models, response models, view models, "
        "environment, env, env vars, environment setup, configuration variables, feature flags, "
        "feature toggles, state management, application state, global state, app state, store, "
        "stores, domain events, webhooks, websocket events, socket events, notifications matrix, "
        "cron jobs, jobs, background jobs, error codes, status codes, http status codes, "
        "test cases, test data, acceptance tests matrix, business logic, application logic, "
        "validation logic, caching strategy, cache strategy, backup strategy, retention strategy, "
        "archiving strategy, selectors, serializers, validators, helpers, utilities, middleware, "
        "middlewares, value objects, value object"
    ),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "differences from, differences between, differences to, deviations from, non goals, "
        "design decisions, key decisions, seed script, event payloads, event payload, webhook payloads, "
        "message payloads, integration events, out of scope, access control, role based, permission matrix, "
        "permissions matrix, state machine, state transitions, transition table, validation rules, "
        "business rules, api endpoints, rest api, api design, api reference, api specification, endpoints, "
        "request body, response body, query parameters, environment variables, tech stack, technology stack, "
        "technical stack, technical architecture, system architecture, target users, target audience, "
        "user personas, personas, success metrics, success criteria, acceptance metrics, "
        "future enhancements, future considerations, future work, future scope, open questions, risks and, "
        "release plan, rollout plan, project plan, implementation plan, development roadmap, phase 1, "
        "phase 2, phase 3, phase 4, problem statement, functional requirements, non functional, "
        "nonfunctional, edge cases, error handling, design system, user flow, user flows, user journey, "
        "user experience, user interface, revision history, version history, core features, key features, "
        "main features, feature list, index strategy, indexing strategy, performance, monitoring, diagram, "
        "sample data, seed data, row level security, migration strategy, competitive analysis, "
        "useful views, database views, sql views, materialized views, db views, helper views, "
        "team structure, logic and behavior, technical requirements, project structure, folder structure, "
        "component props, glossary, rpc, rpcs, stored procedures, database functions, "
        "definitions and acronyms, acronyms and abbreviations, definitions acronyms, correctness properties, "
        "correctness property, testing strategy, test strategy, components and interfaces, "
        "layout and navigation, roles and permissions, role permissions"
    ),
    "model": (
        "data model, data models, domain model, data schema, database schema, db schema, "
        "database design, database tables, database structure, key entities, core entities, entities, "
        "entity definitions, data structures, data entities, need to store, we store, data stored, "
        "stored data, to be stored, data to store, what is stored, we need to track, "
        "information to store, supabase tables, supabase schema, postgres tables, postgresql tables, "
        "postgres schema, postgresql schema, sql tables, sql schema, db tables, db models, "
        "main tables, key tables, firestore collections, firestore schema, firestore structure, "
        "firebase collections, firebase structure, mongodb collections, mongodb schema, "
        "mongo collections, mongo schema, mysql schema, sqlite schema, domain objects, data objects, "
        "core data, conceptual model, logical data model, physical data model, relational schema, "
        "we save, we keep, gets stored, gets saved, relational model, entity model, object model, "
        "logical database"
    ),
    "relations": "entity relationships, table relationships, many to many",
    "stories": "user stories, user scenarios",
    "acceptance": "acceptance criteria, acceptance scenarios",
    "integrations": "third party, external services, integrations",
    "auth": "authentication",
    "overview": "overview, executive summary",
}

COLUMNS: dict[str, str] = {
    "name": (
        "field, fields, column, column name, field name, name, attribute, attributes, property, "
        "member, data element, element, attribute name, property name, key name, what, data field, "
        "data item, item, data attribute, input field, form field, label, field label, variable"
    ),
    "type": "type, data type, datatype, field type, column type, format, kind",
    "rules": (
        "checks, uniqueness, invariants, constraints, constraint, rules, rule, modifiers, options, "
        "validation, attributes and "
        "constraints, details, properties, constraints and notes, constraint and notes, validation "
        "rules, rules and validation, attributes flags"
    ),
    "description": (
        "description, notes, note, comment, comments, purpose, meaning, remarks, explanation, details and notes, "
        "responsibility, represents, what it is, what it stores"
    ),
    "required": (
        "required, mandatory, req, required?, not null, must have, must-have, m/o, req., obligatory, "
        "compulsory, is required, mandatory y n, required y n, mandatory?"
    ),
    "nullable": (
        "nullable, null, optional, null?, nullable?, allow null, null allowed, allows null, nulls, nullable y n"
    ),
    "default": "default, default value, initial, initial value",
    "unique": "unique, unique?",
    "indexed": "indexed, index, searchable",
    "key": "key, keys, pk fk, key type",
    "values": "values, allowed values, enum, choices, enum values, possible values, value set",
    "references": (
        "references, reference, foreign key, fk, relation, relationship, links to, refers to, "
        "relationships, key relationships, main relationships, relations, key relations, references to, "
        "related to, associations"
    ),
    "length": "length, max length, size, max",
    "entity": (
        "entity, table, model, object, resource, table name, entity name, collection, object name, "
        "domain object, document, document type, content type, concept, record type, data set, "
        "dataset, domain concept, business entity, business object, data entity, data object, noun, aggregate, "
        "aggregate root"
    ),
    "from": "from, source, from entity, entity a, parent, left, source entity, from table",
    "to": "to, target, to entity, entity b, child, right, target entity, to table, related entity",
    "on_delete": "on delete, delete, delete rule, on delete rule, delete behavior, delete behaviour",
    "through": "through, through table, via, join table, junction table, pivot table",
    "cardinality": "cardinality, relationship type, multiplicity",
    "fields": (
        "definition, columns definition, fields, key fields, columns, key columns, main columns, "
        "main fields, key attributes, attributes, attributes and fields, stores, stored data, "
        "data stored, what it stores, important fields, primary fields, core fields, data fields, "
        "columns and types, main attributes, properties, attribute list, data elements"
    ),
    "story": "user story, story, stories",
    "role": "as a, role, as an, actor, persona, user type",
    "want": "i want, i want to, want, goal, action",
    "benefit": "so that, benefit, reason, value",
    "acceptance": "acceptance criteria, acceptance, criteria",
    "service": "service, integration, provider, system, vendor, third party",
    "category": "category, area",
}

TRUE_WORDS = "1, always, mandatory, required, true, x, y, yes, ☑, ✅, ✓, ✔"

FALSE_WORDS = ", -, ☐, ✖, ❎, 0, false, n, never, no, optional, –, —, ✗, ✘, ❌"

FLAGS: dict[str, str] = {
    "required": (
        "always set, required field, must be provided, must be present, must exist, has to be set, "
        "non-optional, needs a value, must have a value, req, required on create, "
        "required on creation, presence: true, required (yes), always present, always required, "
        "must not be empty, cannot be empty, can't be empty, cannot be blank, must not be blank, "
        "required, is required, mandatory, not null, non-null, non null, notnull, not nullable, "
        "non-nullable, cannot be null, can't be null, never null, must not be null, must be set, "
        "not empty, not optional, non-empty, null=false, nullable=false, nullable: false, "
        "required=true, required: true, blank=false, compulsory, obligatory"
    ),
    "optional": (
        "if available, if present, if applicable, if provided, where applicable, when available, "
        "may be blank, can be blank, blank allowed, allows null, or null, opt, optional field, "
        "optional, is optional, not required, is not required, nullable, is nullable, null, "
        "can be null, may be null, can be empty, may be empty, blank, not mandatory, "
        "non-mandatory, null=true, nullable=true, nullable: true, blank=true, required=false, "
        "required: false, if any, null allowed, allow null"
    ),
    "unique": (
        "uq, no duplicates, globally unique, uniq, has to be unique, unique value, "
        "unique per system, unique in the system, unique across the system, system-wide unique, "
        "must be globally unique, unique across all users, unique, is unique, must be unique, "
        "unique=true, unique: true, distinct, uk, unique key, unique index, unique constraint, "
        "unique identifier"
    ),
    "indexed": "indexed, index, is indexed, index=true, db_index=true, with index, idx, index: true",
    "primary_key": (
        "pk, primary key, primary, primary_key=true, primary_key, primary key=true, id primary key, part of "
        "primary key, composite primary key, composite pk"
    ),
    "no_reference": "no reference, not a reference, no foreign key",
    "foreign_key": "fk, foreign key, foreign, foreignkey",
    "now": "auto_now_add, auto now add, auto_now_add=true, set on creation, set at creation",
    "generated": (
        "auto-increment, auto increment, autoincrement, auto_increment, auto-generated, auto generated, "
        "autogenerated, generated, auto, identity, serial, auto-update, auto update, auto_now, "
        "auto_now=true, auto-updated, read-only, read only"
    ),
    "cascade": (
        "cascade, cascade delete, cascades, cascading delete, on delete cascade, on_delete=cascade, "
        "on_delete: cascade, ondelete cascade, on delete: cascade, on_delete=models.cascade, delete "
        "cascade, cascade on delete"
    ),
    "set_null": (
        "set null, set_null, on delete set null, on_delete=set_null, on_delete: set_null, on delete: set "
        "null, on_delete=models.set_null, nullify, set null on delete"
    ),
    "restrict": (
        "restrict, on delete restrict, on_delete=restrict, on_delete: restrict, on delete: restrict, "
        "on_delete=protect, on_delete: protect, on_delete=models.protect, protect, protected, no action, on "
        "delete no action, on delete protect"
    ),
    "positive": "positive, > 0, >0, greater than 0, greater than zero, must be positive",
    "non_negative": (
        "non-negative, nonnegative, non negative, not negative, unsigned, >= 0, >=0, ≥ 0, ≥0, zero or more, "
        "zero or positive"
    ),
}

TYPES: dict[str, str] = {}

RELATIONS: dict[str, str] = {
    "many_to_many": (
        "many:many, n-to-n, n-to-m, m-to-n, many-to-many, many to many, n:m, m:n, m2m, n-m, m-n, "
        "n..m, *..*, *:*, n—m, m—n"
    ),
    "has_many": (
        "1-to-many, 1:many, 1 to many, one-to-n, 1-to-n, one-to-many, one to many, 1:n, 1-n, 1..n, "
        "1:m, 1—n, 1:*, 1..*, 1 to n"
    ),
    "belongs_to": (
        "many-to-1, many:1, many to 1, n-to-1, many-to-one, many to one, n:1, n-1, n..1, m:1, n—1, "
        "*:1, *..1, n to 1"
    ),
    "has_one": "one-to-one, one to one, 1:1, 1-1, 1—1, 1..1, 1 to 1, 1:0..1",
}
