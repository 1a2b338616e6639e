"use client";
/** What the tier promises: written, or still missing, with the way there. */
import { clsx } from "clsx";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useWatch } from "react-hook-form";
import { promisedParts, type ReportValues } from "@/lib/report-form";
import { partWords } from "@/lib/report-words";
import { partAnchor, type ReportFields } from "./report-fields";

/** Follows what is typed. */
export function usePromisedParts({ form, tier }: Pick<ReportFields, "form" | "tier">) {
  const values = useWatch({ control: form.control }) as ReportValues;
  return promisedParts(tier, values);
}

export function Checklist({ parts }: { parts: ReturnType<typeof promisedParts> }) {
  return (
    <ul className="flex flex-col text-sm">
      {parts.map(({ part, isWritten }) => (
        <li key={part}>
          <a
            href={`#${partAnchor(part)}`}
            className={clsx(
              "flex min-h-8 items-center gap-2 hover:underline",
              isWritten ? "text-ink-soft" : "font-semibold",
            )}
          >
            {isWritten ? (
              <CircleCheck aria-hidden="true" className="size-4 shrink-0 text-good" />
            ) : (
              <CircleDashed aria-hidden="true" className="size-4 shrink-0 text-ink-faint" />
            )}
            {partWords[part]}
            <span className="sr-only">{isWritten ? ", written" : ", missing"}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
