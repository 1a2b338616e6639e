import type { Script } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { ScriptAccessUnavailable } from "../script-access/interface.ts";
import type { CommandDeps, Requester } from "./deps.ts";

/**
 * A script for somebody who may read it now: its owner, an admin (who rules on disputes about it), and the
 * provider of a live claimed order. Everybody else gets the answer for a missing script.
 */
export async function loadReadableScript(
  deps: CommandDeps,
  { scriptId, requester }: { scriptId: string; requester: Requester },
): Promise<Script> {
  const script = await deps.repository.getScript(scriptId);
  if (!script || !(await mayRead(deps, script, requester)))
    throw new DomainError("not_found", "There is no such script.");
  return script;
}

async function mayRead(
  { scriptAccess }: CommandDeps,
  script: Script,
  requester: Requester,
): Promise<boolean> {
  if (script.ownerUserId === requester.userId || requester.isAdmin) return true;
  const { userId, requestId } = requester;
  try {
    return await scriptAccess.mayRead({ scriptId: script.id, userId, requestId });
  } catch (error) {
    if (!(error instanceof ScriptAccessUnavailable)) throw error;
    throw new DomainError(
      "upstream_unavailable",
      "Who may read this script cannot be told now. Try again soon.",
    );
  }
}
