import { expect, it } from "vitest";
import { RouteTable } from "../src/common/routes.js";
import { document } from "../src/documentation/document.js";
import { Client, theApp, useApp } from "./support/app.js";

useApp();

it("the document is served", async () => {
  const answer = await new Client().call("GET", "/openapi.json");
  expect([answer.status, answer.body]).toEqual([200, document()]);
  const page = await new Client().call("GET", "/docs");
  expect(page.text).toContain("/openapi.json");
});

it("the app has the calls that the document describes, and no other", async () => {
  const described = Object.entries(document().paths).flatMap(([path, calls]) =>
    Object.keys(calls)
      .filter((method) => method !== "parameters")
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = theApp().get(RouteTable).all;
  const served = [...routes].flatMap(([path, methods]) =>
    [...methods].map((method) => `${method} ${path.replace(":id", "{id}")}`),
  );
  const own = ["GET /openapi.json", "GET /docs"];
  expect(served.filter((call) => !own.includes(call)).sort()).toEqual(described.sort());
  const answer = await new Client().call("DELETE", "/docs");
  expect([answer.status, answer.headers["allow"]]).toEqual([405, "GET"]);
});
