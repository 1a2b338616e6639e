/** Which pages are pictured, as whom, and where they are. */

type Role = "writer" | "provider" | "admin";
/** Asks the API as the page's viewer. */
export type Ask = (path: string) => Promise<unknown>;

export interface PicturedPage {
  /** The picture's file name. */
  readonly name: string;
  readonly viewer: Role | null;
  /** A path of the web app; a function where it depends on what the demo data got for ids. */
  readonly path: string | ((ask: Ask) => Promise<string>);
}

const ofOrder =
  (role: "writer" | "provider", status: string, page = "") =>
  async (ask: Ask) => {
    const { orders } = (await ask(`/coverage/orders?role=${role}&status=${status}`)) as {
      orders: readonly { id: string }[];
    };
    return `/coverage/orders/${first(orders, `${status} order`).id}${page}`;
  };

async function provider(ask: Ask): Promise<string> {
  const { providers } = (await ask("/coverage/providers?sort=orders")) as {
    providers: readonly { id: string }[];
  };
  return `/coverage/providers/${first(providers, "provider").id}`;
}

async function orderForm(ask: Ask): Promise<string> {
  const { services } = (await ask("/coverage/services?tier=early_draft")) as {
    services: readonly { id: string }[];
  };
  return `/coverage/order/${first(services, "service").id}`;
}

async function dispute(ask: Ask): Promise<string> {
  const { disputes } = (await ask("/coverage/disputes?status=open")) as {
    disputes: readonly { id: string }[];
  };
  return `/coverage/admin/disputes/${first(disputes, "dispute").id}`;
}

async function script(ask: Ask): Promise<string> {
  const { orders } = (await ask("/coverage/orders?role=writer")) as {
    orders: readonly { scriptId: string }[];
  };
  return `/scripts/${first(orders, "order").scriptId}`;
}

function first<T>(rows: readonly T[], what: string): T {
  const row = rows[0];
  if (!row) throw new Error(`the demo data has no ${what}`);
  return row;
}

export const PAGES: readonly PicturedPage[] = [
  { name: "home", viewer: null, path: "/" },
  { name: "browse", viewer: null, path: "/coverage" },
  { name: "provider", viewer: null, path: provider },
  { name: "sign-in", viewer: null, path: "/sign-in" },
  { name: "projects", viewer: "writer", path: "/projects" },
  { name: "order-form", viewer: "writer", path: orderForm },
  { name: "orders", viewer: "writer", path: "/coverage/orders" },
  { name: "order", viewer: "writer", path: ofOrder("writer", "delivered") },
  { name: "report", viewer: "writer", path: ofOrder("writer", "delivered", "/report") },
  { name: "notifications", viewer: "writer", path: "/notifications" },
  { name: "dashboard", viewer: "provider", path: "/coverage/dashboard" },
  { name: "delivery", viewer: "provider", path: ofOrder("provider", "in_progress", "/deliver") },
  { name: "earnings", viewer: "provider", path: "/coverage/dashboard?tab=earnings" },
  { name: "services", viewer: "provider", path: "/coverage/dashboard?tab=services" },
  { name: "script", viewer: "writer", path: script },
  { name: "admin", viewer: "admin", path: "/coverage/admin" },
  { name: "providers", viewer: "admin", path: "/coverage/admin/providers" },
  { name: "audit-log", viewer: "admin", path: "/coverage/admin/audit-log" },
  { name: "trial-balance", viewer: "admin", path: "/coverage/admin/trial-balance" },
  { name: "disputes", viewer: "admin", path: "/coverage/admin/disputes" },
  { name: "dispute", viewer: "admin", path: dispute },
];
