/** The report to keep: as our PDF, as the reader's own file where there is one, on paper. */
import type { CoverageDelivery } from "@script-manifest/contracts";
import { Download, FileText } from "lucide-react";
import { ButtonAnchor } from "@/components/ui/button";
import { PrintButton } from "./print-button";

export function ReportDownloads({ delivery }: { delivery: CoverageDelivery }) {
  const { orderId, fileName } = delivery;
  return (
    <div className="flex flex-wrap gap-2" data-print="hide">
      <ButtonAnchor small href={`/coverage/orders/${orderId}/report-pdf`}>
        <Download aria-hidden="true" className="size-4" />
        Download the PDF
      </ButtonAnchor>
      {fileName && (
        <ButtonAnchor small href={`/coverage/orders/${orderId}/report-file`} title={fileName}>
          <FileText aria-hidden="true" className="size-4" />
          Download the file
        </ButtonAnchor>
      )}
      <PrintButton />
    </div>
  );
}
