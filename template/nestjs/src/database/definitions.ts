/** Columns and keys in SQL, one text for each. */

import { type Column, type Dialect, sqlCollation, sqlType } from "./columns.js";
import type { ForeignKey, OnDelete, TableParts } from "./table.js";

/** Restrict is checked at the statement's end, when cascades are done. */
const ON_DELETE: Readonly<Record<OnDelete, string>> = {
  cascade: "CASCADE",
  set_null: "SET NULL",
  restrict: "NO ACTION",
};

/** A name, safe in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function list(names: readonly string[]): string {
  return names.map(quoted).join(", ");
}

export function columnSql(name: string, column: Column, dialect: Dialect): string {
  const type = `${sqlType(column, dialect)}${sqlCollation(column, dialect)}`;
  return `${quoted(name)} ${type}${column.nullable ? "" : " NOT NULL"}`;
}

export function foreignKeySql(name: string, { column, target, onDelete }: ForeignKey): string {
  const reference = `REFERENCES ${quoted(target)} ("id") ON DELETE ${ON_DELETE[onDelete]}`;
  return `CONSTRAINT ${quoted(name)} FOREIGN KEY (${quoted(column)}) ${reference}`;
}

export function uniqueKeySql(name: string, columns: readonly string[]): string {
  return `CONSTRAINT ${quoted(name)} UNIQUE (${list(columns)})`;
}

/** What stands between the parentheses of a table's definition. */
export function definitions(table: TableParts, dialect: Dialect): string[] {
  return [
    ...Object.entries(table.columns).map(([name, column]) => columnSql(name, column, dialect)),
    `PRIMARY KEY (${list(table.primaryKey)})`,
    ...Object.entries(table.foreignKeys ?? {}).map(([name, key]) => foreignKeySql(name, key)),
    ...Object.entries(table.uniqueKeys ?? {}).map(([name, columns]) => uniqueKeySql(name, columns)),
  ];
}

/** The definitions in a statement that creates a table, as SQLite keeps it. */
export function splitDefinitions(statement: string): string[] {
  const inside = statement.slice(statement.indexOf("(") + 1, statement.lastIndexOf(")"));
  const tokens = inside.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"'(),]+|[(),]/g) ?? [];
  const found = [""];
  let depth = 0;
  for (const token of tokens) {
    depth += token === "(" ? 1 : token === ")" ? -1 : 0;
    if (token === "," && depth === 0) {
      found.push("");
    } else {
      found.push(`${found.pop() ?? ""}${token}`);
    }
  }
  return found.map((definition) => definition.replaceAll(/\s+/g, " ").trim());
}

/** The name that a definition begins with, of a column or of a constraint; null for a primary key. */
export function nameOf(definition: string): string | null {
  const [, name] = /^(?:CONSTRAINT )?(?:"((?:[^"]|"")*)"|\w+)/.exec(definition) ?? [];
  return name?.replaceAll('""', '"') ?? null;
}
