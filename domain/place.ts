/** A place on the earth: degrees in WGS 84, and how far it may be off, in metres. */
export type Place = { latitude: number; longitude: number; metres?: number };

const pattern = /^geo:(-?\d{1,2}(?:\.\d{1,7})?),(-?\d{1,3}(?:\.\d{1,7})?)(?:;u=(\d{1,6}))?$/;

/** A place as an address of RFC 5870: geo:37.1731,117.8295;u=12. */
export function geoUri({ latitude, longitude, metres }: Place): string {
  const part = (degrees: number) => String(Number(degrees.toFixed(6)));
  const off = metres === undefined ? '' : `;u=${Math.round(metres)}`;
  return `geo:${part(latitude)},${part(longitude)}${off}`;
}

/** Reads such an address, or nothing where it names no place on the earth. */
export function placeAt(uri: string): Place | undefined {
  const [, latitude, longitude, metres] = pattern.exec(uri) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  const place = { latitude: Number(latitude), longitude: Number(longitude) };
  if (Math.abs(place.latitude) > 90 || Math.abs(place.longitude) > 180) return undefined;
  return metres === undefined ? place : { ...place, metres: Number(metres) };
}
