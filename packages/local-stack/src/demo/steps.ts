/**
 * Steps of a journey over the real API. The demo, the HTTP journeys and the browser tests are written with
 * these.
 */
export * from "./account-steps.ts";
export * from "./order-steps.ts";
