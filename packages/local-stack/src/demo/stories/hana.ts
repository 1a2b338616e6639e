/** Hana Kim's orders: an island that isn't there, and everybody's view of it. */
import { prose } from "../prose.ts";
import {
  beatrizOnACoast,
  danielOnACoast,
  danielOnACoastForTheJury,
  danielOnACoastInFull,
  luciaOnACoast,
  omarOnACoast,
  tobiasOnACoast,
  walterOnACoast,
} from "../reports/a-coast-of-my-own.ts";
import { COMPLETED, DELIVERED, REVIEWED, type Story } from "./story.ts";

export const HANAS_STORIES: readonly Story[] = [
  {
    script: "coast",
    offer: "daniel/concept",
    brief: "My first original after nine years of other people's. Would you have put it down?",
    daysAgo: 65,
    readingDays: 2,
    steps: REVIEWED,
    report: danielOnACoast,
    review: {
      rating: 5,
      comment: "One page, and the clerk now has a name, a cabin and an opinion. I'd call that good value.",
    },
  },
  {
    script: "coast",
    offer: "omar/concept",
    brief: "Somebody must be able to expose her by page ten and I can't see who. Can you?",
    daysAgo: 57,
    readingDays: 1.2,
    steps: REVIEWED,
    report: omarOnACoast,
    review: {
      rating: 4,
      comment: prose`
        He found the leak in a day: it's the captain, it was always the captain. Brisk to the point of rude,
        but the rude part was correct.
      `,
    },
  },
  {
    script: "coast",
    offer: "lucia/romcom",
    brief: "It isn't a romance. Everybody who reads it asks me about the lieutenant. Is it a romance?",
    daysAgo: 54,
    readingDays: 6,
    steps: REVIEWED,
    report: luciaOnACoast,
    review: {
      rating: 5,
      comment: "It's a romance. I have made my peace with it, and there's a lamp in it now.",
    },
  },
  {
    script: "coast",
    offer: "walter/proof",
    brief: "Georgian spelling in the dialogue, modern in the action. Please catch me where I've slipped.",
    daysAgo: 42,
    readingDays: 2,
    steps: REVIEWED,
    report: walterOnACoast,
    review: {
      rating: 5,
      comment: "He asked whether Mr. Pell being grey was intended. It wasn't, and now it is.",
    },
  },
  {
    script: "coast",
    offer: "daniel/full",
    brief:
      "Everything, please, and be rude about what comes after Deptford. I have forty pages I don't trust.",
    daysAgo: 48,
    readingDays: 6,
    steps: COMPLETED,
    report: danielOnACoastInFull,
  },
  {
    script: "coast",
    offer: "beatriz/letter",
    brief: "Do they talk, or do they announce? I can no longer hear it.",
    daysAgo: 19,
    readingDays: 15,
    steps: DELIVERED,
    report: beatrizOnACoast,
  },
  {
    script: "coast",
    offer: "tobias/concept",
    brief: "No spaceships. But an invented island is world-building, and I'd like to be asked things.",
    daysAgo: 7.5,
    readingDays: 3,
    steps: [...DELIVERED, "charge_back"],
    report: tobiasOnACoast,
  },
  {
    script: "coastAgain",
    offer: "daniel/competition",
    brief: "Third pass. I'm afraid of the Admiralty scene, and of sending it, and of not sending it.",
    daysAgo: 13,
    readingDays: 8,
    claimedAfterDays: 0.4,
    steps: REVIEWED,
    report: danielOnACoastForTheJury,
    review: {
      rating: 5,
      comment: prose`
        "Stop", he wrote. I had needed somebody to say it who had also said everything else. It went off
        yesterday, in the envelope.
      `,
    },
  },
];
