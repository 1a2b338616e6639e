/** The way of the money as a column of stages: done, where it is now, and what would come next. */
import { clsx } from "clsx";
import { CopyableId } from "@/components/ui/copyable-id";
import { Money } from "@/components/ui/money";
import { Timestamp } from "@/components/ui/timestamp";
import type { MoneyStage } from "@/lib/money-path";

interface MoneyStagesProps {
  readonly stages: readonly MoneyStage[];
  readonly currency: string;
  readonly nowMs: number;
}

const SIGNS: Record<MoneyStage["state"], { className: string; words: string }> = {
  done: { className: "border-good bg-good", words: "done: " },
  now: { className: "border-brass bg-brass outline-2 outline-offset-2 outline-brass", words: "now: " },
  ahead: { className: "border-edge bg-paper", words: "to come: " },
};

export function MoneyStages({ stages, currency, nowMs }: MoneyStagesProps) {
  if (stages.length === 0) return null;
  return (
    <ol aria-label="The way of the money" className="mt-6 text-sm">
      {stages.map((stage) => (
        <li key={stage.id} className="group relative pb-4 pl-7 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute bottom-0 left-[0.3125rem] top-2 border-l border-rule group-last:hidden"
          />
          <span
            aria-hidden="true"
            className={clsx(
              "absolute left-0 top-1.5 size-2.5 rotate-45 border",
              SIGNS[stage.state].className,
            )}
          />
          <p className={clsx("flex items-baseline justify-between gap-4", tone(stage))}>
            <span>
              <span className="sr-only">{SIGNS[stage.state].words}</span>
              {stage.label}
            </span>
            <Money cents={stage.amountCents} currency={currency} />
          </p>
          {stage.note && (
            <p className={stage.state === "now" ? "text-xs text-ink-soft" : "text-xs text-ink-faint"}>
              {stage.note}
            </p>
          )}
          {stage.at && (
            <Timestamp at={stage.at} nowMs={nowMs} show="absolute" className="block text-xs text-ink-faint" />
          )}
          {stage.stripeId && <CopyableId id={stage.stripeId} label="Stripe id" />}
        </li>
      ))}
    </ol>
  );
}

function tone({ state }: MoneyStage): string {
  return { done: "text-ink", now: "font-semibold text-ink", ahead: "text-ink-faint" }[state];
}
