/** How long a reader usually takes, from claim to delivery; nothing before their first delivery. */
import { Clock } from "lucide-react";
import { formatTypicalTime } from "@/lib/format";

export function TypicalTurnaround({ minutes }: { minutes: number | null | undefined }) {
  if (minutes == null) return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      <Clock aria-hidden="true" className="size-3.5 text-ink-faint" />
      usually {formatTypicalTime(minutes)}
      <span className="sr-only"> from claim to delivery</span>
    </span>
  );
}
