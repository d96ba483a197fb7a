/** One resource and a login on NestJS, written by hand; without decorators, so that nothing compiles it. */

import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { Body, Controller, Get, HttpCode, Module, Param, Post, Query, Req, Res } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { JwtService } from "@nestjs/jwt";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import bcrypt from "bcrypt";
import pg from "pg";

const COLUMNS = "id, name, notes, amount, due_on, state, email, count, active, user_id, created_at, updated_at";
const LIST = `SELECT ${COLUMNS} FROM part0s WHERE user_id = $1 AND id > $2 ORDER BY id LIMIT $3`;
const GET = `SELECT ${COLUMNS} FROM part0s WHERE user_id = $1 AND id = $2`;
const INSERT = `INSERT INTO part0s (${COLUMNS})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), now()) RETURNING ${COLUMNS}`;
const CALLER = `SELECT id FROM users WHERE id = $1
  AND NOT EXISTS (SELECT FROM revoked_tokens WHERE jti = $2) AND password_changed_at <= $3`;
const FIRST = "00000000-0000-0000-0000-000000000000";
const MEMBERS = ["name", "notes", "amount", "due_on", "state", "email", "count", "active"];

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const tokens = new JwtService({ secret: process.env.SECRET_KEY });

async function transaction(work) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } finally {
    client.release();
  }
}

async function caller(client, request) {
  const token = tokens.verify(/access_token=([^;]+)/.exec(request.headers.cookie)[1]);
  const { rows } = await client.query(CALLER, [token.sub, token.jti, new Date(token.iat * 1000)]);
  return rows[0].id;
}

class Parts {
  async list(request, limit, cursor) {
    const wanted = Number(limit ?? 50);
    const { rows } = await transaction(async (client) =>
      client.query(LIST, [await caller(client, request), cursor ?? FIRST, wanted + 1]),
    );
    const items = rows.slice(0, wanted);
    return { items, next_cursor: rows.length > wanted ? items.at(-1).id : null };
  }

  async get(request, id) {
    return transaction(async (client) => {
      const { rows } = await client.query(GET, [await caller(client, request), id]);
      return rows[0];
    });
  }

  async create(request, body) {
    const values = MEMBERS.map((name) => body[name] ?? null);
    return transaction(async (client) => {
      const { rows } = await client.query(INSERT, [randomUUID(), ...values, await caller(client, request)]);
      return rows[0];
    });
  }

  async login(body, reply) {
    const { rows } = await pool.query("SELECT id, password_hash FROM users WHERE email = $1", [body.email]);
    if (!(await bcrypt.compare(body.password, rows[0].password_hash))) throw new Error("no");
    reply.header("Set-Cookie", `access_token=${tokens.sign({ sub: rows[0].id, jti: randomUUID() })}`);
  }

  ready() {
    return {};
  }
}

function route(name, decorator, ...parameters) {
  decorator(Parts.prototype, name, Object.getOwnPropertyDescriptor(Parts.prototype, name));
  parameters.forEach((parameter, index) => parameter(Parts.prototype, name, index));
}

route("list", Get("part0s"), Req(), Query("limit"), Query("cursor"));
route("get", Get("part0s/:id"), Req(), Param("id"));
route("create", Post("part0s"), Req(), Body());
route("login", Post("auth/login"), Body(), Res({ passthrough: true }));
HttpCode(204)(Parts.prototype, "login", Object.getOwnPropertyDescriptor(Parts.prototype, "login"));
route("ready", Get("health/ready"));
Controller()(Parts);

class App {}
Module({ controllers: [Parts] })(App);

const app = await NestFactory.create(App, new FastifyAdapter(), { logger: false });
await app.listen(Number(process.env.PORT), "127.0.0.1");
