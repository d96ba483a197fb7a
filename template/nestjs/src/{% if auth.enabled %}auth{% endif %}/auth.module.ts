import { Global, Module } from "@nestjs/common";
import { JwtService } from "@nestjs/jwt";
import { AccountService } from "./account.service.js";
import { AuthController } from "./auth.controller.js";
import { AuthGuard } from "./auth.guard.js";
import { PasswordService } from "./password.service.js";
import { TokenService } from "./token.service.js";

@Global()
@Module({
  controllers: [AuthController],
  providers: [
    AccountService,
    AuthGuard,
    PasswordService,
    TokenService,
    { provide: JwtService, useFactory: (): JwtService => new JwtService() },
  ],
  exports: [AuthGuard, TokenService],
})
export class AuthModule {}
