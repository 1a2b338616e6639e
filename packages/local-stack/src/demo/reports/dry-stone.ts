/** What readers wrote about "Dry Stone". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, proofreading, type Report } from "./report.ts";

export const danielOnDryStone: Report = {
  summary: prose`
    Two brothers who don't speak have to rebuild the wall between their farms, and each comes out at night
    to pull a stone from it, so as never to be done. It is one of the best engines for a drama of two old
    men that I have been sent, and it has the decency to be funny.

    These are the opening pages of a feature. The question that I was paid for is whether the rest can
    live on it. I think it can, as long as the wall is allowed to rise.
  `,
  strengths: prose`
    "There's been one since the Famine." "There hasn't been one since Tuesday." You've told us the law,
    the history and the joke within two lines, and none of it from the brothers to each other.

    The night scenes are silent and identical, nine stones apart. We understand before the second torch
    has stopped moving. Trusting us that far, that early, is the mark of the whole draft.

    Aoife steps one pace to the left. I laughed; then I saw that she had just inherited the quarrel.
  `,
  weaknesses: prose`
    Nuala is a photograph turned to the wall. By the last page we know that she left one of them for the
    other, and nothing else: she has wind in her hair, as women in such photographs do.

    Twenty-six years of silence end because a niece asks a question. It's a fine curtain for an act, and
    I'm afraid you may have spent it in minute twelve.
  `,
  recommendations: prose`
    Keep Declan from speaking to his brother here. Let him say Nuala's name to the girl, in Fergal's
    hearing; it will hurt more, and you'll have the first word still in the bank.

    Decide what happens when the wall is up. If the answer is "they would have to go home", you have your
    ending, and it should frighten them both.

    Find Nuala one opinion. Perhaps about walls.
  `,
  score: 85,
  draftDaysOld: 12,
  structured: {
    logline: prose`
      Two estranged brothers are made to rebuild the wall between their farms by day, and each by night
      takes a stone out, because neither knows what he'd do without the work.
    `,
    synopsis: prose`
      County Clare. Forty feet of an old boundary wall have come down, and with them, the SOLICITOR explains,
      the boundary. FERGAL HEHIR (63) and his brother DECLAN (60) have not spoken in twenty-six years, and
      hear each other only through him.

      They rebuild it from the two ends, expertly and without a word. In Fergal's kitchen a photograph of
      NUALA is turned to the dresser. That night he goes up with a lamp and removes one stone; later, nine
      stones on, so does Declan. By morning thirty feet are in the grass.

      Declan's daughter AOIFE (19) brings tea for two to the gap, and asks Fergal whether he is her uncle.
      "That depends on where you're standing." She steps over to his side. Declan says, to his brother at
      last, that she has Nuala's way of asking; and Fergal gives back his stone.
    `,
    verdict: { script: "consider", writer: "recommend" },
    grid: gridOf(9, 8, 8, 9, 9, 9, 8, 9, 8, 7),
    citations: [
      cite("strengths", 1, "The Famine and the Tuesday."),
      cite("strengths", 2, "The same theft, twice."),
      cite("weaknesses", 3, "The silence is spent."),
    ],
  },
};

export const danielOnDryStoneAgain: Report = {
  summary: prose`
    You've taken the first word away from Declan, as we discussed, and the pages have gone quiet in a way
    that made me sit up. This is a competition draft now. In a hundred I would expect it among the first
    six, and if it isn't the reason will be its modesty.
  `,
  strengths: prose`
    Premise and setting are the same thing, which is rare: take away the hillside and there's no story
    left to tell. Every jury has somebody from the country, and they will check the sliver under the
    rocking stone. It is right.

    The catch without looking: "each man catches the sound of it". I've underlined that twice. They have
    been listening to one another for a quarter of a century, and it is the only proof we get.
  `,
  weaknesses: prose`
    The solicitor leaves after a page and takes the clock with him. Who minds if it's never finished? A
    date, a sale, a surveyor due on the Friday: something in the valley must want that wall more than
    they do.

    First-round readers skim. The nights could be mistaken for one night by somebody on his fortieth
    script; a hard cut to the sliver gone from under its stone would tell him.
  `,
  recommendations: prose`
    Send this one to the dramas and not to the comedies, though it is funnier than most of what they'll
    get. What you're afraid of ("nothing happens") isn't true. Two people happen, very slowly, with
    masonry.
  `,
  score: 89,
  draftDaysOld: 7,
  structured: {
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(9, 8, 9, 9, 9, 10, 8, 9, 9, 8),
    percentile: 94,
    citations: [cite("strengths", 2, "The sound of it."), cite("weaknesses", 1, "He takes the clock.")],
  },
};

export const beatrizOnDryStone: Report = {
  summary: prose`
    Dear Callum. A letter about people, then, though yours would sooner be walls. I read it aloud on the
    third and again on the tenth, and in between my neighbour asked me through the partition who Nuala
    was. So she is there. I wanted you to have that first.
  `,
  strengths: prose`
    Your brothers have one voice between them, and it's deliberate: the same short breath, the same way of
    putting the weight at the end. "Tell him it was the cattle." "Tell him." A stranger couldn't say which
    of them spoke. Aoife is the first in twenty-six years who talks like nobody else on that hill.

    Fergal's bark of a laugh is the most intimate line in the script, and it has no words.
  `,
  weaknesses: prose`
    The solicitor is witty. He mustn't be; there is just so much wit on a hillside and these two have
    been saving theirs. If he were merely correct, "since Tuesday" would be funnier, because he wouldn't
    know.

    "She has Nuala's way of asking" is a sentence that has been waiting in a drawer. Would Declan say
    "Nuala"? Or would he say "her mother", and let his brother supply the name?
  `,
  recommendations: prose`
    Let each of them have one word that he never uses again after this scene. I should guess that
    Fergal's is "there's", and that Declan's is "him". You will know better.

    And write me, for yourself alone, the conversation of the Tuesday on which it fell. I don't want to
    see it. I want to hear that you have.
  `,
  score: 88,
  structured: {
    logline: "Two brothers, one wall, and a girl with her mother's way of asking.",
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(8, 7, 8, 10, 10, 8, 8, 8, 8, 6),
  },
};

export const walterOnDryStone: Report = {
  summary: "Four items in three pages. A clean draft.",
  strengths: "Names, ages and times of day agree throughout. Day follows night as it should.",
  weaknesses: "See the list.",
  recommendations: "Correct the list. I have nothing to say about the cattle.",
  structured: {
    pageNotes: [
      proofreading(1, "“Forty feet of it lie” and, on page 2, “Thirty feet of wall lie”: agree, if meant."),
      proofreading(2, "“The same.” is not a time or a place. Say which shot."),
      proofreading(2, "LATER under NIGHT needs no second EXT. line; or else give both."),
      proofreading(3, "“half way”: one word in most houses."),
    ],
  },
};

export const gwenOnDryStone: Report = {
  summary: prose`
    Category: feature, drama, judged on the opening. Eighty-second percentile. It would be read to the end
    in a first round, which two in three are not.
  `,
  strengths: prose`
    Character 9, setting 9. The conflict has an object that can be photographed, and the object changes
    every time that we look at it.
  `,
  weaknesses: prose`
    Marketability 5: three people over sixty, a field. A jury does not mind; the sheet has the line and I
    must fill it in. Pacing 7: the second rebuilding repeats the first until Aoife comes.
  `,
  recommendations: prose`
    Start the second day on the girl and not on the stones, and it moves up four places by itself. The
    sentence in the box: "I wanted it to fall down again."
  `,
  score: 80,
  structured: {
    verdict: { script: "consider", writer: "recommend" },
    grid: gridOf(8, 8, 8, 9, 9, 9, 7, 8, 8, 5),
    percentile: 82,
  },
};

export const omarOnDryStone: Report = {
  summary: prose`
    No crime has been committed here but trespass, and I read it as I read everything: who knows what? The
    answer is that both know all of it and each believes that he alone does. That's a thriller with the
    murder left out.
  `,
  strengths: prose`
    Your best piece of information is withheld in plain sight: neither man ever asks why more is lying in
    the grass than he took. They can count. So they know, and go on, and we work it out on the bus home.
  `,
  weaknesses: prose`
    The phone call that ends the film is a call to a builder. Somebody in the county would make it by
    Thursday. Show me why it can't be made: pride won't hold for ninety minutes, a clause in a will might.
  `,
  recommendations: prose`
    Let Aoife be the one who brought it down. She wants to know where she stands; it was the only way of
    making them meet. Put nothing in about it until the third act, and then a bruise on a shoulder that
    we've seen already.
  `,
  score: 77,
};

export const petraOnDryStone: Report = {
  summary: prose`
    Nearly wordless, and it will cross every border that it likes. I timed it: of three pages a viewer
    abroad has to read for fifty-one seconds.
  `,
  strengths: prose`
    "That depends on where you're standing" is a pun in English and a plain truth everywhere else, which
    is the right way round.
  `,
  weaknesses: prose`
    "The Famine" wants a capital that nobody hears. In Lisbon or Osaka it is any famine, and the joke about
    Tuesday loses its first leg. You could give the year instead.
  `,
  recommendations: prose`
    Keep "cattle" as the only lie. It is said three times, once by each who doesn't believe it; I would
    have my subtitle repeat the very same word, and so should you.
  `,
  score: 83,
};
