/**
 * What the demo's writers changed between two drafts of a script: the passage as it lies in scripts/, and as
 * it reads in the later draft. Readers' reports and writers' briefs speak of these changes.
 *
 * Belongs here: the passages. Does not: which draft has them (scripts.ts).
 */
import { prose } from "./prose.ts";

/** A passage of the earlier draft, and what stands there now. */
export type Revision = readonly [was: string, is: string];

/** Throws where the earlier draft has no such passage: it would have been revised in vain. */
export function revise(text: string, revisions: readonly Revision[]): string {
  return revisions.reduce((draft, [was, is]) => {
    if (!draft.includes(was)) throw new Error(`no draft says: ${was}`);
    return draft.replace(was, () => is);
  }, text);
}

export const SALT_LINE_REVISED: readonly Revision[] = [
  ["Draft date: Third draft", "Draft date: Fourth draft"],
  ["is in the doorway, eating crisps for breakfast.", "is in the doorway with her coat on."],
  [
    `A sign is cable-tied to its tracks:

_MANAGED REALIGNMENT. BREACH WORKS COMMENCE 14TH. DANGER OF DEATH._

NELL
What's realignment?

HESTER
It's when you`,
    `A sign is cable-tied to its tracks. The weather has left one word of it:

_DEATH._

NELL
(reading)
Whose?

HESTER
The wall's. It's when you`,
  ],
  [
    prose`
      I was in the car. I was in the lay-by with the heater on, talking to a man whose name I don't even --
      I thought, he'll do it, he always goes and checks it anyway. He never once let anyone have their turn.
    `,
    `I was in the --

TAM
In the car. In the lay-by, with the heater on.

HESTER
I thought, he'll --

TAM
He'll check it anyway.

HESTER
He never once let anyone have their turn.`,
  ],
  [
    "After a while he takes a photograph. After a while longer, he takes off his hat.",
    "He has his hat in one of them. It is a long while before he takes a photograph.",
  ],
  ["She gives the chalk to Tam.\n", "She gives the chalk to Tam.\n\nTAM\nThere we are, then.\n"],
];

const NIGHT_SIDE = [
  [
    "Action",
    "Stars, all of them. Under them a plain of ice, and on the ice, lamps: a street of them, moving.",
  ],
  [
    "Action",
    prose`
      They are people, in furs, each with a lamp on a pole. They walk so as not to stop. A GIRL of eight
      looks over her shoulder.
    `,
  ],
  ["Character", "GIRL"],
  ["Dialogue", "What do they do all day, the Awake?"],
  ["Character", "HER MOTHER"],
  ["Dialogue", "They look at each other."],
  [
    "Action",
    prose`
      The mother pays for a cup of broth: she breaks a fern of frost off her sleeve, whole, and lays it on
      the counter. The SELLER holds it to the lamp, nods, and gives her change in smaller ferns.
    `,
  ],
  [
    "Action",
    prose`
      Behind them, low down, where there has never been anything, the ice has an edge. It's the colour of the
      inside of a shell.
    `,
  ],
  ["Action", "The girl walks backwards, to go on looking. It is she who stops."],
] as const;

const paragraph = (type: string, text: string): string =>
  `    <Paragraph Type="${type}">\n      <Text>${text}</Text>\n    </Paragraph>\n`;

const ROOFS = `    <Paragraph Number="5" Type="Scene Heading">\n`;

export const LONG_NOON_REVISED: readonly Revision[] = [
  [
    ROOFS,
    `    <Paragraph Number="5" Type="Scene Heading">
      <Text>EXT. THE FAR SIDE OF THE EARTH - NIGHT</Text>
    </Paragraph>
${NIGHT_SIDE.map(([type, text]) => paragraph(type, text)).join("")}${ROOFS.replace("5", "6")}`,
  ],
  ["First draft - teaser", "Second draft - teaser with the night side"],
];

