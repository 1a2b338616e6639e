/** Connected accounts, API v2: recipients whose one capability is to be sent transfers. */
import { type Context, idFrom, type Route } from "../http/context.ts";
import { invalid, missing } from "../http/errors.ts";
import { newId } from "../ids.ts";
import type { Account, AccountLink } from "../objects.ts";

export type TransferCapability = "active" | "pending" | "restricted" | "unsupported";

/** Thin events of a recipient's capability, as Stripe names them. */
const CAPABILITY_EVENT = "v2.core.account[configuration.recipient].capability_status_updated";
const LINK_LIFE_MS = 10 * 60_000;

export function transfersActive(account: Account): boolean {
  return (
    account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status === "active"
  );
}

function withCapability(account: Account, status: TransferCapability): Account {
  return {
    ...account,
    configuration: {
      recipient: {
        applied: true,
        capabilities: {
          stripe_balance: {
            stripe_transfers: {
              status,
              status_details:
                status === "active" ? [] : [{ code: "requirements_past_due", resolution: "provide_info" }],
            },
          },
        },
      },
    },
  };
}

function create({ json, state, clock, announce }: Context): Account {
  const recipient = (json.configuration as { recipient?: unknown } | undefined)?.recipient;
  if (!recipient) throw invalid("At least one configuration is required.", { param: "configuration" });
  const account: Account = {
    id: newId("acct"),
    object: "v2.core.account",
    applied_configurations: ["recipient"],
    contact_email: typeof json.contact_email === "string" ? json.contact_email : "",
    created: new Date(clock.now()).toISOString(),
    dashboard: (json.dashboard as Account["dashboard"]) ?? "express",
    defaults: (json.defaults as NonNullable<Account["defaults"]>) ?? { responsibilities: {} },
    display_name: typeof json.display_name === "string" ? json.display_name : "",
    identity: (json.identity as NonNullable<Account["identity"]>) ?? {},
    livemode: false,
    metadata: (json.metadata as NonNullable<Account["metadata"]>) ?? {},
  };
  const restricted = state.put("accounts", withCapability(account, "restricted"));
  announce.thin("v2.core.account.created", restricted);
  return restricted;
}

export function findAccount(context: Pick<Context, "state">, id: string): Account {
  const account = context.state.get("accounts", id);
  if (!account) throw missing("account", id);
  return account;
}

/** Fields come only when they are asked for by `include`, as in API v2. */
function retrieve(context: Context): Account {
  const account = findAccount(context, idFrom(context));
  const include = JSON.stringify(context.params.include ?? "");
  const { configuration, ...plain } = account;
  return include.includes("configuration.recipient") && configuration ? { ...plain, configuration } : plain;
}

/** Onboarding done, a capability lost, or won again. Tells by a thin event. */
export function setTransferCapability(
  context: Pick<Context, "state" | "announce">,
  accountId: string,
  status: TransferCapability,
): Account {
  const account = context.state.put("accounts", withCapability(findAccount(context, accountId), status));
  context.announce.thin(CAPABILITY_EVENT, account, { updated_capability: "stripe_balance.stripe_transfers" });
  return account;
}

function createLink({ json, state, clock, baseUrl }: Context) {
  const accountId = String(json.account ?? "");
  findAccount({ state }, accountId);
  const useCase = json.use_case as
    | { type?: string; account_onboarding?: { refresh_url?: string; return_url?: string } }
    | undefined;
  const onboarding = useCase?.account_onboarding;
  if (useCase?.type !== "account_onboarding" || !onboarding?.refresh_url || !onboarding.return_url) {
    throw invalid("use_case.account_onboarding needs refresh_url and return_url.", { param: "use_case" });
  }
  const link: AccountLink = {
    id: newId("acctlink"),
    account: accountId,
    refresh_url: onboarding.refresh_url,
    return_url: onboarding.return_url,
    used: false,
    expires_at: clock.now() + LINK_LIFE_MS,
  };
  state.put("accountLinks", link);
  return {
    object: "v2.core.account_link",
    account: accountId,
    created: new Date(clock.now()).toISOString(),
    expires_at: new Date(link.expires_at).toISOString(),
    livemode: false,
    url: `${baseUrl}/onboarding/${link.id}`,
    use_case: useCase,
  };
}

export const accountRoutes: readonly Route[] = [
  { method: "POST", path: "/v2/core/accounts", handle: create },
  {
    method: "GET",
    path: "/v2/core/accounts",
    handle: ({ state }) => ({
      data: [...state.all("accounts")].reverse(),
      next_page_url: null,
      previous_page_url: null,
    }),
  },
  { method: "GET", path: "/v2/core/accounts/:id", handle: retrieve },
  {
    method: "POST",
    path: "/v2/core/accounts/:id",
    handle: (context) => {
      const { json, state } = context;
      const account = findAccount(context, idFrom(context));
      return state.put("accounts", {
        ...account,
        ...(typeof json.display_name === "string" && { display_name: json.display_name }),
      });
    },
  },
  { method: "POST", path: "/v2/core/account_links", handle: createLink },
];
