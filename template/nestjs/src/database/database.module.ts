import { Global, Module } from "@nestjs/common";
import { readSettings, SETTINGS } from "../settings.js";
import { DatabaseService } from "./database.service.js";

@Global()
@Module({
  providers: [{ provide: SETTINGS, useFactory: readSettings }, DatabaseService],
  exports: [SETTINGS, DatabaseService],
})
export class DatabaseModule {}
