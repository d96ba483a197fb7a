/** Every error that reaches the app, answered with a problem document. */

import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  Logger,
  NotFoundException,
} from "@nestjs/common";
import type { FastifyReply, FastifyRequest } from "fastify";
import { ApiError, MEDIA_TYPE, noSuchAddress } from "./problems.js";

@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.#problemOf(error, request);
    void reply.status(problem.status).headers({ ...problem.headers, "Content-Type": MEDIA_TYPE });
    // As bytes: to a text Fastify would add a charset.
    void reply.send(Buffer.from(problem.document));
  }

  #problemOf(error: unknown, request: FastifyRequest): ApiError {
    if (error instanceof ApiError) {
      return error;
    }
    // An address that ends where the id should be.
    if (error instanceof NotFoundException) {
      return noSuchAddress();
    }
    const cause = error instanceof Error ? error.stack : String(error);
    this.#logger.error(`${request.method} ${request.url.split("?")[0] ?? ""} failed`, cause);
    return new ApiError(500, "Something went wrong here.");
  }
}
