/** The front door: playing stories, for the command and for tests. */
export { type MemoryStory, memoryStory, playInMemory, type Violation } from "./memory/play.ts";
export { shrink } from "./story/shrink.ts";
export { retell, type Story } from "./story/story.ts";
export { Tally } from "./tally.ts";
