/** What readers wrote about "Second Violin". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, pageNote, type Report } from "./report.ts";

export const gwenOnSecondViolin: Report = {
  summary: prose`
    Category: short film, drama. Ninety-first percentile of what I have read in it. Passed up to the jury
    by everyone at my imaginary table, including the man who hates films about musicians.
  `,
  strengths: prose`
    Structure 9. A concert, a corridor, a dressing room, a concert: four rooms, and the power has changed
    hands in each before anybody raises their voice.

    The question "who is playing?" is answered on page 1, so that the film can ask the better one: who
    wanted it.
  `,
  weaknesses: prose`
    Originality 7. A ghost player is not a new idea, and a juror who has seen two of them will wait for
    the unmasking. You never give it to him, which is right; he will mark you down for it all the same.
  `,
  recommendations: prose`
    Ten points more would come from Jonah. He has a sock, a breath and a factory violin, and no line in
    which he wants anything for himself. One is enough.

    The sentence in the box: "Somebody finally made the second desk the first."
  `,
  score: 88,
  structured: {
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(8, 8, 9, 9, 9, 8, 9, 7, 9, 7),
    percentile: 91,
    citations: [cite("strengths", [1, 3], "Four rooms, four changes of hand.")],
  },
};

export const danielOnSecondViolin: Report = {
  summary: prose`
    Three pages in which nobody is unmasked, fired or forgiven, and I would not cut a line of it. A
    second-desk violinist hears that the great man in front of her has stopped playing, and that a boy at
    the back is playing for him. What she does with it is undo his collar.

    You wrote to me that you fear it is "only an anecdote". It was one, until page 3. The moment that
    August sits down at the second desk, it becomes a story about what one is for when one isn't first.
  `,
  strengths: prose`
    "In the Sibelius you breathe before the shift" (p. 2). She has caught him by the one thing that can't
    be copied, and the last line of the film cashes it. I did not see it coming and should have.

    Nobody explains the hands. The stud does it, and then the flowers in the sink, and then every note
    found on a table top.

    Margit pins his stud where her button was. That's forty years of marriage to the wrong man in one
    gesture, and you had the nerve not to point at it.
  `,
  weaknesses: prose`
    "He is teaching you to be him. There's one of those." It is the funniest line you have and it comes a
    beat early: Jonah hasn't yet said anything she could be angry about.

    We take August's decision on trust. Between the dressing room and the next night somebody had to be
    told, a management, a conductor. I don't want that scene, but I wanted to feel its weight in his walk.
  `,
  recommendations: prose`
    Let Jonah ask her whether it's any good. He's twenty-two; he would. Then let her not answer.

    Have the murmur in the stalls turn to something before August sits: a single clap, badly timed, would
    do it. Afterwards leave the hall and the pages exactly as they are and send it out.
  `,
  score: 90,
  draftDaysOld: 14,
  structured: {
    logline: prose`
      In the middle of the slow movement a second violinist discovers that the orchestra's famous leader
      isn't playing, and has until tomorrow's concert to decide whose secret it is.
    `,
    synopsis: prose`
      MARGIT SOLT (58) has sat behind AUGUST LINDEN (61) for most of her life. In tonight's solo she hears
      that the sound isn't his: his bow hangs a hair above the string, and the music comes from JONAH ADE
      (22), last desk, borrowed jacket. She corners the boy. It has been going on since March; August's
      hands have failed, and his pay is lessons.

      In the dressing room August cannot undo his collar. She does it for him, tells him that for once the
      hall heard somebody who wanted it, and he says that he had wanted it too. She knows: she was sitting
      behind him. Down the corridor the boy plays the Andante again, with a mistake and a breath in it.

      The next night the leader's chair is empty. August comes on without his instrument and takes the
      outside of the second desk, to count her rests. Jonah, in his place and with his violin, lifts the bow,
      and eleven hundred people hear him breathe in.
    `,
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(8, 9, 9, 10, 9, 9, 9, 8, 9, 8),
    citations: [
      cite("strengths", 2, "She hears who it is by his breath."),
      cite("strengths", 3, "The stud and the button."),
      cite("weaknesses", 2, "The joke before its cause."),
    ],
  },
};

export const aikoOnSecondViolin: Report = {
  summary: prose`
    I boarded the slow movement, the dressing room and the walk along the desks; they are in the PDF. My
    hand went fastest where nobody speaks, which in this script is nearly everywhere that matters.
  `,
  strengths: prose`
    The neck! You open on what Margit has looked at for forty years, and by the second board I knew its
    barber. When he sits down beside her we see, for once, his profile, and it's a stranger.
  `,
  weaknesses: prose`
    Eleven hundred people are expensive and you don't need them. Three programmes held still would be a
    hall.
  `,
  recommendations: prose`
    Stay behind August until he has changed desks. If his face is kept back that long, you'll have given
    the audience the same present as Margit.
  `,
  score: 86,
  asPdf: true,
};

export const beatrizOnSecondViolin: Report = {
  summary: prose`
    Dear Ingrid, I have read your three pages aloud four times, once to my sister, who plays the viola and
    had to leave the room. Here are my questions, line by line. None of them is a correction.
  `,
  strengths: prose`
    "You were flat in the Scherzo." "You weren't anything in the Andante." Each of them says I know you,
    and each of them picks the crueller way to say it. That is how people talk who have stopped needing to
    be polite. Touch nothing.
  `,
  weaknesses: prose`
    "He's alive. You could tell him the difference." I believe the first half. In the second I hear the
    writer tidying. Would she give August advice, tonight of all nights? She never has.

    Jonah says "I don't know what you mean, Mrs. Solt", as boys in films do. What does this boy say, who
    has been frightened since March and is proud of it?
  `,
  recommendations: prose`
    Margit speaks in complete sentences except once, "Thirty-three". Look for a second place where she
    can't finish. I think it is in front of the mirror.
  `,
  structured: {
    pageNotes: [
      pageNote(1, "“Like a plate at dinner”: could the plate come back, empty, on the next night's A?"),
      pageNote(2, "“What does he pay you?” She knows that it isn't money. What does she fear it is?"),
      pageNote(3, "“I turn the pages?” He is asking if he may stay. Does she need to answer with a joke?"),
    ],
  },
};

export const petraOnSecondViolin: Report = {
  summary: prose`
    As a subtitler I read for what survives in thirty-eight characters a line. In this script nearly all of
    it does: your people say short things about long ones.
  `,
  strengths: prose`
    "I was sitting behind you" translates into the eleven languages I asked, and in nine of them it is
    also a declaration of love.
  `,
  weaknesses: prose`
    The plate, the door, the barley: three similes within a page belong to the reader of the script and
    won't reach the viewer. "Flat" has no double meaning abroad; a Finn will think of apartments.
  `,
  recommendations: prose`
    Give August a line with a number in it, as Margit has hers. Numbers travel, and he ought to have
    something to count before she hands him the rests.
  `,
  score: 79,
};
