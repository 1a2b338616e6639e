/** The sole importer of Postgres, the job queue and mail: Config → the running parts. */
import { getPool, listenTo, migrate } from "@script-manifest/db";
import {
  createEventStreams,
  createServiceTokenSigner,
  createServiceTokenVerifier,
  keepBeating,
} from "@script-manifest/service-kit";
import type { FastifyInstance } from "fastify";
import type { Config } from "./config.ts";
import { randomId } from "./ids.ts";
import { ensureLetterQueue, startLetterWorker } from "./jobs/letter-worker.ts";
import { FileMailer } from "./mail/files/index.ts";
import type { Mailer } from "./mail/interface.ts";
import { SmtpMailer } from "./mail/smtp/index.ts";
import { HttpPeople } from "./people/http/index.ts";
import { PgNotificationRepository } from "./repository/pg/index.ts";
import { createNotificationServer } from "./server.ts";

const SERVICE = "notification-service";

export interface Running {
  readonly server: FastifyInstance;
  /** After the server has finished its requests: letters under way, then connections. */
  close(): Promise<void>;
}

export async function compose(config: Config): Promise<Running> {
  const connectionString = config.DATABASE_URL;
  await migrate({ connectionString, area: "notification" });
  await ensureLetterQueue({ connectionString });
  const pool = getPool({
    connectionString,
    max: config.NOTIFICATION_DATABASE_CONNECTIONS,
    applicationName: SERVICE,
  });
  const repository = new PgNotificationRepository(pool);
  const events = createEventStreams();
  keepBeating(events);
  const listener = listenTo({
    connectionString,
    applicationName: `${SERVICE}-events`,
    channel: "notification_changed",
    onMessage: events.wake,
    onListening: events.wakeAll,
  });
  const server = createNotificationServer({
    events,
    repository,
    newId: randomId,
    verifyServiceToken: createServiceTokenVerifier({ secret: config.SERVICE_TOKEN_SECRET }),
    logger: { level: config.LOG_LEVEL },
  });
  const sign = createServiceTokenSigner({ secret: config.SERVICE_TOKEN_SECRET, issuer: SERVICE });
  const mailer = mailerOf(config);
  const people = new HttpPeople({
    baseUrl: config.IDENTITY_SERVICE_URL,
    token: () => sign({ roles: ["service"] }),
  });
  const worker = await startLetterWorker(
    { repository, people, mailer, frontendUrl: config.FRONTEND_URL },
    {
      pool,
      concurrency: config.NOTIFICATION_JOB_CONCURRENCY,
      leaseMs: config.NOTIFICATION_LETTER_LEASE,
      log: server.log,
    },
  );
  return {
    server,
    close: async () => {
      await worker.stop();
      await listener.close();
      await mailer.close();
      await pool.end();
    },
  };
}

function mailerOf(config: Config): Mailer {
  const from = config.MAIL_FROM;
  return config.SMTP_URL
    ? new SmtpMailer({ url: config.SMTP_URL, from })
    : new FileMailer({ folder: config.MAIL_DIR, from });
}
