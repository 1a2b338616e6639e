/** What the writer asked for, and the script it is about. */
import type { CoverageOrder } from "@script-manifest/contracts";
import { BookOpen, Download } from "lucide-react";
import { ButtonAnchor, ButtonLink } from "@/components/ui/button";

interface OrderBriefProps {
  readonly order: CoverageOrder;
  /** Whether the API gives this viewer the script now. */
  readonly scriptReadable: boolean;
}

export function OrderBrief({ order, scriptReadable }: OrderBriefProps) {
  return (
    <section aria-labelledby="brief" data-print="hide">
      <h2 id="brief" className="mb-3 text-xl">
        Brief
      </h2>
      <p className="reading">{order.brief || "The writer left no brief."}</p>
      {scriptReadable && (
        <div className="mt-5 flex flex-wrap gap-3">
          <ButtonLink href={`/scripts/${order.scriptId}?order=${order.id}`}>
            <BookOpen aria-hidden="true" className="size-4" />
            Read the script
          </ButtonLink>
          <ButtonAnchor href={`/scripts/${order.scriptId}/download`}>
            <Download aria-hidden="true" className="size-4" />
            Download the script
          </ButtonAnchor>
        </div>
      )}
    </section>
  );
}
