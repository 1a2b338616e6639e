/** The provider's side of a dispute: said once, by them alone, while it is undecided. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { answerDispute } from "../../src/commands/answer-dispute.ts";
import { deliverOrder } from "../../src/commands/deliver-order.ts";
import { openDispute } from "../../src/commands/open-dispute.ts";
import { resolveDispute } from "../../src/commands/resolve-dispute.ts";
import { DAY_MS } from "../../src/domain/clock.ts";
import { Marketplace } from "../harness.ts";

const TITLE = "Your dispute is answered";
const REQUEST = { answer: "All ten pages are there; the ending is on page 9." };

async function delivered(market: Marketplace) {
  const world = await market.claimed();
  const request = { summary: "Good.", strengths: "", weaknesses: "", recommendations: "", score: null };
  await deliverOrder(market.deps, { orderId: world.order.id, requester: world.reader, request });
  return world;
}

async function disputed(market: Marketplace) {
  const world = await delivered(market);
  const { dispute } = await openDispute(market.deps, {
    orderId: world.order.id,
    requester: world.writer,
    request: { reason: "quality", description: "Half of it is missing." },
  });
  return { ...world, dispute };
}

describe("the provider's answer to a dispute", () => {
  it("is kept with its time, and the writer is told once", async () => {
    const market = new Marketplace();
    const { order, writer, reader, dispute } = await disputed(market);
    const answered = await answerDispute(market.deps, {
      orderId: order.id,
      requester: reader,
      request: REQUEST,
    });
    assert.deepEqual(await market.repository.getDispute(dispute.id), answered);
    assert.deepEqual([answered.providerAnswer, answered.providerAnsweredAt], [REQUEST.answer, market.now]);
    await market.drain();
    assert.equal(market.told(writer).filter((title) => title === TITLE).length, 1);
  });

  it("is the provider's alone, of an order that has a dispute", async () => {
    const market = new Marketplace();
    const { order, writer, reader } = await delivered(market);
    const asked = { orderId: order.id, request: REQUEST };
    await assert.rejects(answerDispute(market.deps, { ...asked, requester: reader }), { code: "not_found" });
    await openDispute(market.deps, {
      orderId: order.id,
      requester: writer,
      request: { reason: "other", description: "I was promised a call." },
    });
    for (const requester of [writer, market.person({ isAdmin: true })])
      await assert.rejects(answerDispute(market.deps, { ...asked, requester }), { code: "forbidden" });
    await assert.rejects(answerDispute(market.deps, { ...asked, requester: market.person() }), {
      code: "not_found",
    });
  });

  it("is said once; the same request again gets the same answer", async () => {
    const market = new Marketplace();
    const { order, writer, reader } = await disputed(market);
    const requester = { ...reader, idempotencyKey: "attempt-1" };
    const asked = { orderId: order.id, requester, request: REQUEST };
    const first = await answerDispute(market.deps, asked);
    assert.deepEqual(await answerDispute(market.deps, asked), first);
    await assert.rejects(
      answerDispute(market.deps, { ...asked, request: { answer: "And another thing." } }),
      {
        code: "already_exists",
      },
    );
    await market.drain();
    assert.equal(market.told(writer).filter((title) => title === TITLE).length, 1);
  });

  it("comes too late after the decision, and is possible when a late order opened the dispute", async () => {
    const market = new Marketplace();
    const { order, reader, dispute } = await disputed(market);
    await resolveDispute(market.deps, {
      disputeId: dispute.id,
      requester: market.person({ isAdmin: true }),
      request: { status: "resolved_no_refund", adminNotes: "It is all there." },
    });
    await assert.rejects(
      answerDispute(market.deps, { orderId: order.id, requester: reader, request: REQUEST }),
      { code: "invalid_transition" },
    );

    const late = await market.claimed();
    await market.pass(60 * DAY_MS);
    const { openedByUserId, providerAnswer } = await answerDispute(market.deps, {
      orderId: late.order.id,
      requester: late.reader,
      request: REQUEST,
    });
    assert.deepEqual([openedByUserId, providerAnswer], ["system", REQUEST.answer]);
  });
});
