/** The same question answered from a list, for tests. */
import { type ScriptAccess, ScriptAccessUnavailable } from "../interface.ts";

export class MemoryScriptAccess implements ScriptAccess {
  readonly #granted = new Set<string>();
  /** True: every question fails, as when the marketplace is down. */
  down = false;

  grant(o: { scriptId: string; userId: string }): void {
    this.#granted.add(`${o.scriptId} ${o.userId}`);
  }

  revoke(o: { scriptId: string; userId: string }): void {
    this.#granted.delete(`${o.scriptId} ${o.userId}`);
  }

  async mayRead(o: { scriptId: string; userId: string }): Promise<boolean> {
    if (this.down) throw new ScriptAccessUnavailable("down");
    return this.#granted.has(`${o.scriptId} ${o.userId}`);
  }
}
