import { systemClock } from "../src/domain/clock.ts";
import { MemoryNotificationRepository } from "../src/repository/memory/index.ts";
import { describeRepository } from "./contract/repository.contract.ts";

const repository = new MemoryNotificationRepository({ clock: systemClock });

describeRepository("MemoryNotificationRepository", async () => ({
  repository,
  listLetterJobs: async () => repository.letterJobs,
}));
