/** The sole reader of the environment: what the run's own small servers are told. */
export function readPort(env: Readonly<Record<string, string | undefined>>): number {
  const port = Number(env.PORT);
  if (!Number.isSafeInteger(port) || port < 1) throw new Error("PORT must be set");
  return port;
}
