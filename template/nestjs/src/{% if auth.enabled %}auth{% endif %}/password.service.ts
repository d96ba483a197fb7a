/** Passwords: hashed with bcrypt, and compared. */

import { randomUUID } from "node:crypto";
import { Inject, Injectable } from "@nestjs/common";
import bcrypt from "bcrypt";
import { MAX_PASSWORD_BYTES } from "../common/wire.js";
import { SETTINGS, type Settings } from "../settings.js";

@Injectable()
export class PasswordService {
  private nobodys: Promise<string> | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** A salted hash of `password`, which has at most `MAX_PASSWORD_BYTES`. */
  hash(password: string): Promise<string> {
    return bcrypt.hash(password, this.settings.bcryptCost);
  }

  /** Whether `password` has this hash; without one the same work is done in vain. */
  async verify(password: string, hash: string | undefined): Promise<boolean> {
    this.nobodys ??= this.hash(randomUUID());
    const given = Buffer.from(password);
    const matches = await bcrypt.compare(
      given.subarray(0, MAX_PASSWORD_BYTES),
      hash ?? (await this.nobodys),
    );
    return matches && hash !== undefined && given.length <= MAX_PASSWORD_BYTES;
  }
}
