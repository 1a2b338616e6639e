/**
 * Loaded into a replica before the service itself, by the torture run alone: waits for its turn, dies at the
 * fault point it was told to, lives by a clock that is off, and ends with the run that started it.
 */
import {
  type FaultPoint,
  setFaultHook,
} from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";
import { type Order, type Reached, SKEW_ARGUMENT } from "./orders.ts";

let armed: FaultPoint | null = null;

setFaultHook((name) => {
  if (name !== armed) return;
  // Told first: nobody can say anything after a SIGKILL. The channel is a pipe, written at once.
  process.send?.({ reached: name } satisfies Reached);
  process.kill(process.pid, "SIGKILL");
});
const begin = Promise.withResolvers<void>();
process.on("message", (order: Order) => {
  if ("begin" in order) begin.resolve();
  else armed = order.dieAt;
});
process.on("disconnect", () => process.exit(0));

const skewMs = Number(process.argv.find((one) => one.startsWith(SKEW_ARGUMENT))?.slice(SKEW_ARGUMENT.length));
if (skewMs) skewClock(skewMs);

// A spare has read its program before it is needed: what it takes over from is dead for a moment only.
await import("@script-manifest/coverage-marketplace-service/src/composition.ts");
await begin.promise;
process.channel?.unref();

/** What every clock of the process says from now on. */
function skewClock(ms: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + ms;
}
