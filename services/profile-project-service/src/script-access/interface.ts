/**
 * Who, beside its owner, may read a script now. The marketplace knows: the provider of a live claimed order
 * may.
 */
export interface ScriptAccess {
  /** Throws ScriptAccessUnavailable when the marketplace cannot be asked now: then nobody else may read. */
  mayRead(o: { scriptId: string; userId: string; requestId: string }): Promise<boolean>;
}

export class ScriptAccessUnavailable extends Error {
  override readonly name = "ScriptAccessUnavailable";
}
