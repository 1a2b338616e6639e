/** Letters as .eml files in a folder, for development: any mail program opens them. */
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import { toIso } from "../../domain/clock.ts";
import type { Letter } from "../../domain/entities.ts";
import type { Mailer } from "../interface.ts";
import { toMessage } from "../message.ts";

export class FileMailer implements Mailer {
  readonly #composer = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  readonly #folder: string;
  readonly #from: string;

  constructor(o: { folder: string; from: string }) {
    this.#folder = o.folder;
    this.#from = o.from;
  }

  async send(letter: Letter): Promise<void> {
    const { message } = await this.#composer.sendMail(toMessage(letter, this.#from));
    await mkdir(this.#folder, { recursive: true });
    // Renaming is all or nothing, and the name follows from the letter: sent again, it replaces itself.
    const draft = join(this.#folder, `.${letter.id}.${randomUUID()}.draft`);
    try {
      await writeFile(draft, message);
      await rename(draft, join(this.#folder, fileNameOf(letter)));
    } finally {
      await rm(draft, { force: true });
    }
  }

  async close(): Promise<void> {
    this.#composer.close();
  }
}

/** By time when sorted by name: `20260301T120000Z-ntf_….eml`. */
export function fileNameOf(letter: Letter): string {
  const time = toIso(letter.writtenAt).replace(/\.\d+|[-:]/g, "");
  return `${time}-${letter.id}.eml`;
}
