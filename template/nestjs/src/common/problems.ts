/** Errors as RFC 9457 problem documents, with nothing in them of what went on inside. */

import { STATUS_CODES } from "node:http";

export const MEDIA_TYPE = "application/problem+json";
export const METHODS = ["DELETE", "GET", "PATCH", "POST", "PUT"] as const;

/** A member or parameter that is at fault. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An error to be answered as a problem document. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly errors: readonly FieldError[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }

  /** The document. */
  get document(): string {
    return JSON.stringify({
      type: "about:blank",
      title: phrase(this.status),
      status: this.status,
      detail: this.detail,
      ...(this.errors.length > 0 ? { errors: this.errors } : {}),
    });
  }
}

/** The error for values that cannot be taken. */
export function invalid(...errors: FieldError[]): ApiError {
  return new ApiError(422, "The request holds values that cannot be taken.", errors);
}

/** The error for a row that is not there for this caller. */
export function noSuchRow(): ApiError {
  return new ApiError(404, "There is no such row.");
}

/** The error for an address that is not one. */
export function noSuchAddress(): ApiError {
  return new ApiError(404, "There is nothing at this address.");
}

/** The error for a method that the address does not have; `allowed` are those it has. */
export function wrongMethod(allowed: readonly string[]): ApiError {
  const methods = [...allowed].sort().join(", ");
  return new ApiError(405, `This address takes ${methods}.`, [], { Allow: methods });
}

/** RFC 9110's phrase for a status; Node has older ones. */
function phrase(status: number): string {
  const newer: Record<number, string> = { 413: "Content Too Large", 422: "Unprocessable Content" };
  return newer[status] ?? STATUS_CODES[status] ?? "Error";
}
