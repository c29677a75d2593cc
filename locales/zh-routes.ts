type V = Record<string, string | number>;

/** Texts of a task that several units carry out, each in its own jurisdiction. */
export const routes = {
  'refusal.subject-unroutable': ({ count, codes }: V) =>
    `有 ${count} 户可抽取的检查对象没有对应的任务执行单位，不能冻结名单：${codes}${Number(count) > 5 ? ' 等' : ''}。请补全其管辖机关，或重新设置任务、为其辖区指定执行单位。`,
  'refusal.route-repeated': ({ area }: V) =>
    `同一辖区${area ? `“${area}”` : ''}只能指定一个任务执行单位。`,
  'refusal.route-outside-bureau': ({ unit, bureau }: V) =>
    `“${unit}”不属于${bureau}，不能作为本任务的执行单位。`,
  'refusal.nothing-to-match': (_: V) => '本单位的检查对象都已匹配检查人员。',
  'panel.routes.form': () => '多个任务执行单位（按辖区分派）',
  'panel.routes.form.lead': () =>
    '为各辖区指定执行单位，抽中的检查对象派给其辖区的单位，由该单位匹配人员。都不指定时，全部由上面的任务执行单位执行；指定后，上面的单位负责牵头。',
  'panel.routes.fill': () => '按管辖单位自动填写',
  'panel.routes.by-unit': () => '名录登记的管辖单位（含下属单位）',
  'panel.routes.by-unit.hint': () => '下级单位另有指定的，以下级单位的为准。',
  'panel.routes.by-area': () => '名录中的管辖机关名称（优先于管辖单位）',
  'panel.routes.by-prefix': () => '名称开头相同的管辖机关',
  'panel.routes.prefix': ({ number }: V) => `管辖机关名称的开头 ${number}`,
  'panel.routes.prefix-to': ({ number }: V) => `名称开头 ${number} 的执行单位`,
  'panel.routes.nobody': () => '（不单独指定）',
  'panel.routes.title': () => '任务执行单位',
  'panel.routes.lead': () => '牵头单位',
  'panel.routes.where': () => '辖区',
  'panel.routes.area': ({ area }: V) => `管辖机关“${area}”`,
  'panel.routes.under': ({ unit }: V) => `${unit}管辖`,
  'panel.routes.candidates': () => '可抽取',
  'panel.routes.visits': () => '检查',
  'panel.routes.preview': () => '各执行单位的检查对象',
  'panel.routes.unroutable': ({ count, codes }: V) =>
    `${count} 户没有对应的任务执行单位：${codes}${Number(count) > 5 ? ' 等' : ''}。为其辖区指定执行单位后才能冻结名单。`,
  'panel.routes.others': ({ count }: V) => `其他执行单位的 ${count} 户不在此列出。`,
};
