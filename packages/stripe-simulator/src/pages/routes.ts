/** Stripe's hosted pages: onboarding of a connected account, and the bank's 3-D Secure question. */
import type { FastifyInstance, FastifyReply } from "fastify";
import { change } from "../change.ts";
import type { DispatchParts } from "../http/dispatch.ts";
import type { AccountLink, Intent } from "../objects.ts";
import { setTransferCapability } from "../resources/accounts.ts";
import { finishAuthentication } from "../resources/authorising.ts";
import { page } from "./html.ts";

export function registerPages(app: FastifyInstance, parts: DispatchParts): void {
  registerOnboarding(app, parts);
  registerAuthentication(app, parts);
}

const html = (reply: FastifyReply, body: string): FastifyReply =>
  reply.type("text/html; charset=utf-8").header("cache-control", "no-store").send(body);

function registerOnboarding(app: FastifyInstance, parts: DispatchParts): void {
  const usable = (link: AccountLink): boolean => !link.used && link.expires_at > parts.clock.now();

  app.get<{ Params: { id: string } }>("/onboarding/:id", async (request, reply) => {
    const link = parts.state.get("accountLinks", request.params.id);
    if (!link) return reply.code(404).send("There is no such link.");
    if (!usable(link)) return reply.redirect(link.refresh_url, 303);
    const account = parts.state.get("accounts", link.account);
    return html(
      reply,
      page({
        title: "Set up your payouts",
        text: `Stripe would now ask ${account?.display_name || "you"} for identity and bank details. Here one button stands for all of it.`,
        forms: [{ action: `/onboarding/${link.id}`, label: "Complete onboarding" }],
      }),
    );
  });

  app.post<{ Params: { id: string } }>("/onboarding/:id", async (request, reply) => {
    const link = parts.state.get("accountLinks", request.params.id);
    if (!link) return reply.code(404).send("There is no such link.");
    if (!usable(link)) return reply.redirect(link.refresh_url, 303);
    change(parts, (context) => {
      context.state.put("accountLinks", { ...link, used: true });
      setTransferCapability(context, link.account, "active");
    });
    return reply.redirect(link.return_url, 303);
  });
}

function registerAuthentication(app: FastifyInstance, parts: DispatchParts): void {
  type Asked = { Params: { id: string }; Querystring: { client_secret?: string; outcome?: string } };
  const findIntent = (id: string, secret: string | undefined): Intent | null => {
    const intent = parts.state.get("intents", id);
    return intent && intent.client_secret === secret ? intent : null;
  };

  app.get<Asked>("/three_d_secure/:id", async (request, reply) => {
    const intent = findIntent(request.params.id, request.query.client_secret);
    if (!intent) return reply.code(404).send("There is no such payment.");
    const action = (outcome: string) =>
      `/three_d_secure/${intent.id}?client_secret=${intent.client_secret}&outcome=${outcome}`;
    return html(
      reply,
      page({
        title: "Your bank asks: is this you?",
        text: `A payment of ${(intent.amount / 100).toFixed(2)} ${intent.currency.toUpperCase()} waits for your confirmation.`,
        forms: [
          { action: action("pass"), label: "Complete authentication" },
          { action: action("fail"), label: "Fail authentication", quiet: true },
        ],
      }),
    );
  });

  app.post<Asked>("/three_d_secure/:id", async (request, reply) => {
    const intent = findIntent(request.params.id, request.query.client_secret);
    if (!intent) return reply.code(404).send("There is no such payment.");
    const passed = request.query.outcome === "pass";
    const returnUrl = intent.next_action?.redirect_to_url?.return_url;
    const answered = change(parts, (context) => finishAuthentication(context, intent, passed));
    if (request.headers.accept?.includes("application/json"))
      return reply.send({ id: answered.id, status: answered.status });
    if (!returnUrl)
      return html(
        reply,
        page({ title: passed ? "Confirmed" : "Not confirmed", text: "You can close this page.", forms: [] }),
      );
    const url = new URL(returnUrl);
    url.searchParams.set("payment_intent", intent.id);
    url.searchParams.set("payment_intent_client_secret", intent.client_secret);
    url.searchParams.set("redirect_status", passed ? "succeeded" : "failed");
    return reply.redirect(url.toString(), 303);
  });
}
