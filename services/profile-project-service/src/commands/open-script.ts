import type { Script } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { downloadFileName } from "../domain/file-name.ts";
import { ScriptAccessUnavailable } from "../script-access/interface.ts";
import type { CommandDeps, Requester } from "./deps.ts";

const DOWNLOAD_LINK_SECONDS = 5 * 60;

/**
 * A link to a script's file that works for five minutes: for its owner, for an admin (who rules on disputes
 * about it), and for the provider of a live claimed order. Everybody else gets the answer for a missing
 * script.
 */
export async function openScript(
  deps: CommandDeps,
  { scriptId, requester }: { scriptId: string; requester: Requester },
): Promise<{ url: string; expiresAt: string }> {
  const script = await deps.repository.getScript(scriptId);
  if (!script || !(await mayOpen(deps, script, requester)))
    throw new DomainError("not_found", "There is no such script.");
  return deps.storage.presignDownload({
    key: script.storageKey,
    fileName: downloadFileName(script),
    disposition: "attachment",
    expiresInSeconds: DOWNLOAD_LINK_SECONDS,
  });
}

async function mayOpen(
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
