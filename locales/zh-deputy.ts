type V = Record<string, string | number>;

/** Texts about deputies who are named in a chat. */
export const deputies = {
  'note.command.deputy': () => '委托他人代为审批',
  'note.deputy.how': () =>
    '请这样写：/deputy 姓名 2026-12-01 2026-12-10 事由；提前结束：/deputy end 姓名（Slack 中为 /yaohao deputy …）。',
  'note.deputy.none': () => '没有有效的委托。',
  'note.deputy.line': ({ deputy, principal, role, unit, days }: V) =>
    `${deputy} 代 ${principal}（${role}，${unit}）：${days}`,
  'note.deputy.nobody': ({ name }: V) => `本单位没有可委托的“${name}”，请核对姓名。`,
  'note.deputy.several': ({ name }: V) =>
    `“${name}”或您的审批职责不止一个，请在网页收件箱的“代为审批”页选择。`,
  'note.deputy.no-mandate': () => '您没有可以委托他人的审批职责。',
  'note.deputy.named': ({ name, days }: V) =>
    `已委托 ${name} 代为审批：${days}。双方都会收到通知。`,
  'note.deputy.end': () => '委托已结束，双方都会收到通知。',
  'note.deputy.not-there': ({ name }: V) => `没有与“${name}”有关的有效委托。`,
  'button.deputy.end': () => '提前结束',
  'button.deputy.end.confirm': () => '委托立即结束，代理人不再代为审批。确定？',
  'page.deputies.way': () => '代为审批：委托与结束',
  'page.deputies.name': () => '委托他人代为审批',
};
