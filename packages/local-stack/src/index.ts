/**
 * The front door: the whole product on this machine, for `npm start`, for browser tests and for anything that
 * needs it.
 */
export { PORTS, type PortName, type Ports, readStackSettings, type StackSettings } from "./config.ts";
export type { DemoAccount } from "./demo/index.ts";
export { findFreePort, findFreePorts } from "./ports.ts";
export { type Stack, type StackOptions, startStack } from "./stack.ts";
