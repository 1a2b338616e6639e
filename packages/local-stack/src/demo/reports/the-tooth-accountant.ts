/** What readers wrote about "The Tooth Accountant". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, pageNote, type Report } from "./report.ts";

export const aikoOnTheToothAccountant: Report = {
  summary: prose`
    I've pinned your sequence to my wall as nine cards, and the wall has been happier since. A fairy finds
    that she has been paid for already; a clockwork bank finds that it's being robbed of childhoods; and a
    girl of seven is behind it, for the best of reasons. Up to page 3 I took her for the villain. So will
    they all, and it's going to be glorious.

    Beat by beat: the rhythm (shoulder, lift, tooth, coin); the rhythm broken; the Exchange; the
    chocolate; the stair; the jars; the dark shelf; the IOU; the girl.
  `,
  strengths: prose`
    Four words of business and I can animate Pip for ninety minutes. You've written her a walk cycle.

    The hum of the jars "is the sound you hear when it snows". A composer will fight for that.

    Oda's drawing with the face left out. I put down my pencil here and telephoned my own grandmother.
  `,
  weaknesses: prose`
    Mr. Cusp explains the teeth to Pip in two speeches on a staircase. She has worked there how long? It's
    for us, and we can tell.

    If forgetting being small is what is at stake, I need to see somebody who has forgotten. One grown-up,
    one second, early.
  `,
  recommendations: prose`
    Show the loss before the rule: the boy in the first bed wakes up, looks at his bear, and puts it
    neatly on a shelf. We needn't know why until the vault.

    The three I would board first: the four-second theft; the bite into the coin; Oda's tin.

    Let Pip be bad at writing. She has to leave a receipt at the end of the sequence, and can't spell
    "thirty-two".
  `,
  score: 94,
  structured: {
    logline: prose`
      When somebody starts paying for children's teeth before she can, the worst-paid tooth fairy in town has
      to find the thief, and discovers a little girl who only wants to give her grandmother a smile.
    `,
    synopsis: prose`
      PIP collects teeth over a sleeping town, four seconds to a bed, until she finds under one pillow a coin
      that isn't hers. At the Exchange, inside the town clock, old MR. CUSP bites it: chocolate. He shows
      her the vault, where every tooth keeps one child's memory of being small, and a shelf that has gone
      dark because somebody else has paid. The foil is signed IOU. At the window of a girl called ODA, Pip
      sees a tin full of other children's teeth, a drawing of an old woman without a mouth, and a thief who
      has counted to thirty-two.
    `,
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(10, 9, 9, 9, 8, 10, 9, 10, 9, 10),
    citations: [
      cite("strengths", 1, "The walk cycle."),
      cite("strengths", 3, "The face left out."),
      cite("weaknesses", 2, "Explained on a staircase."),
    ],
  },
};

export const aikoOnTheToothAccountantAgain: Report = {
  summary: prose`
    Boards of the bite, the stair and the tin are attached, sixteen panels. Doing them I found that the
    vault is drawn best from a jar's point of view: everything bends, and Mr. Cusp is suddenly kind.
  `,
  strengths: prose`
    The bear on the shelf went in, I see! It takes eleven frames, and after it nobody will ask what the
    teeth are for.
  `,
  weaknesses: prose`
    The headlamp's off in the last shot, so Pip has no face. On paper that's poetry. On screen it is a
    bug on a window sill.
  `,
  recommendations: prose`
    Give her the light from inside: Oda's night lamp, through frost. Two panels, no words, and we'll see
    her not knowing.
  `,
  score: 93,
  asPdf: true,
};

export const danielOnTheToothAccountant: Report = {
  summary: prose`
    You wanted somebody who doesn't do fairies. I read it in one go on a Sunday night, with an eye on the
    clock for once because there was somebody in it.
  `,
  strengths: prose`
    The coin gets warmer as the scene gets colder (p. 2). And the mystery plays fair: foil, thumbprint,
    crayon, in that order, so that a child of eight can be ahead of the accountant by one clue.
  `,
  weaknesses: prose`
    "Of their own free will" is the language of contracts, and it's the hinge of your whole mythology. I
    had to read it twice. Children won't have the chance.
  `,
  recommendations: prose`
    Say it with the coin: "They swap." Then "Somebody's been swapping first" is your inciting incident in
    four words.
  `,
  score: 83,
};

export const mayaOnTheToothAccountant: Report = {
  summary: prose`
    Is it a show? You keep asking me that about films! But this time, maybe. A bank with ten thousand
    employees, one of whom is bad at it: that is a workplace comedy with wings on.
  `,
  strengths: prose`
    Cusp's wings are folded under a waistcoat "since the abacus". That's a season finale, lying there in
    a stage direction with nobody minding it.
  `,
  weaknesses: prose`
    As a series it's short of someone for Pip to eat lunch with. Ten thousand colleagues, and she talks
    to her boss.
  `,
  recommendations: prose`
    Make the feature. Keep the lunch in a drawer.
  `,
  score: 84,
};

export const tobiasOnTheToothAccountant: Report = {
  summary: prose`
    The one rule: a tooth remembers, as long as it was sold willingly. The person it hurts: whoever loses
    one by accident. Questions follow, in the order of how badly they kept me awake.
  `,
  strengths: prose`
    It's an economy with a conscience. Nothing in your Exchange is free, and the only person who pays with
    what she hasn't got is the one we love.
  `,
  weaknesses: prose`
    What of a child who swallows it? Who keeps the teeth of children that nobody puts to bed? If jars go
    dark when a third party pays, an aunt with good intentions could wipe out a village; has that never
    happened in all the time since the abacus?

    Is there an exchange rate? Forty-one coins went out: were they all alike, and what do the rich get?
  `,
  recommendations: prose`
    What if Mr. Cusp's own tooth is on that shelf? What if Gran, with thirty-two small children's teeth in
    her mouth, begins to remember thirty-two childhoods, none of them hers? I would watch only that.
  `,
  score: 85,
  structured: {
    pageNotes: [
      pageNote(1, "The shoe print is on the inside of the frost or on the outside? It decides who did it."),
      pageNote(3, "Thirty-two is an adult's mouth; children have twenty. She is stealing for a grown-up."),
    ],
  },
};
