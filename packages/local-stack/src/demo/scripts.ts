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

export interface DemoScript {
  readonly writer: WriterKey;
  readonly project: Pick<Project, "title" | "format" | "genre" | "logline">;
  /** The script's own title: which draft it is. */
  readonly title: string;
  /** In scripts/. */
  readonly source: string;
  readonly fileName: string;
}

export const SCRIPTS = {
  saltLine: {
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
  },
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
  well: {
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
  },
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
  longNoon: {
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
  },
  lostProperty: {
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
  },
} as const satisfies Readonly<Record<string, DemoScript>>;
export type ScriptKey = keyof typeof SCRIPTS;

/** The file as its writer uploads it. */
export async function readScriptFile({ source, fileName }: DemoScript): Promise<UploadedFile> {
  const bytes = await readFile(new URL(`./scripts/${source}`, import.meta.url));
  if (fileName.endsWith(".pdf"))
    return {
      fileName,
      contentType: "application/pdf",
      bytes: await renderScreenplay(bytes.toString("utf8")),
    };
  return { fileName, contentType: fileName.endsWith(".fdx") ? "application/xml" : "text/plain", bytes };
}
