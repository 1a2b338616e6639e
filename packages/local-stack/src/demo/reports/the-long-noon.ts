/** What readers wrote about "The Long Noon". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import type { Report } from "./report.ts";

export const tobiasOnTheLongNoon: Report = {
  summary: prose`
    The one rule: the Earth has stopped turning and it's always noon here. The person it hurts: everyone
    who can't afford to sleep. That is already better than most of what I read, because your economy
    (shade by the hour, wages in night) follows from the rule and not from a map.

    I checked the number. A millimetre of shadow in nine days from a rod of a metre and a half is a turn
    of about one degree in eight months. You could have made that up and I'd have forgiven you. You
    didn't.
  `,
  strengths: prose`
    Stopping ten thousand clocks to keep a secret (p. 2). The strawberry and the knife (pp. 3–4): two
    people, two instruments, the same cheek on the same flat surface. I stood up.
  `,
  weaknesses: prose`
    What follows from it that you haven't noticed: the air. Half the planet has been boiling for eleven
    years and the other half frozen; the wind at the edge between them would never stop. If Noon Town is
    at the centre of the day side, its water comes from somewhere, and whoever owns that owns Thorne.

    Also: who lives in the dark? You've got eleven years of them over there.
  `,
  recommendations: prose`
    What if the people of the night side have known for longer, because they have stars? What if an
    evening at Noon Town is a morning for somebody who has never seen one? What if Ibrahim's clocks don't
    disagree: what if they're all right, each for another place?

    Keep the teaser at this length. Don't explain why it stopped. Ever.
  `,
  score: 82,
};

/** Disputed by the writer as too harsh; the admin found the work done. */
export const omarOnTheLongNoon: Report = {
  summary: prose`
    Opening sequence stress test, four pages. What you've set running: a measurement, a secret, an owner
    of the light. What a sharp viewer has guessed, and when: that the Earth is turning again, on page 1,
    at "There isn't any". You reveal it on page 3. The question isn't what she found but who else can
    measure, and that you answer very well on page 4.
  `,
  strengths: prose`
    The cut from her secret to his table is a clean hand-over of information: at the end of page 4 she
    knows that it's turning and not that he knows; he knows that somebody walks the flats and not yet who.
    That's a loaded spring.
  `,
  weaknesses: prose`
    The two captions give away, in capitals, what the scene is about to dramatise. They cost you the only
    mystery that the first page has.

    The phone call: Ibrahim. She tells the one man in town who hears everything and whom everyone visits,
    and he asks who else she's told. I trusted him less from that line on. If you don't want that, cut it;
    if you do, it is the best thing here.

    Thorne's menace is a strawberry and a white suit. I have met him before.
  `,
  recommendations: prose`
    Lose the captions. Let the bell and the boy on stilts tell us the rule. Give Thorne a reason to be
    afraid of an evening that isn't money.
  `,
  score: 64,
};
