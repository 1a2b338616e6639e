/** What the commands work with. */
import type { NewId } from "../domain/ids.ts";
import type { NotificationRepository } from "../repository/interface.ts";

export interface CommandDeps {
  readonly repository: NotificationRepository;
  readonly newId: NewId;
}
