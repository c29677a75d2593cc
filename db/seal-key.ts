import { createHmac } from 'node:crypto';
import { config } from '../config.ts';

/**
 * The key that signs checkpoints and packages, with the name it signs under. Without SEAL_KEY it is
 * derived from DATA_KEY, so that one key never serves two purposes.
 */
export function sealSigner(): { name: string; seed: Uint8Array } {
  const { SEAL_KEY, DATA_KEY, PORTAL_URL } = config();
  const seed = SEAL_KEY
    ? Buffer.from(SEAL_KEY, 'hex')
    : createHmac('sha256', Buffer.from(DATA_KEY, 'hex')).update('checkpoints').digest();
  return { name: `${new URL(PORTAL_URL).host}/trail`, seed };
}
