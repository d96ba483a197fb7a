import { expect, it } from "vitest";
import { check, heads, migrateDown, migrateUp, steps } from "../src/database/migrator.js";
import { databaseUrl, useApp } from "./support/app.js";

useApp();

it("migrations lead both ways, and to the tables of the code", async () => {
  expect(await check(databaseUrl)).toEqual([]);
  await migrateDown(databaseUrl, 0);
  const missing = await check(databaseUrl);
  expect(missing.length).toBeGreaterThan(0);
  expect(missing.every((line) => line.startsWith("missing: "))).toBe(true);
  await migrateUp(databaseUrl);
  expect(await check(databaseUrl)).toEqual([]);
});

it("one migration is the newest", async () => {
  expect(heads(await steps())).toHaveLength(1);
});
