/** Ports of this machine. Belongs here: finding and testing them. Does not: which part gets which (config.ts). */
import { createServer, type Server } from "node:net";

/** A port nobody listens on now. Somebody may take it before you do: listen soon, and be ready to try again. */
export async function findFreePort(): Promise<number> {
  const server = await listen(0, "127.0.0.1");
  const address = server.address();
  await close(server);
  if (address && typeof address === "object") return address.port;
  throw new Error("the machine gave no port");
}

/** Different ports nobody listens on now: all are held at once, so that none is given twice. */
export async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0, "127.0.0.1")));
  const ports = servers.map((server) => {
    const address = server.address();
    return address && typeof address === "object" ? address.port : 0;
  });
  await Promise.all(servers.map(close));
  return ports;
}

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
