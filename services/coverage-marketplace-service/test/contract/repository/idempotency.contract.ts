/** Idempotency keys: fresh for one, replayed for the rest, refused with another body. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { DAY_MS } from "../../../src/domain/clock.ts";
import type { IdempotencyRequest } from "../../../src/repository/interface.ts";
import { type OpenRepository, type RepositoryFixture, unique, useRepository } from "./fixture.ts";

const LEASE = { leaseMs: 60_000 };
const ANSWER = { status: 201, body: '{"order":1}' };

const aRequest = (o: Partial<IdempotencyRequest> = {}): IdempotencyRequest => ({
  userId: "user",
  route: "POST /orders",
  key: unique("key"),
  bodyHash: "hash",
  claimToken: unique("claim"),
  ...o,
});

export function describeIdempotency(open: OpenRepository): void {
  describe("idempotency keys", () => {
    const fixture = useRepository(open);
    claims(fixture);
    answers(fixture);
    expires(fixture);
  });
}

function claims(fixture: () => RepositoryFixture): void {
  it("is fresh to exactly one of fifty callers, and in flight to the others", async () => {
    const { repository } = fixture();
    const request = aRequest();
    const claims = await Promise.all(
      Array.from({ length: 50 }, () => repository.claimIdempotencyKey(request, LEASE)),
    );
    const count = (kind: string) => claims.filter((claim) => claim.kind === kind).length;
    assert.deepEqual([count("fresh"), count("in_flight")], [1, 49]);
  });

  it("is another key for another user or another route", async () => {
    const { repository } = fixture();
    const request = aRequest();
    for (const other of [{}, { userId: "other" }, { route: "POST /orders/1/cancel" }])
      assert.deepEqual(await repository.claimIdempotencyKey({ ...request, ...other }, LEASE), {
        kind: "fresh",
      });
  });

  it("refuses another body under the same key, in flight, answered, or after the lease", async () => {
    const { repository, clock } = fixture();
    const request = aRequest();
    const other = { ...request, bodyHash: "other" };
    await repository.claimIdempotencyKey(request, LEASE);
    assert.deepEqual(await repository.claimIdempotencyKey(other, LEASE), { kind: "reused" });
    await clock.advance(LEASE.leaseMs);
    assert.deepEqual(await repository.claimIdempotencyKey(other, LEASE), { kind: "reused" });
    await repository.storeIdempotentAnswer(request, ANSWER);
    assert.deepEqual(await repository.claimIdempotencyKey(other, LEASE), { kind: "reused" });
  });
}

function answers(fixture: () => RepositoryFixture): void {
  it("replays the stored answer byte for byte, the first one stored", async () => {
    const { repository } = fixture();
    const request = aRequest();
    await repository.claimIdempotencyKey(request, LEASE);
    await repository.storeIdempotentAnswer(request, ANSWER);
    await repository.storeIdempotentAnswer(request, { status: 200, body: "late" });
    assert.deepEqual(await repository.claimIdempotencyKey(request, LEASE), { kind: "replay", ...ANSWER });
  });

  it("may be tried again at once after it was given back; an answered one stays", async () => {
    const { repository } = fixture();
    const request = aRequest();
    await repository.claimIdempotencyKey(request, LEASE);
    await repository.releaseIdempotencyKey(request);
    assert.deepEqual(await repository.claimIdempotencyKey({ ...request, bodyHash: "new" }, LEASE), {
      kind: "fresh",
    });
    await repository.storeIdempotentAnswer({ ...request, bodyHash: "new" }, ANSWER);
    await repository.releaseIdempotencyKey({ ...request, bodyHash: "new" });
    const claim = await repository.claimIdempotencyKey({ ...request, bodyHash: "new" }, LEASE);
    assert.deepEqual(claim, { kind: "replay", ...ANSWER });
  });
}

function expires(fixture: () => RepositoryFixture): void {
  it("is fresh again to one when a crashed caller's lease is over", async () => {
    const { repository, clock } = fixture();
    const request = aRequest();
    await repository.claimIdempotencyKey(request, LEASE);
    await clock.advance(LEASE.leaseMs - 1);
    assert.deepEqual(await repository.claimIdempotencyKey(request, LEASE), { kind: "in_flight" });
    await clock.advance(1);
    const claims = await Promise.all(
      Array.from({ length: 50 }, () => repository.claimIdempotencyKey(request, LEASE)),
    );
    assert.equal(claims.filter((claim) => claim.kind === "fresh").length, 1);
  });

  it("lets a slow caller whose key was taken over neither answer it nor give it back", async () => {
    const { repository, clock } = fixture();
    const slow = aRequest();
    await repository.claimIdempotencyKey(slow, LEASE);
    await clock.advance(LEASE.leaseMs);
    const second = { ...slow, claimToken: unique("claim") };
    assert.deepEqual(await repository.claimIdempotencyKey(second, LEASE), { kind: "fresh" });
    await repository.storeIdempotentAnswer(slow, { status: 200, body: "late" });
    await repository.releaseIdempotencyKey(slow);
    assert.deepEqual(await repository.claimIdempotencyKey(slow, LEASE), { kind: "in_flight" });
    await repository.storeIdempotentAnswer(second, ANSWER);
    await repository.storeIdempotentAnswer(slow, { status: 200, body: "late" });
    assert.deepEqual(await repository.claimIdempotencyKey(slow, LEASE), { kind: "replay", ...ANSWER });
  });

  it("forgets a key after a day, whatever its body and answer", async () => {
    const { repository, clock } = fixture();
    const request = aRequest();
    await repository.claimIdempotencyKey(request, LEASE);
    await repository.storeIdempotentAnswer(request, ANSWER);
    await clock.advance(DAY_MS - 1);
    assert.equal((await repository.claimIdempotencyKey(request, LEASE)).kind, "replay");
    await clock.advance(1);
    const other = { ...request, bodyHash: "other" };
    assert.deepEqual(await repository.claimIdempotencyKey(other, LEASE), { kind: "fresh" });
    assert.deepEqual(await repository.claimIdempotencyKey(other, LEASE), { kind: "in_flight" });
  });

  it("purges what is past its day, and nothing younger", async () => {
    const { repository, clock } = fixture();
    const [old, young] = [aRequest(), aRequest()];
    await clock.advance(DAY_MS);
    await repository.purgeIdempotencyKeys();
    await repository.claimIdempotencyKey(old, LEASE);
    await repository.storeIdempotentAnswer(old, ANSWER);
    await clock.advance(DAY_MS - 1);
    await repository.claimIdempotencyKey(young, LEASE);
    assert.equal(await repository.purgeIdempotencyKeys(), 0);
    await clock.advance(1);
    assert.equal(await repository.purgeIdempotencyKeys(), 1);
    assert.equal((await repository.claimIdempotencyKey(young, { leaseMs: 1 })).kind, "in_flight");
  });
}
