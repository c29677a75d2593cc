import type { bureauRules as zh } from './zh-bureau-rules.ts';

/** Texts of rules that bureaus set differently: who keeps a registry, key subjects, coverage, joint draws. */
export const bureauRules: typeof zh = {
  'field.keyPoolFilter': () => 'Key registry',
  'panel.key-pool.in': () => 'Key registry',
  'panel.key-pool.out': () => 'Outside the key registry',
  'portal.draw.key-pool': () => 'in the key registry',
  'portal.draw.not-key-pool': () => 'outside the key registry',
};
