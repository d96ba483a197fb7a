/** What a database has otherwise than the tables of the code say. */

import { type Kysely, sql } from "kysely";
import { type Dialect, sqlType } from "./columns.js";
import { columnSql, foreignKeySql, nameOf, splitDefinitions, uniqueKeySql } from "./definitions.js";
import { type Database, tables } from "./tables.js";
import type { Table } from "./table.js";

/** Kysely's own tables. */
const OTHERS = ["kysely_migration", "kysely_migration_lock"];

/** One line for each column, key and index that only one of the two has; none where they agree. */
export async function differences(db: Kysely<Database>, dialect: Dialect): Promise<string[]> {
  const inCode = new Set([...tables.values()].flatMap((table) => describe(table, dialect)));
  const inDatabase = new Set(await (dialect === "sqlite" ? readSqlite(db) : readPostgres(db)));
  return [
    ...[...inCode].filter((line) => !inDatabase.has(line)).map((line) => `missing: ${line}`),
    ...[...inDatabase].filter((line) => !inCode.has(line)).map((line) => `unknown: ${line}`),
  ].sort();
}

function describe(table: Table, dialect: Dialect): string[] {
  const columns = Object.entries(table.columns).map(([name, column]) =>
    dialect === "sqlite"
      ? columnSql(name, column, dialect)
      : `"${name}" ${sqlType(column, dialect)}${column.nullable ? "" : " NOT NULL"}`,
  );
  const lines = [
    ...columns,
    `PRIMARY KEY (${listed(table.primaryKey)})`,
    ...Object.entries(table.foreignKeys).map(([name, key]) => foreignKeySql(name, key)),
    ...Object.entries(table.uniqueKeys).map(([name, key]) => uniqueKeySql(name, key)),
    ...Object.entries(table.indexes).map(([name, key]) => `INDEX "${name}" (${listed(key)})`),
  ];
  return lines.map((line) => `${table.name}: ${line}`);
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

async function readSqlite(db: Kysely<Database>): Promise<string[]> {
  const known = sql<{ type: string; name: string; tbl_name: string; sql: string }>`
    select type, name, tbl_name, sql from sqlite_master where sql is not null
  `;
  const { rows } = await known.execute(db);
  return rows
    .filter(({ tbl_name: table }) => !OTHERS.includes(table))
    .flatMap(({ type, name, tbl_name: table, sql: statement }) => {
      const inside = splitDefinitions(statement);
      const lines = type === "table" ? inside : [`INDEX "${name}" (${inside.join(", ")})`];
      return lines.map((line) => `${table}: ${line}`);
    });
}

async function readPostgres(db: Kysely<Database>): Promise<string[]> {
  const known = sql<{ table: string; line: string }>`
    with tables as (
      select oid, relname from pg_class
      where relkind = 'r' and relnamespace = current_schema()::regnamespace
    )
    select relname as table, format('"%s" %s%s', attname, format_type(atttypid, atttypmod),
      case when attnotnull then ' NOT NULL' else '' end) as line
    from pg_attribute join tables on attrelid = tables.oid
    where attnum > 0 and not attisdropped
    union all
    select relname, case when contype = 'p' then '' else format('CONSTRAINT "%s" ', conname) end
      || pg_get_constraintdef(pg_constraint.oid)
    from pg_constraint join tables on conrelid = tables.oid
    where contype in ('p', 'f', 'u')
    union all
    select relname, format('INDEX "%s" %s', indexrelid::regclass::text,
      substring(pg_get_indexdef(indexrelid) from '\\(.*$'))
    from pg_index join tables on indrelid = tables.oid
    where not exists (select 1 from pg_constraint where conindid = indexrelid)
  `;
  const { rows } = await known.execute(db);
  return rows
    .filter(({ table }) => !OTHERS.includes(table))
    .map(({ table, line }) => `${table}: ${normal(line)}`);
}

/** PostgreSQL's text of a key in the form that the code has: every name in quotes. */
function normal(line: string): string {
  if (line.startsWith('"') && nameOf(line) !== null) {
    return line;
  }
  const names = line.replaceAll(/\(([^()]*)\)/g, (_, inside: string) => {
    const each = inside.split(", ").map((name) => `"${name.replaceAll('"', "")}"`);
    return `(${each.join(", ")})`;
  });
  const target = names.replace(/REFERENCES "?([^"(]+)"?\(/, 'REFERENCES "$1" (');
  const withAction = /FOREIGN KEY/.test(target) && !/ON DELETE/.test(target);
  const quotedIndex = target.replace(/^INDEX "+([^"]+)"+/, 'INDEX "$1"');
  return `${quotedIndex}${withAction ? " ON DELETE NO ACTION" : ""}`;
}
