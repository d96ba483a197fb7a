/** Lets signed-in callers pass. */

import { type CanActivate, type ExecutionContext, Injectable } from "@nestjs/common";
import type { FastifyRequest } from "fastify";
import { TokenService } from "./token.service.js";

@Injectable()
export class AuthGuard implements CanActivate {
  constructor(private readonly tokens: TokenService) {}

  /** Find out who calls; raises 401. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.token = await this.tokens.identify(request.headers.cookie);
    request.userId = request.token.sub;
    return true;
  }
}
