/** Only what Stripe signed, and signed just now, gets into the inbox; and whatever it signed gets in once. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ProblemSchema } from "@script-manifest/contracts";
import { Stripe } from "stripe";
import { systemClock } from "../../src/domain/clock.ts";
import { StripePaymentGateway } from "../../src/payments/stripe/index.ts";
import { Marketplace } from "../harness.ts";
import { TwoWays, WAYS } from "../support/two-ways.ts";
import { witness } from "../support/witness.ts";

const SECRET = "whsec_of_these_tests";
const ROTATED = "whsec_before_the_rotation";
const PATH = "/stripe-webhook";

const bytesOf = (id: string) =>
  JSON.stringify(
    {
      id,
      object: "event",
      type: "payment_intent.succeeded",
      livemode: false,
      data: { object: { id: "pi_1", object: "payment_intent" } },
    },
    null,
    2,
  );

const nowSeconds = () => Math.floor(systemClock() / 1_000);

function signatureOf(payload: string, o: { secret?: string; timestamp?: number } = {}): string {
  const { secret = SECRET, timestamp = nowSeconds() } = o;
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

describe("the webhook", () => {
  const market = new Marketplace();
  const seen = witness(market.repository);
  let doors: TwoWays;
  before(async () => {
    doors = await TwoWays.open(market, {
      repository: seen.repository,
      paymentGateway: new StripePaymentGateway({
        secretKey: "sk_test_unused",
        webhookSecrets: [SECRET, ROTATED],
      }),
    });
  });
  after(() => doors.close());

  for (const [index, way] of WAYS.entries()) {
    const post = (payload: string | Buffer, signature?: string, type = "application/json") =>
      doors.ask(
        way,
        { proof: "none" },
        {
          method: "POST",
          path: PATH,
          headers: {
            "content-type": type,
            ...(signature !== undefined && { "stripe-signature": signature }),
          },
          payload,
        },
      );

    it(`refuses what Stripe did not sign, or not just now, and keeps nothing of it, ${way}`, async () => {
      const bytes = bytesOf(`evt_bad_${index}`);
      const earlier = seen.writes();
      const good = signatureOf(bytes);
      const old = signatureOf(bytes, { timestamp: nowSeconds() - 301 });
      const [, v1 = ""] = /v1=(\w+)/.exec(good) ?? [];
      const attempts: readonly [string, string, string?][] = [
        ["none", bytes],
        ["empty", bytes, ""],
        ["nonsense", bytes, "nonsense"],
        ["another secret's", bytes, signatureOf(bytes, { secret: "whsec_of_somebody_else" })],
        ["older than five minutes", bytes, old],
        ["old, with its time made young", bytes, old.replace(/t=\d+/, `t=${nowSeconds()}`)],
        ["without its time", bytes, `v1=${v1}`],
        ["of another scheme", bytes, good.replace("v1=", "v0=")],
        ["cut short", bytes, good.slice(0, -1)],
        ["of other bytes", `${bytes} `, good],
        ["of the same JSON, written otherwise", JSON.stringify(JSON.parse(bytes)), good],
        ["of nothing", "", signatureOf("x")],
        ["right, of no JSON", "no JSON", signatureOf("no JSON")],
        ["right, of no event", "{}", signatureOf("{}")],
      ];
      for (const [what, payload, signature] of attempts) {
        const answer = await post(payload, signature);
        const problem = ProblemSchema.parse(answer.json());
        assert.deepEqual([problem.status, problem.error], [400, "invalid_signature"], what);
        assert.ok(!answer.body.includes(SECRET) && !answer.body.includes(v1), what);
      }
      const huge = bytesOf("x".repeat(600 * 1024));
      assert.equal((await post(huge, signatureOf(huge))).statusCode, 413);
      assert.equal(await market.repository.getStripeEvent(`evt_bad_${index}`), null);
      assert.deepEqual(seen.writes(), earlier);
    });

    it(`stores an event by either secret and any content type, once however often it comes, ${way}`, async () => {
      const id = `evt_good_${index}`;
      const bytes = bytesOf(id);
      const jobs = market.repository.jobs.all.length;
      const answers = [
        await post(bytes, signatureOf(bytes)),
        await post(bytes, signatureOf(bytes, { secret: ROTATED })),
        await post(bytes, signatureOf(bytes), "application/octet-stream"),
        await post(Buffer.from(bytes), signatureOf(bytes), "text/plain"),
      ];
      assert.deepEqual(
        answers.map(({ statusCode }) => statusCode),
        [200, 200, 200, 200],
      );
      assert.equal((await market.repository.getStripeEvent(id))?.status, "received");
      assert.equal(market.repository.jobs.all.length, jobs + 1);
    });
  }
});
