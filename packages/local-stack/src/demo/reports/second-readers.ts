/** What further readers wrote about scripts that others have read before them. */
import { prose } from "../prose.ts";
import { cite, gridOf, proofreading, type Report } from "./report.ts";

export const danielOnTheSaltLineInFull: Report = {
  summary: prose`
    The fourth draft of a short that I liked in its third. Last time I read it as a stranger and stopped
    where I was told to; this time you asked for everything, and the answer is that nearly everything
    has moved half a step in the right direction.

    Hester no longer confesses. She is interrupted into honesty by a brother who has been there before
    her, and the scene is now his as well as hers. What is left to do is arithmetic.
  `,
  strengths: prose`
    The sign by itself: DEATH, and cable ties. A child reading aloud needs one word and you have given her
    the one.

    The marsh does more this time. In the old draft it was beautiful; now it is leaving, at a rate, and
    I could tell you the time of day from any scene by how much of it is gone.

    Abbot takes his hat off sooner. It cost you a joke and bought you a man.
  `,
  weaknesses: prose`
    Nell has become very good at silence. On page 4 she goes a page and a half without being nine.

    The last tick of chalk is now explained by the line before it. That was the one thing I had asked you
    not to let anyone talk you into, and I suspect that you talked to yourself.
  `,
  recommendations: prose`
    Take out Tam's "there we are, then". Let the chalk say it.

    Give Nell the crisps back.

    You're within one honest afternoon of being done. Don't spend two.
  `,
  score: 91,
  draftDaysOld: 10,
  structured: {
    logline: prose`
      On the last night before the sea takes their family's salt works, a brother and a sister find out that
      they've been keeping the same secret from each other.
    `,
    synopsis: prose`
      Dawn on the Essex marshes. TAM QUILL (36) rakes salt, as his family always has; tomorrow the wall is
      to be opened and the pans given back to the sea. His sister HESTER (41) arrives with her daughter
      NELL (9) and a paper that he must sign. In the sluice house chalk lines mark how high each flood
      came. The highest of them bears no year.

      ABBOT, from the agency, has a form for loss. Tam won't sign; Nell finds the envelope that her
      grandmother kept. In the bedroom that nobody has aired, Hester begins to say what she did on the night
      of the line without a year, and Tam finishes her sentences for her. He has known for ten years.

      They go up to the wheel, which their father swore had stuck. It has never stuck: it wants two. Together
      they turn it. By the door Tam draws a last line, and gives it its year.
    `,
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(8, 8, 9, 9, 9, 10, 8, 8, 9, 7),
    citations: [
      cite("strengths", 2, "The sign: one word."),
      cite("weaknesses", 4, "Silence does not become her."),
      cite("weaknesses", 9, "The explained chalk."),
    ],
  },
};

export const danielOnTheLongNoonInFull: Report = {
  summary: prose`
    A teaser of four pages can be overpraised, so I've read it as though forty more depended on it, which
    they do. A surveyor in a town of endless day finds that the shadow has moved. It's a detective story
    in which the body is the sun.
  `,
  strengths: prose`
    Prices. You have worked out what light, shade and sleep would cost, and then let people haggle. The
    town is built out of haggling, and I never once looked for the budget.

    She measures twice. Most heroines would run and tell.
  `,
  weaknesses: prose`
    Thorne announces himself. He comes with fruit, a white suit and a theory, and a man who owns the light
    would surely stay out of it.

    The series' question is who may know. The teaser answers it ("the two of them") when it should make
    the list longer with every page.
  `,
  recommendations: prose`
    Lend Thorne some rickets. Everyone else in Noon Town has too much sun; he can afford not to, and is as
    pale as veal. We'd read him in a second and he could leave the strawberry in the bowl.

    End on a third person who has noticed: the boy on stilts, looking down at his own feet.
  `,
  score: 82,
  draftDaysOld: 8,
  structured: {
    logline: prose`
      In a town where it has been noon for eleven years, a surveyor finds the first proof of evening, and the
      man who sells the shade can't afford to let it come.
    `,
    synopsis: prose`
      The Earth stopped, and Noon Town grew at the spot beneath the sun: shade is let by the hour, wages are
      paid in night. A surveyor measures what cannot be there, a millimetre of shadow. She stops the clocks
      she is in charge of rather than let them disagree, and tells only IBRAHIM, who mends them. Meanwhile
      THORNE, who owns the awnings and therefore the town, cuts a strawberry on the flats and asks which of
      his people goes for walks. The pages end with both of them looking along the same flat ground.
    `,
    verdict: { script: "consider", writer: "recommend" },
    grid: gridOf(9, 7, 8, 7, 8, 10, 8, 9, 8, 8),
    citations: [cite("weaknesses", [3, 4], "The man who owns the light, in it.")],
  },
};

