/** What readers wrote about "Dead Letters". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import type { Report } from "./report.ts";

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
    Proofreading of "Dead Letters", second draft, FDX. Pages 1–5. Eight items. Format is otherwise correct
    and consistent.
  `,
  strengths: "Scene headings consistent. Act breaks correctly styled. No orphaned cues on the pages read.",
  weaknesses: prose`
    p. 1: "mail truck" and "truck" in one paragraph, "jeep" on p. 8: same vehicle type? Decide.

    p. 1: EXT. PORCH follows EXT. STREET as CONTINUOUS; he has parked in between. Cut CONTINUOUS or show
    it.

    p. 2: "eleven years" spoken by Felix on the porch; he cannot yet know. There is no postmark in shot.
    Add one.

    p. 2: "in long pants now" implies that we noted the shorts. We did (p. 1). Correct, left for
    information.

    p. 3: WINNIE is introduced by Dottie before she is seen. Capitals belong to the first appearance.

    p. 4: "ninety-eight"; "1998" on p. 6. Numerals in dialogue to be spelled; on the calendar they may
    stand.

    p. 4: "Marvin's desk" has a plant "watered with devotion, and a lot of dust". Who dusts the plant?

    p. 5: "a drawing of a stamp" has eleven stripes. A stamp has a flag on it only if we are told so.
  `,
  recommendations: "Apply the above. Items are in page order. The list ends at page 5.",
};
