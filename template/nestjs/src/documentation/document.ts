/** The API's own description: `openapi.yaml` as data, and a page that shows it. */

import { readFileSync } from "node:fs";
import { parse } from "yaml";

export interface OpenApi {
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name?: string; readonly schema?: Schema }[];
}

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

const SOURCE = new URL("../../openapi.yaml", import.meta.url);
let read: OpenApi | undefined;

/** The OpenAPI document, read once. */
export function document(): OpenApi {
  read ??= parse(readFileSync(SOURCE, "utf-8")) as OpenApi;
  return read;
}

/** A Swagger UI of the document. */
export function page(): string {
  const title = document().info.title.replaceAll(
    /[&<>"]/g,
    (character) => `&#${String(character.charCodeAt(0))};`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title}</title>
    <link rel="stylesheet" href="https://cdn.jsdelivr.net/npm/swagger-ui-dist@5/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="https://cdn.jsdelivr.net/npm/swagger-ui-dist@5/swagger-ui-bundle.js"></script>
    <script>SwaggerUIBundle({url: "/openapi.json", dom_id: "#swagger-ui"})</script>
  </body>
</html>
`;
}