export const tobiasOnTheLongNoonAgain: Report = {
  summary: prose`
    You came back with the night side in it and I had to lie down. Thirty-eight questions; here are the
    three that matter, and the rest of them as a list in the margin of the file.
  `,
  strengths: prose`
    They have a word for us over there, and it is "the Awake". I'd like that on a shirt.

    Frost as money! Of course: it's the one thing that can't be carried across.
  `,
  weaknesses: prose`
    First: who crosses? There is a ring of dusk all the way round, twenty thousand miles of it, and
    nobody in two drafts has thought of living there. Second: what do they want from noon? Third: you've
    two people now who could be the one it hurts, and only one of them is in the room.
  `,
  recommendations: prose`
    What if the dusk is where the rich went? What if Ibrahim writes letters to it? Move her discovery from
    a rod to a sunset that somebody describes to her, badly, who has seen one.
  `,
  score: 88,
};

export const henrikOnTheWellInFull: Report = {
  summary: prose`
    I asked for more and you have sent me more: the marriage is in. So I read it again for dread, page by
    page, and the map lies below. It climbs without a step missing until page 5.
  `,
  strengths: prose`
    They argue about which side of the bed. Two pages later we need to know which side of the bed, and I
    was looking at the wrong pillow along with her.

    With the pear gone, supper is only a supper. I was so grateful to be bored that I put my own hand
    down on the table to see that it was the right one.
  `,
  weaknesses: prose`
    You've begun to light it. "Moon" appears four times. Country people in August know where the yard is,
    and what we can't see costs nothing.

    The child, at the end, "smiles". No. It may have a face, but it must not be up to something.
  `,
  recommendations: prose`
    Dread, by page: one, a drip missing (unease, yours). Two, the ring (wonder). Three, the bed (pity).
    Four, the ear on his chest (the floor goes). Five, should be stillness, and is plot.

    Line producer's corner: night for day in the kitchen, blankets on the windows, two days saved. The
    well can be a ring of stones on a barn floor, with nothing in it at all.
  `,
  score: 91,
  structured: {
    logline: "What falls into the well comes back the wrong way round, and a young wife drops her ring.",
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(9, 8, 9, 8, 8, 9, 9, 9, 9, 8),
    citations: [cite("strengths", 2, "Which side of the bed."), cite("weaknesses", 5, "It smiles.")],
  },
};

export const gwenOnPocketWeather: Report = {
  summary: prose`
    Category: animated short, family. Eighty-seventh percentile. My notes from four pages fit on the back
    of the form, which happens to about one entry in fifty.
  `,
  strengths: prose`
    Originality 9, pacing 9. It has one idea, no villain and a ceiling. Nobody on a jury will be able to
    say when they began to mind about a cloud.
  `,
  weaknesses: prose`
    Dialogue 6, for there is little, and what there is belongs to the same clever child on both sides of
    the playground. A jury forgives it. The grid does not have a box for charm.
  `,
  recommendations: prose`
    Roughen the boy. If he were a little rude to her cloud, his collar would cost him more to open.

    The sentence in the box: "We asked for the window to be left ajar."
  `,
  score: 86,
  structured: {
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(9, 8, 8, 8, 6, 9, 9, 9, 9, 8),
    percentile: 87,
  },
};

export const luciaOnLostPropertyToSend: Report = {
  summary: prose`
    You're sending it out, then. I've read these pages as the person who gets them at six in the evening
    with a train to catch, and I missed the train.
  `,
  strengths: prose`
    The ex is a voice and no more; it's so much better, and now it's also sadder, since we have to give her
    a face ourselves. And he guesses about the shoes! He looks at the label, he looks at her, and he asks
    what time she closes. If I could teach that I'd be rich.
  `,
  weaknesses: prose`
    Lines that explain a joke, marked: the tuba (second mention), "that's a lot of umbrellas", and his
    "sorry, divorce humour". The third is the only one I minded.
  `,
  recommendations: prose`
    Cut those three, change nothing else, print it on good paper. If they turn it down, write to me who.
  `,
  score: 92,
  structured: {
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(9, 8, 8, 9, 9, 9, 9, 8, 9, 9),
    percentile: 93,
    citations: [cite("weaknesses", 3, "The tuba, again."), cite("strengths", 4, "He asks when she closes.")],
  },
};

export const walterOnLostProperty: Report = {
  summary: "Six items in five pages, two of them Portuguese.",
  strengths: "Nineteen years remain nineteen years. Sixty-one thousand objects, each time.",
  weaknesses: "See the list.",
  recommendations: "A native should look at the accents once more. I have marked those I am sure of.",
  structured: {
    pageNotes: [
      proofreading(1, "“AMALIA” in the first cue, “AMÁLIA” in all others."),
      proofreading(2, "He is “41” in the heading and “forty or so” in the action. Once is enough."),
      proofreading(2, "The 28 in figures, then twenty-eight in words, in one speech."),
      proofreading(3, "“Stacks” and “shelves” for one thing. A set builder will build both."),
      proofreading(4, "The lamp is lit twice without having gone out."),
      proofreading(5, "CUT TO: after the last line leads nowhere. FADE OUT, or nothing."),
    ],
  },
};
