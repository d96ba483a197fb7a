/** An empty migration, to be written by hand. */

import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { heads, steps } from "./migrator.js";

/** Write a migration that goes after the newest one; its path. */
export async function writeMigration(what: string): Promise<string> {
  const found = await steps();
  const [newest = ""] = heads(found);
  const slug = what.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  const number = String(Number.parseInt(newest, 10) + 1).padStart(4, "0");
  const path = `src/migrations/${number}_${slug}.ts`;
  const source = `/** ${what.replaceAll("*/", "")}. */

import type { Changes } from "../database/changes.js";

export const revision = "${randomBytes(6).toString("hex")}";
export const downRevision = "${found.get(newest)?.revision ?? ""}";

export async function up(changes: Changes): Promise<void> {
  // What changes.
}

export async function down(changes: Changes): Promise<void> {
  // The way back.
}
`;
  writeFileSync(path, source, { flag: "wx" });
  return path;
}
