/** Values that the schemas of openapi.yaml take, a new one each time, and values that they refuse. */

import { randomUUID } from "node:crypto";
import { document, type Schema } from "../../src/documentation/document.js";
import type { Body } from "./app.js";

let made = 0;

/** The schema of that name. */
export function schemaOf(name: string): Schema {
  return document().components.schemas[name] ?? {};
}

/** The schemas of an object's members. */
export function membersOf(name: string): Readonly<Record<string, Schema>> {
  return (schemaOf(name)["properties"] ?? {}) as Record<string, Schema>;
}

/** The members that an object must have. */
export function requiredOf(name: string): string[] {
  return (schemaOf(name)["required"] ?? []) as string[];
}

/** Whether a schema takes null. */
export function isNullable(schema: Schema): boolean {
  const among = schema["anyOf"] as Schema[] | undefined;
  return schema["type"] === undefined && (among?.some(({ type }) => type === "null") ?? true);
}

/** The schema of the values other than null. */
export function withoutNull(schema: Schema): Schema {
  return (schema["anyOf"] as Schema[] | undefined)?.[0] ?? schema;
}

/** A body with what the schema requires; references are left to the caller. */
export function bodyOf(name: string): Body {
  const members = membersOf(name);
  return Object.fromEntries(requiredOf(name).map((each) => [each, sample(members[each] ?? {})]));
}

/** A value that the schema takes, and that no earlier one was, as far as there are others. */
export function sample(schema: Schema): unknown {
  made += 1;
  const one = withoutNull(schema);
  const among = one["enum"] as string[] | undefined;
  if (among !== undefined) {
    return among[made % among.length];
  }
  const day = new Date(Date.UTC(2001, 0, 1) + made * 86_400_000).toISOString();
  switch (one["format"]) {
    case "date":
      return day.slice(0, 10);
    case "date-time":
      return day;
    case "uuid":
      return randomUUID();
  }
  switch (one["type"]) {
    case "string":
      return textSample({ ...one, description: schema["description"] });
    case "boolean":
      return made % 2 === 0;
    case "integer":
    case "number":
      return numberSample(one);
    default:
      return { key: `value ${String(made)}` };
  }
}

function patternOf({ pattern = "" }: Schema): RegExp {
  return new RegExp(pattern as string, "u");
}

function textSample(schema: Schema): string {
  const pattern = patternOf(schema);
  const max = Number(schema["maxLength"] ?? 100);
  const number = String(made);
  // The bounds of a decimal are told in words.
  const [, least] = /At least ([0-9.-]+[0-9])/.exec(String(schema["description"])) ?? [];
  const [, most] = /At most ([0-9.-]+[0-9])/.exec(String(schema["description"])) ?? [];
  const [low, high] = [Number(least ?? -Infinity), Number(most ?? Infinity)];
  const decimals = [
    made,
    made / 10,
    made / 100,
    made / 1000,
    made / 10_000,
    1,
    0,
    -1,
    -made,
    low,
    high,
  ]
    .filter((value) => value >= low && value <= high && Number.isFinite(value))
    .map((value) => value.toFixed(6).replace(/\.?0+$/, ""));
  const texts = [
    `Text ${number}`,
    number,
    `person${number}@example.com`,
    `http://example.com/${number}`,
  ];
  const isText = pattern.test("any text");
  const wished = isText ? texts : [...decimals, ...texts.slice(2)];
  const min = Number(schema["minLength"] ?? 0);
  const fitting = wished
    .map((text) => (text.length <= max ? text.padEnd(min, "x") : isText ? text.slice(-max) : text))
    .find((text) => text.length <= max && pattern.test(text));
  if (fitting === undefined) {
    throw new Error(`There is no sample for ${JSON.stringify(schema)}.`);
  }
  return fitting;
}

function numberSample(schema: Schema): number {
  const low = Number(schema["minimum"] ?? 1);
  const high = Number(schema["maximum"] ?? Number.MAX_SAFE_INTEGER);
  const start = low < 1 && high > 1 ? 1 : low;
  return Math.min(high, start + (made % Math.max(1, Math.min(high - start + 1, 1_000_000))));
}

/** Values that the schema refuses. */
export function wrongValues(schema: Schema): unknown[] {
  const one = withoutNull(schema);
  const wrong: unknown[] = isNullable(schema) ? [] : [null];
  const isText = patternOf(one).test("any");
  switch (one["type"]) {
    case "string":
      wrong.push(1, "\0");
      if (one["maxLength"] !== undefined) {
        wrong.push("x".repeat(Number(one["maxLength"]) + 1));
      }
      if (one["format"] !== undefined || one["enum"] !== undefined || !isText) {
        wrong.push("no such value");
      }
      break;
    case "boolean":
      wrong.push("true", 1);
      break;
    case "integer":
    case "number":
      wrong.push("1", true);
      if (one["type"] === "integer") {
        wrong.push(1.5);
      }
      if (Number.isSafeInteger(one["maximum"])) {
        wrong.push(Number(one["maximum"]) + 1);
      }
      break;
    case "array":
      wrong.push("no list");
      break;
  }
  return wrong;
}
