/** What readers wrote about "Northbound". Page numbers are those printed on the script's pages. */
import { prose } from "../prose.ts";
import { cite, gridOf, type Report } from "./report.ts";

const NORTHBOUND_SYNOPSIS = prose`
  Euston, night, rain. ISLA MACRAE (44), host of the Highland Sleeper's Coach H, takes her passengers
  aboard and writes a note beside each name: boots, a limp, a whistle. In the corridor her junior, ROSS,
  shows her a list with thirteen names; hers has twelve. A tall man in a camel coat locks himself into
  12A, a berth that does not exist. Isla asks what he looked like. She has just seen him.

  In the pantry Ross says what he has guessed: she cannot recognise faces. She sees all of one and then
  looks away, and it is "like trying to remember a pavement". The bell of 12A rings. The man says that
  he did not call; behind him, on the floor, lies a shoe with a foot in it. For two seconds Isla has his
  face, in good light. She leaves the tea, writes down coat, ring, voice, the smell of oranges, and
  shuts her eyes to see him. There is nobody there.

  She sends Ross for the train manager, GEDDES, and reaches for the emergency handset: the cable is cut,
  and on the pantry floor lies a curl of orange peel. When Geddes opens 12A it is empty. The tea is
  still hot. Ross's list has twelve names now and is dry. On the carpet, under Isla's hand, there is
  blood. Geddes wants to walk the train and have her point. Doors open along the coach, six men lean
  out, and we see what she sees: six times the same man. "Yes," she says. "I saw it."

  Later, Isla has every sleeper asked when he wants breakfast, to hear the voices. Behind the door of
  nine, where ALAN always whistles on his s, nobody whistles. The voice there, northern now, chooses a
  quarter to eight: six and seven both have an s. She gets Geddes behind a locked door and asks where
  Alan is. The train, which is not booked to stop, slows to a walk. From the end of Coach H a man in a
  camel coat climbs down into a black field and turns to help the next one: another man in a camel coat.
  And another.
`;

export const omarOnNorthbound: Report = {
  summary: prose`
    A sleeper host who cannot recognise faces is the only witness to a murder on a train that will not
    stop until Crewe. It is the best thriller premise I have been sent this year, because it turns the one
    thing every thriller takes for granted ("Did you see his face?") into the one question she can't
    answer, and then makes her answer it.

    I read these ten pages as the opening of a feature. The map of who knows what follows in the PDF. In
    short: Isla is ahead of everyone until page 5, level with the killer on page 8, and behind us from the
    last image on. That is the right shape.
  `,
  strengths: prose`
    The rule is taught by being used. We learn Isla's system (boots, coughs, whistles) before we learn she
    needs one; when Ross says "You called me Stephen for a fortnight" (p. 3) we have already understood
    and can enjoy being told.

    "He chose that" (p. 9). The breakfast question is a superb piece of detection: cheap, logical, and
    only she could have thought of it. It's the scene they will cut the trailer from.

    The phone-call test: you cut the cable on page 5, by a hand with a taste for oranges. Passed.
  `,
  weaknesses: prose`
    Mobile phones. It's a passenger train between Euston and Crewe; there is a signal for most of it. One
    line is enough (a tunnel, a jammer, a dead spot that the crew all know by name), but it has to be
    there before p. 5 or every viewer will supply it.

    Ross's list. It has thirteen names, then twelve, and is "dry". Who swapped it, and when? He was in the
    corridor or beside Isla from page 2 to page 5. On my map there are forty seconds in which it is
    possible. If it's him, hide it better; if it is not, give us the forty seconds.

    The body. A man in a wet coat moves a dead adult out of a locked compartment within one corridor scene
    and leaves a full cup of tea. I'm willing to believe it, once, if you tell me later how.
  `,
  recommendations: prose`
    Put the phones out of action on page 2 as a routine nuisance ("That's us for signal till Watford").

    Decide Ross now. I would make him innocent and let the audience suspect him until Preston.

    The final image, three men in camel coats, is terrific and expensive to live up to. Before you write
    page eleven, write one paragraph to yourself on what they are. If the answer is "a gang", look for a
    better one: the coats promise something about seeing, not about numbers.
  `,
  score: 88,
  draftDaysOld: 6,
  structured: {
    logline: prose`
      A night-train host who cannot recognise faces is the only witness to a murder, and has until Crewe to
      find a killer whom she has looked in the eye and could not pick out of two.
    `,
    synopsis: NORTHBOUND_SYNOPSIS,
    verdict: { script: "recommend", writer: "recommend" },
    grid: gridOf(10, 8, 9, 9, 8, 9, 9, 9, 8, 9),
    citations: [
      cite("strengths", 1, "Boots, coughs, whistles: the system before the reason for it."),
      cite("strengths", 3, "“You called me Stephen for a fortnight.”"),
      cite("strengths", 9, "The breakfast question."),
      cite("weaknesses", [2, 5], "Forty seconds in which the list could be swapped."),
      cite("weaknesses", [5, 6], "From a shoe on the floor to an empty berth, with the tea still hot."),
      cite("recommendations", 2, "Where the phones should go out."),
      cite("recommendations", 10, "Three coats: decide what they are before page eleven."),
    ],
  },
  asPdf: true,
  map: {
    title: "Who knows what, and when",
    rows: [
      ["Page", "What happens", "Isla", "Ross", "The man", "The audience"],
      [
        "1",
        "Boarding",
        "Names by boots and voices",
        "-",
        "Boards as one of many",
        "That she makes notes, not why",
      ],
      [
        "2",
        "The thirteenth name",
        "Two lists differ",
        "Has the longer list",
        "Has a berth that isn't one",
        "As Isla",
      ],
      ["3", "The pantry", "That Ross knows", "That she can't tell faces", "-", "Her secret"],
      ["4", "Tea at 12A", "A foot in a shoe; his face, in vain", "-", "That he was seen", "More than either"],
      ["5", "The cable", "He is near: orange", "Fetches Geddes", "That she smells it, perhaps", "As Isla"],
      ["6", "Empty berth", "Blood under her hand", "His list was swapped", "Everything", "Less than he does"],
      ["7", "Six men", "Nothing at all", "That she is lying", "That she said yes", "As Isla"],
      ["8", "Berth nine", "Alan is gone", "-", "That she tests voices", "As Isla"],
      [
        "9",
        "Breakfast",
        "Which door he is behind",
        "As Isla",
        "That she may have understood",
        "A step behind both",
      ],
      ["10", "The field", "That there are several", "As Isla", "Everything", "Nothing any more: good"],
    ],
  },
};

/** Good questions about another kind of script, which is what the dispute is about. */
export const tobiasOnNorthbound: Report = {
  summary: prose`
    Questions, in order of importance. I assumed a lightly speculative frame (the identical men), and I
    read for the rule: what is different about this world, and whom does it hurt?
  `,
  strengths: prose`
    One clear rule, one person hurt by it. The pencil notes are the best technology in the script. I
    believed the train.
  `,
  weaknesses: prose`
    1. Are the men copies, and if so of whom? 2. Does a copy have a smell? The orange suggests a cost to
    the process. 3. What is the energy budget of a copy, and does it explain why the train slows? 4. Is
    thirteen a property of the coach or of the man? 5. If Isla can't tell faces apart, could she be the
    template?

    6. What does a sleeper weigh, loaded, and how far does it take to stop from eighty? (About 1,100
    metres; you give it less than one page.)
  `,
  recommendations: prose`
    Decide the rule. What if every coach has its own number of men? What if she has been riding with
    copies of Alan for two years? What if there is no north?
  `,
  score: 62,
};
