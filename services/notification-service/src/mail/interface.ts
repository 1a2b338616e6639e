/** Handing letters over. */
import type { Letter } from "../domain/entities.ts";

export interface Mailer {
  /**
   * Done when the letter is out of our hands; throws when it is not, or may not be. The same letter handed
   * over again replaces the first one (files) or carries the same Message-ID (SMTP, where twice is possible
   * and once is usual).
   */
  send(letter: Letter): Promise<void>;
  /** Gives connections back. */
  close(): Promise<void>;
}
