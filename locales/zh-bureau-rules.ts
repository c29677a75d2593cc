/** Texts of rules that bureaus set differently: who keeps a registry, key subjects, coverage, joint draws. */
export const bureauRules = {
  'field.keyPoolFilter': () => '重点名录',
  'panel.key-pool.in': () => '重点抽查名录库',
  'panel.key-pool.out': () => '重点抽查名录库以外',
  'portal.draw.key-pool': () => '重点抽查名录库内',
  'portal.draw.not-key-pool': () => '重点抽查名录库外',
};
