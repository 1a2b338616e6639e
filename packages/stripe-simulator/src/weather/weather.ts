/**
 * Bad weather, by seed and by hand. Every decision is drawn from the seed, what it is about, and the
 * how-manieth of its sort it is: the third capture meets the same fate in every run, however many requests
 * run beside it.
 */
import type { DeliveryFate, DeliveryFault } from "../webhooks/deliver.ts";
import { draw, pick } from "./draw.ts";
import {
  type ByHand,
  DELIVERY_FAULTS,
  type Happening,
  type Luck,
  REQUEST_FAULTS,
  type WeatherSettings,
} from "./kinds.ts";
import { operationOf } from "./operations.ts";
import type { RequestFate, RequestFault } from "./request-fate.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const FAIR = { seed: 0, rates: {} } as const satisfies WeatherSettings;

export interface WeatherReport {
  readonly settings: WeatherSettings;
  /** Faults by hand that have not struck yet, with how often they still will. */
  readonly byHand: readonly (ByHand & { readonly times: number })[];
  /** How many of which were dealt since the weather was set: requests, webhooks, happenings. */
  readonly dealt: Readonly<Record<string, number>>;
  readonly dealtTotal: number;
}

export interface Weather {
  readonly requestFault: RequestFault;
  readonly deliveryFault: DeliveryFault;
  readonly luck: Luck;
  /** Begins all draws and counts anew; what was ordered by hand and has not struck is forgotten. */
  set(settings: WeatherSettings): void;
  byHand(fault: ByHand): void;
  report(): WeatherReport;
}

/** Fair until told otherwise. */
export function createWeather(settings: WeatherSettings = FAIR): Weather {
  let now = new Conditions(settings);
  return {
    requestFault: (o) => now.requestFate(o),
    deliveryFault: (o) => now.deliveryFate(o),
    luck: {
      happens: (kind) => now.happens(kind),
      within: (kind, maxMs) => now.within(kind, maxMs),
      upTo: (kind, max) => now.upTo(kind, max),
    },
    set: (next) => {
      now = new Conditions(next);
    },
    byHand: (fault) => now.order(fault),
    report: () => now.report(),
  };
}

/** One spell of weather, with its counts. */
class Conditions {
  readonly #settings: WeatherSettings;
  readonly #ordinals = new Map<string, number>();
  readonly #dealt = new Map<string, number>();
  #ordered: { fault: ByHand; left: number }[] = [];
  #stormLeft = 0;

  constructor(settings: WeatherSettings) {
    this.#settings = settings;
  }

  order(fault: ByHand): void {
    this.#ordered.push({ fault, left: fault.times ?? 1 });
  }

  requestFate(o: Parameters<RequestFault>[0]): RequestFate {
    const operation = operationOf(o);
    const text = `${o.path}\n${o.key ?? ""}\n${o.body}`;
    const ordered = this.#take(
      (fault) => "request" in fault && (fault.request === "any" || fault.request === operation),
      text,
    );
    if (ordered && "request" in ordered) return this.#requestDealt(ordered.fate, ordered.delayMs);
    const { rates, operations, seed } = this.#settings;
    if (operations && !operations.includes(operation)) return { kind: "ok" };
    const drawn = this.#draw(`request ${operation}`);
    if (this.#isStorm()) return this.#requestDealt("rate_limit");
    const kind = pick(
      drawn,
      REQUEST_FAULTS.map((name) => [name, rates.requests?.[name] ?? 0] as const),
    );
    if (kind === null) return { kind: "ok" };
    const slowness = draw(seed, `slow ${operation}`, this.#ordinals.get(`request ${operation}`) ?? 0);
    return this.#requestDealt(kind, Math.ceil(slowness * (this.#settings.slowMs ?? 2_000)));
  }

  #requestDealt(kind: RequestFate["kind"], delayMs?: number): RequestFate {
    this.#count(`request ${kind}`);
    return { kind, ...(kind === "slow" && { delayMs: delayMs ?? this.#settings.slowMs ?? 2_000 }) };
  }

  #isStorm(): boolean {
    if (this.#stormLeft > 0) {
      this.#stormLeft -= 1;
      return true;
    }
    const begins = this.#draw("storm") < (this.#settings.rates.requests?.storm ?? 0);
    if (begins) this.#stormLeft = (this.#settings.stormLength ?? 20) - 1;
    return begins;
  }

  deliveryFate({ event }: Parameters<DeliveryFault>[0]): DeliveryFate {
    const ordered = this.#take(
      (fault) => "webhook" in fault && fits(fault.webhook, event.type),
      JSON.stringify(event),
    );
    const drawn = this.#draw(`webhook ${event.type}`);
    const { rates, webhookDelayMs, seed } = this.#settings;
    const kind =
      ordered && "webhook" in ordered
        ? ordered.fate
        : pick(
            drawn,
            DELIVERY_FAULTS.map((name) => [name, rates.webhooks?.[name] ?? 0] as const),
          );
    if (kind === null) return { kind: "deliver" };
    this.#count(`webhook ${kind}`);
    if (kind !== "delay") return { kind };
    const late = draw(seed, `delay ${event.type}`, this.#ordinals.get(`webhook ${event.type}`) ?? 0);
    return { kind, delayMs: ordered?.delayMs ?? Math.ceil(late * (webhookDelayMs ?? 3 * DAY_MS)) };
  }

  happens(kind: Happening): boolean {
    const happens = this.#draw(`happening ${kind}`) < (this.#settings.rates.happenings?.[kind] ?? 0);
    if (happens) this.#count(`happening ${kind}`);
    return happens;
  }

  within(kind: Happening, maxMs = Number.MAX_SAFE_INTEGER): number {
    const longest = Math.min(maxMs, this.#settings.happenWithinMs ?? 20 * DAY_MS);
    return Math.ceil(this.#draw(`within ${kind}`) * longest);
  }

  upTo(kind: Happening, max: number): number {
    return 1 + Math.floor(this.#draw(`up to ${kind}`) * max);
  }

  report(): WeatherReport {
    const counts = [...this.#dealt].sort(([a], [b]) => a.localeCompare(b));
    return {
      settings: this.#settings,
      byHand: this.#ordered.map(({ fault, left }) => ({ ...fault, times: left })),
      dealt: Object.fromEntries(counts),
      dealtTotal: counts.reduce((sum, [, count]) => sum + count, 0),
    };
  }

  #take(isMeant: (fault: ByHand) => boolean, text: string): ByHand | null {
    const meant = this.#ordered.find(
      ({ fault }) => isMeant(fault) && (fault.about === undefined || text.includes(fault.about)),
    );
    if (!meant) return null;
    meant.left -= 1;
    this.#ordered = this.#ordered.filter(({ left }) => left > 0);
    return meant.fault;
  }

  #draw(subject: string): number {
    const ordinal = (this.#ordinals.get(subject) ?? 0) + 1;
    this.#ordinals.set(subject, ordinal);
    return draw(this.#settings.seed, subject, ordinal);
  }

  #count(what: string): void {
    this.#dealt.set(what, (this.#dealt.get(what) ?? 0) + 1);
  }
}

const fits = (wanted: string, type: string): boolean =>
  wanted.endsWith("*") ? type.startsWith(wanted.slice(0, -1)) : wanted === type;
