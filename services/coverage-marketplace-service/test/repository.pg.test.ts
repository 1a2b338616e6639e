/** PgCoverageMarketplaceRepository keeps the contract, on a database of its own per part. */
import { describeRepository } from "./contract/repository.contract.ts";
import { openPgRepository } from "./pg-repository.ts";

describeRepository("PgCoverageMarketplaceRepository", openPgRepository);
