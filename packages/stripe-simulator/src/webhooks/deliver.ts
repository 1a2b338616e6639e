/**
 * Bringing events to the endpoint: signed when they are sent, again and again until a 2xx, also after a
 * restart; and what bad weather makes of it.
 */
import type { VirtualClock } from "../clock.ts";
import { newId } from "../ids.ts";
import type { Delivery, StoredEvent } from "../objects.ts";
import type { State } from "../state/state.ts";
import type { DeliveryFaultKind } from "../weather/kinds.ts";
import { send, type WebhookTarget } from "./sending.ts";

/** `delayMs` counts for delays only, in virtual time. */
export interface DeliveryFate {
  readonly kind: "deliver" | DeliveryFaultKind;
  readonly delayMs?: number;
}

/** Asked before each attempt: what becomes of it. */
export type DeliveryFault = (o: {
  event: StoredEvent;
  attempt: number;
}) => DeliveryFate | "deliver" | DeliveryFaultKind;

export interface Deliverer {
  /** Something new may be due. */
  wake(): void;
  redeliver(eventId: string): void;
  /** Everything that waits is due now, delays and back-offs included. */
  flush(): void;
  /** Others receive from now on: another address, other secrets during a rotation. */
  aimAt(target: WebhookTarget): void;
  stop(): Promise<void>;
}

const CONCURRENT_MAX = 8;
/** What is put behind waits this long, so that what came after it goes first. */
const REORDER_MS = 300;
/** Twice of what receivers tolerate. */
const STALE_SECONDS = 600;

/**
 * Real Stripe retries over three days; in development nobody waits that long: 0.5 s doubling to 30 s, without
 * an end.
 */
const backoffMs = (attempts: number): number => Math.min(500 * 2 ** (attempts - 1), 30_000);

interface Parts {
  readonly state: State;
  readonly clock: VirtualClock;
  target: WebhookTarget | null;
  readonly fault: DeliveryFault;
}

export function createDeliverer(parts: Readonly<Parts>): Deliverer {
  const o: Parts = { ...parts };
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
      const attempt = attemptOne(o, delivery, () => stopped).finally(() => {
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
    const longest = 2 ** 31 - 1;
    timer = setTimeout(pump, Math.min(Math.max(next, running.size >= CONCURRENT_MAX ? 50 : 0), longest));
    timer.unref();
  };

  return {
    wake: () => setImmediate(pump),
    redeliver(eventId) {
      o.state.put("deliveries", { id: eventId, attempts: 0, next_attempt_at: o.clock.now() });
      o.state.commit();
      setImmediate(pump);
    },
    flush() {
      for (const delivery of o.state.all("deliveries"))
        o.state.put("deliveries", { ...delivery, next_attempt_at: o.clock.now() });
      o.state.commit();
      setImmediate(pump);
    },
    aimAt(target) {
      o.target = target;
      setImmediate(pump);
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await Promise.allSettled(running.values());
    },
  };
}

async function attemptOne(o: Parts, delivery: Delivery, isStopped: () => boolean): Promise<void> {
  const event = o.state.get("events", delivery.id);
  if (!event || !o.target) return;
  const attempt = delivery.attempts + 1;
  const drawn = o.fault({ event, attempt });
  const fate: DeliveryFate = typeof drawn === "string" ? { kind: drawn } : drawn;
  if (fate.kind === "vanish") return forget(o, event, false);
  if (fate.kind === "delay" || fate.kind === "reorder")
    return putOff(o, delivery, fate.kind === "delay" ? (fate.delayMs ?? 0) : REORDER_MS);
  const arrived = await attemptInWeather(o.target, event, fate.kind);
  if (isStopped() && !arrived) return;
  if (arrived) forget(o, event, true);
  else putOff(o, delivery, backoffMs(attempt));
}

/** Answers whether the event itself arrived. */
async function attemptInWeather(
  target: WebhookTarget,
  event: StoredEvent,
  kind: DeliveryFate["kind"],
): Promise<boolean> {
  if (kind === "lose") return false;
  if (kind === "stale") return send(target, event, { agedSeconds: STALE_SECONDS });
  if (kind === "livemode") await send(target, stranger(event, { livemode: true }));
  if (kind === "foreign") await send(target, stranger(event, { account: newId("acct") }));
  if (kind === "forged") await send({ ...target, secrets: [newId("whsec")] }, stranger(event, {}));
  const arrived = await send(target, event);
  if (arrived && kind === "twice") await send(target, event);
  return arrived;
}

/** The same story under another id, as if it had happened in a place that is not ours. */
function stranger(event: StoredEvent, o: { livemode?: boolean; account?: string }): StoredEvent {
  const { account, livemode = event.livemode } = o;
  const id = newId("evt");
  if (event.object === "event") return { ...event, id, livemode, ...(account !== undefined && { account }) };
  return { ...event, id, livemode, ...(account !== undefined && { context: account }) };
}

/**
 * What has arrived, or never will, is not looked at again, so that looking for what is due stays quick. After
 * a reset there is nothing left to remember it for.
 */
function forget({ state }: Parts, event: StoredEvent, arrived: boolean): void {
  if (!state.get("events", event.id)) return;
  state.remove("deliveries", event.id);
  if (arrived && event.object === "event") state.put("events", { ...event, pending_webhooks: 0 });
  state.commit();
}

/** Behind everything that waits already. */
function putOff({ state, clock }: Parts, delivery: Delivery, ms: number): void {
  if (!state.get("deliveries", delivery.id)) return;
  state.remove("deliveries", delivery.id);
  state.put("deliveries", {
    ...delivery,
    attempts: delivery.attempts + 1,
    next_attempt_at: clock.now() + ms,
  });
  state.commit();
}
