/**
 * How a notification reads as a letter, and which links may be in one.
 *
 * Belongs here: words and their escaping. Does not: sending (mail/), addresses (people/).
 */
import type { Letter, Notification, Person } from "./entities.ts";

/** A path of the web app and nothing else: a letter of ours must not lead people elsewhere. */
export function isAppPath(link: string): boolean {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(link);
}

/** `frontendUrl` is the web app's address, without a slash at its end. */
export function writeLetter(o: { notification: Notification; to: Person; frontendUrl: string }): Letter {
  const { notification, to, frontendUrl } = o;
  const url = notification.link === null ? null : `${frontendUrl}${notification.link}`;
  const subject = notification.title.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return {
    id: notification.id,
    to,
    subject,
    text: writeText({ subject, body: notification.body, url, frontendUrl }),
    html: writeHtml({ subject, body: notification.body, url, frontendUrl }),
    writtenAt: notification.createdAt,
  };
}

interface Words {
  readonly subject: string;
  readonly body: string;
  readonly url: string | null;
  readonly frontendUrl: string;
}

/** Mail programs know no style sheets: every element carries its own. */
const BODY_STYLE =
  "font-family:Georgia,serif;font-size:16px;line-height:1.5;color:#1c1917;max-width:36em;margin:2em auto";
const FOOTER_STYLE = "font-size:13px;color:#57534e";
const FOOTER = "You get this letter because it is about your own orders on Script Manifest.";

function writeText({ subject, body, url, frontendUrl }: Words): string {
  const parts = [subject, body, url && `Open it: ${url}`, `--\nScript Manifest · ${frontendUrl}\n${FOOTER}`];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function writeHtml({ subject, body, url, frontendUrl }: Words): string {
  const paragraphs = body
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`);
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${escapeHtml(subject)}</title></head>`,
    `<body style="${BODY_STYLE}">`,
    `<h1 style="font-size:20px">${escapeHtml(subject)}</h1>`,
    ...paragraphs,
    ...(url ? [`<p><a href="${escapeHtml(url)}">Open it in Script Manifest</a></p>`] : []),
    '<hr style="border:0;border-top:1px solid #d6d3d1">',
    `<p style="${FOOTER_STYLE}"><a href="${escapeHtml(frontendUrl)}">Script Manifest</a> · ${FOOTER}</p>`,
    "</body></html>\n",
  ].join("\n");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
