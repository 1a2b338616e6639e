/**
 * Who lives in the demo: writers, readers (providers) and the admin.
 *
 * Belongs here: names and the words people say about themselves. Does not: what readers sell (services.ts),
 * what happens between people (stories.ts).
 */
import { prose } from "./prose.ts";

/** Of every demo account. */
export const DEMO_PASSWORD = "script-manifest";

export interface Person {
  readonly email: string;
  readonly displayName: string;
}

export const ADMIN = { email: "admin@example.com", displayName: "Ruth Aldous" } as const satisfies Person;

export const WRITERS = {
  elena: { email: "writer@example.com", displayName: "Elena Marsh" },
  theo: { email: "theo.lindqvist@example.com", displayName: "Theo Lindqvist" },
  priya: { email: "priya.raman@example.com", displayName: "Priya Raman" },
  samuel: { email: "samuel.adeyemi@example.com", displayName: "Samuel Adeyemi" },
  joan: { email: "joan.castellano@example.com", displayName: "Joan Castellano" },
  callum: { email: "callum.byrne@example.com", displayName: "Callum Byrne" },
  hana: { email: "hana.kim@example.com", displayName: "Hana Kim" },
  ingrid: { email: "ingrid.vale@example.com", displayName: "Ingrid Vale" },
  marcus: { email: "marcus.oyelaran@example.com", displayName: "Marcus Oyelaran" },
} as const satisfies Record<string, Person>;
export type WriterKey = keyof typeof WRITERS;

export interface Reader extends Person {
  readonly bio: string;
  readonly specialties: readonly string[];
  /**
   * How far the reader got: `unverified` never went to Stripe; `suspended` was active and is no longer;
   * `held_up` was, and Stripe wants to know more of them.
   */
  readonly standing: "active" | "unverified" | "suspended" | "held_up";
}

