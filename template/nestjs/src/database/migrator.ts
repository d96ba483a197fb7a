/** Migrations: the files in `migrations`, each run whole or not at all. */

import { readdirSync } from "node:fs";
import {
  type Kysely,
  type Migration,
  type MigrationResultSet,
  Migrator,
  NO_MIGRATIONS,
  sql,
  type Transaction,
} from "kysely";
import { Changes } from "./changes.js";
import { connect, dialectOf } from "./connection.js";
import { differences } from "./differences.js";
import type { Database } from "./tables.js";

const FOLDER = new URL("../migrations/", import.meta.url);

/** A file of the folder: `revision` names it, `downRevision` the one that it goes after. */
export interface Step {
  readonly revision: string;
  readonly downRevision: string | null;
  up(changes: Changes): Promise<void>;
  down(changes: Changes): Promise<void>;
}

/** The migrations by name, each after the one that it follows. */
export async function steps(): Promise<Map<string, Step>> {
  const names = readdirSync(FOLDER)
    .filter((name) => /^[0-9].*\.[jt]s$/.test(name) && !name.endsWith(".d.ts"))
    .sort();
  const waiting = new Map<string, Step>();
  for (const name of names) {
    const step = (await import(new URL(name, FOLDER).href)) as Step;
    waiting.set(name.replace(/\.[jt]s$/, ""), step);
  }
  const found = new Map<string, Step>();
  const revisions = new Set<string | null>([null]);
  for (let ready = true; ready;) {
    const next = [...waiting].filter(([, step]) => revisions.has(step.downRevision));
    for (const [name, step] of next) {
      found.set(name, step);
      revisions.add(step.revision);
      waiting.delete(name);
    }
    ready = next.length > 0;
  }
  if (waiting.size > 0) {
    throw new Error(`${[...waiting.keys()].join(" and ")} follow a migration that is not there.`);
  }
  return found;
}

/** The steps that nothing goes after; more than one means two newest migrations. */
export function heads(found: ReadonlyMap<string, Step>): string[] {
  const followed = new Set([...found.values()].map((step) => step.downRevision));
  return [...found].filter(([, step]) => !followed.has(step.revision)).map(([name]) => name);
}

/** Bring the database at `url` to the newest migration. */
export async function migrateUp(url: string): Promise<void> {
  await migrate(url, (migrator) => migrator.migrateToLatest());
}

/** Take it back to the first migration whose name begins with `number`; 0 is before the first one. */
export async function migrateDown(url: string, number: number): Promise<void> {
  const prefix = `${String(number).padStart(4, "0")}_`;
  const name = [...(await steps()).keys()].find((each) => each.startsWith(prefix));
  if (name === undefined && number !== 0) {
    throw new Error(`There is no migration ${prefix}.`);
  }
  await migrate(url, (migrator) => migrator.migrateTo(name ?? NO_MIGRATIONS));
}

/** What the tables of the code have otherwise than the database, and how many newest migrations there are. */
export async function check(url: string): Promise<string[]> {
  const newest = heads(await steps());
  const db = connect(url);
  try {
    const found = await differences(db, dialectOf(url));
    return newest.length > 1 ? [...found, `${newest.join(" and ")} are both the newest`] : found;
  } finally {
    await db.destroy();
  }
}

async function migrate(
  url: string,
  work: (migrator: Migrator) => Promise<MigrationResultSet>,
): Promise<void> {
  // SQLite changes a table by making it anew, which enforced foreign keys would not allow.
  const db = connect(url, false);
  const order = [...(await steps()).keys()];
  const migrations = await migrationsOf(url);
  try {
    const migrator = new Migrator({
      db: transactional(db),
      provider: { getMigrations: () => Promise.resolve(migrations) },
      nameComparator: (one, other) => order.indexOf(one) - order.indexOf(other),
      // One that was written by hand goes after those that were there then.
      allowUnorderedMigrations: true,
    });
    const { error } = await work(migrator);
    if (error !== undefined) {
      throw error instanceof Error ? error : new Error("The migration failed.", { cause: error });
    }
  } finally {
    await db.destroy();
  }
}

/** Kysely's migrations: each with what it may do, and a look at the references that it leaves. */
async function migrationsOf(url: string): Promise<Record<string, Migration>> {
  const dialect = dialectOf(url);
  const run = (step: (changes: Changes) => Promise<void>) => async (db: Kysely<Database>) => {
    await step(new Changes(db as Transaction<Database>, dialect));
    if (dialect === "sqlite") {
      await checkReferences(db);
    }
  };
  const found = [...(await steps())].map(([name, step]): [string, Migration] => [
    name,
    { up: run((changes) => step.up(changes)), down: run((changes) => step.down(changes)) },
  ]);
  return Object.fromEntries(found);
}

/** Stop a step after which a row refers to one that is not there: SQLite does not look by itself. */
async function checkReferences(db: Kysely<Database>): Promise<void> {
  const check = sql<{ table: string; parent: string }>`PRAGMA foreign_key_check`;
  const [wrong] = (await check.execute(db)).rows;
  if (wrong !== undefined) {
    throw new Error(
      `A row of ${wrong.table} would refer to a row of ${wrong.parent} that is not there.`,
    );
  }
}

/** `db`, whose definitions of tables belong to its transactions on SQLite too. */
function transactional(db: Kysely<Database>): Kysely<Database> {
  const adapter = db.getExecutor().adapter;
  Object.defineProperty(adapter, "supportsTransactionalDdl", { get: () => true });
  return db;
}
