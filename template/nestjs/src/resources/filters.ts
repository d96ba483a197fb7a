/** The query parameters of lists, derived from a table and the members of a body. */

import type { FastifyRequest } from "fastify";
import { sql } from "kysely";
import { z } from "zod";
import { type FieldError, invalid } from "../common/problems.js";
import { parametersOf } from "../common/requests.js";
import { type Body, fieldErrors, valueOf } from "../common/schemas.js";
import { datetime, uuid } from "../common/wire.js";
import type { Column } from "../database/columns.js";
import type { Work } from "../database/database.service.js";
import type { Table } from "../database/table.js";
import { DEFAULT_LIMIT, type ListQuery, MAX_LIMIT, readCursor } from "./pagination.js";
import { columnOf, type Condition, parameter, tableOf } from "./queries.js";

/** Parameters of the list itself: a field of that name is filtered by `limit__eq`. */
const OWN = ["limit", "cursor", "sort"];
const COMPARISONS = { eq: sql`=`, gte: sql`>=`, lte: sql`<=` };
const ORDERED: readonly Column["type"][] = ["integer", "float", "decimal", "date", "datetime"];
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** A parameter: how its text is read, and what it asks of a row. */
interface Filter {
  readonly type: z.ZodType;
  readonly column: Column;
  readonly condition: (work: Work, value: unknown) => Condition;
}

/** The parameters of one resource's list. */
export class ListParameters {
  /** The types of the values of the fields that can be sorted by. */
  readonly keys = new Map<string, z.ZodType>();
  readonly #filters = new Map<string, Filter>();

  /** `body` is that of the resource's rows; `hidden` columns are never answered. */
  constructor(table: Table, body: Body) {
    const members = new Map(Object.entries<z.ZodType>(body.shape));
    for (const [name, column] of Object.entries(table.columns)) {
      const own = members.get(name);
      const servers = column.type === "uuid" ? uuid({}) : datetime({});
      this.#add(name, column, own === undefined ? servers : valueOf(own));
    }
    for (const [member, link] of Object.entries(table.links)) {
      const there = columnOf(tableOf(link.table), link.there.column);
      const [here, other] = [sql.ref(link.here.column), sql.ref(link.there.column)];
      this.#filters.set(member, {
        type: uuid({}),
        column: there,
        condition: (work, value) =>
          sql`id in (select ${here} from ${sql.table(link.table)} where ${other} = ${parameter(work, there, value)})`,
      });
    }
  }

  /** The names of all parameters. */
  get names(): string[] {
    return [...OWN, ...this.#filters.keys()];
  }

  #add(name: string, column: Column, type: z.ZodType): void {
    const cell = sql.ref(name);
    if (column.type !== "json") {
      this.keys.set(name, type);
      for (const operator of ORDERED.includes(column.type)
        ? (["eq", "gte", "lte"] as const)
        : (["eq"] as const)) {
        const plain = operator === "eq" && !OWN.includes(name);
        this.#filters.set(plain ? name : `${name}__${operator}`, {
          type,
          column,
          condition: (work, value) =>
            sql`${cell} ${COMPARISONS[operator]} ${parameter(work, column, value)}`,
        });
      }
    }
    if (column.nullable) {
      this.#filters.set(`${name}__isnull`, {
        type: z.boolean(),
        column: { type: "boolean", nullable: false },
        condition: (_work, absent) =>
          absent === true ? sql`${cell} is null` : sql`${cell} is not null`,
      });
    }
  }

  /** Read the query string's parameters; raises 422 with all that is wrong. */
  read(request: FastifyRequest): ListQuery {
    const errors: FieldError[] = [];
    const given = new Map<string, string>();
    for (const [name, value] of parametersOf(request)) {
      if (given.has(name)) {
        errors.push({ field: name, message: "Parameter should not repeat." });
      } else if (OWN.includes(name) || this.#filters.has(name)) {
        given.set(name, value);
      } else {
        errors.push({ field: name, message: "This name is not known here." });
      }
    }
    const sort = given.get("sort") ?? "id";
    const descending = sort.startsWith("-");
    const key = descending ? sort.slice(1) : sort;
    const query = {
      limit: readLimit(given.get("limit"), errors),
      key,
      descending,
      after: this.#readCursor(given.get("cursor"), sort, key, errors),
      conditions: this.#readFilters(given, errors),
    };
    if (errors.length > 0) {
      throw invalid(...errors);
    }
    return query;
  }

  #readCursor(
    text: string | undefined,
    sort: string,
    key: string,
    errors: FieldError[],
  ): ListQuery["after"] {
    const type = this.keys.get(key);
    if (type === undefined) {
      errors.push({ field: "sort", message: "Input should be a field, or - and a field." });
      return null;
    }
    const after = text === undefined ? null : readCursor(text, sort, type);
    if (text !== undefined && after === null) {
      const message = "Input should be a cursor of this list and sort.";
      errors.push({ field: "cursor", message });
    }
    return after;
  }

  #readFilters(given: ReadonlyMap<string, string>, errors: FieldError[]): ListQuery["conditions"] {
    return [...given].flatMap(([name, text]) => {
      const filter = this.#filters.get(name);
      if (filter === undefined) {
        return [];
      }
      const parsed = filter.type.safeParse(valueOfText(text, filter.column));
      if (!parsed.success) {
        errors.push(...fieldErrors(parsed.error, name).slice(0, 1));
        return [];
      }
      return [(work: Work) => filter.condition(work, parsed.data)];
    });
  }
}

/** `text` as the JSON value that it would be in a body. */
function valueOfText(text: string, column: Column): unknown {
  if (column.type === "boolean") {
    return Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : text;
  }
  const isNumber = column.type === "integer" || column.type === "float";
  return isNumber && NUMBER.test(text) ? Number(text) : text;
}

function readLimit(text: string | undefined, errors: FieldError[]): number {
  const limit = text === undefined ? DEFAULT_LIMIT : /^[0-9]{1,9}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX_LIMIT) {
    errors.push({ field: "limit", message: "Input should be a number from 1 to 200." });
  }
  return limit;
}
