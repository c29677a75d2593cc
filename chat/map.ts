import { config } from '../config.ts';
import { clip } from './limits.ts';

// Each sign of an address may take nine in a link, and a message holds only so many.
const longestAddress = 80;

/** Where the map of the office's choice shows an address; nothing where it has chosen none. It learns nothing else. */
export function mapUrl(address: string): string | undefined {
  const { MAP_URL: url } = config();
  if (!url || !address) return undefined;
  return url.replace('{address}', encodeURIComponent(clip(address, longestAddress)));
}
