/** A letter in nodemailer's words. The same letter gives the same message, to the byte. */
import type { SendMailOptions } from "nodemailer";
import { toDate } from "../domain/clock.ts";
import type { Letter } from "../domain/entities.ts";

/** `from` is an address with or without a name: `Script Manifest <letters@example.com>`. */
export function toMessage(letter: Letter, from: string): SendMailOptions {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
  return {
    from,
    to: { name: letter.to.displayName, address: letter.to.email },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    date: toDate(letter.writtenAt),
    messageId: `<${letter.id}@${domain}>`,
    baseBoundary: letter.id,
    // Nobody's holiday notice should answer it.
    headers: { "Auto-Submitted": "auto-generated" },
    // Nothing in a letter may make us read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
