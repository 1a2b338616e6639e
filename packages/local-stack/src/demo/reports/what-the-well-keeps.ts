/** What readers wrote about "What the Well Keeps". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, type Report } from "./report.ts";

export const henrikOnTheWell: Report = {
  summary: prose`
    Programme. Midnight, second in the block, after something loud.

    A well gives back whatever falls into it, the other way round. You've understood the most important
    thing about a short: one rule, no origin, and it gets closer to the body on each page. Ring, coin,
    book, husband, child. That's a staircase, and we know after the second step where it goes, and we
    can't get off.
  `,
  strengths: prose`
    No splash. You take away a sound we are waiting for and then never give it back. That costs the
    production nothing, and it is the scare of the film.

    She moves her ear from one side of his chest to the other (p. 4). I have read several thousand horror
    scripts and I made a noise in a café. Do not cut away from it, do not score it.

    "It says it's only curious." Good. Worse than a threat.
  `,
  weaknesses: prose`
    The supper table (p. 3) has one object too many. The pear with its skin inside is grotesque in a way
    that nothing else is, and it lets us laugh at the wrong moment. Mirrors, not meat.

    The aunt is explained in a block just before she is needed. Move "they found her sitting on the step"
    to page 1, as a fond story about the sandwiches. Let us remember it ourselves on page 4.
  `,
  recommendations: prose`
    Cut the pear. Plant the aunt early. On the last page, hold on Karin's two hands and let the stones be
    a sound, not a picture: one placed stone, then another. You save a day of art department and it's
    better.

    Budget note: one house, one yard, two actors, no effects that are not props. This can be made for very
    little by people who like each other.
  `,
  score: 90,
};

export const gwenOnTheWell: Report = {
  summary: prose`
    Category: short film, genre. Held for discussion, not passed up unanimously: the premise carries it a
    long way, and the two people in it do not carry it the rest.
  `,
  strengths: prose`
    The rule is clean and visual, and the escalation is exact. The insert of the ring (p. 2) is as good an
    image as the category has produced in a while.
  `,
  weaknesses: prose`
    Character 5. Karin is pregnant, careful and right; Jonas is boyish and doomed. Neither of them would
    be somebody else in another script. When Jonas goes into the well we lose a husband, but we had not
    met him.

    The aunt's history arrives at supper, in answer to questions that only a script would ask (p. 3).
  `,
  recommendations: prose`
    The sentence in the box: "A perfect mechanism looking for someone to happen to." Ten points would come
    from a single scene of the marriage before the ring falls: a habit, a quarrel, a side of the bed.
  `,
  score: 71,
  structured: {
    logline: prose`
      An expectant couple inherit a well that gives back whatever falls into it, the other way round, and the
      husband cannot leave it alone.
    `,
    verdict: { script: "consider", writer: "consider" },
    grid: gridOf(9, 7, 8, 5, 6, 8, 8, 8, 7, 7),
    percentile: 71,
    citations: [
      cite("strengths", 2, "The insert of the ring."),
      cite("weaknesses", 3, "The aunt, in answer to questions that only a script would ask."),
      cite("recommendations", 1, "Room for a scene of the marriage."),
    ],
  },
};

/** Opened by the writer as not what was sold. */
export const danielOnTheWell: Report = {
  summary: prose`
    I'd have kept reading to the end, and I did. As an opening it promises dread and delivers it on
    schedule; my attention moved once, at the top of page 3, where the coin and the book do the same work.

    I should say that this is not my genre, and that a horror reader would see things here that I can't.
  `,
  strengths: prose`
    "The only thing on the farm that was hungry" (p. 1). The restraint of the first two pages. The ear on
    the wrong side of the chest.
  `,
  weaknesses: prose`
    The husband's curiosity isn't costed. He loses nothing by the coin and gains nothing by the book, so
    when he goes in himself I believed that he would, but not that he had to.
  `,
  recommendations: prose`
    Merge the coin and the book. Give Jonas something that he would like to have back the other way round.
  `,
  score: 74,
};
