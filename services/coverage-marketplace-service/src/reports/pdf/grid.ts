/** The grid: ten marks as a picture, and the same ten as a table. */
import { COVERAGE_CRITERIA, type CoverageGrid } from "@script-manifest/contracts";
import { INK_FAINT, PAGE, type Paper, PENCIL, RULE, type Struct } from "./paper.ts";
import { CRITERION_WORDS } from "./words.ts";

const HEIGHT = 198;
const RADIUS = 72;
const CENTRE_X = PAGE.margin + 128;
const TABLE_X = PAGE.margin + 262;
const BAR_X = TABLE_X + 92;
const BAR_WIDTH = 90;
const ROW_HEIGHT = 18;
const MARK_MAX = 10;

/** Nothing is drawn of a grid without marks. */
export function drawGrid(paper: Paper, grid: CoverageGrid): void {
  const marks = COVERAGE_CRITERIA.map((criterion) => ({
    label: CRITERION_WORDS[criterion],
    mark: grid[criterion],
  }));
  if (marks.every(({ mark }) => mark === null)) return;
  paper.ensureSpace(HEIGHT + 24);
  const section = paper.open(paper.root, "Sect");
  paper.write(section, { tag: "H2", text: "Grid", style: "heading" });
  paper.pdf.outline.addItem("Grid");
  const top = paper.pdf.y + 10;
  // A picture of half a grid would show dents where there are only gaps.
  if (marks.every(({ mark }) => mark !== null)) drawRadar(paper, section, marks, top);
  drawTable(paper, section, marks, top + 6);
  paper.pdf.y = top + HEIGHT;
  section.end();
}

type Marks = readonly { readonly label: string; readonly mark: number | null }[];

function drawRadar(paper: Paper, section: Struct, marks: Marks, top: number): void {
  const { pdf } = paper;
  const centreY = top + HEIGHT / 2 - 6;
  const place = (index: number, share: number) => {
    const angle = (index / marks.length) * 2 * Math.PI - Math.PI / 2;
    const length = RADIUS * share;
    return [CENTRE_X + Math.cos(angle) * length, centreY + Math.sin(angle) * length] as const;
  };
  const ring = (shareOf: (index: number) => number) =>
    marks.map((_, index) => [...place(index, shareOf(index))]);
  const alt = `Radar chart of the grid: ${marks.map(({ label, mark }) => `${label} ${mark}`).join(", ")}.`;
  const bbox: [number, number, number, number] = [PAGE.margin, top, TABLE_X - 12, top + HEIGHT];
  const draw = () => {
    for (const share of [0.2, 0.4, 0.6, 0.8, 1])
      pdf
        .polygon(...ring(() => share))
        .lineWidth(share === 1 ? 0.8 : 0.4)
        .stroke(RULE);
    marks.forEach((_, index) => {
      pdf
        .moveTo(CENTRE_X, centreY)
        .lineTo(...place(index, 1))
        .lineWidth(0.4)
        .stroke(RULE);
    });
    const shape = ring((index) => (marks[index]?.mark ?? 0) / MARK_MAX);
    pdf
      .polygon(...shape)
      .fillOpacity(0.14)
      .fill(PENCIL)
      .fillOpacity(1);
    pdf
      .polygon(...shape)
      .lineWidth(1.3)
      .lineJoin("round")
      .stroke(PENCIL);
    for (const [x = 0, y = 0] of shape) pdf.circle(x, y, 1.9).fill(PENCIL);
    for (const [index, { label }] of marks.entries()) drawLabel(paper, label, place(index, 1.13));
  };
  section.add(pdf.struct("Figure", { alt, bbox, placement: "Block" }, draw));
}

/** Outside of its spoke's end: to the right of it on the right, to the left on the left. */
function drawLabel(paper: Paper, label: string, [x, y]: readonly [number, number]): void {
  const width = 80;
  const side = Math.sign(Math.round(x - CENTRE_X));
  const left = side === 0 ? x - width / 2 : side > 0 ? x : x - width;
  const align = side === 0 ? "center" : side > 0 ? "left" : "right";
  paper.set(label, "footer", { x: left, y: y - 4.5, width, align });
}

function drawTable(paper: Paper, section: Struct, marks: Marks, top: number): void {
  const table = paper.open(section, "Table");
  marks.forEach(({ label, mark }, index) => {
    const y = top + index * ROW_HEIGHT;
    const row = paper.open(table, "TR");
    paper.write(row, { tag: "TH", scope: "Row", text: label, style: "value", x: TABLE_X, y, width: 90 });
    const text = mark === null ? "no mark" : `${mark} of ${MARK_MAX}`;
    const box = { x: BAR_X + BAR_WIDTH - 16, y, width: 44, align: "right" } as const;
    paper.write(row, { tag: "TD", text, style: mark === null ? "label" : "strong", ...box });
    if (mark !== null) drawBar(paper, mark, y);
  });
}

function drawBar(paper: Paper, mark: number, y: number): void {
  const full = BAR_WIDTH - 22;
  paper.decorate((pdf) => {
    pdf.rect(BAR_X, y + 3.4, full, 4).fill(RULE);
    pdf.rect(BAR_X, y + 3.4, (full * mark) / MARK_MAX, 4).fill(mark > 0 ? PENCIL : INK_FAINT);
  });
}
