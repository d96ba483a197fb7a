/** The command that migrates: `up`, `down <number>`, `check`, `new <what it does>`. */

import { check, migrateDown, migrateUp } from "./database/migrator.js";
import { writeMigration } from "./database/new-migration.js";
import { settingsOrExit } from "./settings.js";

const { databaseUrl } = settingsOrExit();
const [command = "up", argument = ""] = process.argv.slice(2);
const problems: string[] = [];

if (command === "up") {
  await migrateUp(databaseUrl).catch(tell);
} else if (command === "down" && /^[0-9]+$/.test(argument)) {
  await migrateDown(databaseUrl, Number(argument)).catch(tell);
} else if (command === "check") {
  problems.push(...(await check(databaseUrl)));
} else if (command === "new" && argument !== "") {
  process.stdout.write(`${await writeMigration(argument)}\n`);
} else {
  problems.push("Use: migrate up | down <number> | check | new <what>");
}
for (const problem of problems) {
  process.stderr.write(`${problem}\n`);
}
process.exitCode = problems.length > 0 ? 1 : 0;

function tell(error: unknown): void {
  problems.push(error instanceof Error ? error.message : String(error));
}
