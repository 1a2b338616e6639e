/** What readers wrote about "Blue Hour Garage". Page numbers are those of the script in ../scripts. */
import { prose } from "../prose.ts";
import { cite, gridOf, proofreading, type Report } from "./report.ts";

export const mayaOnBlueHour: Report = {
  summary: prose`
    Engine: yes. Voice: God, yes. Episode six: I'll give you three. A garage that's open when nobody else
    is gets everybody at the worst hour of their week, and has to send them off by daylight with a bill.
    You could run it for years, and the set's under a railway.
  `,
  strengths: prose`
    "It's died on us." "Hark at you." Two lines in and Debs has a way of being kind that nobody could
    accuse her of.

    The hubcap. He's been useless for three pages, and the thing that he turns out to be good at is
    standing in a road. I cried on a train, next to a man with a spaniel.
  `,
  weaknesses: prose`
    Kieran's "A dead body" is a good joke for a different kid. He is frightened, not dim. If he is dim in
    the cold open, you'll be writing dim jokes by episode three, and he deserves better.

    I don't know yet what Debs wants that she shouldn't. Everyone who comes in has a need by the end of
    page one, except for the woman whose name is on the lease.
  `,
  recommendations: prose`
    Episode two: a chef with a van full of live lobsters and the heater stuck on. Episode four: the night
    of the clocks going back, so there's an hour that nobody can charge for. Episode six: someone brings
    in the car that Debs's husband left in. It only needs a service.

    Let Mo be owed that Vauxhall for the whole season. Every week he's closer to getting it back, and every
    week somebody's wedding needs the gearbox.
  `,
  score: 92,
  structured: {
    logline: prose`
      An all-night garage under the arches fixes whatever breaks at four in the morning, which is seldom
      the car.
    `,
    synopsis: prose`
      Four a.m., Peckham. Six undertakers push a stalled hearse into the one lit arch in the street. DEBS
      (51) finds a dead fuel pump and takes another off MO's minicab over his protests; KIERAN (20), on
      his first night, is told to give the mourners tea. He learns through the small talk that the woman
      in the back was the lollipop lady of his own school. At dawn, with the engine running and the road
      empty, he walks out in front of the hearse with a hubcap for a sign, and sees her across.
    `,
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(9, 8, 9, 9, 10, 9, 9, 8, 9, 9),
    citations: [cite("strengths", 1, "Hark at you."), cite("strengths", 3, "The hubcap.")],
  },
};

export const mayaOnBlueHourAgain: Report = {
  summary: prose`
    Three pages of teaser for a show I'm already a fan of, so let me be mean. It's an eleven out of ten on
    warmth, and there's a second when I could feel the heating come on.
  `,
  strengths: prose`
    You fixed the kid. "Is it the... battery?" is now a boy trying to pass an exam with the invigilator
    looking, and I want him to get it right.
  `,
  weaknesses: prose`
    The moment is page 3, "I should think she stopped everybody in Peckham". Ambrose is seventy-four and
    has buried a borough. He wouldn't be charming about it. He'd be accurate.
  `,
  recommendations: prose`
    Let him get her name wrong, or not say it, and have Kieran be the one who has it. You'll lose nothing;
    the boy gains the scene.
  `,
  score: 90,
};

export const danielOnBlueHour: Report = {
  summary: prose`
    I'm not your reader, as my profile says, and I'd have kept going all the same. The page on which I was
    caught is the first: a hearse being pushed is a picture I hadn't seen.
  `,
  strengths: prose`
    The bargain over the Vauxhall is a moral argument conducted in parts and hours. Nobody in it makes a
    speech.
  `,
  weaknesses: prose`
    My attention moved when Kieran heard what he had said. You then let him look through a hatch, and
    then ask, and then be answered by our own memory: that is three confirmations of a thing we got at
    "late every day of Year Five".
  `,
  recommendations: prose`
    Cut "That's Pauline?". Cut to dawn on the long black car.
  `,
  score: 78,
};

export const walterOnBlueHour: Report = {
  summary: "Five items. Dialect is spelled the same way each time, which I rarely have cause to write.",
  strengths: "The number of undertakers is six on every page.",
  weaknesses: "See the list.",
  recommendations: "Correct and send.",
  structured: {
    pageNotes: [
      proofreading(1, "DEBORAH “DEBS” ACHEBE, then DEBS: correct. MINICAB MO, then MO: likewise."),
      proofreading(1, "“What time's he due?” “She.” Mo is told of “she” a page on: the audience knows."),
      proofreading(2, "“I've an airport at five!” At four in the morning, in the last shot it is dawn."),
      proofreading(2, "“a calendar from 2009, a hatch”: the hatch is used, the calendar is not. Keep?"),
      proofreading(3, "SMASH TO TITLE. ends the teaser; nothing after it needs CONTINUED."),
    ],
  },
};
