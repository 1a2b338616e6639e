/** One key, one answer: what happens when a POST is sent again, meanwhile, or with something else in it. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { coverageApi, type Endpoint, ProblemSchema } from "@script-manifest/contracts";
import { DAY_MS } from "../../src/domain/clock.ts";
import { PaymentGatewayError } from "../../src/payments/interface.ts";
import { Marketplace } from "../harness.ts";
import { type Ask, type Caller, TwoWays } from "../support/two-ways.ts";
import { goodRequest, type Row, SUCCESS, worldOf } from "../support/worlds.ts";

const POSTS = (Object.entries(coverageApi) as [Row, Endpoint][])
  .filter(([, { method, access }]) => method === "POST" && access === "user")
  .map(([row]) => row);

const FREE_TEXTS = ["brief", "bio", "title", "summary", "comment", "description", "reason", "answer"];

/** Of those whose command recognises its own work. */
const CRASHING = [
  "createService",
  "reviewOrder",
  "claimOrder",
  "openDispute",
  "answerDispute",
  "createOrder",
] as const;

/** The same request with other words in it: what the schema does not know makes no other request. */
function reworded(body: object | undefined): object {
  const name = FREE_TEXTS.find((text) => body && text in body) ?? "note";
  return { ...body, [name]: "In other words." };
}

describe("the same Idempotency-Key", () => {
  const market = new Marketplace();
  let doors: TwoWays;
  before(async () => {
    doors = await TwoWays.open(market);
  });
  after(() => doors.close());

  const send = (caller: Caller, request: Ask) => doors.ask("directly", caller, request);
  const errorOf = (answer: { json(): unknown }) => ProblemSchema.parse(answer.json()).error;

  async function prepared(row: Row, key: string) {
    const [name, who] = SUCCESS[row];
    const world = await worldOf(market, name);
    const person = who === "writer" || who === "reader" ? world[who] : market.person();
    const good = goodRequest(market, row, world);
    const caller: Caller = { proof: "session", person };
    return { world, caller, request: { ...good, headers: { ...good.headers, "idempotency-key": key } } };
  }

  for (const row of POSTS) {
    it(`brings the same answer of ${row}, and another body is 422`, async () => {
      const { caller, request } = await prepared(row, `again-${row}`);
      const first = await send(caller, request);
      const jobs = market.repository.jobs.all.length;
      const again = await send(caller, request);
      assert.ok(first.statusCode < 300, first.body);
      assert.deepEqual([again.statusCode, again.body], [first.statusCode, first.body]);
      assert.equal(first.headers["idempotency-replayed"], undefined);
      assert.equal(again.headers["idempotency-replayed"], "true");
      assert.equal(again.headers["content-type"], first.headers["content-type"]);
      const other = { ...request, payload: reworded(request.payload as object | undefined) };
      const refused = await send(caller, other);
      // A row without a body takes no notice of one; its key does, for it may be another request's.
      assert.deepEqual([refused.statusCode, errorOf(refused)], [422, "idempotency_key_reused"]);
      assert.equal(market.repository.jobs.all.length, jobs);
    });
  }

  for (const row of CRASHING) {
    it(`brings the same answer of ${row} after a crash between what was done and its answer`, async () => {
      const { caller, request } = await prepared(row, `crash-${row}`);
      const { storeIdempotentAnswer } = market.repository;
      market.repository.storeIdempotentAnswer = async () => {};
      const first = await send(caller, request);
      market.repository.storeIdempotentAnswer = storeIdempotentAnswer;
      assert.equal((await send(caller, request)).statusCode, 409, "the dead one's lease still stands");
      market.now += 60_000;
      const again = await send(caller, request);
      assert.equal(again.headers["idempotency-replayed"], undefined);
      assert.ok(first.statusCode < 300, first.body);
      assert.deepEqual([again.statusCode, again.body], [first.statusCode, first.body]);
    });
  }

  it("is each person's own, and each route's", async () => {
    const one = await prepared("createOrder", "shared");
    const two = await prepared("createOrder", "shared");
    const [first, second] = [await send(one.caller, one.request), await send(two.caller, two.request)];
    assert.deepEqual([first.statusCode, second.statusCode], [201, 201]);
    assert.notEqual(first.json().order.id, second.json().order.id);
    const cancel: Ask = {
      method: "POST",
      path: `/orders/${first.json().order.id}/cancel`,
      headers: { "idempotency-key": "shared" },
    };
    assert.equal((await send(one.caller, cancel)).statusCode, 200);
  });

  it("is refused with 409 while its first request is still worked on", async () => {
    const { caller, request } = await prepared("createOrder", "in-flight");
    const { promise: answerOfTheDirectory, resolve: answerNow } = Promise.withResolvers<void>();
    const { promise: asked, resolve: isAsked } = Promise.withResolvers<void>();
    const getScript = market.scripts.getScript.bind(market.scripts);
    market.scripts.getScript = async (id) => {
      isAsked();
      await answerOfTheDirectory;
      return getScript(id);
    };
    try {
      const first = send(caller, request);
      await asked;
      const meanwhile = await send(caller, request);
      assert.deepEqual([meanwhile.statusCode, errorOf(meanwhile)], [409, "idempotency_key_in_flight"]);
      const otherBody = { ...request, payload: { ...(request.payload as object), brief: "Another." } };
      assert.equal((await send(caller, otherBody)).statusCode, 422);
      answerNow();
      assert.equal((await first).statusCode, 201);
    } finally {
      market.scripts.getScript = getScript;
    }
    assert.equal((await send(caller, request)).headers["idempotency-replayed"], "true");
  });

  it("may be tried again after a refusal and after a 5xx, and still makes one order", async () => {
    const { caller, request, world } = await prepared("createOrder", "try-again");
    const mistaken = { ...request, payload: { ...(request.payload as object), serviceId: "csvc_missing" } };
    assert.equal((await send(caller, mistaken)).statusCode, 404);
    const error = new PaymentGatewayError("ambiguous", "no answer");
    market.payments.failNext("createPaymentIntent", { when: "after", error });
    const payments = market.payments.state.payments.size;
    const first = await send(caller, request);
    assert.deepEqual([first.statusCode, errorOf(first)], [503, "payment_provider_unavailable"]);
    // The executor's lease on the movement must be over before the same key may be sent to Stripe again.
    await market.pass(5 * 60_000);
    const second = await send(caller, request);
    assert.equal(second.statusCode, 201, second.body);
    assert.equal(market.payments.state.payments.size, payments + 1);
    const role = { role: "writer", userId: world.writer.userId, limit: 10, offset: 0 } as const;
    const { total } = await market.repository.listOrders(role);
    assert.equal(total, 2, "the world's own order and this one");
  });

  it("is free again a day later; the order it placed stays the one it places", async () => {
    const { caller, request } = await prepared("createOrder", "for-ever");
    const first = await send(caller, request);
    market.now += DAY_MS + 1;
    const later = await send(caller, request);
    assert.equal(later.headers["idempotency-replayed"], undefined);
    assert.equal(later.json().order.id, first.json().order.id);
  });
});
