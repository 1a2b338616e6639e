/** Projects over HTTP: read the request, run one command, shape the answer. No rules, no SQL. */
import { projectApi } from "@script-manifest/contracts";
import { registerEndpoint } from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import { createProject } from "../commands/create-project.ts";
import type { CommandDeps } from "../commands/deps.ts";
import { loadProject } from "../commands/load-project.ts";
import { presentProject } from "./presenters.ts";
import { requesterOf } from "./requester.ts";

const prefix = "/internal";

export function registerProjectRoutes(app: FastifyInstance, deps: CommandDeps): void {
  registerEndpoint(app, {
    prefix,
    endpoint: projectApi.createProject,
    handler: async (input) => {
      const project = await createProject(deps, { requester: requesterOf(input), request: input.body });
      return { status: 201, body: { project: presentProject(project) } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: projectApi.listProjects,
    handler: async ({ userId, query: { limit, cursor } }) => {
      const { rows, total, next } = await deps.repository.listProjects(userId, { limit, after: cursor });
      return { status: 200, body: { projects: rows.map(presentProject), total, nextCursor: next } };
    },
  });

  registerEndpoint(app, {
    prefix,
    endpoint: projectApi.getProject,
    handler: async ({ params, userId }) => {
      const project = await loadProject(deps, { projectId: params.id, userId });
      return { status: 200, body: { project: presentProject(project) } };
    },
  });
}
