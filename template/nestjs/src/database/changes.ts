/** What migrations do: to tables, and to the rows that are there. */

import { type RawBuilder, sql, type Transaction } from "kysely";
import { now, uuid7 } from "../common/clock.js";
import { type Column, datetime, decode, type Dialect, encode, text, uuid } from "./columns.js";
import { convert } from "./conversions.js";
import {
  columnSql,
  definitions,
  foreignKeySql,
  list,
  nameOf,
  quoted,
  splitDefinitions,
  uniqueKeySql,
} from "./definitions.js";
import type { ForeignKey, TableParts } from "./table.js";
import type { Database } from "./tables.js";

const BATCH = 1000;

interface InTable {
  readonly table: string;
}

interface Named extends InTable {
  readonly name: string;
}

interface OfColumn extends InTable {
  readonly column: string;
}

interface Altered extends OfColumn {
  readonly from: Column;
  readonly to: Column;
}

/** A value of a column, in its form on the wire; `now` and `today` are the moment of the migration. */
interface Filled extends OfColumn {
  readonly type: Column;
  readonly value: unknown;
}

type Rows = Record<string, unknown>[];

/** One migration's changes, in its transaction. */
export class Changes {
  constructor(
    readonly db: Transaction<Database>,
    readonly dialect: Dialect,
  ) {}

  /** Run a statement. */
  async execute(statement: string): Promise<void> {
    await sql.raw(statement).execute(this.db);
  }

  async createTable(table: TableParts & { readonly name: string }): Promise<void> {
    await this.#create(table.name, definitions(table, this.dialect));
  }

