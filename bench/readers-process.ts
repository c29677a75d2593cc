import os from 'node:os';
import { type Crowd, readAll } from './readers.ts';

// A process of its own, so that who asks does not wait for who answers. It gives way to everybody else when told.
if (process.argv[2] === 'niced') os.setPriority(19);

let stop = new AbortController();
process.on('message', (told: Crowd | 'stop') => {
  if (told === 'stop') return stop.abort();
  stop = new AbortController();
  void readAll(told, stop.signal).then((served) => process.send!(served));
});
process.send!('ready');
