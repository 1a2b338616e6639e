/** One provider as an admin sees them: standing, work so far, Stripe, and what may be done. */
import type { CoverageProvider } from "@script-manifest/contracts";
import { Badge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { Link } from "@/components/ui/link";
import { Timestamp } from "@/components/ui/timestamp";
import { providerStatusWords } from "@/lib/admin-words";
import { plural } from "@/lib/format";
import { addressWith } from "@/lib/paging";
import { StandingButton } from "./standing-button";

export function ProviderRow({ provider, nowMs }: { provider: CoverageProvider; nowMs: number }) {
  const { id, displayName, email, status, suspensionReason, stripeAccountId } = provider;
  const { label, tone } = providerStatusWords[status];
  return (
    <li className="grid gap-x-8 gap-y-3 py-5 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="min-w-0 text-lg leading-snug wrap-anywhere">
            {status === "active" ? (
              <Link className="hover:underline" href={`/coverage/providers/${id}`}>
                {displayName}
              </Link>
            ) : (
              displayName
            )}
          </h2>
          <Badge tone={tone}>{label}</Badge>
        </div>
        {email && (
          <p className="text-sm">
            <a className="link inline-flex min-h-6 items-center" href={`mailto:${email}`}>
              {email}
            </a>
          </p>
        )}
        <p className="mt-1 text-sm text-ink-soft">
          {plural(provider.totalOrdersCompleted, "completed order")} ·{" "}
          {provider.avgRating === null
            ? "no review yet"
            : `${provider.avgRating.toFixed(2)} from ${plural(provider.reviewCount, "review")}`}{" "}
          · since <Timestamp at={provider.createdAt} nowMs={nowMs} show="absolute" />
        </p>
        {status === "suspended" && suspensionReason && (
          <p className="mt-2 max-w-prose border-l-2 border-bad pl-4 text-sm">{suspensionReason}</p>
        )}
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-faint">
          <CopyableId id={id} label="provider id" />
          {stripeAccountId && <CopyableId id={stripeAccountId} label="Stripe account" />}
          <Link
            className="link inline-flex min-h-6 items-center"
            href={addressWith("/coverage/admin/audit-log", { subject: id })}
          >
            Acts on them
          </Link>
        </p>
      </div>
      <div className="flex items-start sm:justify-end">
        {(status === "active" || status === "suspended") && (
          <StandingButton providerId={id} name={displayName} suspended={status === "suspended"} />
        )}
      </div>
    </li>
  );
}
