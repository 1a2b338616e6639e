/**
 * The control API below /_simulator: looking at all state, and moving what tests move. Never a part of
 * Stripe.
 */
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { DispatchParts } from "./http/dispatch.ts";
import { change } from "./pages/routes.ts";
import { setTransferCapability } from "./resources/accounts.ts";
import { lapseAll } from "./resources/lapse.ts";

const Capability = z.object({ status: z.enum(["active", "pending", "restricted", "unsupported"]) });
const Advance = z.object({
  ms: z
    .int()
    .min(0)
    .max(400 * 24 * 3_600_000),
});

export function registerControl(
  app: FastifyInstance,
  parts: DispatchParts & { redeliver: (eventId: string) => void },
): void {
  const { state } = parts;

  app.get("/_simulator/state", async () => ({
    now: new Date(parts.clock.now()).toISOString(),
    paymentIntents: state.all("intents"),
    charges: state.all("charges"),
    transfers: state.all("transfers"),
    reversals: state.all("reversals"),
    refunds: state.all("refunds"),
    accounts: state.all("accounts"),
    balanceTransactions: state.all("balanceTransactions"),
    events: state.all("events").map(({ id, type }) => ({ id, type })),
    undelivered: state.all("deliveries"),
  }));

  app.post<{ Params: { id: string } }>("/_simulator/accounts/:id/capability", async (request, reply) => {
    const body = Capability.safeParse(JSON.parse(String(request.body || "{}")));
    if (!body.success || !state.get("accounts", request.params.id))
      return reply.code(400).send({ message: "needs an existing account and a status" });
    return change(parts, (context) => setTransferCapability(context, request.params.id, body.data.status));
  });

  app.post("/_simulator/clock/advance", async (request, reply) => {
    const body = Advance.safeParse(JSON.parse(String(request.body || "{}")));
    if (!body.success) return reply.code(400).send({ message: "needs ms, a whole number" });
    parts.clock.advance(body.data.ms);
    change(parts, (context) => {
      context.state.put("settings", { id: "clockOffsetMs", value: parts.clock.offsetMs });
      lapseAll(context);
    });
    return { now: new Date(parts.clock.now()).toISOString() };
  });

  app.post<{ Params: { id: string } }>("/_simulator/events/:id/redeliver", async (request, reply) => {
    if (!state.get("events", request.params.id)) return reply.code(404).send({ message: "no such event" });
    parts.redeliver(request.params.id);
    return { redelivering: request.params.id };
  });
}
