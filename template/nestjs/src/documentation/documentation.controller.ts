import { Controller, Get, Header } from "@nestjs/common";
import { document, page } from "./document.js";

@Controller()
export class DocumentationController {
  /** The document. */
  @Get("openapi.json")
  @Header("Content-Type", "application/json")
  openapi(): string {
    return JSON.stringify(document());
  }

  /** A page that shows it. */
  @Get("docs")
  @Header("Content-Type", "text/html; charset=utf-8")
  docs(): string {
    return page();
  }
}
