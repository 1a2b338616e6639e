/** The public API as an OpenAPI 3.1 document, made from the endpoint tables. */
import { type Endpoint, ProblemSchema, type PublishedApi } from "@script-manifest/contracts";
import { z } from "zod";

type Json = Record<string, unknown>;

const TITLES: Record<PublishedApi["service"], string> = {
  coverage: "Coverage marketplace",
  identity: "Identity",
  "profile-project": "Projects and scripts",
  notification: "Notifications",
};

export function openApiDocument(apis: readonly PublishedApi[]): Json {
  const paths: Record<string, Json> = {};
  for (const api of apis) {
    for (const [operationId, endpoint] of Object.entries(api.endpoints)) {
      const path = `${api.publicPrefix}${endpoint.path}`.replace(/:(\w+)/g, "{$1}");
      paths[path] = {
        ...paths[path],
        [endpoint.method.toLowerCase()]: operation(api, operationId, endpoint),
      };
    }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Script Manifest",
      version: "1.0.0",
      description: "Script coverage from vetted readers, paid through held funds.",
    },
    tags: apis.map((api) => ({ name: TITLES[api.service] })),
    paths,
    components: {
      securitySchemes: { session: { type: "http", scheme: "bearer" } },
      schemas: { Problem: schemaOf(ProblemSchema, "output") },
    },
  };
}

function operation(api: PublishedApi, operationId: string, endpoint: Endpoint): Json {
  return {
    operationId,
    tags: [TITLES[api.service]],
    summary: endpoint.summary,
    ...(endpoint.access !== "public" && endpoint.access !== "stripe" && { security: [{ session: [] }] }),
    parameters: [
      ...fieldsOf("path", endpoint.params),
      ...fieldsOf("query", endpoint.query),
      ...headersOf(endpoint),
    ],
    ...(endpoint.body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(endpoint.body, "input") } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(endpoint.responses).map(([status, schema]) => [
          status,
          endpoint.produces ? file(endpoint.produces) : success(schema),
        ]),
      ),
      default: {
        description: "A refusal",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function success(schema: z.ZodType | null | undefined): Json {
  if (!schema) return { description: "Done" };
  return { description: "Done", content: { "application/json": { schema: schemaOf(schema, "output") } } };
}

function file(mediaType: string): Json {
  return { description: "The file", content: { [mediaType]: {} } };
}

function fieldsOf(where: "path" | "query", schema: z.ZodType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: field,
  }));
}

function headersOf(endpoint: Endpoint): Json[] {
  if (endpoint.method !== "POST" || endpoint.access === "stripe") return [];
  const required = endpoint.idempotencyKey === "required";
  return [{ name: "Idempotency-Key", in: "header", required, schema: { type: "string", maxLength: 255 } }];
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json;
  void $schema;
  return json;
}
