/**
 * The demo writers' projects, each with one script file: Fountain and FDX as they lie in scripts/, PDF
 * typeset here.
 *
 * Belongs here: what is uploaded, and under which names. Does not: uploading (seed-people.ts).
 */
import { readFile } from "node:fs/promises";
import type { Project } from "@script-manifest/contracts";
import type { UploadedFile } from "./account-steps.ts";
import type { WriterKey } from "./people.ts";
import { prose } from "./prose.ts";
import { renderScreenplay } from "./screenplay-pdf.ts";
import {
  BLUE_HOUR_REVISED,
  COAST_REVISED,
  DRY_STONE_REVISED,
  LONG_NOON_REVISED,
  LOST_PROPERTY_REVISED,
  type Revision,
  revise,
  SALT_LINE_REVISED,
  TOOTH_ACCOUNTANT_REVISED,
  WELL_REVISED,
} from "./scripts-revised.ts";

export interface DemoScript {
  readonly writer: WriterKey;
  readonly project: Pick<Project, "title" | "format" | "genre" | "logline">;
  /** The script's own title: which draft it is. */
  readonly title: string;
  /** In scripts/. */
  readonly source: string;
  readonly fileName: string;
  /** What a later draft says otherwise than its source. */
  readonly revised?: readonly Revision[];
}

/** Those that come back in a later draft, under the same project. */
const SALT_LINE = {
  writer: "elena",
  project: {
    title: "The Salt Line",
    format: "Short film",
    genre: "Drama",
    logline: prose`
      The night before the sea wall is to be breached, a sister returns to the family salt works for her
      brother's signature, and has to open the one thing that they have both kept shut.
    `,
  },
  title: "The Salt Line, third draft",
  source: "the-salt-line.fountain",
  fileName: "the-salt-line-draft-3.fountain",
} as const satisfies DemoScript;
const LONG_NOON = {
  writer: "samuel",
  project: {
    title: "The Long Noon",
    format: "One-hour pilot",
    genre: "Science fiction",
    logline: prose`
      Eleven years after the Earth stopped turning, a surveyor measures the first millimetre of evening,
      in a town where somebody owns the light.
    `,
  },
  title: "The Long Noon, teaser",
  source: "the-long-noon.fdx",
  fileName: "The Long Noon - teaser.fdx",
} as const satisfies DemoScript;
const WELL = {
  writer: "theo",
  project: {
    title: "What the Well Keeps",
    format: "Short film",
    genre: "Horror",
    logline: "A well gives back whatever falls into it. Only the other way round.",
  },
  title: "What the Well Keeps, second draft",
  source: "what-the-well-keeps.fountain",
  fileName: "what-the-well-keeps.fountain",
} as const satisfies DemoScript;
const LOST_PROPERTY = {
  writer: "joan",
  project: {
    title: "Lost Property Is Closed",
    format: "Feature",
    genre: "Romantic comedy",
    logline: prose`
      A woman who can find anything for anybody meets a man who has lost something on the number 28 and
      doesn't know what it was.
    `,
  },
  title: "Lost Property Is Closed, opening pages",
  source: "lost-property.fountain",
  fileName: "lost-property-opening.pdf",
} as const satisfies DemoScript;
const DRY_STONE = {
  writer: "callum",
  project: {
    title: "Dry Stone",
    format: "Feature",
    genre: "Drama",
    logline: prose`
      Two brothers who haven't spoken for twenty-six years rebuild the wall between their farms by day,
      and at night each takes a stone from it.
    `,
  },
  title: "Dry Stone, opening pages",
  source: "dry-stone.fountain",
  fileName: "Dry Stone - opening pages.pdf",
} as const satisfies DemoScript;
const COAST = {
  writer: "hana",
  project: {
    title: "A Coast of My Own",
    format: "Feature",
    genre: "Period adventure",
    logline: prose`
      London, 1794. The engraver who filled a hole in a chart with an island of her own has to guide the
      Navy there.
    `,
  },
  title: "A Coast of My Own, first twelve minutes",
  source: "a-coast-of-my-own.fountain",
  fileName: "a-coast-of-my-own.pdf",
} as const satisfies DemoScript;
const TOOTH_ACCOUNTANT = {
  writer: "priya",
  project: {
    title: "The Tooth Accountant",
    format: "Animated feature",
    genre: "Family",
    logline: "Someone is paying for children's teeth before the tooth fairies can, in chocolate.",
  },
  title: "The Tooth Accountant, opening sequence",
  source: "the-tooth-accountant.fountain",
  fileName: "the-tooth-accountant.fountain",
} as const satisfies DemoScript;
const BLUE_HOUR = {
  writer: "marcus",
  project: {
    title: "Blue Hour Garage",
    format: "Half-hour pilot",
    genre: "Comedy drama",
    logline: "Peckham, four in the morning: one arch is lit, and whatever has broken is pushed toward it.",
  },
  title: "Blue Hour Garage, cold open",
  source: "blue-hour-garage.fountain",
  fileName: "blue-hour-garage-cold-open.fountain",
} as const satisfies DemoScript;

