/**
 * Loaded into a replica before the service itself, by the torture run alone: dies at the fault point it was
 * told to, and lives by a clock that is off.
 */
import {
  type FaultPoint,
  setFaultHook,
} from "@script-manifest/coverage-marketplace-service/src/fault-points.ts";
import "./leash.ts";
import { type Order, type Reached, SKEW_ARGUMENT } from "./orders.ts";

let armed: FaultPoint | null = null;

setFaultHook((name) => {
  if (name !== armed) return;
  // Told first: nobody can say anything after a SIGKILL. The channel is a pipe, written at once.
  process.send?.({ reached: name } satisfies Reached);
  process.kill(process.pid, "SIGKILL");
});
process.on("message", (order: Order) => {
  armed = order.dieAt;
});

const skewMs = Number(process.argv.find((one) => one.startsWith(SKEW_ARGUMENT))?.slice(SKEW_ARGUMENT.length));
if (skewMs) skewClock(skewMs);

/** What every clock of the process says from now on. */
function skewClock(ms: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + ms;
}
