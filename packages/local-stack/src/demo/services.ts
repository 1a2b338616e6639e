/**
 * What the demo's readers sell: one to four services each, over the four tiers.
 *
 * Belongs here: offers as their readers word them. Does not: the readers themselves (people.ts).
 */
import type { CoverageTier } from "@script-manifest/contracts";
import type { ReaderKey } from "./people.ts";
import { prose } from "./prose.ts";

export interface Offer {
  readonly title: string;
  readonly description: string;
  readonly tier: CoverageTier;
  readonly priceCents: number;
  readonly turnaroundDays: number;
  readonly maxPages: number;
  /** A paused service is seen by its reader only. */
  readonly paused?: boolean;
}

/** `reader/offer` names an offer everywhere in the demo. Nobody who is not onboarded can be ordered from. */
export const OFFERS = {
  "daniel/full": {
    title: "Studio-style feature coverage",
    description: prose`
      The report a story department would file: top sheet, logline, synopsis, four to five pages of
      comments with page references, and a verdict for the script and for the writer. Written for you
      rather than for my boss.
    `,
    tier: "early_draft",
    priceCents: 18_900,
    turnaroundDays: 7,
    maxPages: 130,
  },
  "daniel/concept": {
    title: "First ten pages, straight",
    description: prose`
      Would I have kept reading? One page on what your opening promises, what it hides well, and the
      exact line at which my attention moved, if it did.
    `,
    tier: "concept_notes",
    priceCents: 4_500,
    turnaroundDays: 3,
    maxPages: 15,
  },
  "daniel/competition": {
    title: "Submission-ready read with grid and verdict",
    description: prose`
      For a draft you believe is finished. Full comments, ten-point grid, verdict, and a candid guess at
      where it would land in a hundred. I ask for one paragraph from you on what you are afraid of.
    `,
    tier: "competition_ready",
    priceCents: 32_449,
    turnaroundDays: 10,
    maxPages: 140,
  },
  "maya/pilot": {
    title: "Pilot read: engine, voice, episode six",
    description: prose`
      A full report on your half-hour or hour pilot plus three episode premises I could pitch from it.
      If I can't find three, the report says why.
    `,
    tier: "early_draft",
    priceCents: 14_999,
    turnaroundDays: 5,
    maxPages: 70,
  },
  "maya/concept": {
    title: "Is it a show? Notes on a teaser or cold open",
    description: prose`
      Up to fifteen pages. Who wants what, where the joke or the wound is, and whether there is a second
      episode in it.
    `,
    tier: "concept_notes",
    priceCents: 3_850,
    turnaroundDays: 2,
    maxPages: 15,
  },
  "henrik/full": {
    title: "Horror: a full report on dread",
    description: prose`
      Story, fear and cost. Includes a dread map (what the audience fears on each page, and whether you
      meant it) and a budget note: what is expensive here, and the cheaper scare next to it.
    `,
    tier: "early_draft",
    priceCents: 16_666,
    turnaroundDays: 6,
    maxPages: 120,
  },
  "henrik/short": {
    title: "Horror short: programme or pass",
    description:
      "Would I programme it at midnight? Up to fifteen pages. Verdict in the first line, reasons after.",
    tier: "concept_notes",
    priceCents: 3_300,
    turnaroundDays: 3,
    maxPages: 15,
  },
  "beatriz/letter": {
    title: "A long letter about your people",
    description: prose`
      Eight to ten pages on character and dialogue. I read aloud, twice, a week apart.
      Slow on purpose.
    `,
    tier: "early_draft",
    priceCents: 24_000,
    turnaroundDays: 21,
    maxPages: 125,
  },
  "beatriz/dialogue": {
    title: "Dialogue polish notes, line by line",
    description:
      "Page notes on every exchange that is doing only one thing. No rewriting; questions in the margin.",
    tier: "polish_proofread",
    priceCents: 19_575,
    turnaroundDays: 14,
    maxPages: 120,
  },
  "walter/proof": {
    title: "Proofreading and format, every line",
    description: prose`
      Spelling, punctuation, scene headings, cues, continuity of names, props and time of day. Delivered
      as a numbered list by page and line.
    `,
    tier: "polish_proofread",
    priceCents: 9_950,
    turnaroundDays: 4,
    maxPages: 180,
  },
  "walter/short-proof": {
    title: "Proofreading for shorts",
    description: "The same eye, up to fifteen pages, back the day after tomorrow.",
    tier: "polish_proofread",
    priceCents: 2_495,
    turnaroundDays: 2,
    maxPages: 15,
  },
  "aiko/boards": {
    title: "Short film notes with thumbnails",
    description: prose`
      Notes on story and staging, with thumbnail boards of up to three scenes as a PDF. Animation and
      live action.
    `,
    tier: "concept_notes",
    priceCents: 6_725,
    turnaroundDays: 5,
    maxPages: 15,
  },
  "aiko/feature": {
    title: "Animated or family feature: full report",
    description: prose`
      A full report with a sequence-by-sequence beat outline as a story department would pin it to the
      wall, and the three sequences I would board first.
    `,
    tier: "early_draft",
    priceCents: 21_500,
    turnaroundDays: 12,
    maxPages: 110,
  },
  "gwen/grid": {
    title: "Jury read: grid, percentile, reason",
    description: prose`
      Ten criteria scored as a first-round jury scores them, the percentile among entries I have read in
      the same category, and the sentence for the box. One page on what would move it up ten points.
    `,
    tier: "competition_ready",
    priceCents: 12_001,
    turnaroundDays: 6,
    maxPages: 125,
  },
  "gwen/short-grid": {
    title: "Jury read for shorts",
    description: "The same grid for short films. Most are decided by page three; I'll say whether yours was.",
    tier: "competition_ready",
    priceCents: 5_999,
    turnaroundDays: 4,
    maxPages: 30,
  },
  "omar/map": {
    title: "Plot and information map",
    description: prose`
      A full report on a thriller or crime script, with a one-page map of who knows what and when. I
      look for the phone call that ends your film early.
    `,
    tier: "early_draft",
    priceCents: 17_350,
    turnaroundDays: 7,
    maxPages: 130,
  },
  "omar/concept": {
    title: "Opening sequence stress test",
    description:
      "Up to fifteen pages: what you have set running, what a sharp viewer has already guessed, and when.",
    tier: "concept_notes",
    priceCents: 4_999,
    turnaroundDays: 2,
    maxPages: 15,
  },
  "lucia/romcom": {
    title: "Romance and comedy: why not yet?",
    description: prose`
      Full report on a romantic feature: the couple, the obstacle, the set pieces, the last ten pages.
      Encouraging and exact.
    `,
    tier: "early_draft",
    priceCents: 13_725,
    turnaroundDays: 8,
    maxPages: 120,
  },
  "lucia/competition": {
    title: "Final polish before you send it out",
    description: "Grid, verdict, and a marked list of every line that explains a joke.",
    tier: "competition_ready",
    priceCents: 22_222,
    turnaroundDays: 9,
    maxPages: 120,
  },
  "tobias/draft": {
    title: "First-draft questions for speculative scripts",
    description: prose`
      Up to forty questions, in order of importance, about your world's one rule and the person it
      hurts. For drafts that are still soft.
    `,
    tier: "early_draft",
    priceCents: 8_999,
    turnaroundDays: 5,
    maxPages: 120,
  },
  "tobias/concept": {
    title: "World bible sanity check",
    description: prose`
      Fifteen pages of world-building or a teaser; I tell you what follows from it that you haven't
      noticed.
    `,
    tier: "concept_notes",
    priceCents: 3_499,
    turnaroundDays: 4,
    maxPages: 15,
  },
  "tobias/proof": {
    title: "Science proofread",
    description: "Numbers, units, orbits and doses. On holiday until the autumn.",
    tier: "polish_proofread",
    priceCents: 7_500,
    turnaroundDays: 10,
    maxPages: 120,
    paused: true,
  },
  "ines/truth": {
    title: "True stories: what to leave out",
    description: prose`
      A full report on a script drawn from real lives, with a list of the scenes that you owe somebody and
      the scenes that you don't.
    `,
    tier: "early_draft",
    priceCents: 15_250,
    turnaroundDays: 10,
    maxPages: 130,
  },
  "petra/travels": {
    title: "Does it travel? A subtitler's read",
    description: prose`
      Up to twelve minutes of screen time, read as somebody will read it who doesn't speak your language:
      what arrives, what doesn't, and how many seconds they had for it.
    `,
    tier: "concept_notes",
    priceCents: 5_250,
    turnaroundDays: 4,
    maxPages: 15,
  },
  "victor/any": {
    title: "24-hour coverage, any genre",
    description: "Fast, professional, detailed coverage. Any genre. Any length. Satisfaction guaranteed.",
    tier: "early_draft",
    priceCents: 5_900,
    turnaroundDays: 1,
    maxPages: 200,
  },
} as const satisfies Readonly<Record<`${ReaderKey}/${string}`, Offer>>;
export type OfferKey = keyof typeof OFFERS;

export const readerOf = (offer: OfferKey): ReaderKey => offer.slice(0, offer.indexOf("/")) as ReaderKey;
