/** The front door: what tests look at. `npm run bench` starts main.ts. */
export { type Arguments, readArguments } from "./arguments.ts";
export { fillDatabase, sizeOf } from "./fill/fill.ts";
export { scriptOf, type Yardstick } from "./measure/database-load.ts";
export { byTurns, median, percentile, type Ratios, summarise } from "./measure/ratios.ts";
export { parse } from "./measure/statements.ts";
export { type Finding, tableOf, verdictOf } from "./report.ts";
export { SCENARIOS, scenariosNamed } from "./scenarios/index.ts";
