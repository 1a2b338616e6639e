/**
 * The other writers' orders: they fill the readers' pages with reviews, and the provider account's desk
 * with work.
 */
import { prose } from "../prose.ts";
import {
  beatrizOnLostProperty,
  danielOnLostProperty,
  luciaOnLostProperty,
} from "../reports/lost-property.ts";
import {
  aikoOnPocketWeather,
  danielOnPocketWeather,
  mayaOnPocketWeather,
  walterOnPocketWeather,
} from "../reports/pocket-weather.ts";
import { omarOnTheLongNoon, tobiasOnTheLongNoon } from "../reports/the-long-noon.ts";
import { danielOnTheWell, gwenOnTheWell, henrikOnTheWell } from "../reports/what-the-well-keeps.ts";
import { DELIVERED, REVIEWED, type Story } from "./story.ts";

export const OTHER_STORIES: readonly Story[] = [
  {
    script: "well",
    offer: "henrik/short",
    daysAgo: 88,
    readingDays: 2,
    brief: "My friends say it's too strange.",
    steps: REVIEWED,
    report: henrikOnTheWell,
    review: {
      rating: 5,
      comment: "Verdict in the first line, as promised. He's right about the pear. I hate that he's right.",
    },
  },
  {
    script: "well",
    offer: "gwen/short-grid",
    daysAgo: 79,
    readingDays: 3,
    brief: "Would it get past a first round that isn't a genre festival?",
    steps: REVIEWED,
    report: gwenOnTheWell,
    review: {
      rating: 3,
      comment: prose`
        Fair, fast and rather cold. The percentile is good to know. The character note is one paragraph
        for the lowest mark on the sheet, and I'd have needed two.
      `,
    },
  },
  {
    script: "pocketWeather",
    offer: "aiko/boards",
    daysAgo: 82,
    readingDays: 4,
    brief: "I can't draw. Does it work without words?",
    steps: REVIEWED,
    report: aikoOnPocketWeather,
    review: {
      rating: 5,
      comment: "She let the boy blow. I've rewritten the roof, and I cried at my own film. Third bath is in.",
    },
  },
  {
    script: "pocketWeather",
    offer: "maya/concept",
    daysAgo: 74,
    readingDays: 1,
    brief: "Somebody told me it should be a series. Should it?",
    steps: REVIEWED,
    report: mayaOnPocketWeather,
    review: {
      rating: 4,
      comment: "Short, warm, and a straight answer. The father on the roof is the ending.",
    },
  },
  {
    script: "pocketWeather",
    offer: "walter/short-proof",
    daysAgo: 61,
    readingDays: 1,
    brief: "Before I send it to a producer. British or American spelling, I've mixed them.",
    steps: REVIEWED,
    report: walterOnPocketWeather,
    review: { rating: 4, comment: "Seven items, all correct. He does not have opinions about the cloud." },
  },
  {
    script: "longNoon",
    offer: "tobias/concept",
    daysAgo: 76,
    readingDays: 3,
    brief: "Four-page teaser. Please break the physics before somebody else does.",
    steps: REVIEWED,
    report: tobiasOnTheLongNoon,
    review: {
      rating: 4,
      comment: prose`
        He checked the millimetre! The people on the night side are now half of my second episode. I would
        have liked fewer what-ifs and one firm opinion.
      `,
    },
  },
  {
    script: "longNoon",
    offer: "omar/concept",
    daysAgo: 47,
    readingDays: 2,
    brief: "Stress-test the secret: who could give it away, and when has the viewer guessed?",
    steps: [...DELIVERED, "dispute", "answer", "rule", "review"],
    report: omarOnTheLongNoon,
    dispute: {
      reason: "other",
      description: prose`
        The tone is dismissive ("I have met him before"), and 64 seems very low next to the 82 that
        another reader gave the same pages. I'd like a second look or my money back.
      `,
    },
    answer: prose`
      "I have met him before" is a note on how familiar the guide is, with the page and two ways out of it.
      The score is mine and I stand by it: the idea would have had eighty, the two captions cost the rest.
    `,
    ruling: {
      status: "resolved_no_refund",
      adminNotes: prose`
        The report answers the brief point by point and cites pages. Scores are a reader's own opinion and
        are expected to differ. The work was done; the reader is paid.
      `,
    },
    review: {
      rating: 3,
      comment: prose`
        I disputed this and lost, and a week later I cut both captions. Take the rating as the average of
        those two days.
      `,
    },
  },
  {
    script: "lostProperty",
    offer: "lucia/romcom",
    daysAgo: 63,
    readingDays: 6,
    brief: "Only the opening so far. Is the obstacle enough to carry ninety pages?",
    steps: REVIEWED,
    report: luciaOnLostProperty,
    review: {
      rating: 5,
      comment:
        "I came away wanting to write, which I can't say of many reports. And she knows the genre cold.",
    },
  },
  {
    script: "lostProperty",
    offer: "daniel/concept",
    daysAgo: 70,
    readingDays: 2,
    brief: "I know you say that you're not the one for comedy. I'd like the unfunny opinion as well.",
    steps: REVIEWED,
    report: danielOnLostProperty,
    review: {
      rating: 4,
      comment: "Dry, exact, and honest about what he isn't. Keep the slip, cut the correction.",
    },
  },
  {
    script: "lostProperty",
    offer: "beatriz/dialogue",
    daysAgo: 50,
    readingDays: 13,
    brief: "Everyone is charming and I can't tell any more who's speaking.",
    steps: [...DELIVERED, "accept_silently", "review"],
    report: beatrizOnLostProperty,
    review: {
      rating: 5,
      comment: prose`
        A letter, signed "with love", with a reason for every line. Let him climb a rung! I was so busy
        using it that I forgot to press the button.
      `,
    },
  },
  {
    script: "well",
    offer: "daniel/concept",
    daysAgo: 6,
    readingDays: 2,
    brief: "First ten pages straight: five of them exist. Is it frightening?",
    steps: [...DELIVERED, "dispute", "answer", "take_up"],
    report: danielOnTheWell,
    dispute: {
      reason: "quality",
      description: prose`
        I asked one question, whether it is frightening, and the report says that horror isn't his genre and
        doesn't answer it. His notes are all right, but then he should not have claimed the order.
      `,
    },
    answer: prose`
      I said in the first line that I'm no judge of fright, and then read the five pages for what the service
      promises: whether I would have gone on, and where my attention moved. Both are in the report. I ought
      to have asked Mr. Lindqvist before I claimed it, and I'd gladly give back the half of it.
    `,
    adminNotes: "Both sides make sense. Reading the brief, the listing and the report side by side first.",
  },
  {
    script: "pocketWeather",
    offer: "daniel/concept",
    daysAgo: 3.6,
    readingDays: 1.5,
    brief: "A live-action reader's view before I commit to the paper city.",
    steps: DELIVERED,
    report: danielOnPocketWeather,
  },
  {
    script: "longNoon",
    offer: "daniel/concept",
    daysAgo: 0.7,
    brief: "Four pages that have to sell sixty. Where did your attention move?",
    steps: ["pay"],
  },
];
