/** What tests of every package need from the outside world: a database and an object storage of their own. */
export { spawnOnLifeline } from "../children/lifeline.ts";
export { findFreePorts } from "../ports.ts";
export { type Cluster, startCluster } from "../postgres/cluster.ts";
export { startThrowAwayCluster } from "./cluster.ts";
export { openTestDatabase, type TestDatabase, type TestDatabaseOptions } from "./database.ts";
export { openTestStorage, type TestStorage } from "./storage.ts";
