/**
 * The functions of `worker.py` for NestJS: run by Node.js inside a rendered project, through its own code.
 *
 * The project is compiled once; migrations of other folders run in copies of what was compiled.
 */

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const PROJECT = process.cwd();
const compiled = spawnSync(
  path.join("node_modules", ".bin", "tsc"),
  ["--project", "tsconfig.build.json"],
  { encoding: "utf8" },
);
if (compiled.status !== 0) {
  throw new Error(compiled.stdout);
}

/** A module of the project, from a folder of what was compiled. */
const imported = (name, folder = "dist") => import(pathToFileURL(path.join(PROJECT, folder, name)).href);
const { resolve } = createRequire(path.join(PROJECT, "package.json"));
const installed = (name) => import(pathToFileURL(resolve(name)).href);

const { connect, dialectOf } = await imported("database/connection.js");
const { Changes } = await imported("database/changes.js");
const { decode, encode } = await imported("database/columns.js");
const { differences } = await imported("database/differences.js");
const { sql } = await installed("kysely");
const { default: typescript } = await installed("typescript");

const VIOLATED = /^(?:23|SQLITE_CONSTRAINT)/;
const copies = new Map();

function columnOf({ type, max_length: length, precision, scale, nullable }) {
  if (["enum", "string", "email", "url", "text"].includes(type)) {
    const longest = type === "enum" ? 100 : length;
    return { type: "text", nullable, ...(longest === null ? {} : { length: longest }) };
  }
  return { type, nullable, ...(type === "decimal" ? { precision, scale } : {}) };
}

const columnsOf = (table) => Object.fromEntries(table.columns.map((each) => [each.name, columnOf(each)]));

/** Moments have six digits and an offset in the requests. */
function fromWire(value, column) {
  return column.type === "datetime" && value !== null ? value.replace(/\+00:00$/, "Z") : value;
}

function toWire(value, column) {
  return column.type === "datetime" && value !== null ? value.replace(/Z$/, "000+00:00") : value;
}

async function within(url, work, enforced = true) {
  const db = connect(url, enforced);
  try {
    return await work(db, dialectOf(url));
  } finally {
    await db.destroy();
  }
}

/** A copy of the compiled project whose migrations are those of `folder`. */
function withMigrations(folder) {
  if (!copies.has(folder)) {
    const copy = `dist-${String(copies.size)}`;
    cpSync("dist", copy, { recursive: true });
    rmSync(path.join(copy, "migrations"), { recursive: true, force: true });
    mkdirSync(path.join(copy, "migrations"));
    for (const name of readdirSync(folder)) {
      const { outputText } = typescript.transpileModule(readFileSync(path.join(folder, name), "utf8"), {
        compilerOptions: { target: "ES2023", module: "ESNext", verbatimModuleSyntax: true },
      });
      writeFileSync(path.join(copy, "migrations", name.replace(/\.ts$/, ".js")), outputText);
    }
    copies.set(folder, copy);
  }
  return copies.get(folder);
}

const functions = {
  /** The error that stopped the migration, null where it went through. */
  async migrate({ url, folder, revision, down }) {
    const { migrateDown, migrateUp, steps } = await imported("database/migrator.js", withMigrations(folder));
    try {
      if (down) {
        const [name] = [...(await steps())].find(([, step]) => step.revision === revision) ?? ["0"];
        await migrateDown(url, Number.parseInt(name, 10));
      } else {
        await migrateUp(url);
      }
    } catch (error) {
      return `${error.name}: ${error.message}`;
    }
    return null;
  },

  /** Insert the `rows` of each of `tables`; one that a constraint forbids is left out. */
  async insert({ url, tables }) {
    await within(url, async (db, dialect) => {
      for (const table of tables) {
        const columns = columnsOf(table);
        for (const row of table.rows) {
          const names = sql.join(Object.keys(row).map((name) => sql.ref(name)));
          const values = Object.entries(row).map(([name, value]) => {
            const column = columns[name];
            return sql`${encode(column, fromWire(value, column), dialect)}`;
          });
          try {
            await sql`insert into ${sql.table(table.name)} (${names}) values (${sql.join(values)})`.execute(db);
          } catch (error) {
            if (!VIOLATED.test(error.code ?? "")) {
              throw error;
            }
          }
        }
      }
    });
    return null;
  },

  /** All rows of each of `tables`, and the foreign keys that lead nowhere. */
  async read({ url, tables }) {
    return await within(url, async (db, dialect) => {
      const found = {};
      for (const table of tables) {
        const columns = Object.entries(columnsOf(table));
        const { rows } = await sql`select * from ${sql.table(table.name)}`.execute(db);
        found[table.name] = rows
          .map((row) => {
            const read = ([name, column]) => [name, toWire(decode(column, row[name], dialect), column)];
            return Object.fromEntries(columns.map(read));
          })
          .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
      }
      const check = dialect === "sqlite" ? (await sql`pragma foreign_key_check`.execute(db)).rows : [];
      return { rows: found, broken: check };
    });
  },

  /** The tables as they are created, without any migration. */
  async create({ url, tables }) {
    await within(
      url,
      (db, dialect) =>
        db.transaction().execute(async (transaction) => {
          const changes = new Changes(transaction, dialect);
          const byName = (keys, held) => Object.fromEntries(keys.map((key) => [key.name, held(key)]));
          const keyOf = (key) => ({ column: key.columns[0], target: key.target_table, onDelete: key.on_delete });
          for (const table of tables) {
            await changes.createTable({
              name: table.name,
              columns: columnsOf(table),
              primaryKey: table.primary_key,
              foreignKeys: byName(dialect === "sqlite" ? table.foreign_keys : [], keyOf),
              uniqueKeys: byName(table.unique_keys, (key) => key.columns),
            });
            for (const { name, columns } of table.indexes) {
              await changes.createIndex({ table: table.name, name, columns });
            }
          }
          for (const table of dialect === "sqlite" ? [] : tables) {
            for (const key of table.foreign_keys) {
              await changes.addForeignKey({ table: table.name, name: key.name, ...keyOf(key) });
            }
          }
        }),
      false,
    );
    return null;
  },

  /** The schema as the project's own check tells it: how it differs from this project's tables. */
  async schema({ url }) {
    return { differences: await within(url, differences) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { do: name, ...given } = JSON.parse(line);
  let reply;
  try {
    reply = { result: await functions[name](given) };
  } catch (error) {
    reply = { error: error.stack ?? String(error) };
  }
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
