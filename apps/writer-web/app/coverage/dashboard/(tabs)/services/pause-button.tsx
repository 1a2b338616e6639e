"use client";
/** Takes a service off sale, or puts it back. Orders already placed are untouched. */
import { Button } from "@/components/ui/button";
import { notify } from "@/lib/notify";
import { useAction } from "@/lib/use-action";

export function PauseButton({
  serviceId,
  title,
  active,
}: {
  serviceId: string;
  title: string;
  active: boolean;
}) {
  const change = useAction("updateService");
  async function toggle() {
    const saved = await change.run({ params: { id: serviceId }, body: { active: !active } });
    if (saved) notify(active ? "Paused" : "On sale again", title);
  }
  return (
    <span className="flex flex-col items-end gap-1">
      <Button
        small
        pending={change.pending}
        onClick={toggle}
        aria-label={`${active ? "Pause" : "Resume"} ${title}`}
      >
        {active ? "Pause" : "Resume"}
      </Button>
      <span role="status" className="text-xs text-bad empty:-mt-1">
        {change.problem?.detail}
      </span>
    </span>
  );
}
