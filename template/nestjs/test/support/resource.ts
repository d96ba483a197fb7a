/**
 * What every resource does, told once.
 *
 * What it takes and refuses is read from openapi.yaml, and from its table what it refers to.
 */

import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Body as SchemaOfBody } from "../../src/common/schemas.js";
import type { Table } from "../../src/database/table.js";
import { document } from "../../src/documentation/document.js";
import { ListParameters } from "../../src/resources/filters.js";
import { type Body, type Client, expectRefused, newClient, unknownId, useApp } from "./app.js";
import { resourceOf } from "./resources.js";
import { isNullable, membersOf, requiredOf, sample, withoutNull, wrongValues } from "./samples.js";

/** Where a resource's rows are: its address, the name of its schemas, its table, and the body that makes one. */
export interface Resource {
  readonly path: string;
  readonly schema: string;
  readonly table: Table;
  readonly create: SchemaOfBody;
}

/** Describe a resource by tests. */
export function describeResource(resource: Resource | undefined): void {
  if (resource === undefined) {
    throw new Error("There is no such resource.");
  }
  const { create, path, schema, table } = resource;
  const members = membersOf(`${schema}Create`);
  const unique = Object.values(table.uniqueKeys).map((columns) => columns.at(-1) ?? "");
  const references = Object.values(table.foreignKeys).filter(({ column }) => column in members);

  describe(path, () => {
    useApp();

    it("is what openapi.yaml says", () => {
      expect(Object.keys(create.shape)).toEqual(Object.keys(members));
      const required = Object.keys(create.shape).filter(
        (name) => !(create.shape[name] instanceof z.ZodPrefault),
      );
      expect(required).toEqual(requiredOf(`${schema}Create`));
      const parameters = new ListParameters(table, create);
      // Those that all lists have are described once, elsewhere.
      const described = ["limit", "cursor", ...parametersOf(path).flatMap(({ name = [] }) => name)];
      expect([...parameters.names].sort()).toEqual(described.sort());
      const sort = parametersOf(path).find(({ name }) => name === "sort")?.schema?.["enum"];
      const keys = [...parameters.keys.keys()].flatMap((key) => [key, `-${key}`]);
      expect([...keys].sort()).toEqual([...(sort as string[])].sort());
    });

    it("create", async () => {
      const client = await newClient();
      const body = await fullBody(client, resource);
      const answer = await client.call("POST", path, body);
      expect(answer.status, answer.text).toBe(201);
      expect(answer.headers["location"]).toBe(`${path}/${String(answer.body["id"])}`);
      expect(answer.body).toMatchObject(body);
      expect(Object.keys(answer.body)).toEqual(Object.keys(membersOf(`${schema}Response`)));
      expect(answer.body["created_at"]).toBe(answer.body["updated_at"]);
    });

    it("get", async () => {
      const client = await newClient();
      const row = await client.create(path, await fullBody(client, resource));
      const answer = await client.call("GET", addressOf(row));
      expect([answer.status, answer.body]).toEqual([200, row]);
    });

    it("replace", async () => {
      const client = await newClient();
      const row = await client.create(path, await fullBody(client, resource));
      const body = await minimalBody(client, resource);
      const { status, body: replaced } = await client.call("PUT", addressOf(row), body);
      expect(status).toBe(200);
      expect(replaced).toMatchObject(body);
      expect(replaced["created_at"]).toBe(row["created_at"]);
      expect(String(replaced["updated_at"]) > String(row["updated_at"])).toBe(true);
      const others = Object.entries(members).filter(([name]) => !(name in body));
      for (const [name, member] of others.filter(([, { type }]) => type !== "array")) {
        const isMoment = replaced[name] !== null && member["default"] === undefined;
        if (!isMoment && withoutNull(member)["pattern"] === undefined) {
          const moment = withoutNull(member)["format"] === "date-time" ? replaced[name] : null;
          expect(replaced[name], name).toEqual(moment ?? member["default"] ?? null);
        }
      }
    });

    it("update", async () => {
      const client = await newClient();
      let row = await client.create(path, await minimalBody(client, resource));
      for (const [name, value] of Object.entries(await fullBody(client, resource))) {
        const { status, body: changed } = await client.call("PATCH", addressOf(row), {
          [name]: value,
        });
        expect(status).toBe(200);
        expect(changed).toEqual({ ...row, [name]: value, updated_at: changed["updated_at"] });
        row = changed;
      }
      const nulls = Object.entries(members).filter(([, member]) => isNullable(member));
      const cleared = Object.fromEntries(nulls.map(([name]) => [name, null]));
      const { body: empty } = await client.call("PATCH", addressOf(row), cleared);
      expect(empty).toEqual({ ...row, ...cleared, updated_at: empty["updated_at"] });
    });

    it("delete", async () => {
      const client = await newClient();
      const row = await client.create(path, await fullBody(client, resource));
      const answer = await client.call("DELETE", addressOf(row));
      expect([answer.status, answer.text]).toEqual([204, ""]);
      expect((await client.call("GET", addressOf(row))).status).toBe(404);
      expect((await client.call("DELETE", addressOf(row))).status).toBe(404);
    });

    it("knows no other row", async () => {
      const client = await newClient();
      const body = await minimalBody(client, resource);
      for (const [id, status] of [[unknownId(), 404] as const, ["no-uuid", 422] as const]) {
        const address = `${path}/${id}`;
        expect((await client.call("GET", address)).status).toBe(status);
        expect((await client.call("PUT", address, body)).status).toBe(status);
        expect((await client.call("PATCH", address, {})).status).toBe(status);
        expect((await client.call("DELETE", address)).status).toBe(status);
      }
    });

    it("refuses wrong values", async () => {
      const client = await newClient();
      const row = await client.create(path, await minimalBody(client, resource));
      const wrong = Object.entries(members).flatMap(([name, member]) =>
        wrongValues(member).map((value): [string, unknown] => [name, value]),
      );
      const body = await minimalBody(client, resource);
      for (const [name, value] of [
        ...wrong,
        ["id", unknownId()] as const,
        ["no_such", 1] as const,
      ]) {
        expectRefused(await client.call("PATCH", addressOf(row), { [name]: value }), [name]);
        expectRefused(await client.call("POST", path, { ...body, [name]: value }), [name]);
      }
      const required = requiredOf(`${schema}Create`);
      expectRefused(await client.call("POST", path, { no_such: 1 }), ["no_such", ...required]);
      expect((await client.call("GET", addressOf(row))).body).toEqual(row);
    });

    it("list in pages", async () => {
      const client = await newClient();
      const rows = await createRows(client, resource);
      expect(await walk(client, `${path}?limit=1`)).toEqual(rows);
      expect(await walk(client, `${path}?limit=2&sort=-id`)).toEqual([...rows].reverse());
    });

    it("sorts and filters", async () => {
      const client = await newClient();
      const rows = await createRows(client, resource);
      for (const { name = "", schema: type = {} } of parametersOf(path)) {
        const [field = "", operator = "eq"] = name.split("__");
        const [first = {}] = rows.filter((row) => row[field] !== null && row[field] !== undefined);
        if (name === "sort") {
          for (const sort of type["enum"] as string[]) {
            const found = await walk(client, `${path}?limit=2&sort=${sort}`);
            expect(byId(found), sort).toEqual(byId(rows));
          }
        } else if (operator === "isnull") {
          const found = await walk(client, `${path}?${name}=true`);
          expect(found).toEqual(rows.filter((row) => row[field] === null));
        } else if (
          operator === "eq" &&
          typeof first[field] !== "undefined" &&
          !(field in table.links)
        ) {
          const value = encodeURIComponent(valueText(first[field]));
          const found = await walk(client, `${path}?${name}=${value}`);
          expect(found, name).toEqual(rows.filter((row) => row[field] === first[field]));
        }
      }
    });

    it("refuses wrong parameters", async () => {
      const client = await newClient();
      const { body: page } = await client.call("GET", `${path}?limit=1&sort=-id`);
      const cursor = String(page["next_cursor"]);
      for (const [name, value] of [
        ["limit", "0"],
        ["limit", "many"],
        ["sort", "no_such"],
        ["cursor", ""],
        ["cursor", cursor],
        ["no_such", "1"],
      ] as const) {
        expectRefused(await client.call("GET", `${path}?${name}=${value}`), [name]);
      }
      expectRefused(await client.call("GET", `${path}?limit=1&limit=2`), ["limit"]);
    });

    it.each(unique)("%s is taken once", async (name) => {
      const client = await newClient();
      const taken = (await fullBody(client, resource))[name];
      await client.create(path, { ...(await minimalBody(client, resource)), [name]: taken });
      const body = { ...(await minimalBody(client, resource)), [name]: taken };
      expectRefused(await client.call("POST", path, body), [name], 409);
    });

    it.each(references)("$column refers to a row", async ({ column, target, onDelete }) => {
      const client = await newClient();
      const body = await fullBody(client, resource);
      const row = await client.create(path, body);
      const dangling = { [column]: unknownId() };
      expectRefused(await client.call("PATCH", addressOf(row), dangling), [column]);
      const other = resourceOf(target);
      if (other === undefined) {
        return;
      }
      const answer = await client.call("DELETE", `${other.path}/${String(row[column])}`);
      const left = await client.call("GET", addressOf(row));
      const status = { restrict: [409, 200], cascade: [204, 404], set_null: [204, 200] }[onDelete];
      expect([answer.status, left.status]).toEqual(status);
    });

    it.each(Object.keys(table.links))("%s is a list of ids", async (member) => {
      const client = await newClient();
      const body = await fullBody(client, resource);
      const row = await client.create(path, body);
      const ids = body[member] as string[];
      expect(await walk(client, `${path}?${member}=${String(ids[0])}`)).toEqual([row]);
      const wrong = [[...ids, ...ids], [unknownId()], ["no-uuid"], null];
      for (const value of wrong) {
        expectRefused(await client.call("PATCH", addressOf(row), { [member]: value }), [member]);
      }
      const { body: emptied } = await client.call("PATCH", addressOf(row), { [member]: [] });
      expect(emptied[member]).toEqual([]);
    });

    if (table.owned) {
      it("is there for its owner", async () => {
        const client = await newClient();
        const row = await client.create(path, await fullBody(client, resource));
        const stranger = await newClient();
        const statuses = table.shared ? [200, 403, 403] : [404, 404, 404];
        const answers = [
          await stranger.call("GET", addressOf(row)),
          await stranger.call("PATCH", addressOf(row), {}),
          await stranger.call("DELETE", addressOf(row)),
        ];
        expect(answers.map(({ status }) => status)).toEqual(statuses);
        const seen = (await walk(stranger, path)).map(({ id }) => id);
        expect(seen.includes(row["id"])).toBe(table.shared);
        client.cookie = "";
        expect((await client.call("GET", addressOf(row))).status).toBe(401);
      });
    }
  });

  function addressOf(row: Body): string {
    return `${path}/${String(row["id"])}`;
  }
}

