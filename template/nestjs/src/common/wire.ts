/** The types of values in JSON: what is taken, and the one form in which it is kept and answered. */

import { z } from "zod";
import { type Json, scaled, unscaled } from "../database/columns.js";
import { now, today } from "./clock.js";

const MAX_TEXT = 100_000;
const MAX_JSON_BYTES = 64 * 1024;
/** What bcrypt looks at; it would cut the rest off without a word. */
export const MAX_PASSWORD_BYTES = 72;
const MAX_IDS = 200;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const DATETIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})T((?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2})(?:\.([0-9]{1,9}))?(Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$/i;
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const HOST_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const EMAIL = new RegExp(`^${ATOM}(?:\\.${ATOM})*@${HOST_LABEL}(?:\\.${HOST_LABEL})+$`);
const URL =
  /^https?:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#][!-~]*)?$/;

/** Whether a member may be null, must be there, and what it is where it is left out. */
interface Member {
  readonly nullable?: boolean;
  readonly required?: boolean;
  readonly default?: unknown;
}

type Type<Value, Options extends Member> = z.ZodType<
  Options extends { nullable: true } ? Value | null : Value
>;

/** `type` as a member: one that is not required becomes its default, or null, where it is left out. */
function member<Value, const Options extends Member>(
  type: z.ZodType<Value>,
  options: Options,
): Type<Value, Options> {
  const taken: z.ZodType = options.nullable ? z.nullable(type) : type;
  const { default: fallback = options.nullable && !options.required ? null : undefined } = options;
  return (fallback === undefined ? taken : z.prefault(taken, fallback)) as Type<Value, Options>;
}

/** Whether a text has neither U+0000 nor lone surrogates. */
function isStorable(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}

/** The length in code points. */
function lengthOf(value: string): number {
  let length = 0;
  for (const character of value) {
    length += character.length > 0 ? 1 : 0;
  }
  return length;
}

const anyText = z.string().refine(isStorable, "Text cannot hold NUL or lone surrogates");

/** A text of any length, such as one that is compared and not kept. */
export function anyLength(): z.ZodType<string> {
  return anyText;
}

export function text<const Options extends Member & { min?: number; max?: number }>(
  options: Options,
): Type<string, Options> {
  const { min = 0, max = MAX_TEXT } = options;
  const checked = anyText
    .refine(
      // A text has at most as many code points as UTF-16 units, and at least half as many.
      (value) => value.length <= max || (value.length <= 2 * max && lengthOf(value) <= max),
      `Text should have at most ${String(max)} characters`,
    )
    .refine(
      (value) => value.length >= 2 * min || lengthOf(value) >= min,
      `Text should have at least ${String(min)} characters`,
    );
  return member(checked, options);
}

export function choice<
  const Value extends string,
  const Options extends Member & { values: readonly Value[] },
>(options: Options & { values: readonly Value[] }): Type<Value, Options> {
  return member<Value, Options>(z.enum(options.values) as z.ZodType as z.ZodType<Value>, options);
}

export function integer<const Options extends Member & { min?: number; max?: number }>(
  options: Options,
): Type<number, Options> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
  return member(z.int().min(min).max(max), options);
}

export function float<const Options extends Member & { min?: number; max?: number }>(
  options: Options,
): Type<number, Options> {
  const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE } = options;
  // The body's reader gives integers that no double can tell apart as bigints.
  const read = (value: unknown): unknown => (typeof value === "bigint" ? Number(value) : value);
  return member(z.preprocess(read, z.number().min(min).max(max)), options);
}

/** A decimal number as text with at most so many digits, `scale` of them after the point. */
export function decimal<
  const Options extends Member & { precision: number; scale: number; min?: string; max?: string },
>(options: Options): Type<string, Options> {
  const { precision, scale, min, max } = options;
  const digits = precision - scale;
  const whole = digits > 0 ? `(?:0|[1-9][0-9]{0,${String(digits - 1)}})` : "0";
  const fraction = scale > 0 ? `(?:\\.[0-9]{1,${String(scale)}})?` : "";
  const read = z
    .string()
    .regex(new RegExp(`^-?${whole}${fraction}$`), {
      error: "Input should be a decimal number as text",
      abort: true,
    })
    .refine(
      (value) => min === undefined || isAtLeast(value, min),
      `Input should be at least ${min ?? ""}`,
    )
    .refine(
      (value) => max === undefined || isAtLeast(max, value),
      `Input should be at most ${max ?? ""}`,
    )
    .transform((value) => unscaled(scaled(value, scale), scale, scale));
  return member(read, options);
}

