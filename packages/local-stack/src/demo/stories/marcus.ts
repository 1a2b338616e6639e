/** Marcus Oyelaran's orders: a pilot that gets longer every month. */
import { prose } from "../prose.ts";
import {
  danielOnBlueHour,
  mayaOnBlueHour,
  mayaOnBlueHourAgain,
  walterOnBlueHour,
} from "../reports/blue-hour-garage.ts";
import { COMPLETED, REVIEWED, type Story } from "./story.ts";

export const MARCUSS_STORIES: readonly Story[] = [
  {
    script: "blueHour",
    offer: "maya/pilot",
    brief: "My uncle had the arch. I want to know whether it's a series or a eulogy.",
    daysAgo: 66,
    readingDays: 3.5,
    steps: REVIEWED,
    report: mayaOnBlueHour,
    review: {
      rating: 5,
      comment: prose`
        The hour that nobody can charge for! I've pinched it with her blessing. It is like having one very
        funny friend in the room, who happens to have done the job.
      `,
    },
  },
  {
    script: "blueHourAgain",
    offer: "maya/concept",
    brief: "I've rewritten Kieran. He isn't dim any more, only terrified. Better?",
    daysAgo: 30,
    readingDays: 1,
    steps: REVIEWED,
    report: mayaOnBlueHourAgain,
    review: { rating: 5, comment: "Turned round overnight, which for this script is only right." },
  },
  {
    script: "blueHourAgain",
    offer: "daniel/concept",
    brief: "You say that you don't do comedy. Half of this isn't.",
    daysAgo: 28,
    readingDays: 2,
    steps: REVIEWED,
    report: danielOnBlueHour,
    review: {
      rating: 3,
      comment: "He wants the name cut. I can see why, and I can't do it. Honest, short, not quite my sort.",
    },
  },
  {
    script: "blueHourAgain",
    offer: "walter/short-proof",
    brief: "It's dialect, so please leave the grammar be, but the rest is fair game.",
    daysAgo: 23,
    readingDays: 1,
    steps: COMPLETED,
    report: walterOnBlueHour,
  },
  {
    script: "blueHourAgain",
    offer: "omar/concept",
    brief: "There's a mystery in act two: whose car did Debs's husband drive? Only the set-up is in here.",
    daysAgo: 1.6,
    claimedAfterDays: 0.4,
    steps: ["pay", "claim", "start"],
  },
  {
    script: "blueHourAgain",
    offer: "daniel/full",
    brief: "Your three confirmations note has won in the end. Could you look at the whole of it as drama?",
    daysAgo: 8.6,
    claimedAfterDays: 0.4,
    steps: ["pay", "claim", "start"],
  },
];
