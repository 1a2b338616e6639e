/**
 * Fonts as the web packs them (WOFF 1) → as they are (sfnt). The PDF library can unpack them too, but by hand
 * and for every document anew; here the platform's own inflate does it, once for each file.
 */
import { inflateSync } from "node:zlib";

const HEADER_LENGTH = 44;
const ENTRY_LENGTH = 20;
const SFNT_HEADER_LENGTH = 12;
const SFNT_ENTRY_LENGTH = 16;

/** Throws for a file that is no WOFF. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString("latin1", 0, 4) !== "wOFF") throw new Error("not a WOFF file");
  const count = woff.readUInt16BE(12);
  const entries = Array.from({ length: count }, (_, index) =>
    readEntry(woff, HEADER_LENGTH + index * ENTRY_LENGTH),
  );
  const head = Buffer.alloc(SFNT_HEADER_LENGTH + count * SFNT_ENTRY_LENGTH);
  woff.copy(head, 0, 4, 8);
  const log = Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(2 ** log * 16, 6);
  head.writeUInt16BE(log, 8);
  head.writeUInt16BE(count * 16 - 2 ** log * 16, 10);
  const tables: Buffer[] = [];
  let offset = head.length;
  for (const [index, { tag, checksum, data }] of entries.entries()) {
    const at = SFNT_HEADER_LENGTH + index * SFNT_ENTRY_LENGTH;
    tag.copy(head, at);
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(data.length, at + 12);
    // Tables begin at multiples of four bytes.
    const padding = Buffer.alloc(-data.length & 3);
    tables.push(data, padding);
    offset += data.length + padding.length;
  }
  return Buffer.concat([head, ...tables]);
}

function readEntry(woff: Buffer, at: number) {
  const offset = woff.readUInt32BE(at + 4);
  const packedLength = woff.readUInt32BE(at + 8);
  const length = woff.readUInt32BE(at + 12);
  const packed = woff.subarray(offset, offset + packedLength);
  return {
    tag: woff.subarray(at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    // A table that would not shrink is stored as it is.
    data: packedLength < length ? inflateSync(packed) : packed,
  };
}
