/** The first step: what shall be read, what shall be watched for, and what it will cost. */
import type { CoverageServiceListing } from "@script-manifest/contracts";
import { TierBadge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Ledger, LedgerRow } from "@/components/ui/ledger";
import { Notice } from "@/components/ui/notice";
import { formatMoney, formatTypicalTime, plural } from "@/lib/format";
import { onTheWay } from "@/lib/ordering";
import { priceParts } from "@/lib/ruling-preview";
import { tierWords } from "@/lib/words";
import type { ScriptChoice } from "@/lib/writer-scripts";
import { OrderForm } from "./order-form";
import { PriceParts } from "./price-breakdown";

interface BriefStepProps {
  readonly coverageService: CoverageServiceListing;
  readonly scripts: readonly ScriptChoice[];
}

export function BriefStep({ coverageService: listing, scripts }: BriefStepProps) {
  const choices = scripts.map(({ id, title, projectId, projectTitle, pageCount }) => ({
    id,
    title,
    projectId,
    projectTitle,
    pageCount,
  }));
  return (
    <div className="grid gap-x-16 gap-y-10 lg:grid-cols-[1fr_20rem]">
      <div className="order-2 min-w-0 lg:order-1">
        {choices.length === 0 ? (
          <EmptyState
            title="You have no script here yet"
            action={
              <ButtonLink look="prominent" href={onTheWay("/projects/new", listing.id)}>
                Create a project
              </ButtonLink>
            }
          >
            Create a project and upload the draft; from there you come back here.
          </EmptyState>
        ) : (
          <OrderForm serviceId={listing.id} pagesMax={listing.maxPages} scripts={choices} />
        )}
      </div>
      <aside aria-label="What you order" className="order-1 flex flex-col gap-5 lg:order-2">
        <div>
          <TierBadge tier={listing.tier} />
          <p className="mt-2 text-sm text-ink-soft">{tierWords[listing.tier].promise}</p>
        </div>
        <Ledger caption="Price">
          <LedgerRow label="Delivered within" note={turnaroundNote(listing)}>
            {plural(listing.turnaroundDays, "day")}
          </LedgerRow>
          <LedgerRow label="Scripts up to">{plural(listing.maxPages, "page")}</LedgerRow>
          <PriceParts
            {...listing}
            parts={priceParts(listing)}
            payee={listing.provider.displayName}
            totalNote="nothing is added later"
          />
        </Ledger>
        <Notice kind="safe">
          Nothing is charged today. In the next step your card is authorised for{" "}
          {formatMoney(listing.priceCents, listing.currency)}; it is charged only when{" "}
          {listing.provider.displayName} claims the order.
        </Notice>
      </aside>
    </div>
  );
}

/** What is promised counts from the claim; what is usual is known from real deliveries. */
function turnaroundNote({ provider: { typicalTurnaroundMinutes } }: CoverageServiceListing): string {
  const counted = "counted from the claim";
  return typicalTurnaroundMinutes == null
    ? counted
    : `${counted}; usually ${formatTypicalTime(typicalTurnaroundMinutes)}`;
}
