/** Every provider in every state, to find, to suspend, to reinstate. */
import type { CoverageProviderStatus } from "@script-manifest/contracts";
import type { Metadata } from "next";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SearchForm } from "@/components/ui/search-form";
import { Tabs } from "@/components/ui/tabs";
import { providerStatusWords } from "@/lib/admin-words";
import { now } from "@/lib/clock";
import { callAsVisitor, dataOrThrow } from "@/lib/coverage-server";
import { plural } from "@/lib/format";
import { addressWith, filterOf, offsetOf, pageLinks } from "@/lib/paging";
import { requireAdmin } from "@/lib/viewer";
import { ProviderRow } from "./provider-row";

export const metadata: Metadata = { title: "Providers" };

const PER_PAGE = 30;
const PATH = "/coverage/admin/providers";
const STATUSES = Object.keys(providerStatusWords) as CoverageProviderStatus[];

type Props = {
  searchParams: Promise<{ status?: string; q?: string | string[]; offset?: string | string[] }>;
};

export default async function ProvidersPage({ searchParams }: Props) {
  await requireAdmin();
  const { status: wanted, q: qText, offset: offsetText } = await searchParams;
  const q = filterOf(qText);
  const status = STATUSES.find((known) => known === wanted);
  const offset = offsetOf(offsetText);
  const search = q ? { q } : {};
  const list = callAsVisitor("listAllProviders", {
    query: { ...search, ...(status && { status }), limit: PER_PAGE, offset },
  }).then(dataOrThrow);
  const counted = [undefined, ...STATUSES].map(async (each) => {
    const query = { ...search, ...(each && { status: each }), limit: 1 };
    const result = await callAsVisitor("listAllProviders", { query });
    return {
      label: each ? providerStatusWords[each].label : "All",
      href: addressWith(PATH, { status: each, q }),
      current: each === status,
      count: result.ok ? result.data.total : undefined,
    };
  });
  const [{ providers, total }, tabs] = await Promise.all([list, Promise.all(counted)]);
  const nowMs = now();
  return (
    <div className="page-width">
      <PageHeader
        slug="Int. chambers"
        title="Providers"
        lede="A suspended provider takes no new orders; the ones they have claimed go on."
      />
      <SearchForm
        action={PATH}
        label="Find a provider"
        hint="By name or e-mail address."
        value={q}
        keep={status ? { status } : {}}
      />
      <Tabs label="Providers" tabs={tabs} />
      {q && (
        <p role="status" className="border-b border-rule py-3 text-sm text-ink-soft">
          {plural(total, "provider")} for “{q}”
        </p>
      )}
      {providers.length === 0 ? (
        <EmptyState
          title="Nobody here"
          action={q && <ButtonLink href="/coverage/admin/providers">Show everybody</ButtonLink>}
        >
          {q && "Try a part of the name, or another state."}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-rule border-b border-rule">
          {providers.map((provider) => (
            <ProviderRow key={provider.id} provider={provider} nowMs={nowMs} />
          ))}
        </ul>
      )}
      <Pagination
        label="Pages of providers"
        {...pageLinks({
          offset,
          perPage: PER_PAGE,
          total,
          at: (start) => addressWith(PATH, { status, q, offset: start }),
        })}
      />
    </div>
  );
}
