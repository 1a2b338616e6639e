/** The sole importer of Postgres and object storage: Config → the running parts. */
import { getPool, migrate } from "@script-manifest/db";
import {
  createS3ObjectStorage,
  createServiceTokenSigner,
  createServiceTokenVerifier,
} from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import { randomId, randomSecretName } from "./ids.ts";
import { createThreadedReader } from "./reading/threaded-reader.ts";
import { PgProfileProjectRepository } from "./repository/pg/index.ts";
import { HttpScriptAccess } from "./script-access/http/index.ts";
import { createProfileProjectServer } from "./server.ts";

const SERVICE = "profile-project-service";

export interface Running {
  readonly server: FastifyInstance;
  /** After the server has finished its requests. */
  close(): Promise<void>;
}

export async function compose(config: Config): Promise<Running> {
  await migrate({ connectionString: config.DATABASE_URL, area: "profile-project" });
  const pool = getPool({
    connectionString: config.DATABASE_URL,
    max: config.PROFILE_PROJECT_DATABASE_CONNECTIONS,
    applicationName: SERVICE,
  });
  const storage = createS3ObjectStorage({
    endpoint: config.STORAGE_S3_ENDPOINT,
    region: config.STORAGE_S3_REGION,
    accessKey: config.STORAGE_S3_ACCESS_KEY,
    secretKey: config.STORAGE_S3_SECRET_KEY,
    bucket: config.STORAGE_SCRIPTS_BUCKET,
  });
  await storage.ensureBucket({ allowedOrigins: [config.FRONTEND_URL] });
  const sign = createServiceTokenSigner({ secret: config.SERVICE_TOKEN_SECRET, issuer: SERVICE });
  const server = createProfileProjectServer({
    repository: new PgProfileProjectRepository(pool),
    storage,
    reader: createThreadedReader(),
    scriptAccess: new HttpScriptAccess({
      baseUrl: config.COVERAGE_MARKETPLACE_SERVICE_URL,
      token: () => sign({ roles: ["service"] }),
    }),
    newId: randomId,
    newSecretName: randomSecretName,
    verifyServiceToken: createServiceTokenVerifier({ secret: config.SERVICE_TOKEN_SECRET }),
    logger: { level: config.LOG_LEVEL },
  });
  return { server, close: () => pool.end() };
}
