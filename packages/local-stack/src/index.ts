/** The front door: the whole product on this machine, for `npm start`, for browser tests and for anything that needs it. */
export { PORTS, type PortName, type Ports, readStackSettings, type StackSettings } from "./config.ts";
export { DEMO_ACCOUNTS, DEMO_PASSWORD } from "./demo-once.ts";
export { findFreePort, findFreePorts } from "./ports.ts";
export { type Stack, type StackOptions, startStack } from "./stack.ts";
