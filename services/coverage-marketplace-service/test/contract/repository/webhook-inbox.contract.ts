/** The webhook inbox: stored once, processed or given up. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  newId,
  type OpenRepository,
  type RepositoryFixture,
  unique,
  useRepository,
  winnersOfFifty,
} from "./fixture.ts";

export function describeWebhookInbox(open: OpenRepository): void {
  describe("the webhook inbox", () => {
    const fixture = useRepository(open);
    receives(fixture);
    givesUp(fixture);
  });
}

async function anEvent({ repository }: RepositoryFixture) {
  const payload = { objectId: "pi_1", livemode: false };
  const event = { id: unique("evt"), type: "payment_intent.succeeded", payload };
  await repository.receiveStripeEvent(event);
  return event;
}

function receives(fixture: () => RepositoryFixture): void {
  it("stores an event once of fifty deliveries, with one job", async () => {
    const { repository, jobs } = fixture();
    const event = {
      id: unique("evt"),
      type: "transfer.created",
      payload: { nested: { list: [1, null, "ü"] } },
    };
    assert.equal(await winnersOfFifty(() => repository.receiveStripeEvent(event)), 1);
    assert.deepEqual(await repository.getStripeEvent(event.id), {
      ...event,
      status: "received",
      attempts: 0,
    });
    const mine = (await jobs()).filter((job) => job.key === `event:${event.id}`);
    const payload = { eventId: event.id };
    assert.deepEqual(mine, [{ task: "process_stripe_event", key: `event:${event.id}`, payload, delayMs: 0 }]);
    assert.equal(await repository.getStripeEvent("evt_none"), null);
  });

  it("remembers that an event was processed", async () => {
    const { repository } = fixture();
    const { id } = await anEvent(fixture());
    await repository.markStripeEventProcessed(id);
    assert.equal((await repository.getStripeEvent(id))?.status, "processed");
  });
}

function givesUp(fixture: () => RepositoryFixture): void {
  it("remembers until when Stripe's events were listed, and never goes back", async () => {
    const { repository, clock } = fixture();
    const before = (await repository.getEventsMark()) ?? 0;
    const later = Math.max(before, clock.now()) + 1_000;
    await Promise.all([later, later - 500, later - 900].map((at) => repository.moveEventsMark(at)));
    assert.equal(await repository.getEventsMark(), later);
  });

  it("counts failures and gives up with an alarm", async () => {
    const { repository } = fixture();
    const { id } = await anEvent(fixture());
    await repository.markStripeEventFailed({ id, error: "boom", dead: false, alarm: null });
    const failed = await repository.getStripeEvent(id);
    assert.deepEqual([failed?.status, failed?.attempts], ["received", 1]);
    const alarm = {
      id: newId("alarm"),
      kind: "stripe_event_dead",
      subject: id,
      detail: "boom",
      orderId: null,
    };
    await repository.markStripeEventFailed({ id, error: "boom", dead: true, alarm });
    const dead = await repository.getStripeEvent(id);
    assert.deepEqual([dead?.status, dead?.attempts], ["dead", 2]);
    const { rows } = await repository.listAlarms({ limit: 10, offset: 0 });
    assert.equal(rows.filter((raised) => raised.subject === id).length, 1);
  });

  it("lets a late failure change nothing of a processed event", async () => {
    const { repository } = fixture();
    const { id } = await anEvent(fixture());
    await repository.markStripeEventProcessed(id);
    const alarm = {
      id: newId("alarm"),
      kind: "stripe_event_dead",
      subject: id,
      detail: "late",
      orderId: null,
    };
    await repository.markStripeEventFailed({ id, error: "late", dead: true, alarm });
    assert.equal((await repository.getStripeEvent(id))?.status, "processed");
    const { rows } = await repository.listAlarms({ limit: 10, offset: 0 });
    assert.equal(rows.filter((raised) => raised.subject === id).length, 0);
  });
}
