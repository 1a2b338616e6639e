/** Structured data in a page. It is data: no browser runs it, so it needs no nonce. */
import type { Thing } from "@/lib/structured-data";

export function JsonLd({ thing }: { thing: Thing }) {
  // A `</script>` in somebody's bio must not end the element.
  const json = JSON.stringify(thing).replace(/</g, "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the text is our own JSON, and escaped.
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
