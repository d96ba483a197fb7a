/** Pages of a list: in keyset order, continued by cursors. */

import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { uuid } from "../common/wire.js";
import type { Work } from "../database/database.service.js";
import type { Table } from "../database/table.js";
import { type Condition, columnOf, equals, parameter, select, type Values } from "./queries.js";

export const MAX_LIMIT = 200;
export const DEFAULT_LIMIT = 50;
const CHECKSUM_BYTES = 8;
/** A cursor has to fit into an address; a longer text is looked up again by its row's id. */
const MAX_TEXT = 2048;

/** The place after one row: its value of the sort key, and its id. With `cut` the value is the text's begin. */
export interface Position {
  readonly value: unknown;
  readonly id: string;
  readonly cut: boolean;
}

/** What one list call asks for; nulls of `key` come last, whatever the direction. */
export interface ListQuery {
  readonly limit: number;
  readonly key: string;
  readonly descending: boolean;
  readonly after: Position | null;
  readonly conditions: readonly ((work: Work) => Condition)[];
}

export interface Page<Item> {
  readonly items: Item[];
  readonly next_cursor: string | null;
}

/**
 * The page that `query` asks for of the rows under `conditions`.
 *
 * Rows without a value are read by a statement of their own, after the others: one that orders nulls last in
 * both directions could not follow an index.
 */
export async function fetchPage(
  work: Work,
  table: Table,
  conditions: readonly Condition[],
  query: ListQuery,
): Promise<Page<Values>> {
  const { key, limit } = query;
  const column = sql.ref(key);
  const { nullable } = columnOf(table, key);
  const after = await whole(work, table, conditions, query);
  const filtered = [...conditions, ...query.conditions.map((condition) => condition(work))];
  const rows: Values[] = [];
  if (after === null || after.value !== null) {
    const valued = nullable ? [...filtered, sql`${column} is not null`] : filtered;
    const from = after === null ? [] : [beyond(work, table, query, after)];
    const keys = key === "id" ? ["id"] : [key, "id"];
    const tail = ordered(keys, query.descending, limit + 1);
    rows.push(...(await select(work, table, [...valued, ...from], tail)));
  }
  if (nullable && rows.length <= limit) {
    const id = columnOf(table, "id");
    const from =
      after?.value === null ? [sql`id ${sign(query)} ${parameter(work, id, after.id)}`] : [];
    const tail = ordered(["id"], query.descending, limit + 1 - rows.length);
    rows.push(...(await select(work, table, [...filtered, sql`${column} is null`, ...from], tail)));
  }
  if (rows.length <= limit) {
    return { items: rows, next_cursor: null };
  }
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const position = { value: last?.[key], id: last?.["id"] as string };
  return { items, next_cursor: writeCursor(sortOf(query), position) };
}

/** The position with its whole text; where its row is gone, the text's begin has to do. */
async function whole(
  work: Work,
  table: Table,
  conditions: readonly Condition[],
  { after, key }: ListQuery,
): Promise<Position | null> {
  if (!after?.cut) {
    return after;
  }
  const [row] = await select(work, table, [...conditions, equals(work, table, "id", after.id)]);
  return row === undefined ? after : { value: row[key], id: after.id, cut: false };
}

function beyond(work: Work, table: Table, query: ListQuery, after: Position): Condition {
  const id = parameter(work, columnOf(table, "id"), after.id);
  if (query.key === "id") {
    return sql`id ${sign(query)} ${id}`;
  }
  const value = parameter(work, columnOf(table, query.key), after.value);
  return sql`(${sql.ref(query.key)}, id) ${sign(query)} (${value}, ${id})`;
}

function sign({ descending }: ListQuery): Condition {
  return descending ? sql`<` : sql`>`;
}

function ordered(keys: readonly string[], descending: boolean, limit: number): Condition {
  const directed = keys.map((key) => sql`${sql.ref(key)} ${descending ? sql`desc` : sql`asc`}`);
  return sql`order by ${sql.join(directed)} limit ${sql.lit(limit)}`;
}

function sortOf({ key, descending }: ListQuery): string {
  return descending ? `-${key}` : key;
}

/** The cursor of a position, opaque to callers; it carries the sort and a checksum. */
function writeCursor(sort: string, { value, id }: { value: unknown; id: string }): string {
  const begin = typeof value === "string" ? cutText(value) : value;
  const parts = [sort, begin, id, ...(begin === value ? [] : ["cut"])];
  const content = Buffer.from(JSON.stringify(parts));
  return Buffer.concat([checksum(content), content]).toString("base64url");
}

function cutText(value: string): string {
  // As many code points have at most twice as many UTF-16 units.
  const begin = value.slice(0, 2 * MAX_TEXT);
  const characters = [...begin];
  return characters.length > MAX_TEXT ? characters.slice(0, MAX_TEXT).join("") : begin;
}

/** The position that `text` holds; null if it is damaged or belongs to another sort. */
export function readCursor(text: string, sort: string, type: z.ZodType): Position | null {
  const raw = Buffer.from(text, "base64url");
  const content = raw.subarray(CHECKSUM_BYTES);
  // Base64 has several spellings of some values.
  if (
    raw.toString("base64url") !== text ||
    content.length === 0 ||
    !checksum(content).equals(raw.subarray(0, CHECKSUM_BYTES))
  ) {
    return null;
  }
  // The checksum is no secret: what it covers can still be anything.
  let parts: unknown;
  try {
    parts = JSON.parse(content.toString());
  } catch {
    return null;
  }
  if (!Array.isArray(parts) || parts[0] !== sort) {
    return null;
  }
  const [, value, id, cut] = parts as unknown[];
  const parsed = value === null ? { success: true, data: null } : type.safeParse(value);
  const parsedId = uuid({}).safeParse(id);
  return parsed.success && parsedId.success
    ? { value: parsed.data, id: parsedId.data, cut: cut === "cut" }
    : null;
}

function checksum(content: Buffer): Buffer {
  return createHash("sha256").update(content).digest().subarray(0, CHECKSUM_BYTES);
}
