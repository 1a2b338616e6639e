/** What every service is built from. No word of the marketplace's domain lives here. */
export * from "./body-limit.ts";
export * from "./caller.ts";
export * from "./config.ts";
export * from "./endpoint.ts";
export * from "./event-streams.ts";
export * from "./health.ts";
export * from "./keep-running.ts";
export * from "./object-storage/interface.ts";
export * from "./object-storage/memory.ts";
export * from "./object-storage/s3.ts";
export * from "./problem.ts";
export * from "./run.ts";
export * from "./server.ts";
export * from "./service-client.ts";
export * from "./service-token.ts";
export * from "./shared-answers.ts";
