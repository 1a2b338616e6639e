"use client";
/** What an admin does about an open alarm: has refused money tried again, closes it with what they found. */
import { ReasonButton } from "@/components/forms/reason-button";
import { call } from "@/lib/coverage-api";

/** The API's limit of a note. */
const NOTE_MAX = 5_000;

/** Under a key of its own, so that Stripe does not only repeat its refusal. */
export function RetryOperation({ operationId, detail }: { operationId: string; detail: string }) {
  return (
    <ReasonButton
      verb="Try again"
      spoken={`Try again: ${detail}`}
      title="Try again"
      description={detail}
      label="What has changed since"
      hint="Kept in the audit log. The alarm stays open until you close it."
      max={NOTE_MAX}
      apiField="note"
      submitLabel="Try again"
      send={(note, attempt) =>
        call("retryMoneyOperation", { params: { id: operationId }, body: { note } }, attempt)
      }
      done="It is being tried again"
    />
  );
}

export function AcknowledgeAlarm({ alarmId, label }: { alarmId: string; label: string }) {
  return (
    <ReasonButton
      verb="Close"
      spoken={`Close the alarm: ${label}`}
      title="Close this alarm"
      description={label}
      label="What you found and did"
      hint="Kept with the alarm and in the audit log."
      max={NOTE_MAX}
      apiField="note"
      submitLabel="Close the alarm"
      send={(note, attempt) => call("acknowledgeAlarm", { params: { id: alarmId }, body: { note } }, attempt)}
      done="The alarm is closed"
    />
  );
}
