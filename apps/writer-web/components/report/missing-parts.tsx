/** What was sold and is not in the report, said plainly: to both parties, and to who rules on a dispute. */
import type { CoverageDelivery, CoverageOrder, CoverageTier } from "@script-manifest/contracts";
import { Notice } from "@/components/ui/notice";
import { partWords } from "@/lib/report-words";
import { tierWords } from "@/lib/words";

export function MissingParts({ delivery, order }: { delivery: CoverageDelivery; order: CoverageOrder }) {
  if (delivery.missingParts.length === 0) return null;
  const tier = tierWords[order.tier as CoverageTier];
  const parts = delivery.missingParts.map((part) => partWords[part].toLowerCase());
  const list = new Intl.ListFormat("en-US").format(parts);
  return (
    <div className="mt-4" data-print="hide">
      <Notice title={`Not in this report: ${list}`}>
        {tier.label} usually has {parts.length === 1 ? "it" : "them"}.
        {delivery.fileName ? " The reader's own file may hold more." : " The reader delivered without."}
      </Notice>
    </div>
  );
}
