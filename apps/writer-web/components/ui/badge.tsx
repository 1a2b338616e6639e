/**
 * A status or a tier in a word. Colour only underlines it: every tone has its own sign, every tier its name.
 */
import type { CoverageOrder, CoverageTier } from "@script-manifest/contracts";
import { clsx } from "clsx";
import { statusWordsFor, type Tone, tierWords } from "@/lib/words";

const TONES: Record<Tone, { className: string; sign: string }> = {
  wait: { className: "bg-wait-wash text-wait", sign: "◔" },
  live: { className: "bg-pencil-wash text-pencil", sign: "◑" },
  good: { className: "bg-good-wash text-good", sign: "●" },
  bad: { className: "bg-bad-wash text-bad", sign: "▲" },
  ended: { className: "bg-desk text-ink-soft", sign: "○" },
};

export function Badge({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  const { className, sign } = TONES[tone];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm px-2 py-0.5 text-xs font-semibold",
        className,
      )}
    >
      <span aria-hidden="true" className="text-[0.9em] leading-none">
        {sign}
      </span>
      {children}
    </span>
  );
}

export function StatusBadge({ status, viewerRole }: Pick<CoverageOrder, "status" | "viewerRole">) {
  const { label, tone } = statusWordsFor(status, viewerRole);
  return <Badge tone={tone}>{label}</Badge>;
}

const PAGES: Record<CoverageTier, string> = {
  concept_notes: "bg-page-blue",
  early_draft: "bg-page-pink",
  polish_proofread: "bg-page-goldenrod",
  competition_ready: "bg-page-green",
};

/** A tier on the colour of its revision page. */
export function TierBadge({ tier }: { tier: CoverageTier }) {
  return (
    <span
      className={clsx(
        "inline-block whitespace-nowrap rounded-sm px-2 py-0.5 text-xs font-semibold text-ink",
        PAGES[tier],
      )}
    >
      {tierWords[tier].label}
    </span>
  );
}
