/** Ten marks as one shape: a picture of the table beside it, which says the same to those who cannot see. */
import type { CoverageCriterion } from "@script-manifest/contracts";
import { criteria, criterionWords } from "@/lib/report-words";

/** In the picture's own units. */
const CENTRE = { x: 232, y: 150 };
const RADIUS = 112;
const MARK_MAX = 10;
const RINGS = [2, 4, 6, 8, 10];

function place(index: number, mark: number): [x: number, y: number] {
  const angle = (index / criteria.length) * 2 * Math.PI - Math.PI / 2;
  const length = (RADIUS * mark) / MARK_MAX;
  return [round(CENTRE.x + Math.cos(angle) * length), round(CENTRE.y + Math.sin(angle) * length)];
}
/** So that server and browser write the same digits. */
const round = (length: number): number => Math.round(length * 10) / 10;

const outline = (markOf: (index: number) => number): string =>
  criteria.map((_, index) => place(index, markOf(index)).join(",")).join(" ");

export function GridRadar({ marks }: { marks: Readonly<Record<CoverageCriterion, number>> }) {
  const markAt = (index: number) => marks[criteria[index] ?? "premise"];
  return (
    <svg
      viewBox="0 0 464 300"
      aria-hidden="true"
      className="mx-auto w-full max-w-[29rem] overflow-visible font-sans text-[13px] max-sm:text-[15px] print:max-w-72"
    >
      {RINGS.map((ring) => (
        <polygon
          key={ring}
          points={outline(() => ring)}
          className="fill-none stroke-edge/45"
          strokeWidth={ring === MARK_MAX ? 1.2 : 0.8}
        />
      ))}
      {criteria.map((criterion, index) => {
        const [x, y] = place(index, MARK_MAX);
        return (
          <line
            key={criterion}
            x1={CENTRE.x}
            y1={CENTRE.y}
            x2={x}
            y2={y}
            className="stroke-edge/45"
            strokeWidth={0.8}
          />
        );
      })}
      <polygon
        points={outline(markAt)}
        className="fill-pencil/15 stroke-pencil"
        strokeWidth={2}
        strokeLinejoin="round"
      />
      {criteria.map((criterion, index) => {
        const [x, y] = place(index, markAt(index));
        return <circle key={criterion} cx={x} cy={y} r={3} className="fill-pencil" />;
      })}
      {criteria.map((criterion, index) => (
        <Label key={criterion} at={place(index, MARK_MAX * 1.11)}>
          {criterionWords[criterion]}
        </Label>
      ))}
    </svg>
  );
}

/** Outside of its spoke's end, whichever side that is. */
function Label({ at: [x, y], children }: { at: readonly [x: number, y: number]; children: string }) {
  const side = Math.sign(Math.round(x - CENTRE.x));
  const anchor = side === 0 ? "middle" : side > 0 ? "start" : "end";
  return (
    <text x={x} y={y} textAnchor={anchor} dominantBaseline="middle" className="fill-ink-soft">
      {children}
    </text>
  );
}
