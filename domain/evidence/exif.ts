import { latin1 } from './bytes.ts';

/** When and where a picture was taken, as its camera wrote it down: a statement, never a proof. */
export type Taken = {
  /** ISO 8601; a camera that names no zone is taken to show the time of Asia/Shanghai. */
  at?: string;
  /** Degrees, WGS 84. */
  place?: { latitude: number; longitude: number };
};

/** What is read from Exif data; `orientation` (1 to 8) is how the picture has to be turned. */
export type Exif = Taken & { orientation: number };

type Field = { type: number; count: number; at: number };
type Reader = {
  view: DataView;
  little: boolean;
};

const sizes: Record<number, number> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };
const tags = { orientation: 0x0112, exif: 0x8769, gps: 0x8825, taken: 0x9003, zone: 0x9011 };
const gps = { northSouth: 1, latitude: 2, eastWest: 3, longitude: 4 };

/** Reads a TIFF block (Exif 2.32). Whatever is damaged or missing is left out; nothing is thrown. */
export function readExif(tiff: Uint8Array): Exif {
  const reader = readerOf(tiff);
  if (!reader) return { orientation: 1 };
  const main = directory(reader, reader.view.getUint32(4, reader.little));
  const own = directory(reader, numberOf(reader, main.get(tags.exif)));
  const at = takenAt(reader, own);
  const place = placeOf(reader, directory(reader, numberOf(reader, main.get(tags.gps))));
  const turned = numberOf(reader, main.get(tags.orientation)) ?? 1;
  return {
    orientation: turned >= 1 && turned <= 8 ? turned : 1,
    ...(at && { at }),
    ...(place && { place }),
  };
}

function readerOf(tiff: Uint8Array): Reader | undefined {
  const order = tiff.length >= 8 ? latin1(tiff.subarray(0, 2)) : '';
  if (order !== 'II' && order !== 'MM') return undefined;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const little = order === 'II';
  return view.getUint16(2, little) === 42 ? { view, little } : undefined;
}

function directory({ view, little }: Reader, start: number | undefined): Map<number, Field> {
  const fields = new Map<number, Field>();
  if (start === undefined || start < 8 || start + 2 > view.byteLength) return fields;
  const count = view.getUint16(start, little);
  for (let n = 0; n < count; n += 1) {
    const at = start + 2 + n * 12;
    if (at + 12 > view.byteLength) break;
    const type = view.getUint16(at + 2, little);
    const values = view.getUint32(at + 4, little);
    const bytes = (sizes[type] ?? 0) * values;
    const place = bytes > 4 ? view.getUint32(at + 8, little) : at + 8;
    if (bytes > 0 && place + bytes <= view.byteLength) {
      fields.set(view.getUint16(at, little), { type, count: values, at: place });
    }
  }
  return fields;
}

function numberOf({ view, little }: Reader, field: Field | undefined): number | undefined {
  if (field?.type === 3) return view.getUint16(field.at, little);
  return field?.type === 4 ? view.getUint32(field.at, little) : undefined;
}

function textOf({ view }: Reader, field: Field | undefined): string {
  if (field?.type !== 2) return '';
  const bytes = new Uint8Array(view.buffer, view.byteOffset + field.at, Math.min(field.count, 40));
  return latin1(bytes).split('\0')[0]!;
}

function takenAt(reader: Reader, fields: Map<number, Field>): string | undefined {
  const [, year, month, day, time] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(textOf(reader, fields.get(tags.taken))) ?? [];
  if (!year) return undefined;
  const zone = /^[+-]\d\d:\d\d$/.exec(textOf(reader, fields.get(tags.zone)))?.[0] ?? '+08:00';
  const instant = new Date(`${year}-${month}-${day}T${time}${zone}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

function placeOf(reader: Reader, fields: Map<number, Field>): Taken['place'] {
  const latitude = degreesOf(reader, fields.get(gps.latitude));
  const longitude = degreesOf(reader, fields.get(gps.longitude));
  if (latitude === undefined || longitude === undefined) return undefined;
  const place = {
    latitude: textOf(reader, fields.get(gps.northSouth)) === 'S' ? -latitude : latitude,
    longitude: textOf(reader, fields.get(gps.eastWest)) === 'W' ? -longitude : longitude,
  };
  return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 ? place : undefined;
}

// Degrees, minutes and seconds, each a fraction of two numbers.
function degreesOf({ view, little }: Reader, field: Field | undefined): number | undefined {
  if (field?.type !== 5 || field.count !== 3) return undefined;
  const part = (n: number) =>
    view.getUint32(field.at + n * 8, little) / view.getUint32(field.at + n * 8 + 4, little);
  const degrees = part(0) + part(1) / 60 + part(2) / 3600;
  return Number.isFinite(degrees) ? Math.round(degrees * 1e7) / 1e7 : undefined;
}
