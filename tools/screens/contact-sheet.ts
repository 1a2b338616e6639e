/** All pictures on one sheet: each page on a desk in the light, and beside it on a phone in the dark. */
import sharp from "sharp";

export interface Shot {
  readonly name: string;
  readonly desk: Buffer;
  readonly phone: Buffer;
}

const DESK = { width: 400, height: 300 };
const PHONE = { width: 139, height: 300 };
const GAP = 16;
const COLUMNS = 3;
const CELL = { width: DESK.width + PHONE.width + GAP * 2, height: DESK.height + GAP };

export async function drawContactSheet(shots: readonly Shot[]): Promise<Buffer> {
  const pieces = await Promise.all(shots.flatMap((shot, index) => [desk(shot, index), phone(shot, index)]));
  return sharp({
    create: {
      width: CELL.width * COLUMNS + GAP,
      height: CELL.height * Math.ceil(shots.length / COLUMNS) + GAP,
      channels: 3,
      background: "#d5d8de",
    },
  })
    .composite(pieces)
    .webp({ quality: 70 })
    .toBuffer();
}

const corner = (index: number) => ({
  left: GAP + CELL.width * (index % COLUMNS),
  top: GAP + CELL.height * Math.floor(index / COLUMNS),
});

async function desk(shot: Shot, index: number) {
  return { input: await sharp(shot.desk).resize(DESK).toBuffer(), ...corner(index) };
}

async function phone(shot: Shot, index: number) {
  const { left, top } = corner(index);
  const input = await sharp(shot.phone).resize(PHONE).toBuffer();
  return { input, left: left + DESK.width + GAP / 2, top };
}
