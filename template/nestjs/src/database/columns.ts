/** The types of columns, the same for the tables and for the migrations, on SQLite and on PostgreSQL. */

export type Dialect = "sqlite" | "postgresql";

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

interface Types {
  text: string;
  integer: number;
  float: number;
  decimal: string;
  boolean: boolean;
  date: string;
  datetime: string;
  uuid: string;
  json: Json;
}

/** A column; its values are in the form that they have on the wire. */
export interface Column<Value = unknown> {
  readonly type: keyof Types;
  readonly nullable: boolean;
  readonly length?: number;
  readonly precision?: number;
  readonly scale?: number;
  /** For the compiler alone: it is never set. */
  readonly value?: Value;
}

/** Text of at most `length` characters that sorts by code point. */
export function text(length?: number): Column<string> {
  return { type: "text", nullable: false, ...(length === undefined ? {} : { length }) };
}

/** A decimal number as text, exact on both databases. */
export function decimal(precision: number, scale: number): Column<string> {
  return { type: "decimal", nullable: false, precision, scale };
}

function plain<Name extends keyof Types>(type: Name): () => Column<Types[Name]> {
  return () => ({ type, nullable: false });
}

export const integer = plain("integer");
export const float = plain("float");
export const boolean = plain("boolean");
export const date = plain("date");
export const datetime = plain("datetime");
export const uuid = plain("uuid");
export const json = plain("json");

/** The column, with rows that lack a value. */
export function nullable<Value>(column: Column<Value>): Column<Value | null> {
  return { ...column, nullable: true };
}

/** A decimal on SQLite: its digits with so many places, so that text sorts by value. */
const PLACES = 38;
const BIAS = 10n ** BigInt(2 * PLACES);

/** The type in SQL, as the database itself tells it. */
export function sqlType(column: Column, dialect: Dialect): string {
  const length = column.length === undefined ? "" : `(${String(column.length)})`;
  const places = `(${String(column.precision)},${String(column.scale)})`;
  if (dialect === "postgresql") {
    return {
      text: column.length === undefined ? "text" : `character varying${length}`,
      integer: "bigint",
      float: "double precision",
      decimal: `numeric${places}`,
      boolean: "boolean",
      date: "date",
      datetime: "timestamp with time zone",
      uuid: "uuid",
      json: "jsonb",
    }[column.type];
  }
  return {
    text: column.length === undefined ? "TEXT" : `VARCHAR${length}`,
    integer: "BIGINT",
    float: "DOUBLE",
    decimal: `VARCHAR(${String(2 * PLACES + 1)})`,
    boolean: "BOOLEAN",
    date: "DATE",
    datetime: "VARCHAR(27)",
    uuid: "CHAR(32)",
    json: "JSON",
  }[column.type];
}

/** What stands behind the type where the column is declared: PostgreSQL would sort by the database's locale. */
export function sqlCollation(column: Column, dialect: Dialect): string {
  return dialect === "postgresql" && column.type === "text" ? ' COLLATE "C"' : "";
}

/** `value`, in its form on the wire, as the driver takes it. */
export function encode(column: Column, value: unknown, dialect: Dialect): unknown {
  if (value === null || value === undefined) {
    return null;
  }
  if (column.type === "json") {
    return JSON.stringify(value);
  }
  if (dialect === "postgresql") {
    return value;
  }
  switch (column.type) {
    case "boolean":
      return value === true ? 1 : 0;
    case "uuid":
      return (value as string).replaceAll("-", "");
    case "decimal":
      return (scaled(value as string, PLACES) + BIAS).toString().padStart(2 * PLACES + 1, "0");
    case "datetime":
      return moment(value as string, 6);
    default:
      return value;
  }
}

/** What the driver gave, in its form on the wire. */
export function decode(column: Column, value: unknown, dialect: Dialect): unknown {
  if (value === null || value === undefined) {
    return null;
  }
  if (column.type === "datetime") {
    return moment(value as string, 3);
  }
  if (dialect === "postgresql") {
    return value;
  }
  switch (column.type) {
    case "boolean":
      return value !== 0;
    case "uuid":
      return (value as string).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    case "decimal":
      return unscaled(BigInt(value as string) - BIAS, PLACES, column.scale ?? 0);
    case "json":
      // SQLite turns a text that is a number into that number.
      return typeof value === "string" ? (JSON.parse(value) as Json) : value;
    default:
      return value;
  }
}

/** A decimal number times ten to the power of `places`; digits beyond those are cut. */
export function scaled(digits: string, places: number): bigint {
  const [whole = "", fraction = ""] = digits.replace("-", "").split(".");
  const value = BigInt(whole + fraction.padEnd(places, "0").slice(0, places));
  return digits.startsWith("-") ? -value : value;
}

/** The number whose `places`th multiple of ten is `value`, with `scale` digits after the point. */
export function unscaled(value: bigint, places: number, scale: number): string {
  const shifted = value / 10n ** BigInt(places - scale);
  const digits = (shifted < 0n ? -shifted : shifted).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return `${shifted < 0n ? "-" : ""}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ""}`;
}

/** A moment in UTC, in the form of either database or of the wire, with so many digits of its second. */
function moment(written: string, digits: number): string {
  const [, day = "", time = "", fraction = ""] =
    /^(.{10})[T ](.{8})(?:\.([0-9]+))?(?:Z|\+00)$/.exec(written) ?? [];
  return `${day}T${time}.${fraction.padEnd(digits, "0").slice(0, digits)}Z`;
}
