/** Telling people. The notification service keeps the promise of once per event and person. */
import type { NotifyRequest } from "@script-manifest/contracts";

export interface Notifier {
  /** Telling the same event again changes nothing. Throws when it cannot be told now: the job tries again. */
  notify(message: NotifyRequest): Promise<void>;
}
