/** Serves the API until it is stopped. */

import "reflect-metadata";
import { createApp } from "./application.js";
import { settingsOrExit } from "./settings.js";

const settings = settingsOrExit();
const app = await createApp(settings);
app.enableShutdownHooks();
await app.listen(settings.port, process.env["HOST"] ?? "127.0.0.1");
