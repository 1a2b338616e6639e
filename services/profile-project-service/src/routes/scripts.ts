/** Scripts over HTTP: read the request, run one command, shape the answer. No rules, no SQL. */
import { internalApi, projectApi } from "@script-manifest/contracts";
import { ProblemError, registerEndpoint, registerInternalEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { CommandDeps } from "../commands/deps.ts";
import { loadProject } from "../commands/load-project.ts";
import { openScript } from "../commands/open-script.ts";
import { readScript } from "../commands/read-script.ts";
import { registerScript } from "../commands/register-script.ts";
import { requestScriptUpload } from "../commands/request-script-upload.ts";
import { presentScript } from "./presenters.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export function registerScriptRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: projectApi.createScriptUploadUrl,
    handler: async (input) => {
      const body = await requestScriptUpload(deps, {
        requester: requesterOf(input),
        projectId: input.params.id,
        contentType: input.body.contentType,
        sizeBytes: input.body.sizeBytes,
      });
      return { status: 200, body };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: projectApi.createScript,
    handler: async (input) => {
      const script = await registerScript(deps, {
        requester: requesterOf(input),
        projectId: input.params.id,
        ...input.body,
      });
      return { status: 201, body: { script: presentScript(script) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: projectApi.listScripts,
    handler: async ({ params, userId, query: { limit, cursor } }) => {
      const project = await loadProject(deps, { projectId: params.id, userId });
      const { rows, total, next } = await deps.repository.listScripts(project.id, { limit, after: cursor });
      return { status: 200, body: { scripts: rows.map(presentScript), total, nextCursor: next } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: projectApi.downloadScript,
    handler: async (input) => {
      const link = await openScript(deps, { scriptId: input.params.id, requester: requesterOf(input) });
      // The link is a key to the file for its five minutes: no cache may keep it.
      input.reply.header("cache-control", "no-store");
      return { status: 200, body: link };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: projectApi.readScript,
    handler: async (input) => {
      const script = await readScript(deps, { scriptId: input.params.id, requester: requesterOf(input) });
      // Who may read it now may not tomorrow: no cache may keep it.
      input.reply.header("cache-control", "no-store");
      return { status: 200, body: { script } };
    },
  });

  registerInternalEndpoint(app, {
    endpoint: internalApi.getScript,
    handler: async ({ params }) => {
      const script = await deps.repository.getScript(params.id);
      const project = script && (await deps.repository.getProject(script.projectId));
      if (!project) throw new ProblemError("not_found", "There is no such script.");
      const { format, genre, ownerUserId } = project;
      return {
        status: 200,
        body: { script: { ...presentScript(script), ownerUserId, project: { format, genre } } },
      };
    },
  });
}
