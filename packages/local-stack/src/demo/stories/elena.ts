/** The main demo account's orders: one in every status. */
import { prose } from "../prose.ts";
import { mayaOnDeadLetters, victorOnDeadLetters, walterOnDeadLetters } from "../reports/dead-letters.ts";
import { omarOnNorthbound, tobiasOnNorthbound } from "../reports/northbound.ts";
import { danielOnTheSaltLine, gwenOnTheSaltLine } from "../reports/the-salt-line.ts";
import { DELIVERED, REVIEWED, RULED, type Story } from "./story.ts";

export const ELENAS_STORIES: readonly Story[] = [
  {
    script: "saltLine",
    offer: "daniel/concept",
    daysAgo: 84,
    readingDays: 2,
    brief: "It is nine pages and I think it's finished, which worries me. Would you have read on?",
    steps: REVIEWED,
    report: danielOnTheSaltLine,
    review: {
      rating: 5,
      comment: prose`
        One page, no padding, and he found the exact line where the script starts to breathe. I cut the
        confession in half the same evening. It is better.
      `,
    },
  },
  {
    script: "saltLine",
    offer: "gwen/short-grid",
    daysAgo: 68,
    readingDays: 3,
    brief: "I'm entering it in two shorts competitions in the spring. Be a juror, please, not a friend.",
    steps: REVIEWED,
    report: gwenOnTheSaltLine,
    review: {
      rating: 4,
      comment: prose`
        Stern and useful. The grid told me where I was losing people, and the sentence for the box is pinned
        over my desk. I'd have liked a little more on how to fix the kitchen scene.
      `,
    },
  },
  {
    script: "deadLetters",
    offer: "maya/pilot",
    daysAgo: 55,
    readingDays: 4,
    brief: "Cold open and act one. My question is whether there's a series in it or only a sketch.",
    steps: REVIEWED,
    report: mayaOnDeadLetters,
    review: {
      rating: 5,
      comment: prose`
        "God writes back." I laughed for about ten minutes and then wrote act two. Worth it for the three
        premises alone; the note about what Felix is ashamed of changed the pilot.
      `,
    },
  },
  {
    script: "deadLetters",
    offer: "walter/proof",
    daysAgo: 38,
    readingDays: 3,
    brief: "All nine pages please, before it goes to a contest that disqualifies for format.",
    steps: [...DELIVERED, "dispute", "answer", "rule"],
    report: walterOnDeadLetters,
    dispute: {
      reason: "quality",
      description: prose`
        The list is excellent as far as it goes, but it ends at page 5 of 9 and says so. I need the other
        four pages by the deadline and have had to find somebody else for them.
      `,
    },
    answer: prose`
      True, and I am sorry. I went into hospital on page 5. The missing four pages are done and Ms. Marsh may
      have them, whatever is decided.
    `,
    ruling: {
      status: "resolved_partial",
      refundAmountCents: 4_422,
      adminNotes: prose`
        Five of nine pages were delivered, and well. Four ninths of the price go back to the writer; the
        rest is the reader's. Mr. Finch tells us that he was taken ill, and has offered the missing pages
        at no charge.
      `,
    },
  },
  {
    script: "deadLetters",
    offer: "victor/any",
    daysAgo: 52,
    readingDays: 1,
    brief: "I need a fast second opinion on the cold open. Does the wrong-widow joke land?",
    steps: RULED,
    report: victorOnDeadLetters,
    dispute: {
      reason: "quality",
      description: prose`
        Nothing in this report is about my script. There is no antagonist in it and no second act, and the
        one question in my brief isn't answered. I believe that the same text is sent to everybody.
      `,
    },
    ruling: {
      status: "resolved_refund",
      adminNotes: prose`
        We compared this report with two others of the same week: four of its five paragraphs are
        identical. It does not describe the script that was ordered. Full refund.
      `,
    },
  },
  {
    script: "northbound",
    offer: "henrik/full",
    daysAgo: 30,
    brief: "Not quite horror, but you read for dread, and I want the coats to be frightening.",
    steps: ["pay", "cancel"],
    cancelReason: "I've found a hole in the middle and would rather send you the next draft.",
  },
  {
    script: "northbound",
    offer: "tobias/draft",
    daysAgo: 8,
    readingDays: 4,
    brief: "A grounded thriller. Please look at the logic of the train: times, stops, who is where.",
    steps: [...DELIVERED, "dispute", "answer"],
    report: tobiasOnNorthbound,
    dispute: {
      reason: "quality",
      description: prose`
        My brief says that it is a grounded thriller and asks about the timetable. The report treats it as
        science fiction and asks whether the men are clones. They are brothers. One question of the
        forty-odd that were promised is about the train.
      `,
    },
    answer: prose`
      The brief also says "who is where", and eleven men with one face are the first thing that anybody will
      ask about. Question 6 is the train: eighty to nothing in under a page can't be done, which is the
      logic she asked for. I was sold as first-draft questions for speculative scripts and said what I
      assumed in the first line. I should have numbered more of them, and I'd gladly answer the timetable.
    `,
  },
  {
    script: "saltLine",
    offer: "aiko/boards",
    daysAgo: 21,
    brief: "Could you thumbnail the night at the sluice house? I am not sure that it can be shot.",
    steps: ["lapse"],
  },
  {
    script: "northbound",
    offer: "omar/map",
    daysAgo: 7,
    readingDays: 4,
    brief: "Who knows what, and when? I've lost count of my own lists. Ten pages, more to come.",
    steps: DELIVERED,
    report: omarOnNorthbound,
  },
  {
    script: "northbound",
    offer: "daniel/competition",
    daysAgo: 9.4,
    claimedAfterDays: 0.3,
    brief:
      "I am afraid that the last image writes a cheque the film can't cash. Otherwise I think it's ready.",
    steps: ["pay", "claim", "start"],
  },
  {
    script: "saltLine",
    offer: "beatriz/letter",
    daysAgo: 1.9,
    claimedAfterDays: 1.2,
    brief: "Brother and sister. Do they sound like people who learned to talk in the same kitchen?",
    steps: ["pay", "claim"],
  },
  {
    script: "saltLine",
    offer: "walter/short-proof",
    daysAgo: 0.4,
    brief: "Third draft, clean as I can make it. Please be merciless about the commas.",
    steps: ["pay"],
  },
  {
    script: "deadLetters",
    offer: "maya/concept",
    daysAgo: 0.08,
    brief: "Just the cold open this time, rewritten after your notes. Felix has stolen something.",
    steps: [],
    staysPayable: true,
  },
];
