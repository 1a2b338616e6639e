/** Where the provider writes the coverage. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { DeliverForm } from "./deliver-form";

export function DeliverSection({ order }: { order: CoverageOrder }) {
  return (
    <section aria-labelledby="deliver" data-print="hide">
      <h2 id="deliver" className="scroll-mt-24 text-xl">
        The coverage
      </h2>
      <p className="mb-6 mt-1 text-sm text-ink-soft">
        Kept in this browser as you write. Once delivered it can&apos;t be changed.
      </p>
      <DeliverForm orderId={order.id} />
    </section>
  );
}