  async #create(name: string, inside: readonly string[]): Promise<void> {
    await this.execute(`CREATE TABLE ${quoted(name)} (\n  ${inside.join(",\n  ")}\n)`);
  }

  async dropTable({ table }: InTable): Promise<void> {
    await this.execute(`DROP TABLE ${quoted(table)}`);
  }

  async renameTable({ table, to }: InTable & { readonly to: string }): Promise<void> {
    await this.execute(`ALTER TABLE ${quoted(table)} RENAME TO ${quoted(to)}`);
  }

  async createIndex({ table, name, columns }: Named & { columns: string[] }): Promise<void> {
    await this.execute(`CREATE INDEX ${quoted(name)} ON ${quoted(table)} (${list(columns)})`);
  }

  async dropIndex({ name }: Named): Promise<void> {
    await this.execute(`DROP INDEX ${quoted(name)}`);
  }

  async addForeignKey({ table, name, ...key }: Named & ForeignKey): Promise<void> {
    await this.#addConstraint(table, foreignKeySql(name, key));
  }

  async dropForeignKey(key: Named): Promise<void> {
    await this.#dropConstraint(key);
  }

  async addUniqueKey({ table, name, columns }: Named & { columns: string[] }): Promise<void> {
    await this.#addConstraint(table, uniqueKeySql(name, columns));
  }

  async dropUniqueKey(key: Named): Promise<void> {
    await this.#dropConstraint(key);
  }

  async #addConstraint(table: string, definition: string): Promise<void> {
    if (this.dialect === "postgresql") {
      await this.execute(`ALTER TABLE ${quoted(table)} ADD ${definition}`);
    } else {
      await this.#rebuild(table, (inside) => [...inside, definition]);
    }
  }

  async #dropConstraint({ table, name }: Named): Promise<void> {
    if (this.dialect === "postgresql") {
      await this.execute(`ALTER TABLE ${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
    } else {
      await this.#rebuild(table, (inside) =>
        inside.filter((each) => !each.startsWith(`CONSTRAINT ${quoted(name)} `)),
      );
    }
  }

  /** Add a column that rows may lack. */
  async addColumn({ table, column, type }: OfColumn & { readonly type: Column }): Promise<void> {
    const definition = columnSql(column, { ...type, nullable: true }, this.dialect);
    await this.execute(`ALTER TABLE ${quoted(table)} ADD COLUMN ${definition}`);
  }

  async dropColumn({ table, column }: OfColumn): Promise<void> {
    await this.execute(`ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(column)}`);
  }

  /** Add a dropped column again, on the way down: empty, and therefore optional where there are rows. */
  async bringBack(column: OfColumn & { readonly type: Column }): Promise<void> {
    await this.addColumn(column);
    if (!column.type.nullable && (await this.#rows(column.table, sql`1 = 1`)).length === 0) {
      const from = { ...column.type, nullable: true };
      await this.alterColumn({ ...column, from, to: column.type });
    }
  }

  async renameColumn({ table, column, to }: OfColumn & { readonly to: string }): Promise<void> {
    await this.execute(
      `ALTER TABLE ${quoted(table)} RENAME COLUMN ${quoted(column)} TO ${quoted(to)}`,
    );
  }

  /**
   * Give a column another length or nullability.
   *
   * On the way down (`lenient`) rows made since may not fit: the column then stays as it is.
   */
  async alterColumn({
    table,
    column,
    from,
    to,
    lenient = false,
  }: Altered & { readonly lenient?: boolean }): Promise<void> {
    if (lenient && !(await this.#fits(table, column, to))) {
      return;
    }
    const definition = columnSql(column, to, this.dialect);
    if (this.dialect === "sqlite") {
      await this.#rebuild(table, (inside) =>
        inside.map((each) => (each.startsWith(`${quoted(column)} `) ? definition : each)),
      );
      return;
    }
    const alter = `ALTER TABLE ${quoted(table)} ALTER COLUMN ${quoted(column)}`;
    if (from.length !== to.length) {
      const type = definition.slice(quoted(column).length).replace(/ NOT NULL$/, "");
      await this.execute(`${alter} TYPE${type}`);
    }
    if (from.nullable !== to.nullable) {
      await this.execute(`${alter} ${to.nullable ? "DROP" : "SET"} NOT NULL`);
    }
  }

  /**
   * Rewrite a column in another type; what does not fit becomes `value`.
   *
   * `among` are the values of an enumeration. The column comes back nullable.
   */
  async convertColumn({
    table,
    column,
    from,
    to,
    value = null,
    among,
  }: Altered & { readonly value?: unknown; readonly among?: readonly string[] }): Promise<void> {
    const aside = `${column.slice(0, 50)}__new`;
    const fallback = convert(value, from, to, undefined, null);
    await this.addColumn({ table, column: aside, type: to });
    await this.#eachBatch(table, sql`${sql.ref(column)} is not null`, [column], async (rows) => {
      for (const row of rows) {
        const known = decode(from, row[column], this.dialect);
        const converted = encode(to, convert(known, from, to, among, fallback), this.dialect);
        await sql`update ${sql.table(table)} set ${sql.ref(aside)} = ${converted} where id = ${row["id"]}`.execute(
          this.db,
        );
      }
    });
    await this.dropColumn({ table, column });
    await this.renameColumn({ table, column: aside, to: column });
  }

  /**
   * Set a column in the rows where it is null or, with `kept`, is none of those values.
   *
   * Where the column is required and there is null to give them, as after a way down that lost what they had,
   * it stops.
   */
  async fill({
    table,
    column,
    type,
    value,
    kept,
  }: Filled & { readonly kept?: readonly string[] }): Promise<void> {
    const cell = sql.ref(column);
    const wrong =
      kept === undefined ? sql`${cell} is null` : sql`${cell} not in (${sql.join(kept)})`;
    if (value === null && kept === undefined && (await this.#rows(table, wrong)).length > 0) {
      throw new Error(
        `A row of ${table} has no ${column}, which is required: set it, then migrate.`,
      );
    }
    await this.#set(table, column, encode(type, convert(value, type, type), this.dialect), wrong);
  }

  /**
   * Give the rows that nobody owns to the account with this address.
   *
   * Where there is none it is made, with the password in OWNER_PASSWORD and the `profile` that it requires;
   * where there are no rows, nothing is.
   */
  async adopt({
    table,
    column,
    account,
    profile = [],
  }: OfColumn & {
    readonly account: string;
    readonly profile?: readonly Omit<Filled, "table">[];
  }): Promise<void> {
    const orphans = sql`${sql.ref(column)} is null`;
    if ((await this.#rows(table, orphans)).length === 0) {
      return;
    }
    const [known] = await this.#rows("users", sql`email = ${account}`);
    const owner = known?.["id"] ?? (await this.#createAccount(account, profile));
    await this.#set(table, column, owner, orphans);
  }

  async #createAccount(email: string, profile: readonly Omit<Filled, "table">[]): Promise<unknown> {
    const password = process.env["OWNER_PASSWORD"] ?? "";
    const size = Buffer.byteLength(password);
    if (size < 8 || size > 72) {
      throw new Error(
        `Set OWNER_PASSWORD (8 to 72 bytes): the account ${email} is to own the rows.`,
      );
    }
    // Without sign-in there is no bcrypt; this step is then run only where no rows are.
    const { default: bcrypt } = await import("bcrypt");
    const [id, moment] = [uuid7(), now()];
    const cells: [string, Column, unknown][] = [
      ["id", uuid(), id],
      ["email", text(254), email],
      ["password_hash", text(60), await bcrypt.hash(password, 12)],
      ["password_changed_at", datetime(), moment],
      ["created_at", datetime(), moment],
      ["updated_at", datetime(), moment],
      ...profile.map(({ column, type, value }): [string, Column, unknown] => [
        column,
        type,
        convert(value, type, type),
      ]),
    ];
    const names = cells.map(([name]) => sql.ref(name));
    const values = cells.map(([, type, value]) => sql`${encode(type, value, this.dialect)}`);
    await sql`insert into users (${sql.join(names)}) values (${sql.join(values)})`.execute(this.db);
    return encode(uuid(), id, this.dialect);
  }

  async #set(
    table: string,
    column: string,
    value: unknown,
    condition: RawBuilder<unknown>,
  ): Promise<void> {
    await this.#eachBatch(table, condition, [], async (rows) => {
      const ids = sql.join(rows.map((row) => row["id"]));
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where id in (${ids})`.execute(
        this.db,
      );
    });
  }

  /** The rows under a condition, some at a time in the order of their ids, each batch read once. */
  async #eachBatch(
    table: string,
    condition: RawBuilder<unknown>,
    columns: readonly string[],
    work: (rows: Rows) => Promise<void>,
  ): Promise<void> {
    const names = sql.join(["id", ...columns].map((name) => sql.ref(name)));
    let last: unknown;
    for (;;) {
      const beyond = last === undefined ? sql`` : sql`and id > ${last}`;
      const page = sql<
        Rows[number]
      >`select ${names} from ${sql.table(table)} where ${condition} ${beyond} order by id limit ${sql.lit(BATCH)}`;
      const { rows } = await page.execute(this.db);
      if (rows.length === 0) {
        return;
      }
      await work(rows);
      last = rows.at(-1)?.["id"];
    }
  }

  /** One row under a condition, if there is any. */
  async #rows(table: string, condition: RawBuilder<unknown>): Promise<Rows> {
    const found = sql<Rows[number]>`select * from ${sql.table(table)} where ${condition} limit 1`;
    return (await found.execute(this.db)).rows;
  }

  async #fits(table: string, column: string, to: Column): Promise<boolean> {
    const cell = sql.ref(column);
    const wrong = [
      ...(to.nullable ? [] : [sql`${cell} is null`]),
      ...(to.length === undefined ? [] : [sql`length(${cell}) > ${sql.lit(to.length)}`]),
    ];
    return wrong.length === 0 || (await this.#rows(table, sql.join(wrong, sql` or `))).length === 0;
  }

  /** Make a table of SQLite anew with other definitions: it can change hardly any in place. */
  async #rebuild(table: string, edit: (definitions: string[]) => string[]): Promise<void> {
    const known = sql<{ type: string; sql: string }>`
      select type, sql from sqlite_master where tbl_name = ${table} and sql is not null
    `;
    const { rows } = await known.execute(this.db);
    const definition = rows.find(({ type }) => type === "table")?.sql ?? "";
    const inside = edit(splitDefinitions(definition));
    const names = inside.filter((each) => each.startsWith('"')).map((each) => nameOf(each) ?? "");
    const aside = `${table}__new`;
    await this.#create(aside, inside);
    await this.execute(
      `INSERT INTO ${quoted(aside)} (${list(names)}) SELECT ${list(names)} FROM ${quoted(table)}`,
    );
    await this.execute(`DROP TABLE ${quoted(table)}`);
    await this.execute(`ALTER TABLE ${quoted(aside)} RENAME TO ${quoted(table)}`);
    for (const index of rows.filter(({ type }) => type === "index")) {
      await this.execute(index.sql);
    }
  }
}
