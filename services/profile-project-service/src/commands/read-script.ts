import { SCRIPT_SIZE_BYTES_MAX, type ScriptReading } from "@script-manifest/contracts";
import { DomainError } from "../domain/errors.ts";
import type { CommandDeps, Requester } from "./deps.ts";
import { loadReadableScript } from "./load-readable-script.ts";
import { linkToFile } from "./open-script.ts";

/**
 * A script to be read in place, for those who may read it: a PDF as a link to the file, a text laid out on
 * its pages. Laid out anew each time, from the bytes that were counted when it was registered.
 */
export async function readScript(
  deps: CommandDeps,
  o: { scriptId: string; requester: Requester },
): Promise<ScriptReading> {
  const script = await loadReadableScript(deps, o);
  const { id, title, format, pageCount } = script;
  if (format === "pdf") return { id, title, format, pageCount, file: await linkToFile(deps, script) };

  const bytes = await deps.storage.read(script.storageKey, { sizeBytesMax: SCRIPT_SIZE_BYTES_MAX });
  const typesetting = await deps.reader.typeset(bytes);
  if (typesetting.kind === "busy")
    throw new DomainError("overloaded", "Too many scripts are being read at this moment. Try again soon.");
  // It was read when it was registered; what fails now is ours to look into.
  if (typesetting.kind === "unreadable")
    throw new Error(`script ${id} can't be laid out: ${typesetting.reason}`);
  return { id, title, format, pageCount, pages: [...typesetting.pages] };
}