export const WELL_REVISED: readonly Revision[] = [
  ["Draft date: Second draft", "Draft date: Third draft"],
  ["in the last blue light: a ring.", "in the last of the light and the first of the moon: a ring."],
  [
    "Karin paints a cot. Through the window",
    `A mattress, and the two of them on either side of it.

JONAS
The window's mine.

KARIN
You sleep on the left. You've slept on the left for nine years.

JONAS
From where you're lying.

KARIN
From where the door is.

He gives in, and goes round the bed to kiss her.

Later. She paints a cot. Through the window`,
  ],
  [" A hammer. A pear with its skin inside.", " A hammer."],
  ["Karin, awake. Jonas's", "Karin, awake. Moon on the boards. Jonas's"],
  ["happy, the blue night behind him.", "happy, the moon behind him."],
  ["Karin, in his coat, with a crowbar.", "The moon is still up. Karin, in his coat, with a crowbar."],
  [
    "She looks at the place.",
    "She looks at the place. Under the skin, for a moment, there's a face. It smiles.",
  ],
];

export const LOST_PROPERTY_REVISED: readonly Revision[] = [
  ["Draft date: Opening pages", "Draft date: To be sent out"],
  ["AMÁLIA\nWhen did you last love it?", "AMALIA\nWhen did you last love it?"],
  ["\nAMALIA\n", "\nTOURIST HUSBAND\nThat's a lot of umbrellas.\n\nAMALIA\n"],
  ["There was cake.\n\nShe", "There was cake.\n(beat)\nSorry. Divorce humour.\n\nShe"],
  ["GABRIEL\nWhat time do you close?", "GABRIEL\nThen I wouldn't sit down."],
  [
    "and the name has been rubbed out.\n",
    `and the name has been rubbed out.

He looks at the label. He looks at her.

GABRIEL
What time do you close?
`,
  ],
  ["senhora! Lost Property is closed!", "senhora! Lost Property is closed!\n\nCUT TO:"],
];

export const DRY_STONE_REVISED: readonly Revision[] = [
  ["Draft date: Opening pages", "Draft date: Competition draft"],
  [
    `DECLAN
She has Nuala's way of asking.

It is the first thing he has said to his brother in twenty-six years. Fergal`,
    `He opens his mouth. It's the nearest he has come in twenty-six years. He shuts it.

Fergal`,
  ],
];

export const COAST_REVISED: readonly Revision[] = [
  ["Draft date: First twelve minutes", "Draft date: Third pass"],
  ["Captain Rennick gives nothing for", "Captain Rennick buried eleven men and turned back before"],
  [
    "FIRST LORD\nFind him.",
    `FIRST LORD
Find him. He must be the only soul alive to have seen it.
(to the clerk)
You read the backs of things. There's a cabin for you.`,
  ],
  [
    "Susannah looks at the prints; at three hundred of them.\n",
    `Susannah looks at the prints; at three hundred of them.

MARINE
(to the next)
Only soul alive, him and whoever he told.
`,
  ],
  [
    "Pell shuts his eyes.",
    "Pell shuts his eyes. He has the copper in his arms, like something out of a fire.",
  ],
  ["paper under her arm.", "paper under her arm, and against her ribs, where nobody weighs it, the plate."],
];

export const TOOTH_ACCOUNTANT_REVISED: readonly Revision[] = [
  ["Draft date: Opening sequence", "Draft date: With the bear"],
  ["with his mouth open and a gap in it.", "with his mouth open, a gap in it, and a BEAR under his chin."],
  [
    "So they forget.\n",
    `So they forget.

INT. CHILD'S BEDROOM - NIGHT

The boy, awake, the bear at arm's length. One ear is bald where it's held. He looks for its name on the label.

There isn't one. He gets out of bed, and puts it on the shelf, facing the wall.

INT. THE EXCHANGE - VAULT - NIGHT
`,
  ],
];

export const BLUE_HOUR_REVISED: readonly Revision[] = [
  ["Draft date: Cold open and first scene", "Draft date: Cold open, rewritten"],
  [
    "20, first night, clean boots, who takes",
    "20, first night, clean boots, a torch in both hands, who takes",
  ],
  [
    `KIERAN
A dead body.

DEBS
In the engine.

He looks. He has never seen so many pipes.

KIERAN
Is it`,
    `The torch comes in beside her. It's shaking. He moves it to where she looks. She looks elsewhere.

DEBS
In the engine.

KIERAN
I know. Yeah. In the engine. Is it`,
  ],
];
