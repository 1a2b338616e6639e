/**
 * What strangers try at the service's doors, and what an Idempotency-Key promises: judged by the answers, at
 * once. A refusal proves nothing was done; that nothing was, the other promises say.
 */
import { createHmac } from "node:crypto";
import { createServiceTokenSigner } from "@script-manifest/service-kit";
import { FORGED_PREFIX } from "../invariants/events.ts";
import type { Random } from "../random.ts";
import { type Act, about, type Scene } from "./act.ts";
import { SERVICE_TOKEN_SECRET, WEBHOOK_SECRET } from "./bench.ts";

const wentThrough = (status: number): boolean => status >= 200 && status < 300;

const TYPES = [
  "payment_intent.amount_capturable_updated",
  "payment_intent.succeeded",
  "payment_intent.canceled",
  "charge.refunded",
  "charge.dispute.funds_withdrawn",
  "transfer.reversed",
];

/** Everything about it is as Stripe would write it, but for the signature. */
function forgedEvent(random: Random, o: { at: number; intentId: string | undefined }): string {
  return JSON.stringify({
    id: `${FORGED_PREFIX}_${random.below(1e9)}`,
    object: "event",
    type: random.pick(TYPES),
    livemode: false,
    created: o.at,
    data: { object: { id: o.intentId ?? "pi_nobody", object: "payment_intent" } },
  });
}

const signed = (body: string, o: { secret: string; at: number }): string => {
  const digest = createHmac("sha256", o.secret).update(`${o.at}.${body}`).digest("hex");
  return `t=${o.at},v1=${digest}`;
};

/** Stripe's tolerance is five minutes; no replica's clock is as far behind. */
const LONG_AGO_S = 7_200;

/** A webhook without a signature, with somebody else's, with that of another body, with one of long ago. */
const forge: Act = async ({ bench, problems }, { random }) => {
  const intents = (await bench.stripe.state()).paymentIntents;
  const at = Math.floor(bench.journal.now() / 1_000);
  const body = forgedEvent(random, { at, intentId: intents[random.below(intents.length)]?.id });
  const signature = random.pick([
    "",
    `t=${at},v1=${"0".repeat(64)}`,
    signed(body, { secret: "whsec_of_somebody_else", at }),
    signed(`${body} `, { secret: WEBHOOK_SECRET, at }),
    signed(body, { secret: WEBHOOK_SECRET, at: at - LONG_AGO_S }),
  ]);
  const answer = await fetch(bench.neighbours.webhookUrl, {
    method: "POST",
    headers: { "content-type": "application/json", "stripe-signature": signature },
    body,
  }).catch(() => null);
  if (answer && wentThrough(answer.status))
    problems.push(`I8: a webhook with a forged signature was answered ${answer.status}`);
};

/**
 * One key and one body, at several replicas at once, then the key with another body. A jump of the clock may
 * take the key away from whoever is at work with it.
 */
const reuse: Act = async ({ bench, people, problems }, { slot, random }) => {
  const { userId, providerId } = people.seller(slot);
  const key = `offer-${random.below(1e9)}`;
  const { jumps } = bench;
  const service = { ...people.offer(random), active: false };
  const offer = (title: string) =>
    people.ask("POST", `/providers/${providerId}/services`, userId, { ...service, title }, { key });
  const copies = await Promise.all([offer("One"), offer("One"), offer("One")]);
  const later = await offer("One");
  const another = await offer("Another");
  if (bench.jumps !== jumps) return;
  const done = copies.filter(({ status }) => wentThrough(status));
  const made = new Set(done.map(({ body }) => JSON.stringify(body)));
  if (done.length > 0 && later.status !== 0 && !made.has(JSON.stringify(later.body)) && later.status < 500)
    problems.push(`keys: a key that was answered was later answered ${later.status}`);
  if (made.size > 1) problems.push(`keys: one key and one body were answered in ${made.size} ways`);
  if (done.length > 0 && (wentThrough(another.status) || another.status === 409))
    problems.push(`keys: a key that was used was answered ${another.status} with another body`);
};

const signStranger = createServiceTokenSigner({
  secret: `${SERVICE_TOKEN_SECRET}-of-somebody-else`,
  issuer: "api-gateway",
});

/** What the order's own people may do, done by others; and by themselves without a token that proves it. */
const intrude = about(async ({ people, problems }, { slot, orderId, random }) => {
  const [writer, reader] = [people.writer(slot), people.seller(slot).userId];
  const [otherWriter, otherReader] = [people.writer(slot + 1), people.seller(slot + 1).userId];
  const note = { reason: "Mine now.", note: "Mine now." };
  const claims = { userId: people.admin, name: "A", email: "a@example.com", roles: ["admin"] };
  const { method, path, userId, token } = random.pick([
    { method: "GET", path: `/orders/${orderId}`, userId: otherWriter },
    { method: "GET", path: `/orders/${orderId}`, userId: otherReader },
    { method: "POST", path: `/orders/${orderId}/cancel`, userId: otherWriter },
    { method: "POST", path: `/orders/${orderId}/complete`, userId: otherWriter },
    { method: "POST", path: `/orders/${orderId}/complete`, userId: reader },
    { method: "POST", path: `/orders/${orderId}/sync-payment`, userId: otherReader },
    { method: "POST", path: `/orders/${orderId}/claim`, userId: otherReader },
    { method: "POST", path: `/orders/${orderId}/start`, userId: otherReader },
    { method: "POST", path: `/orders/${orderId}/claim`, userId: writer },
    { method: "POST", path: `/admin/orders/${orderId}/refund`, userId: writer },
    { method: "POST", path: `/admin/orders/${orderId}/unfreeze`, userId: reader },
    { method: "GET", path: `/orders/${orderId}`, userId: writer, token: "" },
    { method: "GET", path: `/orders/${orderId}`, userId: writer, token: signStranger(claims) },
    { method: "POST", path: `/admin/orders/${orderId}/refund`, userId: writer, token: signStranger(claims) },
  ] as readonly { method: "GET" | "POST"; path: string; userId: string; token?: string }[]);
  const body = method === "POST" ? note : undefined;
  const { status } = await people.ask(method, path, userId, body, token === undefined ? {} : { token });
  if (wentThrough(status))
    problems.push(`access: ${userId} was answered ${status} to ${method} ${path} [${orderId}]`);
});

export const DOOR_ACTS = { forge, reuse, intrude } as const satisfies Record<string, Act>;

/** Two orders under one writer's key. */
export async function brokenKeys({ bench, people }: Scene): Promise<string[]> {
  const twice = await bench.database.keysOfSeveralOrders(people.writers);
  return twice.map((key) => `I1: several orders of one key: ${key}`);
}
