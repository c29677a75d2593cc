import { describe, expect, it } from 'vitest';
import { correctionStates } from '../../domain/correction.ts';
import { flagStates } from '../../domain/flag.ts';
import { formStates } from '../../domain/form.ts';
import * as inspection from '../../domain/inspection.ts';
import { type Machine, step, toMermaid } from '../../domain/machine.ts';
import * as substitution from '../../domain/substitution.ts';
import { agreementStates } from '../../domain/pool-agreement.ts';
import { importStates } from '../../domain/registry/import-job.ts';
import * as task from '../../domain/task.ts';

const machines: [string, Machine][] = [
  ['task', task.taskStates],
  ['draw', task.drawStates],
  ['inspection', inspection.inspectionStates],
  ['recusal', substitution.recusalStates],
  ['substitution', substitution.substitutionStates],
  ['import', importStates],
  ['flag', flagStates],
  ['form', formStates],
  ['correction', correctionStates],
  ['pool-agreement', agreementStates],
];

describe('states', () => {
  it.each(machines)('%s is drawn as documented', async (name, machine) => {
    await expect(toMermaid(machine)).toMatchFileSnapshot(`../../docs/states/${name}.mmd`);
  });

  it.each(machines)('%s leads only to states that it knows', (_name, machine) => {
    const targets = Object.values(machine).flatMap((actions) => Object.values(actions));
    for (const target of targets) expect(Object.keys(machine)).toContain(target);
  });

  it('R-086 refuses a step that the table does not have', () => {
    expect(() => step(task.taskStates, 'configured', 'draw')).toThrow(
      expect.objectContaining({ code: 'illegal-step' }),
    );
    expect(step(task.taskStates, 'drawn', 'confirm')).toBe('confirmed');
  });
});
