/** Files to upload, made here so that their page counts are known. */

export interface UploadedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const SCREENPLAY = `Title: The Night Ferry
Author: Test Writer

INT. FERRY - NIGHT

MARA, 40, counts the lifeboats. There is one too few.

MARA
Then somebody planned to swim.

EXT. DECK - CONTINUOUS

Rain. The horn sounds twice, and nobody answers.
`;

export const fountainScript: UploadedFile = {
  name: "the-night-ferry.fountain",
  mimeType: "text/plain",
  buffer: Buffer.from(SCREENPLAY),
};

/** Text that fills that many pages, each beginning with its own scene. */
export function fountain(name: string, pageCount: number): UploadedFile {
  const pages = Array.from(
    { length: pageCount },
    (_, index) => `INT. CABIN ${index + 1} - NIGHT\n\nMara waits.\n\nMARA\n(low)\nStill ${index + 1}.\n`,
  );
  return { name, mimeType: "text/plain", buffer: Buffer.from(pages.join("\n===\n\n")) };
}

/** A real PDF with that many pages, each with one line of text. */
export function pdf(name: string, pageCount: number): UploadedFile {
  const objects: string[] = [];
  const pageIds = Array.from({ length: pageCount }, (_, index) => 4 + index * 2);
  objects[1] = "<< /Type /Catalog /Pages 2 0 R >>";
  objects[2] = `<< /Type /Pages /Count ${pageCount} /Kids [${pageIds.map((id) => `${id} 0 R`).join(" ")}] >>`;
  objects[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
  pageIds.forEach((id, index) => {
    const stream = `BT /F1 12 Tf 72 720 Td (INT. FERRY - NIGHT, page ${index + 1}) Tj ET`;
    objects[id] =
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${id + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`;
    objects[id + 1] = `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`;
  });
  return { name, mimeType: "application/pdf", buffer: Buffer.from(assemble(objects), "latin1") };
}

/** Bodies by their number, with the table of where each begins. */
function assemble(objects: readonly string[]): string {
  let text = "%PDF-1.4\n";
  const offsets: number[] = [];
  for (let id = 1; id < objects.length; id += 1) {
    offsets[id] = text.length;
    text += `${id} 0 obj\n${objects[id]}\nendobj\n`;
  }
  const rows = offsets.slice(1).map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  const table = `xref\n0 ${objects.length}\n0000000000 65535 f \n${rows.join("")}`;
  return `${text}${table}trailer\n<< /Size ${objects.length} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
}
