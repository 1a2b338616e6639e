/** The address book. identity-service owns names and addresses; a letter asks for them when it is sent. */
import type { Person } from "../domain/entities.ts";

export interface People {
  /**
   * Null when there is no such user (any more). Throws when it cannot be asked now: the letter is tried
   * again.
   */
  find(userId: string): Promise<Person | null>;
}
