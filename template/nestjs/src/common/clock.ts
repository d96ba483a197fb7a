/** The time of day in UTC, and identifiers that follow it. */

import { randomBytes } from "node:crypto";

const RANDOM_BITS = 74n;
const LOW_BITS = (1n << 62n) - 1n;
let latestId = 0n;
let latestMoment = 0;

/** The moment to the millisecond: what clients are shown and can send back. */
export function now(): string {
  return new Date().toISOString();
}

/** The date in UTC. */
export function today(): string {
  return now().slice(0, 10);
}

/** `moment`, moved by so many milliseconds. */
export function later(moment: string, milliseconds: number): string {
  return new Date(Date.parse(moment) + milliseconds).toISOString();
}

/** Microseconds since 1970, later than each that this process was told before. */
export function microseconds(): number {
  latestMoment = Math.max(Date.now() * 1000, latestMoment + 1);
  return latestMoment;
}

/** The moment of so many microseconds since 1970, to the microsecond. */
export function preciseMoment(microsecondsSince1970: number): string {
  const milliseconds = Math.floor(microsecondsSince1970 / 1000);
  const rest = String(microsecondsSince1970 % 1000).padStart(3, "0");
  return new Date(milliseconds).toISOString().replace("Z", `${rest}Z`);
}

/** A version 7 UUID (RFC 9562), greater than each one that this process made before. */
export function uuid7(): string {
  const random = BigInt(`0x${randomBytes(10).toString("hex")}`) & ((1n << RANDOM_BITS) - 1n);
  const wished = (BigInt(Date.now()) << RANDOM_BITS) | random;
  latestId = wished > latestId ? wished : latestId + 1n;
  const high = latestId >> 62n;
  const value =
    ((high >> 12n) << 80n) |
    (7n << 76n) |
    ((high & 0xfffn) << 64n) |
    (2n << 62n) |
    (latestId & LOW_BITS);
  const digits = value.toString(16).padStart(32, "0");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
