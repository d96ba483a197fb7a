/** The methods that each address has. */

import { Injectable } from "@nestjs/common";

@Injectable()
export class RouteTable {
  readonly #methods = new Map<string, Set<string>>();

  /** Add a route, whose parameters are written as `:id`. */
  add(path: string, methods: string | string[]): void {
    const known = this.#methods.get(path) ?? new Set();
    for (const method of [methods].flat()) {
      known.add(method);
    }
    this.#methods.set(path, known);
  }

  /** All routes: a path and its methods. */
  get all(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#methods;
  }

  /** The methods of an address; none where there is no such address. */
  methodsOf(address: string): string[] {
    const parts = address.split("/");
    return [...this.#methods]
      .filter(([path]) => matches(path.split("/"), parts))
      .flatMap(([, methods]) => [...methods]);
  }
}

function matches(path: readonly string[], parts: readonly string[]): boolean {
  return (
    path.length === parts.length &&
    path.every((name, place) =>
      name.startsWith(":") ? parts[place] !== "" : name === parts[place],
    )
  );
}
