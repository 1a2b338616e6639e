/** Letters by SMTP. */
import { createTransport } from "nodemailer";
import type { Letter } from "../../domain/entities.ts";
import type { Mailer } from "../interface.ts";
import { toMessage } from "../message.ts";

/**
 * Of one letter, from connecting to the server's yes. A letter's job is taken for dead only after longer than
 * this.
 */
const SEND_TIMEOUT_MS = 30_000;

export class SmtpMailer implements Mailer {
  readonly #transport;
  readonly #from: string;

  constructor(o: { url: string; from: string }) {
    this.#transport = createTransport({ url: o.url, pool: true, maxConnections: 2 });
    this.#from = o.from;
  }

  async send(letter: Letter): Promise<void> {
    const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
    await this.#transport.sendMail({ ...toMessage(letter, this.#from), signal });
  }

  async close(): Promise<void> {
    this.#transport.close();
  }
}
