import { describe, expect, it } from "vitest";
import { DatabaseService } from "../src/database/database.service.js";
import { Client, expectRefused, theApp, useApp } from "./support/app.js";

describe("health", () => {
  useApp();

  it("tells that the app runs", async () => {
    const answer = await new Client().call("GET", "/health");
    expect([answer.status, answer.body]).toEqual([200, { status: "ok" }]);
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  });

  it("tells whether the database answers", async () => {
    const client = new Client();
    expect((await client.call("GET", "/health/ready")).status).toBe(200);
    const database = theApp().get(DatabaseService);
    const answers = database.answers.bind(database);
    database.answers = () => Promise.resolve(false);
    const { status, body } = await client.call("GET", "/health/ready");
    database.answers = answers;
    expect([status, body["title"]]).toEqual([503, "Service Unavailable"]);
  });

  it("knows no parameters", async () => {
    expectRefused(await new Client().call("GET", "/health?verbose=1"), ["verbose"]);
  });
});
