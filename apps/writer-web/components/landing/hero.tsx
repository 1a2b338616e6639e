/** The first screen: the promise, and what one gets for it, set as it will arrive. */
import type { CoverageCriterion } from "@script-manifest/contracts";
import { GridRadar } from "@/components/report/grid-radar";
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

const MARKS: Record<CoverageCriterion, number> = {
  premise: 8,
  plot: 8,
  structure: 9,
  character: 9,
  dialogue: 9,
  setting: 10,
  pacing: 7,
  originality: 7,
  craftAndFormat: 9,
  marketability: 6,
};

const SAMPLE =
  "A sample report. Its top sheet: The Salt Line, a short film, drama, 9 pages; overall score 81 of 100; verdict on the script: Recommend, on the writer: Recommend. A logline, the ten-mark grid as a chart, and a comment that cites page 7.";

/**
 * The first page of an invented report: a picture of the product, so one description stands for all. Its
 * logline stands upright: the italic is 50 KB that the first screen would wait for.
 */
function SampleReport() {
  return (
    <figure>
      <div
        role="img"
        aria-label={SAMPLE}
        className="relative mx-auto max-w-[28rem] border border-rule bg-sheet py-9 pl-14 pr-7 shadow-sheet"
      >
        <span className="absolute left-5 top-12 size-4 rounded-full bg-brass" />
        <span className="absolute bottom-12 left-5 size-4 rounded-full bg-brass" />
        <p className="slug">Coverage</p>
        <p className="mt-2 font-script text-xl font-bold">The Salt Line</p>
        <div className="mt-4 flex justify-between gap-6 border-y-2 border-ink py-3 text-xs">
          <dl className="grid grid-cols-[auto_1fr] content-start gap-x-5 gap-y-0.5">
            <SampleLine label="Format">Short film</SampleLine>
            <SampleLine label="Genre">Drama</SampleLine>
            <SampleLine label="Pages">9</SampleLine>
            <SampleLine label="Script">Recommend</SampleLine>
            <SampleLine label="Writer">Recommend</SampleLine>
          </dl>
          <p className="text-right">
            <span className="figures block font-serif text-3xl leading-none">81</span>
            <span className="text-ink-faint">of 100</span>
          </p>
        </div>
        <p className="mt-4 font-serif leading-relaxed">
          On the eve of a planned flood, a brother and sister have to open the one sluice that cost their
          father his life, because it takes two.
        </p>
        <div className="mx-auto mt-3 max-w-80">
          <GridRadar marks={MARKS} />
        </div>
        <p className="mt-3 grid grid-cols-[3rem_1fr] border-l-2 border-brass pl-3 text-xs">
          <span className="font-script font-bold">p. 7</span>
          <span className="text-ink-soft">
            “It just wants two” forgives her and accuses their father in the same breath.
          </span>
        </p>
      </div>
      <figcaption className="mt-3 text-center text-xs text-ink-faint">
        A sample of what arrives: its first page. Synopsis and comments follow.
      </figcaption>
    </figure>
  );
}

function SampleLine({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt className="text-ink-faint">{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
