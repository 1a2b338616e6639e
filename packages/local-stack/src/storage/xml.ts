/** The little XML that S3 speaks: enough to read its clients' flat lists and to answer them. */

export const S3_NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** Text made safe to stand between tags. */
export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The text of every element of this name, in order; nested elements come along as they are written. */
export function readElements(xml: string, tag: string): string[] {
  const found = xml.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, "g"));
  return [...found].map(([, text = ""]) => (text.includes("<") ? text : unescapeXml(text)));
}

/** The text of the first such element, or "" when there is none. */
export function readElement(xml: string, tag: string): string {
  return readElements(xml, tag)[0] ?? "";
}

function unescapeXml(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|amp|lt|gt|quot|apos);/gi, (_, name: string) => {
    if (name.startsWith("#x")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith("#")) return String.fromCodePoint(Number.parseInt(name.slice(1), 10));
    return NAMED[name.toLowerCase()] ?? "";
  });
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
