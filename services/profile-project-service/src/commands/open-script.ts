import type { Script } from "../domain/entities.ts";
import { downloadFileName } from "../domain/file-name.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { loadReadableScript } from "./load-readable-script.ts";

const DOWNLOAD_LINK_SECONDS = 5 * 60;

/** A link to a script's file that works for five minutes, for those who may read it. */
export async function openScript(
  deps: CommandDeps,
  o: { scriptId: string; requester: Requester },
): Promise<{ url: string; expiresAt: string }> {
  return linkToFile(deps, await loadReadableScript(deps, o));
}

/** The link itself. The caller has made sure that it goes to somebody who may read. */
export function linkToFile(
  { storage }: CommandDeps,
  script: Script,
): Promise<{ url: string; expiresAt: string }> {
  return storage.presignDownload({
    key: script.storageKey,
    fileName: downloadFileName(script),
    disposition: "attachment",
    expiresInSeconds: DOWNLOAD_LINK_SECONDS,
  });
}
