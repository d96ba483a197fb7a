/** What a request holds, read and refused as the API promises. */

import type { FastifyRequest } from "fastify";
import type { z } from "zod";
import { decode } from "./body.js";
import { type FieldError, invalid } from "./problems.js";
import { fieldErrors } from "./schemas.js";
import { uuid } from "./wire.js";

declare module "fastify" {
  interface FastifyRequest {
    /** The body as it was received. */
    content: Buffer;
    /** Its media type, with its parameters. */
    contentType: string;
  }
}

const id = uuid({});

/** The query string's parameters, as they were written. */
export function parametersOf(request: FastifyRequest): [string, string][] {
  const [, query = ""] = request.url.split(/\?(.*)/s);
  return [...new URLSearchParams(query)];
}

/** Refuse every query parameter. */
export function readNothing(request: FastifyRequest): void {
  refuse(parameterErrors(request));
}

/** The id in the path; raises 422. */
export function readId(request: FastifyRequest): string {
  return read(request, id, []);
}

/** The body; raises 400, 415 or 422. */
export function readBody<Value>(request: FastifyRequest, schema: z.ZodType<Value>): Value {
  const decoded = decodeBody(request);
  const errors = parameterErrors(request);
  const result = parseBody(decoded, schema, errors);
  refuse(errors);
  return result as Value;
}

/** The id in the path and the body; raises 400, 415, or 422 with what is wrong with either. */
export function readIdAndBody<Value>(
  request: FastifyRequest,
  schema: z.ZodType<Value>,
): [string, Value] {
  const decoded = decodeBody(request);
  const errors: FieldError[] = [];
  const content = parseBody(decoded, schema, errors);
  return [read(request, id, errors), content as Value];
}

function read(request: FastifyRequest, schema: z.ZodType<string>, errors: FieldError[]): string {
  const parsed = schema.safeParse((request.params as { id?: string }).id);
  const own = parsed.success ? [] : fieldErrors(parsed.error, "id");
  refuse([...parameterErrors(request), ...own, ...errors]);
  return parsed.data ?? "";
}

function decodeBody(request: FastifyRequest): unknown {
  return decode(request.content, request.contentType, request.method === "PATCH");
}

function parseBody<Value>(
  decoded: unknown,
  schema: z.ZodType<Value>,
  errors: FieldError[],
): Value | undefined {
  // Without a prototype a member called `constructor` is there only where it was sent.
  const plain =
    typeof decoded === "object" && decoded !== null && !Array.isArray(decoded)
      ? Object.assign(Object.create(null) as object, decoded)
      : decoded;
  const parsed = schema.safeParse(plain);
  if (!parsed.success) {
    errors.push(...fieldErrors(parsed.error, "body"));
  }
  return parsed.data;
}

function parameterErrors(request: FastifyRequest): FieldError[] {
  const names = new Set(parametersOf(request).map(([name]) => name));
  return [...names].map((field) => ({ field, message: "This name is not known here." }));
}

function refuse(errors: FieldError[]): void {
  if (errors.length > 0) {
    throw invalid(...errors);
  }
}