function isAtLeast(value: string, bound: string): boolean {
  const places = Math.max(...[value, bound].map((digits) => digits.split(".")[1]?.length ?? 0));
  return scaled(value, places) >= scaled(bound, places);
}

export function boolean<const Options extends Member>(options: Options): Type<boolean, Options> {
  return member(z.boolean(), options);
}

const isoDate = z.string().refine(isDate, "Input should be a date such as 2026-11-20");

/** A date; the default `today` is that of the request. */
export function date<const Options extends Member>(options: Options): Type<string, Options> {
  return member(isoDate, options.default === "today" ? { ...options, default: today } : options);
}

function isDate(value: string): boolean {
  const [, year = 0, month = 0, day = 0] = (DATE.exec(value) ?? []).map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return year > 0 && day > 0 && day <= days;
}

const instant = z.string().transform((value, context) => {
  const [, day = "", time = "", fraction = "", offset = ""] = DATETIME.exec(value) ?? [];
  const milliseconds = fraction.padEnd(3, "0").slice(0, 3);
  const moment = isDate(day)
    ? new Date(`${day}T${time}.${milliseconds}${offset.toUpperCase()}`)
    : new Date(NaN);
  const year = moment.getUTCFullYear();
  if (year >= 1 && year <= 9999) {
    return moment.toISOString();
  }
  const example = "such as 2026-11-20T10:00:00Z";
  context.addIssue(`Input should be a date and time with an offset, ${example}`);
  return z.NEVER;
});

/** A moment; the default `now` is that of the request. */
export function datetime<const Options extends Member>(options: Options): Type<string, Options> {
  return member(instant, options.default === "now" ? { ...options, default: now } : options);
}

const id = z.string().regex(UUID, "Input should be a UUID of 36 characters").toLowerCase();

export function uuid<const Options extends Member>(options: Options): Type<string, Options> {
  return member(id, options);
}

/** A list of different ids; empty where it is left out. */
export function ids(): z.ZodType<string[]> {
  const distinct = z
    .array(id)
    .max(MAX_IDS)
    .refine((list) => new Set(list).size === list.length, "Ids should not repeat");
  return z.prefault(distinct, []);
}

export function email<const Options extends Member & { max?: number }>(
  options: Options,
): Type<string, Options> {
  const { max = 254 } = options;
  return member(
    z.string().max(max).regex(EMAIL, "Input should be an e-mail address").toLowerCase(),
    options,
  );
}

export function url<const Options extends Member & { max?: number }>(
  options: Options,
): Type<string, Options> {
  const { max = 2048 } = options;
  return member(z.string().max(max).regex(URL, "Input should be an http or https URL"), options);
}

/** A password that can be kept. */
export function password(): z.ZodType<string> {
  return (text({ min: 8, max: MAX_PASSWORD_BYTES }) as z.ZodType<string>).refine(
    (value) => Buffer.byteLength(value) <= MAX_PASSWORD_BYTES,
    `Password should have at most ${String(MAX_PASSWORD_BYTES)} bytes in UTF-8`,
  );
}

/** Any JSON value; the default is written as JSON. */
export function json<const Options extends Member & { default?: string }>(
  options: Options,
): Type<Json, Options> {
  const { default: source } = options;
  const checked = z.unknown().superRefine((value, context) => {
    const problem = value === null ? "Input should not be null" : jsonProblem(value);
    if (problem !== null) {
      context.addIssue(problem);
    }
  }) as unknown as z.ZodType<Json>;
  const parsed = source === undefined ? {} : { default: (): unknown => JSON.parse(source) };
  return member(checked, { ...options, ...parsed });
}

/** Why not every JSON client could read `value`, or it is too large; null where nothing is wrong. */
function jsonProblem(value: unknown): string | null {
  if (value === undefined) {
    return "Field required";
  }
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (typeof item === "string" && !isStorable(item)) {
      return "Text cannot hold NUL or lone surrogates";
    }
    if (typeof item === "number" && !Number.isFinite(item)) {
      return "Numbers should be finite";
    }
    if (typeof item === "bigint") {
      return "Integers should lie within 2^53 - 1";
    }
    if (typeof item === "object" && item !== null) {
      for (const part of Array.isArray(item) ? item : Object.entries(item).flat()) {
        waiting.push(part);
      }
    }
  }
  return Buffer.byteLength(JSON.stringify(value)) > MAX_JSON_BYTES
    ? "Input should have at most 64 KiB as JSON"
    : null;
}
