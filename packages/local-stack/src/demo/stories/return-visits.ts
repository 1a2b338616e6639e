/** What the first writers ordered later on: other readers, next drafts, other scripts. */
import { prose } from "../prose.ts";
import {
  danielOnTheLongNoonInFull,
  danielOnTheSaltLineInFull,
  gwenOnPocketWeather,
  henrikOnTheWellInFull,
  luciaOnLostPropertyToSend,
  tobiasOnTheLongNoonAgain,
  walterOnLostProperty,
} from "../reports/second-readers.ts";
import {
  aikoOnTheToothAccountant,
  aikoOnTheToothAccountantAgain,
  danielOnTheToothAccountant,
  mayaOnTheToothAccountant,
  tobiasOnTheToothAccountant,
} from "../reports/the-tooth-accountant.ts";
import { COMPLETED, DELIVERED, REVIEWED, type Story } from "./story.ts";

export const RETURN_VISITS: readonly Story[] = [
  {
    script: "saltLineAgain",
    offer: "daniel/full",
    brief: "The fourth draft. You'll know what to look for. I only want to hear that I can stop.",
    daysAgo: 26,
    readingDays: 5,
    steps: REVIEWED,
    report: danielOnTheSaltLineInFull,
    review: {
      rating: 5,
      comment: prose`
        I did talk to myself about the chalk; how he knew I can't think. The crisps are back. One afternoon,
        he said, and it was one afternoon.
      `,
    },
  },
  {
    script: "longNoon",
    offer: "daniel/full",
    brief: "As though forty more pages depended on it, please. They do.",
    daysAgo: 57,
    readingDays: 5.5,
    steps: [...DELIVERED, "accept_silently"],
    report: danielOnTheLongNoonInFull,
  },
  {
    script: "longNoonAgain",
    offer: "tobias/draft",
    brief: "I went and looked at the night side, as you suggested. It's crowded.",
    daysAgo: 36,
    readingDays: 4,
    steps: REVIEWED,
    report: tobiasOnTheLongNoonAgain,
    review: {
      rating: 5,
      comment: "Thirty-eight questions and each of them opened a door. My producer wants the shirt as well.",
    },
  },
  {
    script: "longNoonAgain",
    offer: "henrik/short",
    brief: "Not horror, though the dark half might be. A line on dread, if you have the time.",
    daysAgo: 25,
    steps: ["pay", "go_unclaimed"],
  },
  {
    script: "wellAgain",
    offer: "henrik/full",
    brief: "The marriage is in and the pear is out. Is the dread still on every page?",
    daysAgo: 61,
    readingDays: 5,
    steps: REVIEWED,
    report: henrikOnTheWellInFull,
    review: {
      rating: 5,
      comment: prose`
        A map of dread by page, like a weather chart for sailors. He found four moons that I'd hung up
        without noticing, and he saved us two nights of hire.
      `,
    },
  },
  {
    script: "pocketWeather",
    offer: "gwen/short-grid",
    brief: "It has gone into three festivals' piles. What would yours have done with it?",
    daysAgo: 12,
    readingDays: 3,
    steps: REVIEWED,
    report: gwenOnPocketWeather,
    review: { rating: 4, comment: "A hard marker who minded about the cloud. The boy is a bit ruder now." },
  },
  {
    script: "lostPropertyAgain",
    offer: "lucia/competition",
    brief: "Off it goes on the first of the month. Find me whatever I'm still explaining.",
    daysAgo: 28,
    readingDays: 6,
    steps: REVIEWED,
    report: luciaOnLostPropertyToSend,
    review: {
      rating: 5,
      comment: "She missed her train. I cut the three lines on mine, between two stops of a number 28.",
    },
  },
  {
    script: "lostPropertyAgain",
    offer: "walter/proof",
    brief: "My keyboard and the Portuguese language have fallen out. Please stand between them.",
    daysAgo: 4.6,
    readingDays: 2,
    steps: DELIVERED,
    report: walterOnLostProperty,
  },
  {
    script: "toothAccountant",
    offer: "aiko/feature",
    brief: "I have been told that it's a television series, a book, and a game. I think that it's a film.",
    daysAgo: 63,
    readingDays: 8,
    steps: REVIEWED,
    report: aikoOnTheToothAccountant,
    review: {
      rating: 5,
      comment: prose`
        Nine cards on a wall, and a photograph of the wall. She telephoned her grandmother on page three,
        she writes, and then she tells me what's wrong with page two.
      `,
    },
  },
  {
    script: "toothAccountant",
    offer: "tobias/draft",
    brief: "There's magic in it with rules. Please ask what a clever eight-year-old would ask.",
    daysAgo: 52,
    readingDays: 4,
    steps: REVIEWED,
    report: tobiasOnTheToothAccountant,
    review: {
      rating: 4,
      comment:
        "The swallowed tooth kept me up. A few of the questions were for another film; that one I'd see.",
    },
  },
  {
    script: "toothAccountantAgain",
    offer: "aiko/boards",
    brief: "Could you draw me the bite, the stair and the tin? I've put the bear in.",
    daysAgo: 34,
    readingDays: 4,
    steps: REVIEWED,
    report: aikoOnTheToothAccountantAgain,
    review: {
      rating: 4,
      comment: "Sixteen panels, all alive. I only wish that I could keep the dark in the last shot.",
    },
  },
  {
    script: "toothAccountantAgain",
    offer: "daniel/concept",
    brief: "I'd like somebody to read it who can't stand fairies.",
    daysAgo: 15,
    readingDays: 2,
    steps: REVIEWED,
    report: danielOnTheToothAccountant,
    review: {
      rating: 4,
      comment: "“They swap.” Two words for what took me two speeches. He still can't stand fairies.",
    },
  },
  {
    script: "toothAccountantAgain",
    offer: "maya/concept",
    brief: "Yes, I know, I always ask. But is this one a show?",
    daysAgo: 9,
    readingDays: 1,
    steps: COMPLETED,
    report: mayaOnTheToothAccountant,
  },
];
