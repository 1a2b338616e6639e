/**
 * Ports of this machine. Belongs here: finding and testing them. Does not: which part gets which (config.ts).
 */
import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";

/**
 * A port nobody listens on now. Below the range that outgoing connections take theirs from, so that none of
 * those gets it before you do; another program still may: listen soon, and be ready to try again.
 */
export async function findFreePort(): Promise<number> {
  const [port = 0] = await findFreePorts(1);
  return port;
}

/** As many different ones. */
export async function findFreePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = randomInt(FREE_PORT_MIN, FREE_PORT_MAX);
    if (!found.has(port) && !(await isPortTaken(port))) found.add(port);
  }
  return [...found];
}

const FREE_PORT_MIN = 20_000;
const FREE_PORT_MAX = 32_000;

/** Whether somebody listens on the port, on every address or on this machine's own. */
export async function isPortTaken(port: number): Promise<boolean> {
  for (const host of [undefined, "127.0.0.1"]) {
    try {
      await close(await listen(port, host));
    } catch {
      return true;
    }
  }
  return false;
}

function listen(port: number, host: string | undefined): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
