import { geoUri } from '../domain/place.ts';
import { argumentOf } from './argument.ts';
import type { Deed } from './inbound.ts';
import { fileIn, type Message } from './telegram-file.ts';

/** What somebody says in a private chat by a message: a place, a file, a command or words. */
export function readMessage(message: Message): Deed | undefined {
  if (message.location) return { t: 'place', place: placeOf(message.location) };
  const file = fileIn(message);
  if (file) return { t: 'file', file };
  return message.text === undefined ? undefined : readText(message.text);
}

type Location = NonNullable<Message['location']>;

const placeOf = ({ latitude, longitude, horizontal_accuracy: metres }: Location): string =>
  geoUri({ latitude, longitude, ...(metres !== undefined && { metres }) });

function readText(text: string): Deed {
  const [, name, written = ''] = /^\/(\w+)(?:@\w+)?(?:\s+([^]*))?/.exec(text) ?? [];
  if (!name) return { t: 'words', text };
  return { t: 'command', name, argument: argumentOf(name, written) };
}
