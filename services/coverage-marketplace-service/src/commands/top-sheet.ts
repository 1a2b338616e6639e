/** The top sheet's facts that the order does not know: the reader's words first, then the project's. */
import type { CoverageTopSheetRequest } from "@script-manifest/contracts";
import type { Delivery, Order } from "../domain/entities.ts";
import { ScriptDirectoryUnavailable } from "../scripts/interface.ts";
import type { CommandDeps } from "./deps.ts";

/** Never refuses: a report is not held up because nobody can say of what genre the project is. */
export async function topSheetFacts(
  { scripts }: Pick<CommandDeps, "scripts">,
  order: Pick<Order, "scriptId">,
  said: CoverageTopSheetRequest | null,
): Promise<Pick<Delivery, "format" | "genre" | "draftDate">> {
  const { format = "", genre = "", draftDate = null } = said ?? {};
  if (format !== "" && genre !== "") return { format, genre, draftDate };
  const known = await scripts.getScript(order.scriptId, { requestId: null }).catch((error: unknown) => {
    if (error instanceof ScriptDirectoryUnavailable) return null;
    throw error;
  });
  return { format: format || (known?.format ?? ""), genre: genre || (known?.genre ?? ""), draftDate };
}
