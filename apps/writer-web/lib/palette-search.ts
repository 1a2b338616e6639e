/**
 * What the command palette offers for some words: the visitor's pages, their own orders and scripts' projects,
 * and readers and services of the catalogue. Everything is asked of the API as the visitor, so nothing is
 * offered that they may not see.
 */
import type { CoverageOrder } from "@script-manifest/contracts";
import { call } from "./coverage-api";
import { formatMoney, plural } from "./format";
import { statusWords, tierWords } from "./words";

export interface PaletteItem {
  readonly href: string;
  readonly label: string;
  readonly detail?: string;
  /** Found by these words too. */
  readonly keywords?: string;
}

export interface PaletteGroup {
  readonly heading: string;
  readonly items: readonly PaletteItem[];
}

const ORDERS_MAX = 100;
const SHOWN_MAX = 6;

/** The visitor's own orders, on either side, and their projects. Asked once each time the palette opens. */
export async function readOwn(
  o: { isProvider: boolean },
  signal: AbortSignal,
): Promise<readonly PaletteGroup[]> {
  const listOrders = (role: "writer" | "provider") =>
    call("listOrders", { query: { role, limit: ORDERS_MAX } }, { signal });
  const [written, read, projects] = await Promise.all([
    listOrders("writer"),
    o.isProvider ? listOrders("provider") : null,
    call("listProjects", { query: { limit: 100 } }, { signal }),
  ]);
  const orders = [...(written.ok ? written.data.orders : []), ...(read?.ok ? read.data.orders : [])];
  return [
    { heading: "Orders", items: orders.map(toItem) },
    {
      heading: "Projects",
      items: projects.ok
        ? projects.data.projects.map(({ id, title, genre }) => ({
            href: `/projects/${id}`,
            label: title,
            detail: genre,
          }))
        : [],
    },
  ];
}

function toItem({
  id,
  scriptTitle,
  serviceTitle,
  writerName,
  providerName,
  status,
}: CoverageOrder): PaletteItem {
  return {
    href: `/coverage/orders/${id}`,
    label: scriptTitle,
    detail: `${serviceTitle} · ${statusWords[status].label}`,
    keywords: `${id} ${writerName} ${providerName}`,
  };
}

/** Readers and services by words. Null when the catalogue could not be asked. */
export async function searchCatalogue(
  words: string,
  signal: AbortSignal,
): Promise<readonly PaletteGroup[] | null> {
  const [providers, services] = await Promise.all([
    call("listProviders", { query: { q: words, limit: SHOWN_MAX } }, { signal }),
    call("listServices", { query: { q: words, limit: SHOWN_MAX } }, { signal }),
  ]);
  if (!providers.ok || !services.ok) return null;
  return [
    {
      heading: "Readers",
      items: providers.data.providers.map(({ id, displayName, specialties, reviewCount, avgRating }) => ({
        href: `/coverage/providers/${id}`,
        label: displayName,
        detail: [
          avgRating !== null && `${avgRating.toFixed(1)} from ${plural(reviewCount, "review")}`,
          specialties.slice(0, 3).join(", "),
        ]
          .filter(Boolean)
          .join(" · "),
      })),
    },
    {
      heading: "Services",
      items: services.data.services.map(({ id, title, tier, priceCents, currency, provider }) => ({
        href: `/coverage/order/${id}`,
        label: title,
        detail: `${provider.displayName} · ${tierWords[tier].label} · ${formatMoney(priceCents, currency)}`,
      })),
    },
  ];
}

const PAGES_BY_ID = {
  cord: { label: "The order", path: "/coverage/orders/" },
  cdis: { label: "The dispute", path: "/coverage/admin/disputes/" },
} as const;

/** What an order's or a dispute's id leads an admin to. It is not looked for: no id, no page there. */
export function byId(typed: string): readonly PaletteGroup[] {
  const id = typed.trim();
  const kind = /^(cord|cdis)_[\w-]{8,}$/.exec(id)?.[1] as keyof typeof PAGES_BY_ID | undefined;
  if (!kind) return [];
  const { label, path } = PAGES_BY_ID[kind];
  return [{ heading: "By its id", items: [{ href: `${path}${id}`, label, detail: id }] }];
}

/** The groups' items that carry every word, the best six of each. Empty groups are left out. */
export function matching(groups: readonly PaletteGroup[], typed: string): readonly PaletteGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map(({ heading, items }) => ({
      heading,
      items: items
        .filter(({ label, detail = "", keywords = "" }) => {
          const text = `${label} ${detail} ${keywords}`.toLowerCase();
          return words.every((word) => text.includes(word));
        })
        .slice(0, SHOWN_MAX),
    }))
    .filter(({ items }) => items.length > 0);
}
