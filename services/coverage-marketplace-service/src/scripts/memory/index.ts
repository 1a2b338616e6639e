/** Scripts held in memory, for tests. */
import { type ScriptDirectory, ScriptDirectoryUnavailable, type ScriptFacts } from "../interface.ts";

export class MemoryScriptDirectory implements ScriptDirectory {
  readonly #scripts = new Map<string, ScriptFacts>();
  /** While true, nothing can be asked. */
  unavailable = false;

  add(script: Omit<ScriptFacts, "format" | "genre"> & Partial<ScriptFacts>): ScriptFacts {
    const facts = { format: "", genre: "", ...script };
    this.#scripts.set(script.id, facts);
    return facts;
  }

  async getScript(scriptId: string): Promise<ScriptFacts | null> {
    if (this.unavailable) throw new ScriptDirectoryUnavailable("switched off");
    return this.#scripts.get(scriptId) ?? null;
  }
}
