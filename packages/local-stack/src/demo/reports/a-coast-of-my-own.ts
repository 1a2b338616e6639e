/** What readers wrote about "A Coast of My Own". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, proofreading, type Report } from "./report.ts";

export const danielOnACoast: Report = {
  summary: prose`
    Would I have kept reading? I stopped at the foot of page 3 because the pages did. An engraver fills a
    hole in a chart with an island of her own, and the Admiralty sends three hundred men to it. That is a
    premise you can say in a lift, between two floors.
  `,
  strengths: prose`
    "I'm looking for S. Grey." "So am I, most days." After that line I would have followed her to any
    island you liked.

    The wet bootprints: she counts lives on a floor, and we see a lie being decided on.
  `,
  weaknesses: prose`
    My attention moved once, at the Admiralty. Nine old men in gold braid are a set, and their three
    speeches do one job between them.
  `,
  recommendations: prose`
    Give the scene to the clerk. He's the only person in that room who turns the thing over to look, and
    you may be glad of him later on the ship.
  `,
  score: 87,
};

export const danielOnACoastInFull: Report = {
  summary: prose`
    This is the twelve-minute opening of a feature which I should very much like to read. It has a heroine
    whose fault and whose talent are the same gesture, a lie with three hundred people aboard, and a last
    image, blank paper carried on to a ship, that sets the film its task.

    My reservations are all about what comes after Deptford, and you've asked me to be rude about them.
  `,
  strengths: prose`
    The crime is committed out of craftsmanship. Pell says put in some waves; she puts in a river, with a
    fork in it, because waves would have been lazy. I have seldom seen a character made in fewer strokes.

    "I'm his widow." It's quick, it is awful, and it promotes her from a liar to a lying expert. Each of
    Tobin's later kindnesses to the bereaved will cost her something.

    You never let a man explain the period to her. She lives there.
  `,
  weaknesses: prose`
    She has no way to win. If there's no island, they drown or hang her; if by luck there is one, the
    film has told a fib. I know that you know this. The opening ought to let me see that you do, by
    planting the third thing.

    Tobin is tired and decent and has "buried men". So is every lieutenant since 1930. What does he want
    that an island could give him?

    Mr. Pell disappears. He could be ruined by her and is the one man in London who might talk.
  `,
  recommendations: prose`
    Put Pell's shake of the head to work: he is holding her wages, or her plates. A letter from him, in
    Captain Rennick's pocket, would be a second ship in pursuit.

    Make the thumb-sized hole Rennick's fault. He left it blank for a reason. When we come to know the
    reason, her invention will have been standing on somebody's secret.

    Keep the lens. Without it "she looks ten times as frightened": so let her only ever tell the truth with
    it out.
  `,
  score: 86,
  draftDaysOld: 5,
  structured: {
    logline: prose`
      A map engraver who invented an island to fill a gap must pass herself off as its discoverer's widow
      and guide two warships to a coast that exists only in her own hand.
    `,
    synopsis: prose`
      London, 1791. SUSANNAH GREY (29) engraves charts for MR. PELL. Told to cover a gap in Captain
      Rennick's survey with waves, she gives it instead a bay, a spit and a river, which she names for
      herself in letters that nobody can read.

      Three years on, the Admiralty finds that the invented island commands a strait. The French haven't
      got it. LIEUTENANT TOBIN (33) comes to the shop with marines to fetch "S. Grey", the only soul who
      has been there: two ships and three hundred men are to sail by him. With the print of their boots
      drying on the floor, Susannah says that he never existed, corrects herself, and becomes his widow.

      At Deptford she climbs aboard in a dead man's coat, with a roll of paper. There is nothing on it yet.
    `,
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(10, 7, 8, 9, 9, 9, 9, 10, 9, 8),
    citations: [
      cite("strengths", 1, "Behave."),
      cite("strengths", 3, "From liar to lying expert."),
      cite("weaknesses", 2, "The lieutenant we know."),
      cite("recommendations", 1, "A hole in what Rennick knows."),
    ],
  },
};

export const danielOnACoastForTheJury: Report = {
  summary: prose`
    The third time of asking, and I'm no longer a stranger to it; take that off the mark if you like. What
    a jury will see is a draft with nothing loose. Pell has her plates, Rennick has his reason, and the
    clerk has a cabin.
  `,
  strengths: prose`
    It's a rare thing to watch somebody take notes and come back with something better than the notes.
    You didn't use my letter. You used the copper: the plate itself is aboard, and can be altered.

    Her two faces, with the lens and without, are now a rule of the film, and page 2 teaches it to us in
    four seconds.
  `,
  weaknesses: prose`
    "The only soul alive to have seen it" is said by Tobin, thought by the lords and repeated by the
    marine. Twice will do.

    A candid guess: third to fifth of a hundred. What is ahead of it will be more urgent and less well
    made.
  `,
  recommendations: prose`
    Stop. You asked what else to change, and the answer to that is the envelope.
  `,
  score: 93,
  draftDaysOld: 9,
  structured: {
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(10, 9, 9, 9, 9, 9, 9, 10, 9, 9),
    percentile: 96,
    citations: [cite("weaknesses", [2, 3], "Said three times.")],
  },
};

export const luciaOnACoast: Report = {
  summary: prose`
    You sent an adventure to a woman who reads for kisses. Thank you! It's a romance, and of the best
    sort: he is falling in love with the widow of a man she made up. He'll be jealous of a signature.
  `,
  strengths: prose`
    Why these two? He has been told everything except why, and she alone could tell him. Why not yet?
    Because the first true thing she says to him will hang her. I've had whole seasons with less.

    He weighs the paper at the rail. Men who weigh things before they ask: please, more of that.
  `,
  weaknesses: prose`
    They part at the end of each scene knowing the same as when it began. Let him catch her, once, at
    something small. It needn't be the lie; her ink-stained thumb would do, on a widow who "only listened".
  `,
  recommendations: prose`
    The set piece I want: she has to draw the coast from memory, at his table, overnight, in a swell. He
    holds the lamp and is no help.

    When the island is there after all, and of course it must be, let it be wrong in one particular, and
    let that be the part which he had loved best.
  `,
  score: 91,
  structured: {
    logline: "A lieutenant falls in love with the widow of a man who never lived.",
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(10, 8, 8, 9, 9, 8, 8, 9, 8, 9),
  },
};

export const omarOnACoast: Report = {
  summary: prose`
    Twelve minutes, one secret, and four people who could blow it: Pell, Rennick, anyone who's sailed
    those waters, and the lady. I stress-tested each. Three of them hold.
  `,
  strengths: prose`
    She confesses. "He's never existed" is the truth, spoken aloud to an officer in front of witnesses,
    and the next sentence turns it into grief. A sharp viewer will be a full scene behind her.
  `,
  weaknesses: prose`
    Rennick doesn't hold. He surveyed it, he left a gap, he sees the print in any window in London with an
    island where he saw none. Three years is a long time for a captain not to look at his own chart.
  `,
  recommendations: prose`
    Kill him, promote him or bribe him before page 2. I'd bribe him; then somebody knows.
  `,
  score: 81,
};

export const walterOnACoast: Report = {
  summary: "Five items. The period spelling is consistent; the period punctuation is not.",
  strengths: prose`
    Dates, ages and intervals are correct. A copperplate would take those strokes, and that long.
  `,
  weaknesses: "See the list.",
  recommendations: prose`
    Settle on "chart" or "map" for each speaker. A naval officer would hardly say map before supper.
  `,
  structured: {
    pageNotes: [
      proofreading(1, "“in law her better”: the comma before “and” wants a partner after it."),
      proofreading(1, "GREY'S HOPE in capitals reads as a sound or a character. Quotation marks."),
      proofreading(1, "(1791) stands after DAY; on the next heading too. Choose title or heading."),
      proofreading(2, "FIRST LORD and SECOND LORD are nine old men on arrival. Seven never speak; fewer?"),
      proofreading(3, "“grey as paper” of a Mr. Pell, to a Mrs. Grey. Intended?"),
    ],
  },
};

export const beatrizOnACoast: Report = {
  summary: prose`
    Dear Hana. First reading on a Sunday, second on the Sunday after, and each time I caught myself
    speaking Susannah's lines more softly than the others'. She talks like someone who works close to the
    page and doesn't want to blow the dust about.
  `,
  strengths: prose`
    She is only ever rude to things. "Now behave", to an island. To people she is exact, and lets them
    find out later that it was rude.

    Tobin's longest speech is about men he has buried, and he gives it to a stranger, as sailors do. It is
    in five short clauses, with a place to breathe after each; any actor will thank you.
  `,
  weaknesses: prose`
    The lords' dialogue could be dealt out again in any order. I tried it with my sister and a hat. Nobody
    at that table is hungry, or late, or afraid of the man beside him.

    "In law her better" is a stage direction about your opinion. Mr. Pell's mouth can show it: what does he
    call her? He calls her nothing at all, and that's a line you haven't noticed you wrote.
  `,
  recommendations: prose`
    Let Pell use her name once, in the last second before she lies. It would be "Mrs. Grey", for the first
    time, and he would be helping.

    Read Tobin's part without the words "ship", "men" and "sail". What is left is a man asking a woman for
    directions. I'd have more of what is left.
  `,
  score: 89,
  structured: {
    logline: "She drew it too well to be believed, and he believed it.",
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(9, 8, 8, 9, 9, 8, 8, 9, 9, 8),
    citations: [
      cite("strengths", 1, "Rude to an island."),
      cite("weaknesses", 2, "The lords, dealt again."),
      cite("recommendations", 3, "What Pell might call her."),
    ],
  },
};

export const tobiasOnACoast: Report = {
  summary: prose`
    It isn't speculative and I took it anyway, because a made-up island is world-building with the
    consequences left in. The one rule: what is engraved is so. It hurts whoever sails by it.
  `,
  strengths: prose`
    A river that forks implies rain, hills, and a side that you can't see. She thought of that. Your
    Admiralty didn't, and it has a telescope.
  `,
  weaknesses: prose`
    What follows that you haven't noticed: other map-makers copy. In three years Grey's Hope would be on
    the Dutch charts, with a different river, and somebody in Amsterdam would have a story about the
    natives.
  `,
  recommendations: prose`
    What if the copies disagree, and she has to choose which of the forgeries of her forgery to believe?
    What if a whaler has been selling water there for a year? And what if it is inhabited by people who
    have read the map?
  `,
  score: 84,
};
