"use client";
/** Closes an alarm with a note of what was found and done. */
import { useState } from "react";
import { ReasonDialog } from "@/components/forms/reason-dialog";
import { Button } from "@/components/ui/button";
import { call } from "@/lib/coverage-api";

export function AcknowledgeAlarm({ alarmId, label }: { alarmId: string; label: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small onClick={() => setOpen(true)} aria-label={`Close the alarm: ${label}`}>
        Close …
      </Button>
      {open && (
        <ReasonDialog
          title="Close this alarm"
          description={label}
          label="What you found and did"
          hint="Kept with the alarm and in the audit log."
          max={5_000}
          apiField="note"
          submitLabel="Close the alarm"
          send={(note, attempt) =>
            call("acknowledgeAlarm", { params: { id: alarmId }, body: { note } }, attempt)
          }
          done="The alarm is closed"
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
