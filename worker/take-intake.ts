import { openIntake } from '../db/queries/intake.ts';
import { takeIntake } from '../usecases/intake/take.ts';
import { each } from './each.ts';

/** Takes into the office what the public handed in on the portal, each once. */
export async function takeIntakes(): Promise<void> {
  const waiting = await openIntake();
  await each(
    waiting.map(({ id }) => ({
      action: 'intake.take',
      about: { type: 'intake', id, unitPath: '/' },
      run: (command) => takeIntake(command, { intakeId: id }),
    })),
  );
}
