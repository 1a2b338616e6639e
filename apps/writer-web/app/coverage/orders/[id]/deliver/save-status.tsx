"use client";
/** Where the words are: kept, on their way, or in need of a decision. Always a word, never only a colour. */
import type { CoverageDeliveryDraft } from "@script-manifest/contracts";
import { Check, CloudOff, LoaderCircle } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Timestamp } from "@/components/ui/timestamp";
import type { SaveState } from "@/lib/use-autosave";

interface SaveStatusProps {
  readonly state: SaveState;
  /** Absent where there is no room to say when. */
  readonly nowMs?: number;
}

export function SaveStatus({ state, nowMs }: SaveStatusProps) {
  return (
    <p className="flex min-h-6 items-center gap-1.5 text-xs text-ink-soft">
      {state.kind === "saving" && (
        <>
          <LoaderCircle aria-hidden="true" className="size-3.5 animate-spin motion-reduce:animate-none" />
          Saving …
        </>
      )}
      {state.kind === "saved" && (
        <>
          <Check aria-hidden="true" className="size-3.5 text-good" />
          {state.at === null ? (
            "Saved as you write"
          ) : nowMs === undefined ? (
            "Draft saved"
          ) : (
            <span>
              Draft saved <Timestamp at={state.at} nowMs={nowMs} show="absolute" />
            </span>
          )}
        </>
      )}
      {state.kind === "retrying" && (
        <>
          <CloudOff aria-hidden="true" className="size-3.5 text-wait" />
          Not saved yet, trying again
        </>
      )}
      {(state.kind === "closed" || state.kind === "conflict") && "Not being saved"}
    </p>
  );
}

interface SaveProblemProps {
  readonly state: SaveState;
  readonly onTakeOther: (other: CoverageDeliveryDraft) => void;
  readonly onKeepOwn: (other: CoverageDeliveryDraft) => void;
}

export function SaveProblem({ state, onTakeOther, onKeepOwn }: SaveProblemProps) {
  if (state.kind === "retrying")
    return (
      <Notice kind="warning" title="Your last words are only in this window" live>
        {state.message} Keep the window open; they are saved as soon as it works again.
      </Notice>
    );
  if (state.kind === "closed")
    return (
      <Notice kind="problem" title="This report can no longer be written" live>
        {state.message} Reload the page to see how the order stands.
      </Notice>
    );
  if (state.kind !== "conflict") return null;
  return (
    <Notice kind="warning" title="This report was changed in another window or on another device" live>
      <p>Nothing is saved until you choose. The version you don&apos;t choose is gone.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button small onClick={() => onTakeOther(state.other)}>
          Show the other version
        </Button>
        <Button small onClick={() => onKeepOwn(state.other)}>
          Keep what is here
        </Button>
      </div>
    </Notice>
  );
}
