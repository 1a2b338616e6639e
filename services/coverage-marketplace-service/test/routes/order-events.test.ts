/**
 * Following an order, from outside: two replicas on one PostgreSQL, each behind a gateway of its own, over
 * real connections.
 */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { listenTo } from "@script-manifest/db";
import { createEventStreams, type EventStreams } from "@script-manifest/service-kit";
import type { Requester } from "../../src/commands/deps.ts";
import type { Order } from "../../src/domain/entities.ts";
import { aChange, aPlacedOrder, present } from "../contract/repository/fixture.ts";
import { Marketplace } from "../harness.ts";
import { openPgRepository, type PgRepositoryFixture } from "../pg-repository.ts";
import { EventReader } from "../support/event-reader.ts";
import { TwoWays } from "../support/two-ways.ts";

interface Replica {
  readonly doors: TwoWays;
  readonly events: EventStreams;
  close(): Promise<void>;
}

async function startReplica(fixture: PgRepositoryFixture): Promise<Replica> {
  const events = createEventStreams();
  const { repository, connectionString } = fixture;
  const doors = await TwoWays.open(new Marketplace(), { repository, events });
  const listening = Promise.withResolvers<void>();
  const listener = listenTo({
    connectionString,
    channel: "coverage_order_changed",
    onMessage: events.wake,
    onListening: listening.resolve,
  });
  await listening.promise;
  return {
    doors,
    events,
    close: async () => {
      await doors.close();
      await listener.close();
    },
  };
}

describe("following an order", () => {
  let fixture: PgRepositoryFixture | undefined;
  const replicas: Replica[] = [];
  const one = () => present(replicas[0]);
  const other = () => present(replicas[1]);
  before(async () => {
    fixture = await openPgRepository();
    replicas.push(await startReplica(fixture), await startReplica(fixture));
  });
  after(async () => {
    for (const replica of replicas) await replica.close();
    await fixture?.close();
  });

  const person = (userId: string, isAdmin = false): Requester => ({
    userId,
    name: userId,
    email: `${userId}@example.com`,
    isAdmin,
    requestId: null,
    idempotencyKey: null,
  });
  const writerOf = (order: Order) => person(order.writerUserId);
  const path = (order: Order) => `/orders/${order.id}/events`;
  const follow = async (replica: Replica, who: Requester, order: Order, lastEventId?: string) =>
    EventReader.open(await replica.doors.outside(who, path(order)), lastEventId);
  const change = async (order: Order): Promise<void> => {
    const { repository } = present(fixture);
    const now = present(await repository.getOrder(order.id));
    present(await repository.updateOrderStatus(aChange(now, { facts: { frozen: !now.frozen } })));
  };

  it("tells both parties and an admin, at whichever replica they are, as soon as it is committed", async () => {
    const order = await aPlacedOrder(present(fixture));
    const readers = [
      await follow(one(), writerOf(order), order),
      await follow(other(), person(order.providerUserId), order),
      await follow(other(), person("user_admin", true), order),
    ];
    const before = await Promise.all(readers.map((reader) => reader.next()));
    await change(order);
    const after = await Promise.all(readers.map((reader) => reader.next()));
    assert.equal(new Set(before).size, 1);
    assert.equal(new Set(after).size, 1);
    assert.notEqual(before[0], after[0]);
    for (const reader of readers) reader.close();
  });

  it("tells what was missed to whoever comes back with an id, at another replica, once", async () => {
    const order = await aPlacedOrder(present(fixture));
    const first = await follow(one(), writerOf(order), order);
    const seen = await first.next();
    first.close();
    await change(order);
    const second = await follow(other(), writerOf(order), order, present(seen));
    const missed = await second.next();
    assert.notEqual(missed, seen);
    second.close();
    const third = await follow(one(), writerOf(order), order, present(missed));
    await change(order);
    assert.notEqual(await third.next(), missed, "nothing had been missed, so the first event is a new one");
    third.close();
  });

  it("answers a stranger as if there were no such order, and says nothing to them", async () => {
    const order = await aPlacedOrder(present(fixture));
    const { url, headers } = await one().doors.outside(person("user_stranger"), path(order));
    const answer = await fetch(url, { headers });
    assert.equal(answer.status, 404);
    assert.match(String(answer.headers.get("content-type")), /problem\+json/);
    await answer.body?.cancel();
  });

  it("arrives as a stream nobody gathers or keeps", async () => {
    const order = await aPlacedOrder(present(fixture));
    const { url, headers } = await one().doors.outside(writerOf(order), path(order));
    const answer = await fetch(url, { headers });
    assert.equal(answer.headers.get("content-type"), "text/event-stream");
    assert.equal(answer.headers.get("cache-control"), "no-store, no-transform");
    assert.equal(answer.headers.get("x-accel-buffering"), "no");
    await answer.body?.cancel();
  });

  it("lets gateway and service stop at once, and ends the streams they hold", async () => {
    const replica = await startReplica(present(fixture));
    const order = await aPlacedOrder(present(fixture));
    const reader = await follow(replica, writerOf(order), order);
    await reader.next();
    await replica.close();
    assert.equal(await reader.next(), null);
  });
});
