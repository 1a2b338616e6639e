/**
 * What every ProfileProjectRepository promises. Run by repository.memory.test.ts and repository.pg.test.ts.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type {
  NewProject,
  NewScript,
  NewScriptUpload,
  ProfileProjectRepository,
} from "../../src/repository/interface.ts";

let made = 0;
/** Suites share one database: every test works with names of its own. */
const unique = (kind: string) => `${kind}${++made}-${process.pid}`;

function newProject(o: Partial<NewProject> = {}): NewProject {
  return {
    id: unique("proj_"),
    ownerUserId: unique("user"),
    title: "The Lamplighter",
    format: "feature",
    genre: "drama",
    logline: "The last gas lamp of the harbour must not go out.",
    idempotencyKey: null,
    requestHash: "hash",
    ...o,
  };
}

function newUpload(project: NewProject, o: Partial<NewScriptUpload> = {}): NewScriptUpload {
  return {
    fileKey: unique("uploads/key"),
    projectId: project.id,
    ownerUserId: project.ownerUserId,
    contentType: "application/pdf",
    sizeBytes: 1_000,
    idempotencyKey: null,
    requestHash: "hash",
    ...o,
  };
}

function newScript(upload: NewScriptUpload, o: Partial<NewScript> = {}): NewScript {
  return {
    id: unique("scr_"),
    projectId: upload.projectId,
    ownerUserId: upload.ownerUserId,
    title: "The Lamplighter, draft 2",
    fileName: "lamplighter.pdf",
    format: "pdf",
    pageCount: 104,
    sizeBytes: 1_000,
    uploadKey: upload.fileKey,
    storageKey: unique("scripts/key"),
    idempotencyKey: null,
    requestHash: "hash",
    ...o,
  };
}

