import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertProblem, message, startService, type Who } from "../harness.ts";

describe("being told", () => {
  it("200: a service tells a person, who finds it in the list", async () => {
    const { get, tell } = startService();
    const told = await tell();
    assert.equal(told.status, 200);
    const { notification } = told.body;
    assert.match(notification.id, /^ntf_/);
    const { title, body, link } = message();
    const createdAt = "2026-03-01T12:00:00.000Z";
    assert.deepEqual(notification, { id: notification.id, title, body, link, readAt: null, createdAt });
    assert.deepEqual((await get("/notifications")).body, {
      notifications: [notification],
      total: 1,
      unreadCount: 1,
    });
  });

  it("200: told again of the same event, nothing changes and no second letter is due", async () => {
    const { get, repository, tell } = startService();
    const first = await tell();
    for (let again = 0; again < 3; again += 1)
      assert.deepEqual((await tell({ title: "Other words" })).body, first.body);
    assert.equal((await get("/notifications")).body.total, 1);
    assert.equal(repository.letterJobs.length, 1);
  });

  it("404: people cannot tell, admins included: the route is not there for them", async () => {
    const { post } = startService();
    for (const as of ["writer", "admin"] satisfies Who[])
      assertProblem(await post("/notify", message(), { as }), { status: 404, error: "not_found" });
  });

  it("400: bad fields are named, all of them", async () => {
    const { post, tell } = startService();
    const bad = { eventId: "", userId: 1, title: "x".repeat(201), body: null, link: 5 };
    assertProblem(await post("/notify", bad, { as: "service" }), {
      status: 400,
      error: "invalid_payload",
      fields: ["body.eventId", "body.userId", "body.title", "body.body", "body.link"],
    });
    assertProblem(await post("/notify", undefined, { as: "service" }), {
      status: 400,
      error: "invalid_payload",
      fields: ["body"],
    });
    assertProblem(await tell({ link: "https://evil.example" }), {
      status: 400,
      error: "invalid_payload",
      fields: ["body.link"],
    });
  });
});

describe("reading", () => {
  it("200: pages through one's own, newest first, and counts the unread", async () => {
    const { get, post, tell } = startService();
    for (let event = 1; event <= 3; event += 1)
      await tell({ eventId: `ctrn_${event}`, title: `Event ${event}` });
    await tell({ userId: "user_stranger" });
    const page = await get("/notifications?limit=2&offset=1");
    assert.deepEqual(
      page.body.notifications.map(({ title }: { title: string }) => title),
      ["Event 2", "Event 1"],
    );
    assert.deepEqual([page.body.total, page.body.unreadCount], [3, 3]);

    const id = page.body.notifications[0].id;
    const read = await post(`/notifications/${id}/read`);
    assert.deepEqual([read.status, read.body.notification.readAt], [200, "2026-03-01T12:00:00.000Z"]);
    assert.deepEqual((await post(`/notifications/${id}/read`)).body, read.body);
    assert.deepEqual((await get("/notifications/unread-count")).body, { unreadCount: 2 });
  });

  it("200: everything shown is read at once, for this person alone", async () => {
    const { get, post, tell } = startService();
    for (let event = 1; event <= 3; event += 1) await tell({ eventId: `ctrn_${event}` });
    const upTo = (await get("/notifications")).body.notifications[0].createdAt;
    const strangers = await post("/notifications/read", { upTo }, { as: "stranger" });
    assert.deepEqual([strangers.status, strangers.body], [200, { unreadCount: 0 }]);
    assert.deepEqual((await get("/notifications/unread-count")).body, { unreadCount: 3 });
    assert.deepEqual((await post("/notifications/read", { upTo })).body, { unreadCount: 0 });
    assertProblem(await post("/notifications/read", { upTo: "yesterday" }), {
      status: 400,
      error: "invalid_payload",
      fields: ["body.upTo"],
    });
  });

  it("404: a stranger's notification is answered like a missing one, to admins too", async () => {
    const { get, post, tell } = startService();
    const { id } = (await tell()).body.notification;
    for (const as of ["stranger", "admin"] satisfies Who[]) {
      const theirs = await post(`/notifications/${id}/read`, undefined, { as });
      assertProblem(theirs, { status: 404, error: "not_found" });
      const missing = await post("/notifications/ntf_missing/read", undefined, { as });
      assert.equal(theirs.body.detail, missing.body.detail);
    }
    assert.deepEqual((await get("/notifications/unread-count")).body, { unreadCount: 1 });
  });

  it("400: bad pages and ids are named", async () => {
    const { get, post } = startService();
    assertProblem(await get("/notifications?limit=0&offset=-1"), {
      status: 400,
      error: "invalid_payload",
      fields: ["query.limit", "query.offset"],
    });
    assertProblem(await get("/notifications?limit=a&offset=1e9"), {
      status: 400,
      error: "invalid_payload",
      fields: ["query.limit", "query.offset"],
    });
    for (const id of ["%00", "a%20b", "x".repeat(200)])
      assertProblem(await post(`/notifications/${id}/read`), {
        status: 400,
        error: "invalid_payload",
        fields: ["params.id"],
      });
  });
});
