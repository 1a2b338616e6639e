/**
 * Bringing events to the endpoint: signed when they are sent, again and again until a 2xx, also after a
 * restart.
 */
import { Stripe } from "stripe";
import { request } from "undici";
import { seconds, type VirtualClock, wallClockNow } from "../clock.ts";
import type { Delivery, StoredEvent } from "../objects.ts";
import type { State } from "../state/state.ts";

export interface WebhookTarget {
  readonly url: string;
  /** One signature for each: two during a rotation. */
  readonly secrets: readonly string[];
}

/** Asked before each attempt, for tests and torture: what becomes of it. */
export type DeliveryFault = (o: { event: StoredEvent; attempt: number }) => "deliver" | "lose" | "twice";

export interface Deliverer {
  /** Something new may be due. */
  wake(): void;
  redeliver(eventId: string): void;
  stop(): Promise<void>;
}

const TIMEOUT_MS = 10_000;
const CONCURRENT_MAX = 8;

/**
 * Real Stripe retries over three days; in development nobody waits that long: 0.5 s doubling to 30 s, without
 * an end.
 */
const backoffMs = (attempts: number): number => Math.min(500 * 2 ** (attempts - 1), 30_000);

export function createDeliverer(o: {
  state: State;
  clock: VirtualClock;
  target: WebhookTarget | null;
  fault?: DeliveryFault;
}): Deliverer {
  const running = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const due = (): Delivery[] =>
    o.state
      .all("deliveries")
      .filter((delivery) => !running.has(delivery.id) && delivery.next_attempt_at <= o.clock.now());

  const pump = (): void => {
    if (stopped || !o.target) return;
    for (const delivery of due().slice(0, CONCURRENT_MAX - running.size)) {
      const attempt = attemptOne(delivery).finally(() => {
        running.delete(delivery.id);
        schedule();
      });
      running.set(delivery.id, attempt);
    }
    schedule();
  };

  const schedule = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    const waiting = o.state.all("deliveries").filter((delivery) => !running.has(delivery.id));
    if (stopped || waiting.length === 0) return;
    const next = Math.min(...waiting.map((delivery) => delivery.next_attempt_at)) - o.clock.now();
    timer = setTimeout(pump, Math.max(next, running.size >= CONCURRENT_MAX ? 50 : 0));
    timer.unref();
  };

  const attemptOne = async (delivery: Delivery): Promise<void> => {
    const event = o.state.get("events", delivery.id);
    if (!event || !o.target) return;
    const attempt = delivery.attempts + 1;
    const fate = o.fault?.({ event, attempt }) ?? "deliver";
    const arrived = fate !== "lose" && (await post(o.target, event));
    if (arrived && fate === "twice") await post(o.target, event);
    if (stopped && !arrived) return;
    const nextAttempt = o.clock.now() + backoffMs(attempt);
    // What has arrived is forgotten, so that looking for what is due stays quick.
    if (arrived) o.state.remove("deliveries", delivery.id);
    else o.state.put("deliveries", { ...delivery, attempts: attempt, next_attempt_at: nextAttempt });
    if (arrived && event.object === "event") o.state.put("events", { ...event, pending_webhooks: 0 });
    o.state.commit();
  };

  return {
    wake: () => setImmediate(pump),
    redeliver(eventId) {
      o.state.put("deliveries", { id: eventId, attempts: 0, next_attempt_at: o.clock.now() });
      o.state.commit();
      setImmediate(pump);
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await Promise.allSettled(running.values());
    },
  };
}

async function post(target: WebhookTarget, event: StoredEvent): Promise<boolean> {
  const payload = JSON.stringify(event, null, 2);
  try {
    const { statusCode, body } = await request(target.url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Stripe/1.0 (simulator)",
        "stripe-signature": sign(target, payload),
      },
      body: payload,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await body.dump();
    return statusCode >= 200 && statusCode < 300;
  } catch {
    return false;
  }
}

/** `t=…,v1=…,v1=…` with the real time: the receiver compares it with its own clock. */
function sign(target: WebhookTarget, payload: string): string {
  const timestamp = seconds(wallClockNow());
  const headers = target.secrets.map((secret) =>
    Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }),
  );
  const signatures = headers.flatMap((header) => header.split(",").filter((part) => part.startsWith("v1=")));
  return [`t=${timestamp}`, ...signatures].join(",");
}
