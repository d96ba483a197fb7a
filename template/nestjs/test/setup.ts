/** The settings of the tests: a new SQLite database for each file, or the one that TEST_DATABASE_URL names. */

import "reflect-metadata";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const file = join(mkdtempSync(join(tmpdir(), "api-")), "test.db");

Object.assign(process.env, {
  DATABASE_URL: process.env["TEST_DATABASE_URL"] ?? `sqlite:///${file}`,
  SECRET_KEY: "a key for tests only, long enough to be taken",
  ACCESS_TOKEN_EXPIRY_MINUTES: "60",
  COOKIE_SECURE: "true",
  CORS_ORIGINS: "https://app.example.com",
  LOG_LEVEL: "critical",
  BCRYPT_COST: "4",
});