export function describeRepository(name: string, open: () => Promise<ProfileProjectRepository>): void {
  const withUpload = async (repository: ProfileProjectRepository) => {
    const project = newProject();
    await repository.createProject(project);
    const upload = newUpload(project);
    await repository.createUpload(upload);
    return { project, upload };
  };

  describe(`${name} keeps the repository contract`, () => {
    it("answers null, not an error, for what it does not know", async () => {
      const repository = await open();
      assert.equal(await repository.getProject("proj_missing"), null);
      assert.equal(await repository.getUpload("uploads/missing"), null);
      assert.equal(await repository.getScript("scr_missing"), null);
      const nothing = { ownerUserId: "nobody", idempotencyKey: null, uploadKey: "uploads/missing" };
      assert.equal(await repository.findScript(nothing), null);
    });

    it("reads back exactly what was written", async () => {
      const repository = await open();
      const { project, upload } = await withUpload(repository);
      const script = newScript(upload);
      const stored = await repository.createScript(script);
      assert.deepEqual(stored, { ...script, createdAt: stored.createdAt });
      assert.deepEqual(await repository.getScript(script.id), stored);

      const readProject = await repository.getProject(project.id);
      assert.deepEqual(readProject, {
        ...project,
        createdAt: readProject?.createdAt,
        updatedAt: readProject?.updatedAt,
      });
      const readUpload = await repository.getUpload(upload.fileKey);
      assert.deepEqual(readUpload, { ...upload, createdAt: readUpload?.createdAt });
    });

    it("lists only the owner's projects, newest first", async () => {
      const repository = await open();
      const ownerUserId = unique("user");
      const first = await repository.createProject(newProject({ ownerUserId }));
      await repository.createProject(newProject());
      const second = await repository.createProject(newProject({ ownerUserId }));
      const { rows: listed } = await repository.listProjects(ownerUserId, { limit: 30 });
      assert.deepEqual(listed.map(({ id }) => id).sort(), [first.id, second.id].sort());
      assert.ok((listed[0]?.createdAt ?? 0) >= (listed[1]?.createdAt ?? 0));
    });

    it("lists only the project's scripts", async () => {
      const repository = await open();
      const one = await withUpload(repository);
      const other = await withUpload(repository);
      const script = await repository.createScript(newScript(one.upload));
      await repository.createScript(newScript(other.upload));
      const listed = await repository.listScripts(one.project.id, { limit: 30 });
      assert.deepEqual(listed, { rows: [script], total: 1, next: null });
    });

    it("pages through a list: every row once, also while new ones come", async () => {
      const repository = await open();
      const ownerUserId = unique("user");
      const made = [];
      for (let index = 0; index < 7; index += 1)
        made.push((await repository.createProject(newProject({ ownerUserId }))).id);
      const first = await repository.listProjects(ownerUserId, { limit: 3 });
      await repository.createProject(newProject({ ownerUserId }));
      const seen = first.rows.map(({ id }) => id);
      let after = first.next;
      while (after !== null) {
        const page = await repository.listProjects(ownerUserId, { limit: 3, after });
        assert.equal(page.total, 8);
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
      }
      assert.equal(first.total, 7);
      assert.deepEqual(seen.toSorted(), made.toSorted());
    });

    it("answers an empty page after what is not of the list", async () => {
      const repository = await open();
      const { project } = await withUpload(repository);
      const theirs = await repository.createProject(newProject());
      for (const after of [theirs.id, "proj_missing"]) {
        const page = await repository.listProjects(project.ownerUserId, { limit: 3, after });
        assert.deepEqual(page, { rows: [], total: 1, next: null });
      }
    });

    it("stores one project for many concurrent creates under one key, and answers it to all", async () => {
      const repository = await open();
      const ownerUserId = unique("user");
      const created = await Promise.all(
        Array.from({ length: 20 }, () =>
          repository.createProject(newProject({ ownerUserId, idempotencyKey: "key-1" })),
        ),
      );
      assert.equal(new Set(created.map(({ id }) => id)).size, 1);
      assert.equal((await repository.listProjects(ownerUserId, { limit: 30 })).total, 1);
    });

    it("keeps the first request's hash under a key, to tell another request from it", async () => {
      const repository = await open();
      const ownerUserId = unique("user");
      await repository.createProject(newProject({ ownerUserId, idempotencyKey: "key-1", requestHash: "a" }));
      const again = newProject({ ownerUserId, idempotencyKey: "key-1", requestHash: "b" });
      assert.equal((await repository.createProject(again)).requestHash, "a");
    });

    it("keeps one user's keys apart from another's", async () => {
      const repository = await open();
      const mine = await repository.createProject(newProject({ idempotencyKey: "key-1" }));
      const theirs = await repository.createProject(newProject({ idempotencyKey: "key-1" }));
      assert.notEqual(mine.id, theirs.id);
    });

    it("answers the same upload under one key", async () => {
      const repository = await open();
      const project = newProject();
      await repository.createProject(project);
      const first = await repository.createUpload(newUpload(project, { idempotencyKey: "key-1" }));
      const second = await repository.createUpload(newUpload(project, { idempotencyKey: "key-1" }));
      assert.deepEqual(second, first);
    });

    it("makes one script of an upload, however many register it at once", async () => {
      const repository = await open();
      const { project, upload } = await withUpload(repository);
      const created = await Promise.all(
        Array.from({ length: 20 }, () => repository.createScript(newScript(upload))),
      );
      assert.equal(new Set(created.map(({ id }) => id)).size, 1);
      assert.equal((await repository.listScripts(project.id, { limit: 30 })).total, 1);
    });

    it("finds a script by the user's key before it looks at the upload", async () => {
      const repository = await open();
      const { project, upload } = await withUpload(repository);
      const other = newUpload(project);
      await repository.createUpload(other);
      const byKey = await repository.createScript(newScript(upload, { idempotencyKey: "key-1" }));
      const byUpload = await repository.createScript(newScript(other));
      const owner = { ownerUserId: project.ownerUserId, uploadKey: other.fileKey };
      assert.deepEqual(await repository.findScript({ ...owner, idempotencyKey: "key-1" }), byKey);
      assert.deepEqual(await repository.findScript({ ...owner, idempotencyKey: "key-2" }), byUpload);
      assert.deepEqual(await repository.findScript({ ...owner, idempotencyKey: null }), byUpload);
    });
  });
}
