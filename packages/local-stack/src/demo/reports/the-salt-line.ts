/** What readers wrote about "The Salt Line". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, type Report } from "./report.ts";

export const danielOnTheSaltLine: Report = {
  summary: prose`
    Nine pages, one wall, one wheel. A sister comes back to a drowning salt works to get her brother's
    signature, and the paper she needs turns out to be the least important document in the house. It is a
    small story about whose turn it was, and it knows that it is small, which is why it works.

    Would I have kept reading? Yes, and I can tell you the line that decided it: "I've read the envelope"
    (p. 3). Up to there I was admiring the marsh. From there I was worried about somebody.
  `,
  strengths: prose`
    The chalk line with no year (p. 1) is planted before we know there is a question, and paid off on the
    last page with a single tick. That is a whole script in one prop. Please don't let anyone talk you
    into explaining it.

    Abbot. In a lesser draft he is a villain with a clipboard; yours has a form for loss and takes off his
    hat. He makes the sea's side of the argument in three speeches and never raises his voice.

    "It never stuck. It just wants two" (p. 7) does what a climax line has to: it forgives her and accuses
    their father in the same breath.
  `,
  weaknesses: prose`
    The bedroom scene (pp. 5–6) tells us everything at once. Hester's confession is good, but it arrives
    in one piece, in order, with its own footnote ("I thought, he'll do it, he always goes and checks it
    anyway"). She has kept this shut for ten years. I did not believe it would come out in paragraphs.

    Nell solves the plot by repeating her mother's line from page 2. It is neat enough that I heard the
    writer. It would cost you nothing to let her get it slightly wrong.
  `,
  recommendations: prose`
    Cut the confession by half and let Tam finish her sentences; he has had ten years to work them out. If
    he knows about the lay-by before she says it, the scene becomes his as well.

    Consider losing the sign's text on p. 2 to a single word. You return to DEATH on p. 6 and it would be
    stronger if that were all we had ever been able to read.

    Otherwise: send it out. This is a festival short with one location and three parts that actors will
    want.
  `,
  score: 84,
  draftDaysOld: 2,
  structured: {
    logline: prose`
      The night before the sea is let in, a sister comes home for her brother's signature, and finds that he
      has kept her secret longer than she has.
    `,
    verdict: { script: "recommend", writer: "recommend" },
    citations: [
      cite("summary", 3, "“I've read the envelope.”"),
      cite("strengths", 1, "The line with no year."),
      cite("strengths", 7, "“It just wants two.”"),
      cite("weaknesses", [5, 6], "Ten years of silence, in paragraphs."),
      cite("recommendations", 2, "The sign: one word would do."),
    ],
  },
};

export const gwenOnTheSaltLine: Report = {
  summary: prose`
    Category: short film, drama. Decided by page three? No: by page seven, in its favour. A first-round jury
    passes it upward; in a final it would be argued for by one of five, and not let go.
  `,
  strengths: prose`
    Setting 10 is a mark I give perhaps twice a year. The place is not described, it's operated: the rake,
    the boards, the wheel. Everything the characters need to say to each other, they do to the salt works.

    The dialogue withholds. "In 2019." "It's nice." is an entire estrangement in two lines (p. 2).
  `,
  weaknesses: prose`
    Pacing loses points in the kitchen (pp. 3–4). Abbot's first two speeches perform the same duty, and
    the drowned-land exposition, however well turned, is nearly a page before anybody wants anything.

    Originality: the managed-retreat drama is no longer rare in our piles, and nor is the dead father at
    the heart of one. You earn it, but a tired juror will have to be got as far as page five before
    noticing.
  `,
  recommendations: prose`
    The sentence in the box: "Beautifully made; begins a scene before it starts." What would move it up
    ten points is opening on the line with no year. Put Hester's hand on that wall as the first image and
    the dawn, the rake and Tam can all come after.

    Trim the kitchen to a page. Bring Nell out from under the table a line earlier; she is your motor.
  `,
  score: 81,
  draftDaysOld: 11,
  structured: {
    logline: prose`
      On the eve of a planned flood, a brother and sister have to open the one sluice that cost their father
      his life, because it takes two.
    `,
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(8, 8, 9, 9, 9, 10, 7, 7, 9, 6),
    percentile: 88,
    citations: [
      cite("strengths", 2, "“In 2019.” “It's nice.”"),
      cite("strengths", [7, 8], "The rake, the boards, the wheel."),
      cite("weaknesses", [3, 4], "Nearly a page before anybody wants anything."),
      cite("recommendations", 1, "Begin on her hand on the wall."),
    ],
  },
};
