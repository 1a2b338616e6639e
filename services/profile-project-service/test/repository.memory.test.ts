import { systemClock } from "../src/domain/clock.ts";
import { MemoryProfileProjectRepository } from "../src/repository/memory/index.ts";
import { describeRepository } from "./contract/repository.contract.ts";

const repository = new MemoryProfileProjectRepository({ clock: systemClock });

describeRepository("MemoryProfileProjectRepository", async () => repository);
