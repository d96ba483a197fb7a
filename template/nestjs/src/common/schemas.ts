/** Bodies: objects that take no other members than those that are declared. */

import { z } from "zod";
import type { FieldError } from "./problems.js";

/** The members of a body, each with the type that it has there. */
export type Shape = Readonly<Record<string, z.ZodType>>;
export type Body<Of extends Shape = Shape> = z.ZodObject<Of, z.core.$strict>;

/** A body with these members. */
export function body<const Of extends Shape>(shape: Of): Body<Of> {
  return z.strictObject(shape);
}

/** The body that changes what it holds (RFC 7396): any of the members, and no defaults. */
export function changes<Of extends Shape>(
  whole: Body<Of>,
): Body<{ readonly [Name in keyof Of]: z.ZodOptional<Of[Name]> }> {
  const entries = Object.entries<z.ZodType>(whole.shape);
  const shape = entries.map(([name, type]) => [name, z.optional(withoutDefault(type))]);
  return z.strictObject(Object.fromEntries(shape)) as never;
}

/** The type of the values that a member has when it is there. */
export function withoutDefault(type: z.ZodType): z.ZodType {
  return type instanceof z.ZodPrefault ? (type.unwrap() as z.ZodType) : type;
}

/** The type of the values themselves, null aside. */
export function valueOf(type: z.ZodType): z.ZodType {
  const taken = withoutDefault(type);
  return taken instanceof z.ZodNullable ? (taken.unwrap() as z.ZodType) : taken;
}

/** What is wrong, by the name of the top-level member; `part` is what the whole value is called. */
export function fieldErrors(error: z.ZodError, part: string): FieldError[] {
  const found = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((field) => ({ field, message: "This name is not known here." }))
      : [{ field: String(issue.path[0] ?? part), message: sentence(issue.message) }],
  );
  return found.filter(
    ({ field, message }, place) =>
      found.findIndex((other) => other.field === field && other.message === message) === place,
  );
}

function sentence(message: string): string {
  return `${message.replace(/\.$/, "")}.`;
}