export const SCRIPTS = {
  saltLine: SALT_LINE,
  deadLetters: {
    writer: "elena",
    project: {
      title: "Dead Letters",
      format: "Half-hour pilot",
      genre: "Comedy",
      logline: prose`
        Transferred to the basement where undeliverable mail goes to be shredded, a disgraced mailman
        persuades three lifers to do the one thing the regulations forbid: deliver it.
      `,
    },
    title: "Dead Letters, cold open and act one",
    source: "dead-letters.fdx",
    fileName: "Dead Letters - Act One.fdx",
  },
  northbound: {
    writer: "elena",
    project: {
      title: "Northbound",
      format: "Feature",
      genre: "Thriller",
      logline: prose`
        A night-train host who cannot recognise faces is the only witness to a murder, and the murderer
        knows that she saw him.
      `,
    },
    title: "Northbound, opening sequence",
    source: "northbound.fountain",
    fileName: "Northbound - opening.pdf",
  },
  well: WELL,
  pocketWeather: {
    writer: "priya",
    project: {
      title: "Pocket Weather",
      format: "Animated short",
      genre: "Family",
      logline: "A girl moves house with a small cloud in her pocket, into a room with a ceiling.",
    },
    title: "Pocket Weather, first draft",
    source: "pocket-weather.fountain",
    fileName: "pocket-weather.fountain",
  },
  longNoon: LONG_NOON,
  lostProperty: LOST_PROPERTY,
  secondViolin: {
    writer: "ingrid",
    project: {
      title: "Second Violin",
      format: "Short film",
      genre: "Drama",
      logline: prose`
        A violinist at the second desk discovers in the middle of a concert that the great soloist in front
        of her isn't playing.
      `,
    },
    title: "Second Violin, fourth draft",
    source: "second-violin.fountain",
    fileName: "second-violin-4.fountain",
  },
  dryStone: DRY_STONE,
  coast: COAST,
  blueHour: BLUE_HOUR,
  toothAccountant: TOOTH_ACCOUNTANT,
  saltLineAgain: {
    ...SALT_LINE,
    title: "The Salt Line, fourth draft",
    fileName: "the-salt-line-draft-4.fountain",
    revised: SALT_LINE_REVISED,
  },
  longNoonAgain: {
    ...LONG_NOON,
    title: "The Long Noon, teaser with the night side",
    fileName: "The Long Noon - teaser 2.fdx",
    revised: LONG_NOON_REVISED,
  },
  wellAgain: {
    ...WELL,
    title: "What the Well Keeps, third draft",
    fileName: "what-the-well-keeps-3.fountain",
    revised: WELL_REVISED,
  },
  lostPropertyAgain: {
    ...LOST_PROPERTY,
    title: "Lost Property Is Closed, to be sent out",
    fileName: "lost-property-final.pdf",
    revised: LOST_PROPERTY_REVISED,
  },
  dryStoneAgain: {
    ...DRY_STONE,
    title: "Dry Stone, competition draft",
    fileName: "Dry Stone - competition draft.pdf",
    revised: DRY_STONE_REVISED,
  },
  coastAgain: {
    ...COAST,
    title: "A Coast of My Own, third pass",
    fileName: "a-coast-of-my-own-3.pdf",
    revised: COAST_REVISED,
  },
  toothAccountantAgain: {
    ...TOOTH_ACCOUNTANT,
    title: "The Tooth Accountant, with the bear",
    fileName: "the-tooth-accountant-bear.fountain",
    revised: TOOTH_ACCOUNTANT_REVISED,
  },
  blueHourAgain: {
    ...BLUE_HOUR,
    title: "Blue Hour Garage, cold open rewritten",
    fileName: "blue-hour-garage-2.fountain",
    revised: BLUE_HOUR_REVISED,
  },
} as const satisfies Readonly<Record<string, DemoScript>>;
export type ScriptKey = keyof typeof SCRIPTS;

/** The file as its writer uploads it. */
export async function readScriptFile({ source, fileName, revised }: DemoScript): Promise<UploadedFile> {
  const first = await readFile(new URL(`./scripts/${source}`, import.meta.url), "utf8");
  const text = revise(first, revised ?? []);
  if (fileName.endsWith(".pdf"))
    return { fileName, contentType: "application/pdf", bytes: await renderScreenplay(text) };
  const contentType = fileName.endsWith(".fdx") ? "application/xml" : "text/plain";
  return { fileName, contentType, bytes: Buffer.from(text) };
}
