/** What whoever follows a topic hears, and when. */
import assert from "node:assert/strict";
import type { Readable } from "node:stream";
import { describe, it } from "node:test";
import { createEventStreams, ProblemError } from "../src/index.ts";

const CALM = () => new Promise((resolve) => setImmediate(resolve));

function follow(mark: { now: string }, lastEventId: string | null = null, owner = "user_ada") {
  return { topic: "order", owner, lastEventId, readMark: async () => mark.now };
}

/** The ids of the events that have arrived so far. */
async function heard(stream: Readable): Promise<string[]> {
  await CALM();
  const text = String(stream.read() ?? "");
  return [...text.matchAll(/^event: changed\nid: (.*)\ndata: \{\}\n\n/gm)].map(([, id]) => id ?? "");
}

describe("event streams", () => {
  it("tells whoever comes without an id how it stands, and then every change once", async () => {
    const streams = createEventStreams();
    const mark = { now: "1" };
    const stream = await streams.open(follow(mark));
    assert.deepEqual(await heard(stream), ["1"]);
    streams.wake("order");
    assert.deepEqual(await heard(stream), []);
    mark.now = "2";
    streams.wake("another order");
    assert.deepEqual(await heard(stream), []);
    for (let times = 0; times < 5; times++) streams.wake("order");
    assert.deepEqual(await heard(stream), ["2"]);
  });

  it("tells whoever comes back what they missed, and nothing when they missed nothing", async () => {
    const mark = { now: "7" };
    const otherReplica = createEventStreams();
    assert.deepEqual(await heard(await otherReplica.open(follow(mark, "7"))), []);
    assert.deepEqual(await heard(await otherReplica.open(follow(mark, "5"))), ["7"]);
  });

  it("hears of a change that nobody woke it for, at the next heartbeat or when it listens again", async () => {
    const streams = createEventStreams();
    const mark = { now: "1" };
    const stream = await streams.open(follow(mark, "1"));
    mark.now = "2";
    streams.beat();
    assert.deepEqual(await heard(stream), ["2"]);
    mark.now = "3";
    streams.wakeAll();
    assert.deepEqual(await heard(stream), ["3"]);
  });

  it("hears of a change that happens while the stream opens", async () => {
    const streams = createEventStreams();
    const mark = { now: "1" };
    const opening = streams.open({
      ...follow(mark),
      readMark: async () => {
        const seen = mark.now;
        if (seen === "1") {
          mark.now = "2";
          streams.wake("order");
        }
        return seen;
      },
    });
    const ids = await heard(await opening);
    assert.equal(ids.at(-1), mark.now);
  });

  it("ends of old age, when the mark cannot be read, and when the server stops", async () => {
    const streams = createEventStreams();
    const mark = { now: "1" };
    const ends = async (stream: Readable) => {
      stream.resume();
      await new Promise((resolve) => stream.once("end", resolve));
    };
    const old = await streams.open(follow(mark));
    for (let beat = 0; beat < 20; beat++) streams.beat();
    await ends(old);
    let away = false;
    const unlucky = await streams.open({
      ...follow(mark),
      readMark: async () => {
        if (away) throw new Error("the database is away");
        return "1";
      },
    });
    away = true;
    streams.wake("order");
    await ends(unlucky);
    const last = await streams.open(follow(mark));
    streams.close();
    await ends(last);
    await ends(await streams.open(follow(mark)));
  });

  it("refuses a person who follows too much at once, and no other", async () => {
    const streams = createEventStreams();
    const mark = { now: "1" };
    const open: Readable[] = [];
    for (let count = 0; count < 20; count++) open.push(await streams.open(follow(mark)));
    await assert.rejects(
      streams.open(follow(mark)),
      (error) => error instanceof ProblemError && error.code === "rate_limited",
    );
    await streams.open(follow(mark, null, "user_bob"));
    open[0]?.destroy();
    await CALM();
    await streams.open(follow(mark));
  });

  it("lets go of a client that takes nothing any more", async () => {
    const streams = createEventStreams();
    let count = 0;
    const stream = await streams.open({ ...follow({ now: "" }), readMark: async () => String(count++) });
    for (let beat = 0; beat < 2_000 && !stream.destroyed; beat++) {
      streams.wake("order");
      await CALM();
    }
    assert.ok(stream.destroyed);
  });
});
