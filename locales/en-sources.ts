type V = Record<string, string | number>;

/** Texts about where a draw's randomness comes from: refusals, the trail, panel, cards and portal. */
export const sources = {
  'network.quicknet': () => 'drand quicknet (public network)',
  'network.demo': () => 'demo network (counts nothing towards verifiability)',

  'refusal.sources-missing': (_: V) =>
    'Choose at least one source of randomness: two witnesses of different units, the public beacon, or a public lottery.',
  'refusal.not-a-source': (_: V) =>
    'This draw has no such source, or it is not fixed by an announcement yet.',
  'refusal.beacon-unreadable': (_: V) =>
    'No beacon can be read from this: paste its signature (96 hexadecimal digits) or the whole JSON of a relay.',
  'refusal.beacon-length': ({ have, need }: V) =>
    `A signature has ${need} hexadecimal digits, this has ${have}. Was something lost or added in copying?`,
  'refusal.beacon-no-point': (_: V) =>
    'This is no signature (not a point of the curve). It may have been altered on its way.',
  'refusal.beacon-not-signed': ({ network, round }: V) =>
    `Not the signature of network ${network} for round ${round}: altered, or of another round or network. It was not used.`,
  'refusal.beacon-other-round': ({ have, need }: V) =>
    `This is the beacon of round ${have}; the announcement fixed round ${need}.`,
  'refusal.beacon-randomness': (_: V) =>
    'The randomness that this beacon states is not that of its signature. It was not used.',
  'refusal.beacon-too-early': ({ at }: V) =>
    `This round will be published at ${at}; its beacon cannot exist yet.`,
  'refusal.lottery-malformed': ({ name, form }: V) =>
    form
      ? `Not a result of ${name}: it has ${form} numbers.`
      : 'Please enter the result, 200 characters at most.',
  'refusal.lottery-no-draw-day': ({ name, on }: V) =>
    `${name} is not drawn on ${on}. Please choose another day.`,
  'refusal.lottery-too-early': ({ on }: V) =>
    `The lottery’s day must be later than that of the announcement, and its result is entered on that day (${on}) or after.`,
  'refusal.lottery-mismatch': (_: V) =>
    'Not what the first person entered. It was not used and is on the trail. Please look at the official result together.',
  'refusal.already-entered': (_: V) => 'The value of this source is confirmed and stays.',
  'refusal.not-entered': (_: V) =>
    'Nobody has entered it yet, or you did yourself: somebody else has to confirm it.',

  'event.draw.beacon-entered': ({ who, what, round }: V) =>
    `${who} brought the beacon of round ${round} for draw ${what}; its signature is right`,
  'event.draw.lottery-entered': ({ who, what, name, text }: V) =>
    `${who} entered the result of ${name} for draw ${what}: ${text}`,
  'event.draw.lottery-confirmed': ({ who, what, name, text }: V) =>
    `${who} confirmed the result of ${name} for draw ${what}: ${text}`,
  'event.draw.source-late': ({ what, name, on }: V) =>
    `Draw ${what} still waits for ${name} of ${on}; people were reminded`,

  'health.sweep.sweep-beacons': (_: V) => 'Rounds of drand to fetch',
};
