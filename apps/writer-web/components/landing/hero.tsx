/** The first screen: the promise, and what one gets for it, set as it will arrive. */
import { ButtonLink } from "@/components/ui/button";

export function Hero() {
  return (
    <section className="page-width grid items-center gap-x-16 gap-y-14 pb-20 pt-14 sm:pt-20 lg:grid-cols-[1.15fr_1fr] lg:pb-28">
      <div>
        <p className="slug">Fade in:</p>
        <h1 className="mt-5 text-4xl">Have it read before it has to be perfect.</h1>
        <p className="mt-6 max-w-[34rem] font-serif text-lg text-ink-soft sm:text-xl sm:leading-relaxed">
          Script coverage from professional readers, at listed prices. Your card is charged only when a reader
          takes your script, and the reader is paid only when you have the report.
        </p>
        <div className="mt-9 flex flex-wrap gap-3">
          <ButtonLink look="prominent" href="/coverage">
            Find a reader
          </ButtonLink>
          <ButtonLink href="/#prices">What it costs</ButtonLink>
        </div>
      </div>
      <SampleReport />
    </section>
  );
}

const GRID = [
  { name: "Premise", mark: 9 },
  { name: "Structure", mark: 6 },
  { name: "Character", mark: 8 },
  { name: "Dialogue", mark: 8 },
  { name: "Pacing", mark: 5 },
] as const;

/** The top sheet of an invented report: a picture of the product, so one description stands for all of it. */
function SampleReport() {
  return (
    <figure>
      <div
        role="img"
        aria-label="A sample report: The Salt Line, a feature drama of 104 pages, marked from 1 to 10 for premise, structure, character, dialogue and pacing. Verdict: Consider."
        className="relative mx-auto max-w-[27rem] border border-rule bg-sheet py-9 pl-16 pr-8 shadow-sheet"
      >
        <span className="absolute left-6 top-12 size-4 rounded-full bg-brass" />
        <span className="absolute bottom-12 left-6 size-4 rounded-full bg-brass" />
        <p className="slug">Coverage</p>
        <p className="mt-2 font-script text-xl font-bold">THE SALT LINE</p>
        <dl className="mt-5 grid grid-cols-[auto_1fr] gap-x-5 gap-y-0.5 border-y-2 border-ink py-3 text-xs">
          <dt className="text-ink-faint">Format</dt>
          <dd>Feature, drama</dd>
          <dt className="text-ink-faint">Pages</dt>
          <dd className="figures">104</dd>
          <dt className="text-ink-faint">Verdict</dt>
          <dd className="font-semibold">Consider</dd>
        </dl>
        <p className="mt-5 font-serif leading-relaxed">
          The second act finds its nerve on page 61, when Ines stops explaining the flood and simply wades in.
          Trust that scene; the forty pages before it can lose ten.
        </p>
        <ul className="mt-6 flex flex-col gap-1.5 text-xs">
          {GRID.map(({ name, mark }) => (
            <li key={name} className="grid grid-cols-[5rem_1fr_1.5rem] items-center gap-2">
              {name}
              <span className="h-1.5 bg-desk">
                <span className="block h-1.5 bg-pencil" style={{ width: `${mark * 10}%` }} />
              </span>
              <span className="figures text-right">{mark}</span>
            </li>
          ))}
        </ul>
      </div>
      <figcaption className="mt-3 text-center text-xs text-ink-faint">A sample of what arrives.</figcaption>
    </figure>
  );
}
