/** The headers an object keeps and gives back. */

/** Of everything sent with an upload, what S3 stores beside the object. */
export function keptHeaders(sent: Readonly<Record<string, unknown>>): Record<string, string> {
  const kept = Object.entries(sent)
    .filter(([name]) => KEPT.test(name))
    // The transfer's own encoding ends with the transfer.
    .map(([name, value]) => [name, String(value).replace(/^aws-chunked,?\s*/, "")] as const)
    .filter(([, value]) => value !== "");
  return Object.fromEntries(kept);
}

const KEPT =
  /^(content-type|content-disposition|content-encoding|content-language|cache-control|x-amz-meta-.*)$/;

/** What a signed URL asks to be answered instead of what is stored (`response-content-disposition` …). */
export function askedHeaders(query: URLSearchParams): Record<string, string> {
  const asked = [...query]
    .filter(([name]) => name.startsWith("response-"))
    .map(([name, value]) => [name.slice("response-".length).toLowerCase(), value] as const)
    .filter(([name]) => ASKED.includes(name));
  return Object.fromEntries(asked);
}

const ASKED = [
  "content-type",
  "content-disposition",
  "content-encoding",
  "content-language",
  "cache-control",
  "expires",
];
