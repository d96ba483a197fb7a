import { Controller, Get, HttpCode, Patch, Post, Req, Res, UseGuards } from "@nestjs/common";
import type { FastifyReply, FastifyRequest } from "fastify";
import { uuid7 } from "../common/clock.js";
import { readBody, readNothing } from "../common/requests.js";
import { DatabaseService } from "../database/database.service.js";
import { type Account, AccountService } from "./account.service.js";
import { countAttempt, forgetAttempts } from "./attempts.js";
import { Credentials, PasswordChange, UserRegister, UserUpdate } from "./auth.dto.js";
import { AuthGuard } from "./auth.guard.js";
import { PasswordService } from "./password.service.js";
import { TokenService, unknownCaller } from "./token.service.js";

const NOBODY = "00000000-0000-0000-0000-000000000000";

@Controller("auth")
export class AuthController {
  constructor(
    private readonly database: DatabaseService,
    private readonly accounts: AccountService,
    private readonly passwords: PasswordService,
    private readonly tokens: TokenService,
  ) {}

  /** Make an account and sign in. */
  @Post("register")
  async register(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Account> {
    const body = readBody(request, UserRegister);
    const hash = await this.passwords.hash(body.password);
    const account = await this.database.write(uuid7(), (work) =>
      this.accounts.register(work, body, hash),
    );
    void reply.header("Set-Cookie", this.tokens.cookieFor(account.id));
    return account;
  }

  /** Sign in. */
  @Post("login")
  @HttpCode(200)
  async login(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Account> {
    const { email, password } = readBody(request, Credentials);
    const account = await this.database.write(NOBODY, async (work) => {
      await countAttempt(work, email, request.ip);
      return this.accounts.findByEmail(work, email);
    });
    // Outside the transactions, since this takes long on purpose.
    const matches = await this.passwords.verify(password, account?.password_hash);
    if (!matches || account === undefined) {
      throw unknownCaller("The e-mail address or the password is wrong.");
    }
    const answer = await this.database.write(account.id, async (work) => {
      await forgetAttempts(work, email, request.ip);
      return this.accounts.answered(work, account);
    });
    void reply.header("Set-Cookie", this.tokens.cookieFor(account.id));
    return answer;
  }

  /** The signed-in user. */
  @Get("me")
  @UseGuards(AuthGuard)
  async me(@Req() request: FastifyRequest): Promise<Account> {
    readNothing(request);
    const { userId } = request;
    return this.database.read(userId, (work) => this.accounts.get(work, userId));
  }

  /** Change the members of the profile that are sent. */
  @Patch("me")
  @UseGuards(AuthGuard)
  async update(@Req() request: FastifyRequest): Promise<Account> {
    const body = readBody(request, UserUpdate);
    const { userId } = request;
    return this.database.write(userId, (work) => this.accounts.update(work, userId, body));
  }

  /** Set a new password; every token made before is dead, the caller's too. */
  @Post("password")
  @HttpCode(204)
  @UseGuards(AuthGuard)
  async changePassword(@Req() request: FastifyRequest): Promise<void> {
    const body = readBody(request, PasswordChange);
    const { ip, userId } = request;
    const account = await this.database.write(userId, async (work) => {
      const found = await this.accounts.findById(work, userId);
      await countAttempt(work, found.email, ip);
      return found;
    });
    const matches = await this.passwords.verify(body.current_password, account.password_hash);
    const hash = matches ? await this.passwords.hash(body.new_password) : "";
    const changed =
      matches &&
      (await this.database.write(userId, async (work) => {
        await forgetAttempts(work, account.email, ip);
        return this.accounts.changePassword(work, account, hash);
      }));
    if (!changed) {
      throw unknownCaller("The current password is wrong.");
    }
  }

  /** Sign out; the token is dead. */
  @Post("logout")
  @HttpCode(204)
  @UseGuards(AuthGuard)
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    readNothing(request);
    const { token, userId } = request;
    await this.database.write(userId, (work) => this.accounts.revoke(work, token));
    void reply.header("Set-Cookie", this.tokens.noCookie());
  }
}
