/** How the app connects to its database. */

import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresDialect,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from "kysely";
import Libsql from "libsql";
import pg from "pg";
import type { Dialect } from "./columns.js";
import type { Database } from "./tables.js";

const BUSY_MILLISECONDS = 30_000;

/** Which of the databases a URL names. */
export function dialectOf(url: string): Dialect {
  return url.startsWith("sqlite:") ? "sqlite" : "postgresql";
}

/** A connection for `url`, with what the app relies on: UTC, enforced foreign keys, waiting writers. */
export function connect(url: string, enforceForeignKeys = true): Kysely<Database> {
  if (dialectOf(url) === "sqlite") {
    const database = new Libsql(url.replace("sqlite:///", ""));
    database.exec(`PRAGMA busy_timeout = ${String(BUSY_MILLISECONDS)}`);
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = NORMAL");
    database.exec(`PRAGMA foreign_keys = ${enforceForeignKeys ? "ON" : "OFF"}`);
    return new Kysely({ dialect: new ImmediateSqliteDialect({ database }) });
  }
  const pool = new pg.Pool({
    connectionString: url.replace(/^postgres(?:ql)?(?:\+psycopg)?:/, "postgresql:"),
    options: "-c timezone=UTC",
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced by the next query.
  pool.on("error", () => undefined);
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/**
 * Writers take SQLite's only write lock as they begin, and wait for it: a transaction that starts by reading
 * could not get it later if another process has written since.
 */
class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDriver>[0];

  constructor(config: ConstructorParameters<typeof SqliteDriver>[0]) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const begin = settings?.accessMode === "read only" ? "BEGIN" : "BEGIN IMMEDIATE";
    await connection.executeQuery(CompiledQuery.raw(begin));
  }
}

type Parser = (text: string) => unknown;

/** Numbers as numbers; what JavaScript has no exact type for stays text. */
const { BOOL, FLOAT8, INT2, INT4, INT8, JSON: JSON_TEXT, JSONB } = pg.types.builtins;
const PARSERS = new Map<number, Parser>([
  [BOOL, (text) => text === "t"],
  [JSON_TEXT, (text) => JSON.parse(text) as unknown],
  [JSONB, (text) => JSON.parse(text) as unknown],
  ...[FLOAT8, INT2, INT4, INT8].map((type): [number, Parser] => [type, Number]),
]);

function getTypeParser(type: number): Parser {
  return PARSERS.get(type) ?? ((text) => text);
}
