/** Looks before anything starts whether every port is ours to take. */
import { setTimeout as delay } from "node:timers/promises";
import { PORTS, type PortName, type Ports } from "./config.ts";
import { isPortTaken } from "./ports.ts";

/**
 * Throws one error that names every port that cannot be had, who wants it, and the variable that moves it.
 */
export async function checkPorts(ports: Ports, wanted: readonly PortName[]): Promise<void> {
  const problems: string[] = [];
  for (const name of wanted) {
    const port = ports[name];
    const twin = wanted.find((other) => other !== name && ports[other] === port);
    const why = twin ? `is also ${PORTS[twin].variable}` : (await staysTaken(port)) ? "is taken" : null;
    if (why) problems.push(`port ${port} (${PORTS[name].variable}) ${why}`);
  }
  if (problems.length === 0) return;
  const lines = problems.map((line) => `  - ${line}`).join("\n");
  throw new Error(`Cannot start:\n${lines}\nEnd what uses it, or set the variable to a free port.`);
}

/** An outgoing connection may hold a high port for a moment; only what lasts is worth telling. */
async function staysTaken(port: number): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    if (!(await isPortTaken(port))) return false;
    await delay(POLL_MS);
  }
  return true;
}

const POLL_MS = 100;
const ATTEMPTS_MAX = 10;
