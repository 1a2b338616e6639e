/** What readers wrote about "Pocket Weather". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { pageNote, proofreading, type Report } from "./report.ts";

export const aikoOnPocketWeather: Report = {
  summary: prose`
    I thumbnailed all four pages in one sitting and my hand stopped twice, which is very few.

    A girl moves house with a cloud in her pocket, and finds that everybody has been keeping some weather
    back. It's a story about being too big for your room. A five-year-old will get it before their parents
    do; that is the right order.
  `,
  strengths: prose`
    The ceiling (p. 2). The cloud tries, bumps, goes dark with surprise and gets under the radiator.
    That's acting. You've given an animator four poses and an emotion, and no dialogue.

    The paper children, and the tear on either side of the boy when he leaves the row (p. 2). Please
    protect this from everyone who will want to simplify it.

    The grandmother's hat. I laughed, and then I had to stop for a bit.
  `,
  weaknesses: prose`
    My hand stopped at the new flat: "a white room, a white room, a cupboard" is three drawings of
    nothing, and the ticks falling out of the parents' mouths are funnier than the search that follows.
    Start her search with the ticks still rolling.

    It stopped again on page 3, at the wind that puts the cloud and the sunset together. It comes "from
    somewhere else". It shouldn't. One of the two children has to breathe out.
  `,
  recommendations: prose`
    Let the boy blow. He has been told all his life to keep his collar shut; it's the bravest thing that
    he could do, and it makes the film his as much as hers.

    Count the baths. There are two on page 1 and two in the sky, and I would like a third, small, in the
    credits.

    I'd board the ceiling, the playground and the hat first.
  `,
  score: 89,
};

export const mayaOnPocketWeather: Report = {
  summary: prose`
    Is it a show? No, and hooray: it's a film, and it's over when it's over. I read it twice anyway. Who
    wants what is clear from "Not yet" on page 1, and the wound is a ceiling.
  `,
  strengths: prose`
    "Does it do snow?" "It's shy." "Mine's shy." Best flirting I have read this year, and they are seven.

    You trust the picture. There is not one line here that explains the weather.
  `,
  weaknesses: prose`
    The parents are a type (typewriter ticks), and they never get to be anything else. When everyone on
    the roofs undoes a button, I looked for Mum and Dad, and they weren't there.
  `,
  recommendations: prose`
    Put the father on a roof. He heard thunder in the car and thought she was hungry: he owes her a look.
    It would be one shot, and I think it's your ending.
  `,
  score: 80,
};

export const walterOnPocketWeather: Report = {
  summary: prose`
    Proofreading of "Pocket Weather", first draft, Fountain, 4 pages. Seven items, below. A clean script.
  `,
  strengths: "Headings correct. Names consistent. Emphasis marked the same way throughout.",
  weaknesses: "",
  recommendations: "None beyond the items below. I do not have opinions about the cloud.",
  structured: {
    pageNotes: [
      proofreading(1, '"a bath", "another bath"; p. 3: the same two, in the sky. Intended, I take it. Left.'),
      proofreading(
        1,
        'NEW APARTMENT in headings, "flat" nowhere: consistent. British "kerb" elsewhere. Choose a spelling.',
      ),
      proofreading(
        2,
        "MINA'S ROOM, CONTINUOUS: she has opened three doors on the way. LATER or MOMENTS LATER.",
      ),
      proofreading(
        2,
        '"forty CHILDREN": numeral or word; p. 1 has "7". Ages in numerals, counts in words, and say so once.',
      ),
      pageNote(3, "The BOY is never named, though he has the second-best part. Not an error. Noted."),
      proofreading(
        4,
        "FAMILY CAR, CONTINUOUS, after EXT. CITY: it was last seen travelling. PARKED belongs in the heading.",
      ),
      proofreading(4, "THE END centred, or flush right. Here it's at the left."),
    ],
  },
};

export const danielOnPocketWeather: Report = {
  summary: prose`
    Would I have kept reading? I was sorry when it stopped. The opening promises a film in which weather
    is something you're embarrassed by, and hides until page 3 that everyone has some.
  `,
  strengths: prose`
    The reveal of the sunset inside the boy's shirt is the turn, and it is in exactly the right place.
    "Like people with dogs" (p. 3) directs the whole scene in four words.
  `,
  weaknesses: prose`
    My attention moved once: in the car on page 1, where we are told about thunder twice and shown it
    twice. One of each.

    The note on the title page tells me that the weather is drawn and the city is paper. Let me find out
    on the roof, where you say "you can see the pencil". It's a far better place for it.
  `,
  recommendations: prose`
    Take the note off the title page. Give the father's line "You sound hungry" the second thunder, and
    cut the first.
  `,
  score: 83,
};
