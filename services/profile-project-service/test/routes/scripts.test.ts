import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SCRIPT_SIZE_BYTES_MAX } from "@script-manifest/contracts";
import { bytesOf, fdxFile, fountainFile, makeEncryptedPdf, makePdf } from "../fixtures/files.ts";
import { assertProblem, registration, startService } from "../harness.ts";

const pdf = await makePdf({ pages: 7 });

describe("asking for an upload", () => {
  const request = { fileName: "a.pdf", contentType: "application/pdf", sizeBytes: 1_000 };

  it("200: gives a place below the user and the project that cannot be guessed", async () => {
    const { post, createProject } = startService();
    const project = await createProject();
    const path = `/projects/${project.id}/scripts/upload-url`;
    const keys = new Set<string>();
    for (let asked = 0; asked < 3; asked += 1) {
      const { status, body } = await post(path, request);
      assert.equal(status, 200);
      assert.match(body.fileKey, new RegExp(`^uploads/user_writer/${project.id}/[\\w-]{32}$`));
      assert.equal(body.upload.method, "PUT");
      keys.add(body.fileKey);
    }
    assert.equal(keys.size, 3);
  });

  it("the same Idempotency-Key gives the same place; another body under it is 422", async () => {
    const { post, createProject } = startService();
    const path = `/projects/${(await createProject()).id}/scripts/upload-url`;
    const headers = { "idempotency-key": "key-1" };
    const first = await post(path, request, { headers });
    assert.deepEqual((await post(path, request, { headers })).body, first.body);
    assertProblem(await post(path, { ...request, sizeBytes: 2 }, { headers }), {
      status: 422,
      error: "idempotency_key_reused",
    });
  });

  it("400: names what is wrong with the file before it is sent", async () => {
    const { post, createProject } = startService();
    const path = `/projects/${(await createProject()).id}/scripts/upload-url`;
    const body = { fileName: "a.docx", contentType: "pdf", sizeBytes: SCRIPT_SIZE_BYTES_MAX + 1 };
    assertProblem(await post(path, body), {
      status: 400,
      error: "invalid_payload",
      fields: ["body.fileName", "body.contentType", "body.sizeBytes"],
    });
  });

  it("404: a stranger gets no place in somebody else's project", async () => {
    const { post, createProject } = startService();
    const path = `/projects/${(await createProject()).id}/scripts/upload-url`;
    assertProblem(await post(path, request, { as: "stranger" }), { status: 404, error: "not_found" });
  });
});

describe("registering a script", () => {
  it("201: format and pages are read from the file, whatever its name says", async () => {
    const { get, createScript } = startService();
    const files = [
      { bytes: pdf, format: "pdf", pageCount: 7 },
      { bytes: fdxFile, format: "fdx", pageCount: 2 },
      { bytes: fountainFile, format: "fountain", pageCount: 2 },
    ];
    for (const { bytes, format, pageCount } of files) {
      const script = await createScript(bytes);
      assert.match(script.id, /^scr_/);
      assert.deepEqual(
        [script.format, script.pageCount, script.sizeBytes],
        [format, pageCount, bytes.length],
      );
      const listed = await get(`/projects/${script.projectId}/scripts`);
      assert.deepEqual(listed.body, { scripts: [script], total: 1, nextCursor: null });
    }
  });

  it("201: the same upload registered many times at once is one script", async () => {
    const { get, post, createProject, upload } = startService();
    const project = await createProject();
    const fileKey = await upload(project, pdf);
    const path = `/projects/${project.id}/scripts`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(path, registration(fileKey))));
    for (const answer of answers) assert.deepEqual([answer.status, answer.body], [201, answers[0]?.body]);
    assert.equal((await get(path)).body.scripts.length, 1);
  });

  it("the same Idempotency-Key gives the same script; another body under it is 422", async () => {
    const { post, createProject, upload } = startService();
    const project = await createProject();
    const path = `/projects/${project.id}/scripts`;
    const headers = { "idempotency-key": "key-1" };
    const first = await post(path, registration(await upload(project, pdf)), { headers });
    assert.equal(first.status, 201);
    const otherKey = await upload(project, pdf);
    assertProblem(await post(path, registration(otherKey), { headers }), {
      status: 422,
      error: "idempotency_key_reused",
    });
  });

  it("400: a key that is not an upload of this project is refused", async () => {
    const { post, createProject, upload } = startService();
    const [one, other] = [await createProject("One"), await createProject("Other")];
    const ofOther = await upload(other, pdf);
    for (const fileKey of [ofOther, "uploads/user_writer/x/y", "../../etc/passwd"])
      assertProblem(await post(`/projects/${one.id}/scripts`, registration(fileKey)), {
        status: 400,
        error: "invalid_payload",
        fields: ["body.fileKey"],
      });
  });

  it("409: nothing has been uploaded yet", async () => {
    const { post, createProject } = startService();
    const project = await createProject();
    const request = { fileName: "a.pdf", contentType: "application/pdf", sizeBytes: 10 };
    const { body } = await post(`/projects/${project.id}/scripts/upload-url`, request);
    const answer = await post(`/projects/${project.id}/scripts`, registration(body.fileKey));
    assertProblem(answer, { status: 409, error: "upload_missing", fields: ["body.fileKey"] });
  });

  it("413: a file larger than a script may be", async () => {
    const { post, createProject, upload, storage } = startService();
    const project = await createProject();
    const fileKey = await upload(project, pdf);
    await storage.put(fileKey, Buffer.alloc(SCRIPT_SIZE_BYTES_MAX + 1), "application/pdf");
    const answer = await post(`/projects/${project.id}/scripts`, registration(fileKey));
    assertProblem(answer, { status: 413, error: "payload_too_large", fields: ["body.fileKey"] });
  });

  it("400: a file that cannot be read is refused with a reason, and may be uploaded anew", async () => {
    const { post, get, createProject, upload } = startService();
    const project = await createProject();
    const path = `/projects/${project.id}/scripts`;
    for (const bytes of [
      makeEncryptedPdf(),
      pdf.slice(0, 800),
      bytesOf("PK\u0003\u0004"),
      new Uint8Array([0]),
    ]) {
      const answer = await post(path, registration(await upload(project, bytes)));
      assertProblem(answer, { status: 400, error: "unreadable_script", fields: ["body.fileKey"] });
    }
    assert.deepEqual((await get(path)).body, { scripts: [], total: 0, nextCursor: null });
    assert.equal((await post(path, registration(await upload(project, pdf)))).status, 201);
  });

  it("400: bad fields are named, all of them", async () => {
    const { post, createProject } = startService();
    const answer = await post(`/projects/${(await createProject()).id}/scripts`, { fileName: "", title: 1 });
    const fields = ["body.fileKey", "body.fileName", "body.title"];
    assertProblem(answer, { status: 400, error: "invalid_payload", fields });
  });

  it("404: a stranger can neither register nor list in somebody else's project", async () => {
    const { get, post, createProject, upload } = startService();
    const project = await createProject();
    const fileKey = await upload(project, pdf);
    const path = `/projects/${project.id}/scripts`;
    assertProblem(await post(path, registration(fileKey), { as: "stranger" }), {
      status: 404,
      error: "not_found",
    });
    assertProblem(await get(path, { as: "stranger" }), { status: 404, error: "not_found" });
  });
});
