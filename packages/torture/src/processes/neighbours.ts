/**
 * What stands around the coverage service: the neighbour that knows scripts, the one that tells people, and
 * the way in for Stripe's webhooks, which lead to whichever replica lives.
 */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { NotifyRequest } from "@script-manifest/contracts";
import { coverageApi } from "@script-manifest/contracts";
import { request } from "undici";
import type { Told } from "../facts.ts";
import type { Journal } from "./journal.ts";

export interface Neighbours {
  readonly url: string;
  readonly webhookUrl: string;
  /** Every message once, as the notification service promises. */
  readonly told: Told[];
  /** The chance that a message is refused, before or after it was taken. */
  failing: number;
  /** Where a webhook goes next. Null while nobody is there. */
  replicaUrl: () => string | null;
  /** Whether an event is in the inbox. */
  isStored: (eventId: string) => Promise<boolean>;
  /** What answers have given away. */
  readonly problems: string[];
  close(): Promise<void>;
}

export async function startNeighbours(journal: Journal): Promise<Neighbours> {
  const seen = new Set<string>();
  const server: Server = createServer((incoming, response) => {
    void answer(incoming).then(
      ({ status, body }) =>
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const neighbours: Neighbours = {
    url,
    webhookUrl: `${url}/webhook`,
    told: [],
    failing: 0,
    replicaUrl: () => null,
    isStored: async () => true,
    problems: [],
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  const answer = async (incoming: IncomingMessage): Promise<{ status: number; body: unknown }> => {
    const path = incoming.url ?? "";
    if (path === "/webhook") return passOn(neighbours, journal, incoming);
    const script = /^\/internal\/scripts\/(.+)$/.exec(path)?.[1];
    if (script) return { status: 200, body: { script: scriptOf(script) } };
    const message = JSON.parse((await bytesOf(incoming)).toString("utf8")) as NotifyRequest;
    if (Math.random() < neighbours.failing / 2) return { status: 503, body: {} };
    const key = `${message.eventId}\n${message.userId}`;
    if (!seen.has(key)) neighbours.told.push({ ...message, orderId: message.link?.split("/").at(-1) ?? "" });
    seen.add(key);
    if (Math.random() < neighbours.failing / 2) return { status: 503, body: {} };
    return { status: 200, body: { notification: stored(message) } };
  };
  return neighbours;
}

/** Bytes in, bytes out: the signature is over them. */
async function passOn(neighbours: Neighbours, journal: Journal, incoming: IncomingMessage) {
  const to = neighbours.replicaUrl();
  if (!to) return { status: 503, body: {} };
  const bytes = await bytesOf(incoming);
  const told = /"id": ?"(evt_\w+)"/.exec(bytes.toString("utf8"))?.[1] ?? "something";
  const { statusCode, body } = await request(`${to}/internal${coverageApi.receiveStripeWebhook.path}`, {
    method: "POST",
    headers: {
      "content-type": String(incoming.headers["content-type"] ?? ""),
      "stripe-signature": String(incoming.headers["stripe-signature"] ?? ""),
    },
    body: bytes,
  });
  // Asked at once, and not waited for: whether it was stored before it was answered.
  if (statusCode === 200) void judgeAnswer(neighbours, told);
  await body.dump();
  journal.note(`webhook ${told} at ${to} → ${statusCode}`);
  return { status: statusCode, body: {} };
}

async function judgeAnswer({ isStored, problems }: Neighbours, eventId: string): Promise<void> {
  if (!(await isStored(eventId).catch(() => true)))
    problems.push(`inbox: ${eventId} was answered with 200 before it was stored`);
}

async function bytesOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const WHEN = "2026-01-01T00:00:00.000Z";

/** A script is named after its writer: `scr_<user>`. */
function scriptOf(id: string) {
  const ownerUserId = id.replace(/^scr_/, "");
  return {
    id,
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

function stored(message: NotifyRequest) {
  return {
    id: `ntf_${message.eventId}`,
    ...message,
    link: message.link ?? null,
    readAt: null,
    createdAt: WHEN,
  };
}
