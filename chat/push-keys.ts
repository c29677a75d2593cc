import { createECDH } from 'node:crypto';
import webPush from 'web-push';
import { config } from '../config.ts';
import { database } from '../db/data-source.ts';
import { seal, unseal } from '../db/sealed.ts';

/** The keys that push services know this installation by, and whom they write to (VAPID, RFC 8292). */
export type PushKeys = { subject: string; publicKey: string; privateKey: string };

/**
 * The keys of the settings, or those that were made at first use: whoever of bot and worker comes first
 * makes them, the other reads them.
 */
export async function pushKeys(): Promise<PushKeys> {
  const { VAPID_PRIVATE_KEY: given, PUSH_CONTACT, BOT_URL } = config();
  const subject = PUSH_CONTACT ?? `https://${new URL(BOT_URL).host}`;
  if (given) return { subject, publicKey: publicOf(given), privateKey: given };
  const kept = (await readKey()) ?? (await makeKey());
  return {
    subject,
    publicKey: kept.publicKey,
    privateKey: unseal(kept.privateSealed),
  };
}

function publicOf(privateKey: string): string {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return curve.getPublicKey().toString('base64url');
}

type Kept = { publicKey: string; privateSealed: Buffer };

async function readKey(): Promise<Kept | undefined> {
  const [row]: Kept[] = await database().query(
    'select public_key as "publicKey", private_sealed as "privateSealed" from push_key',
  );
  return row;
}

async function makeKey(): Promise<Kept> {
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  await database().query(
    `insert into push_key (public_key, private_sealed, made_at) values ($1, $2, clock_timestamp())
     on conflict do nothing`,
    [publicKey, seal(privateKey)],
  );
  return (await readKey())!;
}
