/** Tries to sign in, counted in the database, so that several processes agree. */

import { sql } from "kysely";
import { later, uuid7 } from "../common/clock.js";
import { ApiError } from "../common/problems.js";
import type { Work } from "../database/database.service.js";
import { columnOf, equals, insert, parameter, remove, select } from "../resources/queries.js";
import { loginFailureTable } from "./auth.tables.js";

const MAX_FAILURES = 10;
const WINDOW_MILLISECONDS = 15 * 60 * 1000;

/**
 * Count a try as failed before it is made, so that tries at the same time are counted too.
 *
 * Raises 429 after `MAX_FAILURES` within the window; that try does not count.
 */
export async function countAttempt(work: Work, email: string, address: string): Promise<void> {
  const table = loginFailureTable;
  const begin = later(work.now, -WINDOW_MILLISECONDS);
  const moment = parameter(work, columnOf(table, "failed_at"), begin);
  await remove(work, table, [sql`failed_at <= ${moment}`]);
  const same = [equals(work, table, "email", email), equals(work, table, "address", address)];
  const tail = sql`order by failed_at desc limit 1 offset ${sql.lit(MAX_FAILURES - 1)}`;
  const [tenth] = await select(work, table, same, tail);
  if (tenth !== undefined) {
    const wait = Date.parse(tenth["failed_at"] as string) - Date.parse(begin);
    const seconds = Math.max(1, Math.ceil(wait / 1000));
    const detail = "There were too many failed tries; wait before the next one.";
    throw new ApiError(429, detail, [], { "Retry-After": String(seconds) });
  }
  await insert(work, table, { id: uuid7(), email, address, failed_at: work.now });
}

/** Start to count anew, after a try that succeeded. */
export async function forgetAttempts(work: Work, email: string, address: string): Promise<void> {
  const table = loginFailureTable;
  const same = [equals(work, table, "email", email), equals(work, table, "address", address)];
  await remove(work, table, same);
}
