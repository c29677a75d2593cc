import type { Platforms } from '../sample-chats.ts';
import { type SwitchName, switches, switchNames } from '../switches.ts';

/** Which of the switches that stay are on: by name, those about somebody with their account. */
export type Armed = Set<string>;

/** What came of a press of a switch, for the page to say. */
export type Turned = { name: SwitchName; on: boolean; done: boolean };

/** Turns a fault of the chat platforms on or off; `person` is the address of the pane of whom it is about. */
export function switchFault(
  platforms: Platforms,
  armed: Armed,
  { name, on, person }: Record<string, unknown>,
): Turned | undefined {
  const known = switchNames.find((each) => each === name);
  if (!known) return undefined;
  const user = /\/ui\/([^?]+)/.exec(String(person))?.[1];
  const isOn = on !== false;
  const done = switches[known].turn({ platforms, user }, isOn);
  const key = known === 'blocked' ? `${known}:${user}` : known;
  if (done && switches[known].stays) {
    if (isOn) armed.add(key);
    else armed.delete(key);
  }
  return { name: known, on: isOn, done };
}
