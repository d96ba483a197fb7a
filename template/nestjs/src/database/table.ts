/** How a table is described: its columns, its keys, and what the API does with its rows. */

import { type Column, uuid } from "./columns.js";

export type OnDelete = "cascade" | "set_null" | "restrict";

/** A foreign key from one column to the id of `target`. */
export interface ForeignKey {
  readonly column: string;
  readonly target: string;
  readonly onDelete: OnDelete;
}

/** Keys by the names of their constraints. */
export type Keys<Key> = Readonly<Record<string, Key>>;

/** A set of references, kept in a table of pairs; the two columns there refer to this end and to the other. */
export interface Link {
  readonly table: string;
  readonly target: string;
  readonly here: { readonly column: string; readonly constraint: string };
  readonly there: { readonly column: string; readonly constraint: string };
  readonly index: string;
}

export interface TableParts {
  readonly columns: Readonly<Record<string, Column>>;
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: Keys<ForeignKey>;
  readonly uniqueKeys?: Keys<readonly string[]>;
}

export interface TableDefinition extends TableParts {
  readonly name: string;
  readonly indexes?: Keys<readonly string[]>;
  /** The sets of references, by the member that holds their ids. */
  readonly links?: Readonly<Record<string, Link>>;
  /** The columns that are never answered. */
  readonly hidden?: readonly string[];
  /** Each row is its owner's, in the column `user_id`. */
  readonly owned?: boolean;
  /** Every signed-in user sees the rows; else each is there for its owner alone. */
  readonly shared?: boolean;
}

/** A table, with its keys in one form. */
export type Table<Definition extends TableDefinition = TableDefinition> =
  Required<TableDefinition> & Definition;

/** The values of a row, by column. */
export type Row<Of extends { columns: Readonly<Record<string, Column>> }> = {
  -readonly [Name in keyof Of["columns"]]: Of["columns"][Name] extends Column<infer Value>
    ? Value
    : never;
};

export function defineTable<const Definition extends TableDefinition>(
  definition: Definition,
): Table<Definition> {
  return {
    foreignKeys: {},
    uniqueKeys: {},
    indexes: {},
    links: {},
    hidden: [],
    owned: false,
    shared: false,
    ...definition,
  };
}

/** The tables of pairs that belong to a table. */
export function linkTables(table: Table): Table[] {
  return Object.values(table.links).map(({ here, there, ...link }) =>
    defineTable({
      name: link.table,
      columns: { [here.column]: uuid(), [there.column]: uuid() },
      primaryKey: [here.column, there.column],
      foreignKeys: {
        [here.constraint]: { column: here.column, target: table.name, onDelete: "cascade" },
        [there.constraint]: { column: there.column, target: link.target, onDelete: "cascade" },
      },
      indexes: { [link.index]: [there.column] },
    }),
  );
}
