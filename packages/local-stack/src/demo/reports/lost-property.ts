/** What readers wrote about "Lost Property Is Closed". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import type { Report } from "./report.ts";

export const luciaOnLostProperty: Report = {
  summary: prose`
    Why these two? Because she can find anything for anybody and owns nothing, and he has lost something
    and doesn't know what. Why not yet? Because as long as he's looking, he has a reason to come in. That
    is an obstacle no text message will clear up, and you found it in five pages. I am so pleased.
  `,
  strengths: prose`
    The umbrella (p. 1–2). You've told us what she does, what she believes and what she wants with a prop
    that costs four euros, and then sent it out into the sunshine. "She has nobody to tell" is the whole
    of her.

    The shape between his hands (p. 3). The first thing they share is an object that isn't there. Keep it
    for the poster; keep it for the last scene.

    "Something you don't have." "What's the longest anyone's ever waited?" They're flirting with the
    filing.
  `,
  weaknesses: prose`
    The ex-wife's entrance is from another film, a farcier one. She rings a bell that nobody rings, asks
    for the same thing in the same gesture, and we never see her face. It is a good curtain, but it makes
    the object real, and it's better lost.

    The red shoes have a name rubbed out. It must be hers; we've all guessed. If it is, let Gabriel guess
    as well, and be too kind to say so.
  `,
  recommendations: prose`
    The set pieces that I would like to see from this: the annual auction, where she must sell what nobody
    came for. A day on which everyone returns the wrong thing. A night locked in the stacks: that one you
    know.

    Don't ever tell us what he lost. If you must, tell us in the last line, and let her be the one to say
    it.

    Please write the rest. I don't care how long it takes you.
  `,
  score: 87,
};

export const danielOnLostProperty: Report = {
  summary: prose`
    I said in my profile that there are funnier people here, and you ordered anyway, so: would I have kept
    reading? Yes. Not for the jokes, though there are several; for the question on page 4, "What's the
    longest anyone's ever waited?" From there it isn't a comedy about an office but a script about
    patience.
  `,
  strengths: prose`
    Amália's rule that an object has to be somebody's before it can be sold. It's a philosophy, a plot
    device and a wound, and it is said "quickly".
  `,
  weaknesses: prose`
    The slip "When did you last love it?" is the first thing she says, and she then corrects herself, so
    that we don't miss it. I would have caught it. And "Her English is perfect" tells me that you weren't
    sure.

    Both leads are whimsical. One of them needs to be bad at it. He is drunk, divorced and charming within
    half a page; I'd have liked one thing about him that was merely true.
  `,
  recommendations: prose`
    Keep the slip, cut the correction. Ask Lucia Ferrante to read the next forty pages. She will be right
    where I am only careful.
  `,
  score: 76,
};

export const beatrizOnLostProperty: Report = {
  summary: prose`
    Dear Joan, I read it aloud on Monday and again the Sunday after, the second time in the two voices.
    These are notes on the dialogue only, by page, and where I have no note it's because the line is doing
    two things and I left it in peace.
  `,
  strengths: prose`
    Listen to how they avoid nouns. "It", "something", "about so". Two people in a building with sixty-one
    thousand objects, and neither can name the one that matters. I'd keep that as a law for the whole
    film.

    "I want lunch." A man telling the truth to get out of a question. That's character.
  `,
  weaknesses: prose`
    p. 1, "And what did it have, that another umbrella doesn't?" She'd be briefer by her nineteenth year.
    "What did it have?"

    p. 2, the long speech on the tram. It's charming, and it's a monologue, and she does nothing during
    it. What is she writing? If she has begun to fill in a form at "I got on with something", then each
    sentence is an answer to a box, and she has to stop at the last one.

    p. 3, "They gave us cake." The third "cake" is one too many. The second is one too many if he's sober.

    p. 4, "You could help by wanting something." My favourite line, and he answers at once. Let him climb
    a rung.
  `,
  recommendations: prose`
    Give them one exchange in Portuguese. We would learn from what they don't translate.

    And ask of every line that she says across the counter: is this what she says to everybody? At present
    I can't tell which ones are for him. With love, B.
  `,
  score: 85,
};
