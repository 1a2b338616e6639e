/** What admins decided stands in their log, each act once, and a warning that was answered asks no more. */
import type { OrderFacts } from "../facts.ts";

/** An entry of the admins' log. */
export interface Logged {
  readonly act: string;
  readonly subject: string;
}

/** What an admin's row of the history is called in their log. */
const ACTS: Readonly<Record<string, string>> = {
  unfreeze: "order_unfrozen",
  refund_suspected: "order_refunded",
  dismiss_dispute: "dispute_resolved_no_refund",
  split_dispute: "dispute_resolved_partial",
  uphold_dispute: "dispute_resolved_refund",
};

/** `log` is of the order and of its dispute; `openWarnings` when each alarm of fraud that is open was raised. */
export function brokenAudit(
  { transitions }: OrderFacts,
  { log, openWarnings }: { log: readonly Logged[]; openWarnings: readonly number[] },
): string[] {
  const byAdmin = transitions.filter(({ actor }) => actor === "admin");
  const problems: string[] = [];
  for (const [event, act] of Object.entries(ACTS)) {
    const done = byAdmin.filter((row) => row.event === event).length;
    const logged = log.filter((entry) => entry.act === act).length;
    if (done !== logged) problems.push(`audit: ${done} times ${event} by an admin, ${logged} in the log`);
  }
  const answers = byAdmin.filter(({ event }) => event === "unfreeze" || event === "refund_suspected");
  const answeredAt = answers.at(-1)?.createdAt ?? 0;
  if (openWarnings.some((raisedAt) => raisedAt < answeredAt))
    problems.push("alarm: a warning of fraud is still open, an admin has decided since");
  return problems;
}