export const READERS = {
  daniel: {
    email: "provider@example.com",
    displayName: "Daniel Kessler",
    standing: "active",
    specialties: ["Drama", "Thriller", "Feature", "Studio coverage"],
    bio: prose`
      Nine years reading for two studio story departments, somewhere north of three thousand scripts,
      most of them on a Sunday night. I learned to say what a script is in one sentence and what is
      stopping it in the second.

      My reports are written to be used. Every note points at a page. Where I say the second act sags, I
      say where it starts to, what the scene was trying to do, and two or three ways writers I admire
      have solved the same thing. I will not rewrite your dialogue for you.

      I am at my best with drama and thrillers that have something to hide. If your script is a broad
      comedy, there are funnier people here, and I'm happy to tell you which.
    `,
  },
  maya: {
    email: "maya.okafor@example.com",
    displayName: "Maya Okafor",
    standing: "active",
    specialties: ["TV pilot", "Comedy", "Half-hour", "Dramedy"],
    bio: prose`
      I was the writers' assistant, then the script coordinator, then staff, on two half-hours you have
      probably fallen asleep in front of. Five seasons of watching eleven clever people argue about one
      joke taught me what a room looks for: a character who wants something stupid, badly.

      I read pilots the way a showrunner does on a plane: is there an engine, is there a voice, could I
      pitch episode six from this? You get an honest answer to all three.

      Warm, quick, allergic to "I just didn't connect with it".
    `,
  },
  henrik: {
    email: "henrik.solberg@example.com",
    displayName: "Henrik Solberg",
    standing: "active",
    specialties: ["Horror", "Supernatural", "Folk horror", "Low budget"],
    bio: prose`
      Horror only. I have programmed the midnight strand of a genre festival in Trondheim since 2014 and
      script-edited four features, one of which was banned in a country I had been hoping to visit.

      Most horror scripts explain too early and frighten too late. I read for dread: where it is
      planted, how long it is allowed to grow, and what it finally costs somebody. I also read with a
      line producer's eye, because the best scare in your script is often the cheapest one.

      Send me the one your friends told you was too strange.
    `,
  },
  beatriz: {
    email: "beatriz.santos@example.com",
    displayName: "Beatriz Santos",
    standing: "active",
    specialties: ["Drama", "Character", "Dialogue", "Stage to screen"],
    bio: prose`
      Playwright, twelve produced plays, two of them any good. I came to film late and by accident,
      adapting one of my own for the screen and discovering that everything I loved in it was dialogue.

      So I read for people: what they want, what they can't say, and what they say instead. If two of
      your characters could swap lines without anyone noticing, I will find the page. I read every
      script aloud at least once, which my neighbours have learned to live with.

      I write long, careful letters rather than forms. Please don't order from me if you are in a hurry.
    `,
  },
  walter: {
    email: "walter.finch@example.com",
    displayName: "Walter Finch",
    standing: "active",
    specialties: ["Proofreading", "Format", "Any genre"],
    bio: prose`
      Thirty-one years a production script supervisor. I do not have opinions about your theme. I have
      opinions about your slug lines.

      Continuity, scene numbering, orphaned cues, a day that turns into night between two lines of
      dialogue, the character who is called Marge until page 40 and Margaret after it: I find them
      before a reader does and stops trusting you.

      Page notes by line, a clean list, no adjectives.
    `,
  },
  aiko: {
    email: "aiko.tanabe@example.com",
    displayName: "Aiko Tanabe",
    standing: "active",
    specialties: ["Animation", "Family", "Short film", "Visual storytelling"],
    bio: prose`
      Story artist for eleven years, on three animated features and a great many things that were
      cancelled in their third year. I think in panels. When I read your script I thumbnail it, and the
      places where my hand stops moving are the places I write to you about.

      I love shorts, family stories and anything where the weather is a character. I am direct about
      length: if a scene could be a gesture, I'll draw the gesture and send it along.

      Children are a harder audience than executives. I read for the children.
    `,
  },
  gwen: {
    email: "gwen.delacroix@example.com",
    displayName: "Gwen Delacroix",
    standing: "active",
    specialties: ["Competition", "Short film", "Feature", "Drama"],
    bio: prose`
      First-round reader and then juror for three screenplay competitions over eight years. I have
      scored about 4,200 entries against a grid, and I know which ones were put down on page four and
      why.

      What I sell is that afternoon. You get the grid as a jury fills it in, the percentile your pages
      would have landed in among the ones I've read, and the sentence I would have written in the box
      marked "reason". It isn't always a kind sentence. It is always one you can do something about.
    `,
  },
  omar: {
    email: "omar.haddad@example.com",
    displayName: "Omar Haddad",
    standing: "active",
    specialties: ["Thriller", "Crime", "Action", "Structure"],
    bio: prose`
      Former crime reporter, eleven years on the courts desk, then development executive at a small
      company that makes tense films about tired people. I read for mechanics: who knows what, when do
      we know it, and could the whole thing be solved with one phone call.

      You'll get a one-page map of your plot's information (what each character knows at each turn) with
      every report. Writers tell me that the map is worth more than the notes. I try not to be hurt.
    `,
  },
  lucia: {
    email: "lucia.ferrante@example.com",
    displayName: "Lucia Ferrante",
    standing: "active",
    specialties: ["Romance", "Comedy", "Period", "Feature"],
    bio: prose`
      I spent six years in acquisitions reading everything with a kiss in it, in four languages.
      Romantic comedy is the most technical genre there is and the least respected, and I will take
      yours seriously.

      My question is always the same: why these two, and why not yet? If the obstacle is a
      misunderstanding that a text message would clear up, we'll find you a better one.

      Encouraging by temperament. Not to be confused with easy.
    `,
  },
  tobias: {
    email: "tobias.reed@example.com",
    displayName: "Tobias Reed",
    standing: "active",
    specialties: ["Science fiction", "TV pilot", "World-building", "First drafts"],
    bio: prose`
      Recovering physicist, staff writer on one season of one space opera. I read speculative scripts
      for the rule and the person: what is the one thing that is different about this world, and who
      does it hurt?

      Good with messy first drafts. I'd rather see it while it is still soft. Expect questions more than
      verdicts, and a page of "what if" at the end that you may cheerfully ignore.
    `,
  },
  ines: {
    email: "ines.calloway@example.com",
    displayName: "Ines Calloway",
    standing: "unverified",
    specialties: ["Documentary", "True stories", "Adaptation"],
    bio: prose`
      Documentary editor for fifteen years, now helping writers who adapt real lives decide what to
      leave out. I read for the through-line, for fairness to the people who are still alive, and for
      the scene you left out because it did not happen quite like that.
    `,
  },
  petra: {
    email: "petra.novotna@example.com",
    displayName: "Petra Novotná",
    standing: "held_up",
    specialties: ["Dialogue", "World cinema", "Short film", "Drama"],
    bio: prose`
      Subtitler for eighteen years, out of five languages into two. Nobody reads a line as often as whoever
      has to fit it into thirty-eight characters, and I've had to find out what is left of some very good
      scripts when nothing of them may be lost.

      I'll tell you which of your lines travel, which stay at home, and what a festival audience in the
      eleventh row has time to understand.
    `,
  },
  victor: {
    email: "victor.lang@example.com",
    displayName: "Victor Lang",
    standing: "suspended",
    specialties: ["Action", "Feature", "Fast turnaround"],
    bio: prose`
      Fast, professional coverage of any genre and any length. Fifteen years in the industry. Guaranteed
      24-hour turnaround. Ask about my bulk rates!
    `,
  },
} as const satisfies Record<string, Reader>;
export type ReaderKey = keyof typeof READERS;

export const SUSPENSION_REASON = prose`
  Three writers reported near-identical reports on different scripts within a week. Suspended while we
  compare them; please write to support with your working notes.
`;
