/** Ports of this machine. Belongs here: finding and testing them. Does not: which part gets which. */
import { createServer } from "node:net";

/** A port nobody listens on now. Somebody may take it before you do: listen soon, and be ready to try again. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === "object") resolve(address.port);
        else reject(new Error("the machine gave no port"));
      });
    });
  });
}
