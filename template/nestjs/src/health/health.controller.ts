import { Controller, Get, Req } from "@nestjs/common";
import type { FastifyRequest } from "fastify";
import { ApiError } from "../common/problems.js";
import { readNothing } from "../common/requests.js";
import { DatabaseService } from "../database/database.service.js";

interface Health {
  readonly status: "ok";
}

@Controller("health")
export class HealthController {
  constructor(private readonly database: DatabaseService) {}

  /** Tell that the app runs. */
  @Get()
  health(@Req() request: FastifyRequest): Health {
    readNothing(request);
    return { status: "ok" };
  }

  /** Tell that the database answers. */
  @Get("ready")
  async ready(@Req() request: FastifyRequest): Promise<Health> {
    readNothing(request);
    if (!(await this.database.answers())) {
      throw new ApiError(503, "The database does not answer.");
    }
    return { status: "ok" };
  }
}