/** A valid body with nothing that may be left out; the rows that it refers to are made. */
async function minimalBody(client: Client, resource: Resource): Promise<Body> {
  const name = `${resource.schema}Create`;
  const unique = Object.values(resource.table.uniqueKeys).map((columns) => columns.at(-1) ?? "");
  const once = unique.filter((each) => membersOf(name)[each]?.["default"] !== undefined);
  return make(client, resource, [...requiredOf(name), ...once]);
}

/** A valid body with every member; the rows that it refers to are made. */
async function fullBody(client: Client, resource: Resource): Promise<Body> {
  return make(client, resource, Object.keys(membersOf(`${resource.schema}Create`)));
}

async function make(client: Client, resource: Resource, names: string[]): Promise<Body> {
  const { schema, table } = resource;
  const body: Body = {};
  for (const name of names) {
    const key = Object.values(table.foreignKeys).find(({ column }) => column === name);
    const link = table.links[name];
    if (link !== undefined) {
      body[name] = [await makeTarget(client, link.target)].filter((id) => id !== null);
    } else if (key === undefined) {
      body[name] = canonical(table, name, sample(membersOf(`${schema}Create`)[name] ?? {}));
    } else {
      body[name] = await makeTarget(client, key.target);
    }
  }
  return body;
}

/** A decimal with all its digits, as it is answered. */
function canonical(table: Table, name: string, value: unknown): unknown {
  const column = table.columns[name];
  if (column?.type !== "decimal" || typeof value !== "string") {
    return value;
  }
  const [whole = "", fraction = ""] = value.split(".");
  const { scale = 0 } = column;
  return scale === 0 ? whole : `${whole}.${fraction.padEnd(scale, "0")}`;
}

