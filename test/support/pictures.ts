import { deflateSync } from 'node:zlib';

/** What a telephone writes into a picture. */
export type Camera = {
  at?: string;
  zone?: string;
  place?: [latitude: number, longitude: number];
  orientation?: number;
  little?: boolean;
};

/** A small, whole JPEG as a telephone would write it; `seed` makes another picture. */
export function aJpeg(camera: Camera = {}, seed = 0): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), aTiff(camera)])),
    segment(
      0xe1,
      Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>36.9N 机主张三</x:xmpmeta>'),
    ),
    segment(0xe2, Buffer.from('MPF\0 second picture')),
    segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.from([1, 1, 7])])),
    segment(0xed, Buffer.from('Photoshop 3.0\0 by 张三')),
    segment(0xfe, Buffer.from('taken by 张三')),
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    // Stuffed bytes and a restart are no end.
    Buffer.from([0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56, seed & 0x7f, (seed >> 7) & 0x7f]),
    Buffer.from([0xff, 0xd9]),
    Buffer.from('ftypmp42 a film with 36.9N behind the end'),
  ]);
}

const segment = (code: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

type Entry = { tag: number; type: number; count: number; value: Buffer };

/** A TIFF block with these facts, in either order of bytes. */
export function aTiff({ at, zone, place, orientation = 1, little = false }: Camera): Buffer {
  const u16 = (value: number) => {
    const bytes = Buffer.alloc(2);
    if (little) bytes.writeUInt16LE(value);
    else bytes.writeUInt16BE(value);
    return bytes;
  };
  const u32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (little) bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const text = (tag: number, value: string): Entry => {
    const bytes = Buffer.from(`${value}\0`, 'latin1');
    return { tag, type: 2, count: bytes.length, value: bytes };
  };
  const degrees = (tag: number, value: number): Entry => {
    const whole = Math.floor(Math.abs(value));
    const rest = Math.round((Math.abs(value) - whole) * 3600 * 1000);
    const value3 = [u32(whole), u32(1), u32(0), u32(1), u32(rest), u32(1000)];
    return { tag, type: 5, count: 3, value: Buffer.concat(value3) };
  };
  const table = (entries: Entry[], start: number): Buffer => {
    let free = start + 2 + entries.length * 12 + 4;
    const tail: Buffer[] = [];
    const rows = entries.map(({ tag, type, count, value }) => {
      let field = Buffer.concat([value, Buffer.alloc(4)]).subarray(0, 4);
      if (value.length > 4) {
        field = u32(free);
        tail.push(value);
        free += value.length;
      }
      return Buffer.concat([u16(tag), u16(type), u32(count), field]);
    });
    return Buffer.concat([u16(entries.length), ...rows, u32(0), ...tail]);
  };
  const exif = [...(at ? [text(0x9003, at)] : []), ...(zone ? [text(0x9011, zone)] : [])];
  const gps = place
    ? [
        text(1, place[0] < 0 ? 'S' : 'N'),
        degrees(2, place[0]),
        text(3, place[1] < 0 ? 'W' : 'E'),
        degrees(4, place[1]),
      ]
    : [];
  const pointer = (tag: number, value: number): Entry => ({
    tag,
    type: 4,
    count: 1,
    value: u32(value),
  });
  const main = (exifAt: number, gpsAt: number) =>
    table(
      [
        { tag: 0x0112, type: 3, count: 1, value: u16(orientation) },
        pointer(0x8769, exifAt),
        pointer(0x8825, gpsAt),
      ],
      8,
    );
  const exifAt = 8 + main(0, 0).length;
  const exifTable = table(exif, exifAt);
  const gpsAt = exifAt + exifTable.length;
  const head = Buffer.concat([Buffer.from(little ? 'II' : 'MM'), u16(42), u32(8)]);
  return Buffer.concat([head, main(exifAt, gpsAt), exifTable, table(gps, gpsAt)]);
}

/** A whole PNG of one pixel, with its camera's notes and a text. */
export function aPng(camera: Camera = {}): Buffer {
  const chunk = (name: string, content: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(content.length);
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([head, body, sum]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    chunk('tEXt', Buffer.from('Author\0zhang san')),
    chunk('eXIf', aTiff(camera)),
    chunk('IDAT', deflateSync(Buffer.from([0, 200]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

/** A small PDF. */
export const aPdf = (words = '整改通知书'): Buffer => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`);
