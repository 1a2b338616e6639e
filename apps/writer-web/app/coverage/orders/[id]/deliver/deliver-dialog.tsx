"use client";
/** Asks once more before the report goes out, naming what is missing of what was sold. */
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface DeliverDialogProps {
  readonly missing: readonly string[];
  readonly writerName: string;
  readonly pending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

export function DeliverDialog({ missing, writerName, pending, onConfirm, onClose }: DeliverDialogProps) {
  const complete = missing.length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={complete ? "Deliver the coverage?" : "Parts of what was sold are missing"}
      description={`${writerName} is told at once and has the review window to accept it. It can't be changed afterwards.`}
    >
      {!complete && (
        <ul className="mb-5 list-disc pl-5 text-sm" aria-label="Missing">
          {missing.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-3">
        <Button look={complete ? "prominent" : "danger"} pending={pending} onClick={onConfirm}>
          {complete ? "Deliver now" : "Deliver without it"}
        </Button>
        <Button onClick={onClose}>Keep writing</Button>
      </div>
    </Dialog>
  );
}