/** The id of a new row to refer to; null where nobody can make one. */
async function makeTarget(client: Client, table: string): Promise<unknown> {
  const target = resourceOf(table);
  if (target !== undefined) {
    return (await client.create(target.path, await minimalBody(client, target)))["id"];
  }
  return table === "users" ? ((await newClient()).account["id"] ?? null) : null;
}

/** All rows in the order of their ids, after two were made. */
async function createRows(client: Client, resource: Resource): Promise<Body[]> {
  for (const body of [fullBody, minimalBody]) {
    await client.create(resource.path, await body(client, resource));
  }
  return walk(client, resource.path);
}

/** The rows of all pages. */
async function walk(client: Client, address: string): Promise<Body[]> {
  const rows: Body[] = [];
  for (let cursor = ""; ;) {
    const separator = address.includes("?") ? "&" : "?";
    const answer = await client.call(
      "GET",
      `${address}${cursor === "" ? "" : `${separator}cursor=${cursor}`}`,
    );
    expect(answer.status, answer.text).toBe(200);
    rows.push(...(answer.body["items"] as Body[]));
    if (answer.body["next_cursor"] === null) {
      return rows;
    }
    cursor = valueText(answer.body["next_cursor"]);
  }
}

/** A value as it is written in an address. */
function valueText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function byId(rows: Body[]): Body[] {
  return [...rows].sort((one, other) => (String(one["id"]) < String(other["id"]) ? -1 : 1));
}

function parametersOf(
  path: string,
): readonly { name?: string; schema?: Record<string, unknown> }[] {
  return document().paths[path]?.["get"]?.parameters ?? [];
}
