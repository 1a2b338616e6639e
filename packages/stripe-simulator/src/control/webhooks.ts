/** Webhooks by hand: what still waits, sending it now or once more, and where it goes. */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { change } from "../change.ts";
import type { DispatchParts } from "../http/dispatch.ts";
import type { Deliverer } from "../webhooks/deliver.ts";
import { bodyOf } from "./requests.ts";

const Target = z.strictObject({ url: z.url(), secrets: z.array(z.string().min(1)).min(1) });

export function registerWebhooks(
  app: FastifyInstance,
  parts: DispatchParts & { readonly deliverer: Deliverer },
): void {
  const { state, clock, deliverer } = parts;

  // Counted, so that waiting for silence costs nothing however long the story was.
  app.get("/_simulator/webhooks", async () => {
    const waiting = state.all("deliveries");
    const due = waiting.filter((delivery) => delivery.next_attempt_at <= clock.now());
    return { waiting: waiting.length, due: due.length };
  });

  app.put("/_simulator/webhooks", async (request) => {
    const target = bodyOf(request, Target);
    deliverer.aimAt(target);
    return { url: target.url };
  });

  app.post("/_simulator/webhooks/flush", async () => {
    const waiting = state.all("deliveries").length;
    deliverer.flush();
    return { waiting };
  });

  app.post<{ Params: { id: string } }>("/_simulator/events/:id/redeliver", async (request, reply) => {
    const { id } = request.params;
    if (!state.get("events", id)) return reply.code(404).send({ message: "no such event" });
    change(parts, () => deliverer.redeliver(id));
    return { redelivering: id };
  });
}
