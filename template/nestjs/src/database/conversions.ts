/** Values that become values of another type, in their form on the wire. */

import { now, today } from "../common/clock.js";
import { date, datetime } from "../common/wire.js";
import { type Column, unscaled } from "./columns.js";

const WHOLE = /^[+-]?[0-9]{1,18}$/;
const NUMBER = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:e([+-]?[0-9]{1,4}))?$/i;
const UUID = /^[0-9a-f]{32}$/i;
const BOOLEANS = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** There is no such value. */
class Unfit extends Error {}

/** `value` of one column as a value of another; `fallback` where there is none, or it is not `among` these. */
export function convert(
  value: unknown,
  from: Column,
  to: Column,
  among?: readonly string[],
  fallback: unknown = null,
): unknown {
  if (value === null || value === undefined) {
    return null;
  }
  try {
    const converted = READERS[to.type](value, from, to);
    return among === undefined || among.includes(converted as string) ? converted : fallback;
  } catch (error) {
    if (error instanceof Unfit) {
      return fallback;
    }
    throw error;
  }
}

type Reader = (value: unknown, from: Column, to: Column) => unknown;

const READERS: Readonly<Record<Column["type"], Reader>> = {
  text: (value, _from, to) => {
    const written = typeof value === "string" ? value : JSON.stringify(value);
    if (to.length !== undefined && [...written].length > to.length) {
      throw new Unfit();
    }
    return written;
  },
  integer: (value, from) => {
    const written = from.type === "decimal" ? String(value).replace(/\.0+$/, "") : value;
    const number =
      typeof written === "string" && WHOLE.test(written.trim())
        ? Number(written)
        : numberOf(written);
    if (
      !Number.isSafeInteger(number) ||
      (typeof written === "string" && !WHOLE.test(written.trim()))
    ) {
      throw new Unfit();
    }
    return number;
  },
  float: (value) => {
    const number = typeof value === "string" ? Number(decimalOf(value).written) : numberOf(value);
    if (!Number.isFinite(number)) {
      throw new Unfit();
    }
    return number;
  },
  decimal: (value, _from, to) => {
    const { precision = 0, scale = 0 } = to;
    if (typeof value !== "number" && typeof value !== "string") {
      throw new Unfit();
    }
    const { digits, places } = decimalOf(String(value));
    const lacking = scale - places;
    const cut = lacking < 0 ? 10n ** BigInt(-lacking) : 1n;
    const shifted = lacking < 0 ? digits / cut : digits * 10n ** BigInt(lacking);
    const size = (shifted < 0n ? -shifted : shifted).toString().length;
    if (digits % cut !== 0n || size > precision) {
      throw new Unfit();
    }
    return unscaled(shifted, scale, scale);
  },
  boolean: (value) => {
    const known = BOOLEANS.get(String(value).trim().toLowerCase());
    if (known === undefined) {
      throw new Unfit();
    }
    return known;
  },
  date: (value, from) => {
    if (value === "today" && from.type === "date") {
      return today();
    }
    return taken(date({}), from.type === "datetime" ? String(value).slice(0, 10) : value);
  },
  datetime: (value, from) => {
    if (value === "now" && from.type === "datetime") {
      return now();
    }
    const written = String(value).replace(" ", "T");
    const midnight = /^[^T]{10}$/.test(written) ? `${written}T00:00:00` : written;
    return taken(datetime({}), /(?:Z|[+-]..:..)$/i.test(midnight) ? midnight : `${midnight}Z`);
  },
  uuid: (value) => {
    const digits = String(value).replaceAll("-", "").toLowerCase();
    if (!UUID.test(digits)) {
      throw new Unfit();
    }
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  },
  json: (value) => value,
};

function taken<Value>(
  type: { safeParse: (value: unknown) => { data?: Value } },
  value: unknown,
): Value {
  const { data } = type.safeParse(value);
  if (data === undefined) {
    throw new Unfit();
  }
  return data;
}

function numberOf(value: unknown): number {
  if (typeof value !== "number" && typeof value !== "boolean") {
    throw new Unfit();
  }
  return Number(value);
}

/** A number as its digits and how many of them stand after the point. */
function decimalOf(text: string): { written: string; digits: bigint; places: number } {
  const written = text.trim();
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = NUMBER.exec(written) ?? [];
  if (whole + fraction === "") {
    throw new Unfit();
  }
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction) * (places < 0 ? 10n ** BigInt(-places) : 1n);
  return { written, digits: sign === "-" ? -digits : digits, places: Math.max(places, 0) };
}
