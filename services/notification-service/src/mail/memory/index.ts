/** Letters kept in memory, for tests. */
import type { Letter } from "../../domain/entities.ts";
import type { Mailer } from "../interface.ts";

export class MemoryMailer implements Mailer {
  readonly sent: Letter[] = [];

  async send(letter: Letter): Promise<void> {
    this.sent.push(letter);
  }

  async close(): Promise<void> {}
}
