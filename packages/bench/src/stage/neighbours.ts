/**
 * What stands around the marketplace and is not measured: whoever knows scripts, and whoever tells people. A
 * script is named after its writer: `scr_<user>`.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { NotifyRequest } from "@script-manifest/contracts";
import { readPort } from "../config.ts";

const WHEN = "2026-01-01T00:00:00.000Z";

async function answer(incoming: IncomingMessage): Promise<unknown> {
  const [, owner] = /^\/internal\/scripts\/scr_(.+)$/.exec(incoming.url ?? "") ?? [];
  if (owner) return { script: scriptOf(owner) };
  if (incoming.method !== "POST") return {};
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const message = JSON.parse(Buffer.concat(chunks).toString("utf8")) as NotifyRequest;
  const kept = {
    id: `ntf_${message.eventId}`,
    ...message,
    link: message.link ?? null,
    readAt: null,
    createdAt: WHEN,
  };
  return { notification: kept };
}

function scriptOf(ownerUserId: string) {
  return {
    id: `scr_${ownerUserId}`,
    projectId: `proj_${ownerUserId}`,
    ownerUserId,
    title: "Salt",
    fileName: "salt.pdf",
    format: "pdf",
    contentType: "application/pdf",
    sizeBytes: 1_000,
    pageCount: 100,
    version: 1,
    createdAt: WHEN,
    updatedAt: WHEN,
    project: { format: "", genre: "" },
  };
}

const server = createServer((incoming, response) => {
  void answer(incoming).then(
    (body) => response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body)),
    () => response.writeHead(500).end(),
  );
});
process.once("SIGTERM", () => process.exit(0));
server.listen(readPort(process.env), "127.0.0.1");
