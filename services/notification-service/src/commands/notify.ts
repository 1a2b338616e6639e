import type { NotifyRequest } from "@script-manifest/contracts";
import type { Notification } from "../domain/entities.ts";
import { DomainError } from "../domain/errors.ts";
import { isAppPath } from "../domain/letter.ts";
import type { CommandDeps } from "./deps.ts";

/**
 * Tells one person of one event: in the app at once, by letter soon. Told again, the first telling stands.
 */
export async function notify(
  { repository, newId }: CommandDeps,
  request: NotifyRequest,
): Promise<Notification> {
  if (request.link !== null && !isAppPath(request.link)) {
    const message = "must be a path of the web app, such as /coverage/orders/cord_1";
    throw new DomainError("invalid_payload", `The link ${message}.`, [{ path: "body.link", message }]);
  }
  return repository.createNotification({ ...request, id: newId("notification") });
}
