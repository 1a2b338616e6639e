/** Ingrid Vale's orders: three pages about music, read by nearly everybody. */
import { prose } from "../prose.ts";
import {
  aikoOnSecondViolin,
  beatrizOnSecondViolin,
  danielOnSecondViolin,
  gwenOnSecondViolin,
  petraOnSecondViolin,
} from "../reports/second-violin.ts";
import { DELIVERED, REVIEWED, type Story } from "./story.ts";

export const INGRIDS_STORIES: readonly Story[] = [
  {
    script: "secondViolin",
    offer: "gwen/short-grid",
    brief: "I played in an orchestra for twenty years, so I can't judge it. Would outsiders follow?",
    daysAgo: 73,
    readingDays: 2.5,
    steps: REVIEWED,
    report: gwenOnSecondViolin,
    review: {
      rating: 5,
      comment:
        "Exactly as stern as a good section leader. I gave Jonah his one line and the whole thing tunes.",
    },
  },
  {
    script: "secondViolin",
    offer: "daniel/competition",
    brief: "I fear that it's only an anecdote, one that musicians tell each other in the bus.",
    daysAgo: 60,
    readingDays: 7,
    steps: REVIEWED,
    report: danielOnSecondViolin,
    review: {
      rating: 4,
      comment: prose`
        Wonderful on what the thing is about, which I hadn't known. One star off because a week is long when
        the deadline is eight days away.
      `,
    },
  },
  {
    script: "secondViolin",
    offer: "petra/travels",
    brief: "It's set nowhere in particular. Does it play everywhere, or only where I come from?",
    daysAgo: 44,
    readingDays: 2,
    steps: REVIEWED,
    report: petraOnSecondViolin,
    review: {
      rating: 4,
      comment: "I'd never have thought of the Finn. Practical, quick, and in love with numbers.",
    },
  },
  {
    script: "secondViolin",
    offer: "beatriz/dialogue",
    brief: "There are twenty-two lines in all. Which of them is only passing the time?",
    daysAgo: 39,
    readingDays: 10,
    steps: REVIEWED,
    report: beatrizOnSecondViolin,
    review: {
      rating: 5,
      comment: "She read it to her sister the violist, who left the room. I have that framed.",
    },
  },
  {
    script: "secondViolin",
    offer: "aiko/boards",
    brief: "We have one day in a hall and no crowd. Which three scenes must look like a thousand people?",
    daysAgo: 18,
    readingDays: 4,
    steps: [...DELIVERED, "accept_silently", "review"],
    report: aikoOnSecondViolin,
    review: {
      rating: 5,
      comment:
        "Three programmes held still! We shot it like that. I was on set and forgot to come back here.",
    },
  },
  {
    script: "secondViolin",
    offer: "lucia/romcom",
    brief: "Margit and August: were they ever? I'd like a professional's opinion.",
    daysAgo: 5.2,
    steps: ["pay", "claim", "start", "suspect"],
  },
];
