/** A server that does nothing: what the framework and the machine cost without any of us. */
import Fastify from "fastify";
import { readPort } from "../config.ts";

const app = Fastify();
app.get("/", async () => ({ hello: "world" }));
process.once("SIGTERM", () => process.exit(0));
await app.listen({ port: readPort(process.env), host: "127.0.0.1" });
