/** Callum Byrne's orders: a wall, in two drafts. */
import { prose } from "../prose.ts";
import {
  beatrizOnDryStone,
  danielOnDryStone,
  danielOnDryStoneAgain,
  gwenOnDryStone,
  omarOnDryStone,
  petraOnDryStone,
  walterOnDryStone,
} from "../reports/dry-stone.ts";
import { DELIVERED, REVIEWED, type Story } from "./story.ts";

export const CALLUMS_STORIES: readonly Story[] = [
  {
    script: "dryStone",
    offer: "daniel/full",
    brief: "It's the start of a feature. I know how it ends but I don't know if you'd wait for it.",
    daysAgo: 79,
    readingDays: 5,
    steps: REVIEWED,
    report: danielOnDryStone,
    review: {
      rating: 5,
      comment: prose`
        He told me that I had spent my ending in minute twelve, and he was right, and he told me what to buy
        it back with. I've been at this for nine years and nobody has read me so closely.
      `,
    },
  },
  {
    script: "dryStone",
    offer: "beatriz/letter",
    brief: "The brothers are supposed to sound alike. Tell me if it's too much alike.",
    daysAgo: 76,
    readingDays: 13,
    steps: REVIEWED,
    report: beatrizOnDryStone,
    review: {
      rating: 5,
      comment:
        "I wrote out the Tuesday, as she asked, and I am not going to show it to anybody. Worth the wait.",
    },
  },
  {
    script: "dryStone",
    offer: "walter/short-proof",
    brief: "Three pages. My spelling is Irish and my commas are anybody's.",
    daysAgo: 69,
    readingDays: 1,
    steps: REVIEWED,
    report: walterOnDryStone,
    review: { rating: 5, comment: "Four items, all mine. Back in a day, and drier than the wall." },
  },
  {
    script: "dryStone",
    offer: "gwen/grid",
    brief: "Where would it come in a pile? I'm told the opening is slow and I would like a number for slow.",
    daysAgo: 48,
    readingDays: 4,
    steps: REVIEWED,
    report: gwenOnDryStone,
    review: {
      rating: 4,
      comment: prose`
        The number for slow is seven. Fair. The tip about starting on the girl alone was worth the fee; I
        could have done without being told my marketability.
      `,
    },
  },
  {
    script: "dryStone",
    offer: "omar/map",
    brief: "There's no crime in it, I think. But you read for who knows what, and that's all there is.",
    daysAgo: 31,
    readingDays: 5,
    steps: [...DELIVERED, "charge_back", "lose_chargeback"],
    report: omarOnDryStone,
  },
  {
    script: "dryStoneAgain",
    offer: "daniel/competition",
    brief: "You asked me to keep Declan quiet. I'm afraid that nothing happens now. Is it ready for a jury?",
    daysAgo: 38,
    readingDays: 7,
    steps: REVIEWED,
    report: danielOnDryStoneAgain,
    review: {
      rating: 5,
      comment:
        "Second time with Daniel. Longlisted on Friday, and I rang nobody first; I came here and wrote this.",
    },
  },
  {
    script: "dryStoneAgain",
    offer: "petra/travels",
    brief: "A festival in Trieste wants to see it. Will they get the cattle?",
    daysAgo: 6.8,
    claimedAfterDays: 0.5,
    readingDays: 2,
    steps: [...DELIVERED, "complete_unpayable"],
    report: petraOnDryStone,
  },
  {
    script: "dryStoneAgain",
    offer: "walter/proof",
    brief: "The same three pages, after I've had my hands in them. Same commas.",
    daysAgo: 26,
    steps: ["pay", "cancel"],
    cancelReason: "A friend who teaches Latin has done it for a pint. Sorry; next time.",
  },
];
