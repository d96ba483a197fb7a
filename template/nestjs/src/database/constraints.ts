/** Violated constraints, told as problems of the fields that they guard, on SQLite and on PostgreSQL. */

import { ApiError, type FieldError, invalid, noSuchRow } from "../common/problems.js";
import type { Table } from "./table.js";

interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
}

const UNIQUE = ["23505", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"];
const FOREIGN_KEY = ["23503", "SQLITE_CONSTRAINT_FOREIGNKEY"];

export function missing(field: string): FieldError {
  return { field, message: "There is no such row." };
}

/** The error of a violated unique key, whichever it is. */
export function isTaken(error: unknown): boolean {
  return UNIQUE.includes((error as DriverError).code ?? "");
}

/** Turn what the database refuses while a row of `table` is written into 409, 422 or 404. */
export async function checked<Result>(table: Table, work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw problemOf(table, error as DriverError) ?? error;
  }
}

/** Turn the database's refusal to delete a row that others need into 409. */
export async function checkedDeletion<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (FOREIGN_KEY.includes((error as DriverError).code ?? "")) {
      throw new ApiError(409, "Other rows refer to this one.");
    }
    throw error;
  }
}

function problemOf(table: Table, error: DriverError): ApiError | undefined {
  if (isTaken(error)) {
    const field = uniqueField(table, error);
    return field === undefined
      ? undefined
      : new ApiError(409, "Another row has this value already.", [
          { field, message: "This value is taken." },
        ]);
  }
  return FOREIGN_KEY.includes(error.code ?? "") ? referenceProblem(table, error) : undefined;
}

/** The field of a violated unique key: its last column, which the owner's precedes. */
function uniqueField(table: Table, error: DriverError): string | undefined {
  const failed = error.message?.split("failed: ")[1];
  for (const [name, columns] of Object.entries(table.uniqueKeys)) {
    const qualified = columns.map((column) => `${table.name}.${column}`).join(", ");
    if (name === error.constraint || (error.constraint === undefined && failed === qualified)) {
      return columns.at(-1);
    }
  }
  return undefined;
}

/** Of rows that went away while this one was written. SQLite has one writer, so there it cannot be. */
function referenceProblem(table: Table, error: DriverError): ApiError | undefined {
  for (const [name, key] of Object.entries(table.foreignKeys)) {
    if (name === error.constraint) {
      return invalid(missing(key.column));
    }
  }
  for (const [member, link] of Object.entries(table.links)) {
    if (link.there.constraint === error.constraint) {
      return invalid(missing(member));
    }
    if (link.here.constraint === error.constraint) {
      return noSuchRow();
    }
  }
  return undefined;
}
