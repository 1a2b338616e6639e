/** What readers wrote about "Lost Property Is Closed". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, pageNote, type Report } from "./report.ts";

const LOST_PROPERTY_SYNOPSIS = prose`
  Lisbon, morning. A tram empties at its terminus and leaves behind an umbrella, a glove, and a birdcage
  with somebody in it. They go where everything goes: to a counter with a brass bell, four floors of
  labelled shelves and AMÁLIA REIS (38), who has kept them for nineteen years.

  A tourist couple want their black umbrella; there is a wall of them. Amália asks what theirs had that
  another has not. "It's only an umbrella," says the husband. The wife remembers the burn on its handle,
  from the candle on the night when it rained into the restaurant. Amália climbs straight to it, and the
  two go out under it, into the sunshine. She stamps a card RETURNED. She has nobody to tell.

  The bell rings and GABRIEL COSTA (41), in a slept-in suit, has lost something on the twenty-eight. He
  doesn't know what it was. He was careful of it for nine stops, got off to help a woman with a tuba,
  and as the tram left he knew that he had left it; he was on his way from his own divorce. There is no
  box on the form for that. His hands show the size, about so, and for a moment they both look at what
  is not between them. There are sixty-one thousand objects in the building. "What time do you close?"
  he asks.

  She leads him through the stacks by lamplight: a violin case, a wedding hat, somebody's ashes. No. He
  could help by wanting something, she says; he wants lunch; something he doesn't have, she says.
  Instead of an answer he asks what the longest is that anyone has waited. At the very top, behind a
  globe, stands a pair of child's red shoes that came in on her first day. They ought to have been sold.
  "They'd have to be somebody's," she says, and turns the lamp away, but on the label a name has been
  rubbed out.

  Below, the bell. A woman's voice asks for something that her husband left here: about so big. Gabriel
  shuts his eyes. Ex, as of ten past nine. Amália blows out the lamp and calls down that Lost Property
  is closed.
`;

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
  draftDaysOld: 4,
  structured: {
    logline: prose`
      A woman who can find anything for anybody, and owns nothing, meets a man who has lost something and
      doesn't know what; as long as they look for it, they needn't say what they have found.
    `,
    synopsis: LOST_PROPERTY_SYNOPSIS,
    verdict: { script: "consider", writer: "recommend" },
    grid: gridOf(9, 7, 8, 9, 9, 10, 8, 8, 8, 9),
    citations: [
      cite("strengths", [1, 2], "The umbrella, and nobody to tell."),
      cite("strengths", 3, "The shape between his hands."),
      cite("weaknesses", 5, "The rubbed-out name: he should guess as well."),
      cite("weaknesses", 6, "The ex-wife makes the object real."),
    ],
  },
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
  weaknesses: "",
  recommendations: prose`
    Give them one exchange in Portuguese. We would learn from what they don't translate.

    And ask of every line that she says across the counter: is this what she says to everybody? At present
    I can't tell which ones are for him. With love, B.
  `,
  score: 85,
  structured: {
    citations: [cite("strengths", 2, "“I got on with something.”"), cite("strengths", 4, "“I want lunch.”")],
    pageNotes: [
      pageNote(
        1,
        'AMÁLIA, "And what did it have, that another umbrella doesn\'t?" She\'d be briefer by her nineteenth year. "What did it have?"',
      ),
      pageNote(
        2,
        "GABRIEL, the long speech on the tram. It's charming, and it's a monologue, and she does nothing during it. What is she writing? If she has begun to fill in a form at \"I got on with something\", then each sentence is an answer to a box, and she has to stop at the last one.",
      ),
      pageNote(
        3,
        'GABRIEL, "They gave us cake." The third "cake" is one too many. The second is one too many if he\'s sober.',
      ),
      pageNote(
        4,
        'AMÁLIA, "You could help by wanting something." My favourite line, and he answers at once. Let him climb a rung.',
      ),
    ],
  },
};
