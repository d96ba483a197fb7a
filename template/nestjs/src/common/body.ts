/** JSON bodies: read and decoded, or refused, before they are validated. */

import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { ApiError } from "./problems.js";

const MAX_BYTES = 1024 * 1024;
const MAX_DEPTH = 100;
/** A client that is still sending would not see the answer: so much of a large body is read and dropped. */
const DRAINED_BYTES = 16 * MAX_BYTES;
/** Strings, brackets and numbers of JSON. */
const TOKENS = /"(?:[^"\\]+|\\.)*"?|[[\]{}]|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/gs;
const LARGE_INTEGER = /^-?[0-9]{16,}$/;
/** Marks an integer in a text; nobody can guess it. */
const MARK = randomUUID();

/** The whole body; raises 413. */
export async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BYTES) {
      chunks.push(chunk);
    } else if (size > DRAINED_BYTES) {
      break;
    }
  }
  if (size > MAX_BYTES) {
    throw new ApiError(413, `The body has more than ${String(MAX_BYTES)} bytes.`);
  }
  return Buffer.concat(chunks);
}

/**
 * The value of a JSON body; raises 400 or 415. With `patch` a merge patch is taken as well.
 *
 * Integers that no double can tell apart are bigints.
 */
export function decode(raw: Buffer, contentType: string, patch: boolean): unknown {
  if (raw.every((byte) => [9, 10, 13, 32].includes(byte))) {
    throw new ApiError(400, "The body is empty.");
  }
  checkMediaType(contentType, patch);
  let source: string;
  try {
    source = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    throw new ApiError(400, "The body is not UTF-8.");
  }
  try {
    return parse(source);
  } catch (error) {
    throw error instanceof ApiError ? error : new ApiError(400, "The body is not JSON.");
  }
}

function checkMediaType(contentType: string, patch: boolean): void {
  const taken = ["application/json", ...(patch ? ["application/merge-patch+json"] : [])];
  const [mediaType = "", ...parameters] = contentType
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charsets = parameters
    .filter((parameter) => parameter.startsWith("charset"))
    .map((parameter) => parameter.split("=")[1]?.replaceAll(/["' ]/g, ""));
  if (!taken.includes(mediaType) || charsets.some((charset) => charset !== "utf-8")) {
    throw new ApiError(415, `The body must be ${taken.join(" or ")} in UTF-8.`);
  }
}

function parse(source: string): unknown {
  let depth = 0;
  const large: string[] = [];
  const marked = source.replaceAll(TOKENS, (token) => {
    if (token === "[" || token === "{") {
      depth += 1;
      if (depth > MAX_DEPTH) {
        throw new ApiError(400, `The body is nested more than ${String(MAX_DEPTH)} levels deep.`);
      }
    } else if (token === "]" || token === "}") {
      depth -= 1;
    } else if (LARGE_INTEGER.test(token) && !Number.isSafeInteger(Number(token))) {
      large.push(token);
      return `"${MARK}${token}"`;
    }
    return token;
  });
  const value: unknown = JSON.parse(source);
  return large.length > 0 ? JSON.parse(marked, revive) : value;
}

function revive(_name: string, value: unknown): unknown {
  if (typeof value !== "string" || !value.startsWith(MARK)) {
    return value;
  }
  // Beyond what any double holds, an infinite number says enough.
  const digits = value.slice(MARK.length);
  return digits.length > 400 ? Infinity : BigInt(digits);
}
