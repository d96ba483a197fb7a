/** The tables that only signing in and out uses. */

import { datetime, text, uuid } from "../database/columns.js";
import { defineTable } from "../database/table.js";

/** A token that was logged out, remembered until it would have expired. */
export const revokedTokenTable = defineTable({
  name: "revoked_tokens",
  columns: {
    jti: uuid(),
    expires_at: datetime(),
  },
  primaryKey: ["jti"],
  indexes: {
    ix_revoked_tokens_expires_at: ["expires_at"],
  },
});

/** A wrong password for an e-mail address, whether or not that has an account. */
export const loginFailureTable = defineTable({
  name: "login_failures",
  columns: {
    id: uuid(),
    email: text(254),
    address: text(45),
    failed_at: datetime(),
  },
  primaryKey: ["id"],
  indexes: {
    ix_login_failures_email_address_failed_at: ["email", "address", "failed_at"],
    ix_login_failures_failed_at: ["failed_at"],
  },
});
