/** What every part of the delivery form is given. */
import type { CoverageDeliveryCreateRequest, CoverageTier } from "@script-manifest/contracts";
import type { UseFormReturn } from "react-hook-form";
import type { ReportValues } from "@/lib/report-form";

export interface ReportFields {
  readonly form: UseFormReturn<ReportValues, unknown, CoverageDeliveryCreateRequest>;
  readonly formId: string;
  readonly tier: CoverageTier;
  readonly pageCount: number;
}

/** Where a part stands on the page, for the checklist's links. */
export const partAnchor = (part: string): string => `part-${part}`;
