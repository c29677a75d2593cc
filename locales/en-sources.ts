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
    `This round will be published on ${at}; its beacon cannot exist yet.`,
  'refusal.lottery-malformed': ({ name, count, of, extra, extraOf }: V) =>
    count
      ? `Not a result of ${name}: it has ${count} different numbers of 1–${of} and ${extra} of 1–${extraOf}.`
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

  'source-state.awaited': () => 'to be committed to',
  'source-state.committed': () => 'committed, to be revealed',
  'source-state.revealed': () => 'revealed',
  'source-state.sealed': () => 'committed, opened after the inspections',
  'source-state.opened': () => 'open',
  'source-state.unsettled': () => 'its round is fixed by the announcement',
  'source-state.round': ({ round, at }: V) => `waiting for round ${round}, published on ${at}`,
  'source-state.result': ({ on }: V) => `waiting for the result of ${on}, entered by two people`,
  'source-state.entered': () => 'entered by one person, to be confirmed by another',
  'source-state.verified': ({ round }: V) => `round ${round} is in, its signature is right`,
  'source-state.confirmed': ({ text }: V) => `entered and confirmed: ${text}`,

  'card.draw-desk.ready-public': (_: V) =>
    'The sources of randomness are chosen; the draw can be announced.',
  'card.draw-desk.waiting-public': (_: V) =>
    'Announced. Waiting for public values; the draw runs by itself when all are in.',
  'card.draw-notice.announced-public': (_: V) =>
    'List and sources are fixed. The randomness comes from public sources that do not exist yet; the draw runs by itself when all values are in.',

  'panel.sources.how': () =>
    'Choose one source of randomness or more. They cannot be exchanged after the announcement; if one is late, the draw waits for it and is never run again.',
  'panel.sources.witnesses': () => 'Witnesses: two or more, of different units → witnessed',
  'panel.sources.drand': () => 'Public beacon (drand) → publicly verifiable',
  'panel.sources.drand.demo': () => 'Public beacon: the demo network, which counts nothing',
  'panel.sources.drand.how': () =>
    'The announcement fixes a round at least 10 minutes ahead, and after the last reveal where there are witnesses. Anybody can check its signature; without a network it is brought by hand.',
  'panel.sources.lotteries': () => 'Lottery results: two of them → publicly verifiable',
  'panel.sources.lotteries.how': () =>
    'Drawn on a day after the announcement: 双色球 on Tuesday, Thursday and Sunday, 大乐透 on Monday, Wednesday and Saturday. One person enters the result, another confirms it. Other lotteries may be named and count nothing.',
  'panel.sources.lottery': ({ number }: V) => `Lottery ${number}`,
  'panel.sources.drawn-on': () => 'Drawn on',
  'panel.sources.secret': () =>
    'The result of this task is sealed: the system adds a secret number, opened after the inspections.',
  'panel.sources.people': () => 'Randomness for matches and substitutions',
  'panel.sources.people.drand': () =>
    'Public beacon, 10 minutes after the announcement → publicly verifiable',
  'panel.sources.people.secret': () =>
    'Made by the system after the announcement → not publicly verifiable',
  'panel.sources.ready': () =>
    'The sources are chosen. Once announced, the draw waits for public values and runs by itself when all are in.',
  'panel.sources.waiting': () =>
    'Announced. The draw runs by itself when the last of its values is in.',
  'panel.sources.due': () =>
    'This round should be published by now and is fetched by the system. Where that fails, copy it from any relay and bring it here. Being late changes nothing.',
  'panel.sources.by-hand': () => 'Bring a beacon by hand',
  'panel.sources.by-hand.how': ({ round }: V) =>
    `Paste the signature of round ${round} (96 hexadecimal digits), or the whole JSON of a relay. It is verified offline; a wrong one is refused and stays on the trail.`,
  'panel.sources.beacon': () => 'Signature or JSON',
  'panel.sources.enter': ({ name }: V) => `Enter the result of ${name}`,
  'panel.sources.confirm': ({ name }: V) => `Confirm the result of ${name}`,
  'panel.sources.enter.how': ({ on }: V) =>
    `Enter the official numbers of ${on}, such as 03 08 12 22 27 31 + 09.`,
  'panel.sources.confirm.how': ({ on }: V) =>
    `Enter the official numbers of ${on} anew, not what was entered; a difference is not used and stays on the trail.`,
  'panel.sources.result': () => 'Numbers',
  'panel.press.beacon': () => 'Bring and verify',
  'panel.press.enter-lottery': () => 'Enter',
  'panel.press.confirm-lottery': () => 'Confirm',
  'panel.done.beacon': () => 'Its signature is right; it is in.',
  'panel.done.beacon-drawn': () =>
    'Its signature is right; all values are in and the draw is done.',
  'panel.done.enter-lottery': ({ text }: V) => `Entered: ${text}. Somebody else has to confirm it.`,
  'panel.done.confirm-lottery': () => 'Confirmed.',
  'panel.done.confirm-lottery-drawn': () => 'Confirmed; all values are in and the draw is done.',

  'panel.sources.ahead': ({ code, round, at }: V) =>
    `${code} waits for round ${round} of the public beacon, published on ${at}, and goes on by itself.`,

  'panel.done.freeze-public': ({ count }: V) => `The pool is frozen with ${count} subjects.`,

  'portal.draw.sources.public': () =>
    'Public sources do not exist yet when a draw is announced: the announcement says which round or which lottery. Once they do, anybody can look them up and check them by signature or official result.',
  'portal.draw.sources.how': () => 'How to check them',
  'portal.draw.source.numbers': () => 'Commitment and value',
  'portal.draw.source.waiting': () => 'to be published',
  'portal.draw.source.known': () => 'published and verified',
  'portal.draw.source.unused': () => 'void, not used',
  'portal.draw.source.round': () => 'Round',
  'portal.draw.source.at': () => 'Published at',
  'portal.draw.source.drawn-on': () => 'Drawn on',
  'portal.draw.source.bits': () => 'Random bits',
  'portal.draw.source.result': () => 'Result',
  'portal.draw.source.signature': () => 'Signature',
  'portal.draw.source.chain': () => 'Chain hash',
  'portal.verify.public': () => 'Public sources can be looked up',
  'portal.verify.public.text': () =>
    'The public beacon drand is run by institutions of several countries and publishes a round every 3 seconds. The announcement names network, chain and a round that lies 10 minutes ahead or more; only the network can sign a round, its randomness is the SHA-256 of the signature, and any drand client verifies the signature offline. A lottery counts as its operator published it, entered by two people. Get a round from any relay, and check its randomness:',
};
