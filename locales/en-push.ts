import { counted } from './counted.ts';

type V = Record<string, string | number>;

/** Texts of being told on a phone or a computer while the web inbox is closed. */
export const pushes = {
  'push.none': (_: V) => 'There is something new in your inbox',
  'push.one': (_: V) => '1 thing waits for you',
  'push.many': ({ n }: V) => `${n} things wait for you`,
  'page.push.title': (_: V) => 'Devices that notify you',
  'page.push.lead': (_: V) =>
    'These devices tell you how many things wait, also while the web inbox is closed. A locked screen shows the number only, never what it is about.',
  'page.push.empty': (_: V) => 'No device notifies you yet.',
  'page.push.here': (_: V) => 'this device',
  'page.push.since': ({ at }: V) => `on since ${at}`,
  'page.push.last': ({ at }: V) => `last notified ${at}`,
  'page.push.failing': (_: V) => 'nothing got through lately; we keep trying',
  'page.push.end': (_: V) => 'Turn off',
  'page.push.turn-on': (_: V) => 'Turn on notifications on this device',
  'page.push.ended': (_: V) => 'That device is notified no more.',
  'page.push.on': (_: V) => 'This device notifies you.',
  'page.push.denied': (_: V) =>
    'The browser keeps this site from notifying you. Allow it in the browser’s settings of this site, then come back here.',
  'page.push.unsupported': (_: V) =>
    'This browser cannot be pushed to. On an iPhone or iPad, first add this page to the home screen and open it from there.',
  'page.push.failed': (_: V) =>
    'That did not work: the browser cannot reach its push service. Try another network or browser; while the inbox is open you are notified all the same.',
  'note.me.pushes': ({ n }: V) => `Browser push: on ${counted(n ?? 0, 'device', 'devices')}`,
  'reach.web-push': (_: V) => 'web, with push',
  'panel.reach.pushes': ({ n }: V) => `browser push on ${counted(n ?? 0, 'device', 'devices')}`,
  'health.push': (_: V) => 'Browser push',
  'health.push.facts': ({ live, waiting }: V) =>
    `on ${counted(live ?? 0, 'device', 'devices')}, ${waiting} waiting`,
  'health.push.refused': ({ hosts }: V) =>
    `${hosts} refused our push key (401/403): look at VAPID_PRIVATE_KEY, PUSH_CONTACT and the server’s clock`,
  'health.push.silent': ({ hosts }: V) =>
    `No answer from ${hosts}: look at the worker’s way out, its proxy and firewall; people may use another browser`,
  'health.sweep.sweep-pushes': (_: V) => 'Browser push',
  'check.step.push': (_: V) => 'Browser push',
  'check.advice.push-none': (_: V) =>
    'No device of yours has notifications turned on. Open the web inbox on a phone or computer and turn them on.',
  'check.advice.push-refused': (_: V) =>
    'The push service refuses our key. Look at VAPID_PRIVATE_KEY, PUSH_CONTACT and the server’s clock.',
  'check.advice.push-silent': (_: V) =>
    'The push service does not answer. Look at the worker’s way out, its proxy and firewall, or use another browser.',
  'event.push.subscribed': ({ who }: V) => `${who} turned browser push on for a device`,
  'event.push.ended': ({ what, pushEnd }: V) =>
    `A device of ${what} gets no browser push any more: ${pushEnd}`,
  'push-end.gone': (_: V) => 'its push service has forgotten it',
  'push-end.self': (_: V) => 'turned off by its owner',
  'push-end.signed-out': (_: V) => 'signed out',
  'push-end.moved': (_: V) => 'somebody else uses the device',
  'push-end.renewed': (_: V) => 'the browser changed its address',
  'push-end.rekeyed': (_: V) => 'the system changed its key',
};
