/** Passwords: hashed with bcrypt, and compared. */

import { randomUUID } from "node:crypto";
import bcrypt from "bcrypt";
import { MAX_PASSWORD_BYTES } from "../common/wire.js";

/** How much work a hash is; tests make it cheap. */
const COST = Number(process.env["BCRYPT_COST"] ?? 12);
let nobodys: Promise<string> | undefined;

/** A salted hash of `password`, which has at most `MAX_PASSWORD_BYTES`. */
export function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, COST);
}

/** Whether `password` has this hash; without one the same work is done in vain. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  nobodys ??= hashPassword(randomUUID());
  const given = Buffer.from(password);
  const matches = await bcrypt.compare(
    given.subarray(0, MAX_PASSWORD_BYTES),
    hash ?? (await nobodys),
  );
  return matches && hash !== undefined && given.length <= MAX_PASSWORD_BYTES;
}
