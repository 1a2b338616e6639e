/** What readers wrote about "Dead Letters". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, proofreading, type Report } from "./report.ts";

const DEAD_LETTERS_SYNOPSIS = prose`
  On a sunny suburban round FELIX AMARO (27), a mailman with a throwing arm, finds a letter that has
  been stuck in his truck for eleven years: cream, fountain pen, sealed with a lipstick kiss. He decides
  to hand it over in person. The addressee lies in an open casket, his widow opens it in front of the
  mourners, reads "My darling Gene" and asks who Rhonda is. Somewhere in the room a plate falls.

  Felix is moved, most laterally, to Mail Recovery Annex 9, a basement below a basement, where four
  people may open what cannot be delivered and must shred what cannot be traced. There are three of
  them. DOTTIE PRUITT (58) runs the place from an oak desk with a letter opener as long as a forearm;
  BERNARD reads handwriting; WINNIE listens to parcels. The fourth desk is Marvin's, who put on his hat
  in 1998, took one letter and went out to deliver it. Nobody knows more than that.

  Dottie gives Felix one envelope: "Grandpa, the blue house, by the water", with a drawing of a stamp.
  He looks, he smells it, as Marvin used to, and is allowed to cut it. OWEN, six, invites a grandfather
  who isn't on speaking terms with his mother. The party is tomorrow. There is a lizard. But there is no
  address and nothing of value, and the rule is the shredder, which is as large as a car and is called
  DIGNITY.

  With the letter over the slot Felix sees it: a boy who cannot spell birthday can spell lizard, so he
  reads it on a sign every day. Against Dottie's order the three of them find the place between them:
  the Blue Lizard, a bait shop on the lake. Picking is forbidden, she says; it is an address, says
  Felix, it is only spelled funny. Dottie switches off the machine and takes Marvin's keys out of a
  drawer.

  Under a tarp stands a 1984 mail jeep. On its seat lies a cream envelope sealed with a kiss. Felix asks
  whom it is to. Dottie sits down. It is to her.
`;

export const mayaOnDeadLetters: Report = {
  summary: prose`
    A mailman delivers a love letter eleven years late, at the funeral, to the wrong woman, and is
    transferred to the basement where letters go to die. Engine: one undeliverable letter a week. Voice:
    kind, dry, and a bit in love with its own furniture. Could I pitch episode six? Three times, see
    below. So yes: it's a show.

    You have written a workplace comedy in which the workplace has a moral problem (they are required to
    shred what they understand), and that's the thing I would lead with in a room.
  `,
  strengths: prose`
    The cold open is a proper machine. Every element is on the table by the top of page 2 (lipstick,
    casket, Gene, Rhonda) and the last line is somebody else's plate. No one explains the joke. Lovely.

    Dottie is castable in the time it takes to read one line: "That's what everybody says who has a
    letter" (p. 3). The lizard deduction (p. 7) makes all four of them good at something together, which
    is the moment a pilot becomes a series.
  `,
  weaknesses: prose`
    Felix wants things very politely. In the cold open he wants to be a good guy; in act one he wants...
    to not be in a basement? Give him something stupid and specific that he wants badly. My guess is that
    he wants to know what was in Rhonda's letter, and is ashamed of it.

    Winnie has one joke, and it's Bernard's joke in goggles. They both perform a party trick on arrival
    (p. 3). One of them should be bad at it.

    The envelope in the jeep (p. 8) is the same prop as the cold open's, down to the lipstick. If that's a
    clue, underline it. If it's an echo, it reads as a coincidence, and you only get one.
  `,
  recommendations: prose`
    Let Felix steal something on day one. It could be as small as the cream envelope. Then Dottie has a
    rule to catch him with, and act two has a secret in it.

    Episode six, version one: a chain letter has been circulating since 1974 and it has just reached the
    annex; Dottie won't break it. Version two: every dead letter of one week is addressed to Bernard, in
    his own hand. Version three: God writes back.

    Write act two. I'd like to read it, and I don't say that to everyone.
  `,
  score: 86,
  draftDaysOld: 3,
  structured: {
    logline: prose`
      Exiled to the basement where undeliverable mail is shredded, a careless mailman talks three lifers into
      breaking the one rule that they have kept since 1998: he wants to deliver it.
    `,
    synopsis: DEAD_LETTERS_SYNOPSIS,
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(9, 8, 9, 8, 9, 9, 9, 8, 9, 9),
    citations: [
      cite("strengths", [1, 2], "Everything is on the table before the plate falls."),
      cite("strengths", 3, "“That's what everybody says who has a letter.”"),
      cite("strengths", 7, "The lizard: four people good at one thing together."),
      cite("weaknesses", 3, "Two party tricks in a row."),
      cite("weaknesses", 8, "The second cream envelope."),
    ],
  },
};

/** Could be about any script, which is what the dispute is about. */
export const victorOnDeadLetters: Report = {
  summary: prose`
    This is a well-written script with an interesting premise and engaging characters. The story follows
    the protagonist as he faces a series of challenges and learns an important lesson about himself along
    the way. Overall this is a strong effort with commercial potential that would benefit from another
    draft.
  `,
  strengths: prose`
    The writer has a good ear for dialogue. The world of the story feels authentic. The protagonist is
    likeable and the stakes are clear. The pacing is good.
  `,
  weaknesses: prose`
    Some scenes could be trimmed. The antagonist could be developed further. The second act sags a little
    in the middle and the ending could have more impact.
  `,
  recommendations: prose`
    Raise the stakes. Develop the antagonist. Tighten the second act. Consider adding a twist. Good luck!
  `,
  score: 75,
};

/** Stops in the middle of the script, which is what the dispute is about. */
export const walterOnDeadLetters: Report = {
  summary: prose`
    Proofreading of "Dead Letters", second draft, FDX. Pages 1–5. Eight items, below, in page order. Format
    is otherwise correct and consistent.
  `,
  strengths: "Scene headings consistent. Act breaks correctly styled. No orphaned cues on the pages read.",
  weaknesses: "",
  recommendations: "Apply the items below. The list ends at page 5.",
  structured: {
    pageNotes: [
      proofreading(
        1,
        '"mail truck" and "truck" in one paragraph, "jeep" on p. 8: same vehicle type? Decide.',
      ),
      proofreading(
        1,
        "EXT. PORCH follows EXT. STREET as CONTINUOUS; he has parked in between. Cut CONTINUOUS or show it.",
      ),
      proofreading(
        2,
        '"eleven years", spoken by Felix on the porch; he cannot yet know. There is no postmark in shot. Add one.',
      ),
      proofreading(
        2,
        '"in long pants now" implies that we noted the shorts. We did (p. 1). Correct, left for information.',
      ),
      proofreading(
        3,
        "WINNIE is introduced by Dottie before she is seen. Capitals belong to the first appearance.",
      ),
      proofreading(
        4,
        '"ninety-eight"; "1998" on p. 6. Numerals in dialogue to be spelled; on the calendar they may stand.',
      ),
      proofreading(
        4,
        '"Marvin\'s desk" has a plant "watered with devotion, and a lot of dust". Who dusts the plant?',
      ),
      proofreading(
        5,
        '"a drawing of a stamp" has eleven stripes. A stamp has a flag on it only if we are told so.',
      ),
    ],
  },
};
