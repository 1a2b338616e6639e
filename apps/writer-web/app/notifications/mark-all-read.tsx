"use client";
/** Reads everything that was told until now; what comes in the meantime stays unread. */
import { Button } from "@/components/ui/button";
import { useAction } from "@/lib/use-action";

/** `upTo` is when the newest of the shown notifications was told. */
export function MarkAllRead({ upTo }: { upTo: string }) {
  const mark = useAction("markAllRead");
  return (
    <div>
      <Button pending={mark.pending} onClick={() => mark.run({ body: { upTo } })}>
        Mark all as read
      </Button>
      {mark.problem && (
        <p role="alert" className="mt-2 text-sm text-bad">
          {mark.problem.detail}
        </p>
      )}
    </div>
  );
}
