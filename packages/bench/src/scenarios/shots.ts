/** The requests that several scenarios send. */
import { SPECIALTIES, TIERS } from "../fill/catalogue.ts";
import { idOf } from "../fill/fill.ts";
import type { Shot } from "../measure/load.ts";
import type { Stage } from "../stage/stage.ts";

/** How many different pages of the catalogue are asked for. */
const PAGES = 120;
const SORTS = ["price", "price_desc", "rating", "turnaround", "newest"];

/** Filters as people set them: mostly a tier and what it may cost, sometimes less or more than that. */
function filtersOf(page: number): Record<string, string> {
  const tier = TIERS[page % TIERS.length] ?? "";
  const priced = { minPriceCents: String(1_500 + (page % 40) * 450), maxPriceCents: "60000" };
  switch (page % 6) {
    case 0:
    case 1:
      return { tier, ...priced, maxTurnaroundDays: "14", sort: "price" };
    case 2:
      return { tier, sort: SORTS[page % SORTS.length] ?? "" };
    case 3:
      return { ...priced, sort: "price" };
    case 4:
      return { specialty: SPECIALTIES[page % SPECIALTIES.length] ?? "", tier };
    default:
      return {};
  }
}

export function browsePaths(): string[] {
  return Array.from({ length: PAGES }, (_, page) => `/services?${new URLSearchParams(filtersOf(page))}`);
}

/** The catalogue asked of the service itself, as the gateway would. */
export function browsing(stage: Stage): Shot[] {
  const headers = stage.as(stage.writer.userId);
  return browsePaths().map((path) => ({ method: "GET", path: `/internal${path}`, headers }));
}

/** As above, and none of them ever asked before: what is kept does not help. */
export function browsingAnew(stage: Stage): () => Shot {
  const shots = browsing(stage);
  return () => {
    asked += 1;
    const shot = shots[asked % shots.length];
    if (!shot) throw new Error("there are no pages");
    const dear = { ...shot, path: shot.path.replace(/&?maxPriceCents=\d+/, "") };
    return { ...dear, path: `${dear.path}&maxPriceCents=${60_000 + asked}` };
  };
}
let asked = 0;

export function orderPaths({ writer }: Stage): string[] {
  return writer.orders.map((number) => `/orders/${idOf("cord", number)}`);
}
