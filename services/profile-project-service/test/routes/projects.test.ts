import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertProblem, startService } from "../harness.ts";

describe("projects", () => {
  it("201: a writer creates a project and finds it again", async () => {
    const { get, post } = startService();
    const body = { title: "  The Lamplighter ", format: "feature", genre: "drama", logline: "A lamp." };
    const created = await post("/projects", body);
    assert.equal(created.status, 201);
    const { project } = created.body;
    assert.match(project.id, /^proj_/);
    assert.deepEqual(project, {
      ...body,
      id: project.id,
      title: "The Lamplighter",
      ownerUserId: "user_writer",
      createdAt: "2026-03-01T12:00:00.000Z",
      updatedAt: "2026-03-01T12:00:00.000Z",
    });
    assert.deepEqual((await get(`/projects/${project.id}`)).body, { project });
    assert.deepEqual((await get("/projects")).body, { projects: [project], total: 1, nextCursor: null });
  });

  it("404: a stranger's project is answered like a missing one, to admins too", async () => {
    const { get, createProject } = startService();
    const project = await createProject();
    for (const as of ["stranger", "admin"] as const) {
      const theirs = await get(`/projects/${project.id}`, { as });
      assertProblem(theirs, { status: 404, error: "not_found" });
      const missing = await get("/projects/proj_missing", { as });
      assert.equal(theirs.body.detail, missing.body.detail);
      assert.deepEqual((await get("/projects", { as })).body, { projects: [], total: 0, nextCursor: null });
    }
  });

  it("400: bad fields are named, all of them", async () => {
    const { post } = startService();
    const body = { title: " ", format: 3, genre: "x".repeat(101), logline: "NUL \u0000" };
    const answer = await post("/projects", body);
    const fields = ["body.title", "body.format", "body.genre", "body.logline"];
    assertProblem(answer, { status: 400, error: "invalid_payload", fields });
    assertProblem(await post("/projects", undefined), {
      status: 400,
      error: "invalid_payload",
      fields: ["body"],
    });
    assertProblem(await post("/projects", []), { status: 400, error: "invalid_payload", fields: ["body"] });
  });

  it("the same Idempotency-Key gives the same project; another body under it is 422", async () => {
    const { get, post } = startService();
    const headers = { "idempotency-key": "key-1" };
    const answers = await Promise.all([1, 2, 3].map(() => post("/projects", { title: "One" }, { headers })));
    const [first] = answers;
    for (const answer of answers) assert.deepEqual([answer.status, answer.body], [201, first?.body]);
    assert.equal((await get("/projects")).body.projects.length, 1);
    assertProblem(await post("/projects", { title: "Two" }, { headers }), {
      status: 422,
      error: "idempotency_key_reused",
    });
    // A key is its user's own.
    assert.equal((await post("/projects", { title: "Two" }, { headers, as: "stranger" })).status, 201);
  });

  it("400: an Idempotency-Key that cannot be kept is refused", async () => {
    const { post } = startService();
    for (const key of ["x".repeat(256), "a b"]) {
      const answer = await post("/projects", { title: "One" }, { headers: { "idempotency-key": key } });
      assertProblem(answer, { status: 400, error: "invalid_payload", fields: ["headers.idempotency-key"] });
    }
  });

  it("are listed in pages; a limit or a place that is none is refused", async () => {
    const { get, createProject } = startService();
    for (let index = 0; index < 5; index += 1) await createProject();
    const first = (await get("/projects?limit=3")).body;
    assert.deepEqual([first.projects.length, first.total], [3, 5]);
    const last = (await get(`/projects?limit=3&cursor=${first.nextCursor}`)).body;
    assert.deepEqual([last.projects.length, last.total, last.nextCursor], [2, 5, null]);
    const ids = [...first.projects, ...last.projects].map(({ id }: { id: string }) => id);
    assert.equal(new Set(ids).size, 5);
    for (const bad of ["limit=0", "limit=101", "limit=x", "cursor=%20", "cursor="])
      assertProblem(await get(`/projects?${bad}`), { status: 400, error: "invalid_payload" });
  });
});
