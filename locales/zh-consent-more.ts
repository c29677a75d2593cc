type V = Record<string, string | number>;

/** Texts of marks and rules that wait for consent, and of the page of everything that waits. */
export const moreConsents = {
  'card.consent.title.flag': ({ state }: V) => `信用标记报批 · ${state}`,
  'card.consent.title.profile': ({ state }: V) => `规则参数报批 · ${state}`,
  'card.consent.ask.flag': () => '请您审批。登记人不能审批；同意后标记自起始日起生效。',
  'card.consent.ask.profile': () =>
    '请您审批。起草人不能审批；同意后自今日起施行，已设置的任务不受影响。需要另定施行日期的，请在后台审批。',
  'card.consent.then.flag': () => '标记已记入名录库，从起始日起生效。',
  'card.consent.then.profile': () => '已批准，可以在后台为单位指定适用。',
  'card.field.flag': () => '标记',
  'card.field.flag.value': ({ flag, value }: V) => `${flag} ${value}`,
  'card.field.flag-days': () => '起止日期',
  'card.field.flag-source': () => '来源',
  'card.field.flag-evidence': () => '依据材料',
  'card.field.flag-standing': () => '现有标记',
  'card.field.profile': () => '规则参数',
  'card.field.profile.value': ({ name, number }: V) => `${name} 第 ${number} 版`,
  'card.field.profile-parent': () => '派生自',
  'card.field.profile-authors': () => '起草',
  'card.field.profile-changes': () => '与原规则相比',
  'card.field.profile-changes.none': () => '取值和依据没有变化',
  'card.field.profile-changes.more': ({ count }: V) => `另有 ${count} 项，见后台。`,
  'card.field.profile-change': ({ zh }: V) => `${zh}。`,
  'about.flag': () => '信用标记',
  'about.profile': () => '规则参数',
};
