/**
 * The service's own webhook route: what it does with a post, or the whole of it, served in memory. One server
 * for all runs: making one costs more than a whole story, so its parts are looked up at each request.
 */
import { coverageApi } from "@script-manifest/contracts";
import type { CommandDeps } from "@script-manifest/coverage-marketplace-service/src/commands/deps.ts";
import { DomainError } from "@script-manifest/coverage-marketplace-service/src/domain/errors.ts";
import {
  registerStripeWebhook,
  takePost,
} from "@script-manifest/coverage-marketplace-service/src/routes/stripe-webhook/index.ts";
import Fastify, { type FastifyInstance } from "fastify";
import { isNormal } from "./strikes.ts";
import type { Post } from "./stripe-events.ts";

let door: Promise<FastifyInstance> | undefined;
let open: CommandDeps | null = null;

async function build(): Promise<FastifyInstance> {
  const app = Fastify();
  const deps = new Proxy({} as CommandDeps, {
    get: (_target, name) => open && Reflect.get(open, name),
  });
  await registerStripeWebhook(app, deps);
  return app;
}

/** Posts to the route, served by a server, with these parts behind it. */
export function servedDoor(deps: CommandDeps): Post {
  return async ({ rawBody, signature }) => {
    door ??= build();
    const app = await door;
    open = deps;
    const { statusCode } = await app.inject({
      method: "POST",
      url: `/internal${coverageApi.receiveStripeWebhook.path}`,
      headers: { "content-type": "application/json", "stripe-signature": signature },
      payload: rawBody,
    });
    return statusCode;
  };
}

/** Posts to what the route does, past the server, which costs more than all the rest of an order's life. */
export function shortDoor(deps: CommandDeps): Post {
  return async (post) => {
    try {
      await takePost(deps, post);
      return 200;
    } catch (error) {
      if (!isNormal(error)) throw error;
      return error instanceof DomainError ? 400 : 500;
    }
  };
}
