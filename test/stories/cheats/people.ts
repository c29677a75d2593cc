import { randomUUID } from 'node:crypto';
import { actorOf } from '../../../db/queries/actor.ts';
import { hashPassword } from '../../../usecases/account/sign-in.ts';
import { requestSubstitution } from '../../../usecases/substitution/request.ts';
import { commandOf } from '../../../usecases/usecase.ts';
import { monday } from '../../support/county.ts';
import type { Query } from '../../support/database.ts';

/** Somebody who could still be drawn for the first visit has an interest in it, from now on. */
export async function declareInterest(sql: Query, taskId: string, team: FirstTeam): Promise<void> {
  const serial = team.eligible.find((one) => !team.recused.includes(one));
  await sql(
    `insert into interest (id, inspector_id, uscc, nature, declared_at)
     select $1, i.person_id, s.uscc, '亲属', now() from inspector i, pool_entry e join subject s on s.id = e.subject_id
     where i.serial = $2 and e.task_id = $3 and e.record_id = $4`,
    [randomUUID(), serial, taskId, team.subject],
  );
}

export type FirstTeam = { subject: string; eligible: number[]; recused: number[] };

/** Makes an inspector an approver of their own unit as well, who asks to be replaced. */
export async function makeApprover(sql: Query, personId: string) {
  const login = 'inspector-who-approves';
  await sql('insert into account (person_id, login, password_hash) values ($1, $2, $3)', [
    personId,
    login,
    await hashPassword('yaohao-demo'),
  ]);
  await sql(
    `insert into role_assignment (id, person_id, role, unit_id, valid_from)
     select $1, $2, 'approver', id, '2026-01-01' from unit where code = 'GQGA'`,
    [randomUUID(), personId],
  );
  const ask = async (inspectionId: string): Promise<string> => {
    const command = commandOf(await actorOf(personId, '2026-09-14'), 'web');
    const given = { inspectionId, reason: 'conflict' as const };
    return (await requestSubstitution(command, given, monday)).substitutionId;
  };
  return { login, ask };
}
