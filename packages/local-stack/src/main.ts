/** `npm start`, `npm run stack`, `npm run dev`: reads the settings, starts the stack, stops it when asked. */
import { parseArgs } from "node:util";
import { readStackSettings } from "./config.ts";
import { REPOSITORY_ROOT } from "./repository-root.ts";
import { type Stack, type StackOptions, startStack } from "./stack.ts";

const WEB = { start: "built", stack: "none", dev: "dev" } as const satisfies Record<
  string,
  StackOptions["web"]
>;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const [command = "start"] = parseArgs({ allowPositionals: true }).positionals;
  const web = command in WEB ? WEB[command as keyof typeof WEB] : WEB.start;
  const settings = readStackSettings(process.env, REPOSITORY_ROOT);
  const abort = new AbortController();
  const asked = onSignals(() => {
    say("stopping …");
    abort.abort();
  });

  const start = startStack({ ...settings, env: process.env, web, say, abort: abort.signal });
  const stack = await start.catch((error: unknown) => {
    // Asked to end before it was up: everything is down again, and that is no failure.
    if (abort.signal.aborted) return null;
    throw error;
  });
  if (stack === null) return void say("stopped");
  announce(stack, { demo: settings.demo, address: web === "none" ? stack.gatewayUrl : stack.webUrl });
  await asked;
  await stack.stop();
  say("stopped; the data is kept");
}

function announce(stack: Stack, { demo, address }: { demo: boolean; address: string }): void {
  say("");
  say(`ready: ${address}`);
  if (!demo) return;
  say("");
  say("Demo accounts:");
  for (const { role, email, password } of stack.accounts) say(`  ${role.padEnd(8)}  ${email}  ${password}`);
  say("");
  say(`API ${stack.gatewayUrl}, its documentation ${stack.gatewayUrl}/docs. Ctrl-C stops everything.`);
}

/**
 * Resolves at the first wish to end. One key press may arrive twice, from the terminal and from npm, so only
 * a signal that comes a while later means "now": the children then see our end and follow.
 */
function onSignals(first: () => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let askedAt: number | null = null;
  const ask = () => {
    if (askedAt !== null && performance.now() - askedAt > SAME_WISH_MS) process.exit(130);
    if (askedAt !== null) return;
    askedAt = performance.now();
    first();
    resolve();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, ask);
  // Whoever started us may be killed without a chance to tell.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && ask(), ORPHAN_POLL_MS).unref();
  return promise;
}

const SAME_WISH_MS = 1_500;
const ORPHAN_POLL_MS = 500;

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
