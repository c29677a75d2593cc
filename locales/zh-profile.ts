type V = Record<string, string | number>;

/** 规则参数: what is said of rule profiles, their versions and changes. */
export const profiles = {
  'refusal.profile-value': ({ zh, key }: V) =>
    `“${zh ?? key}”的取值不符合该参数允许的类型或范围（${key}），未保存。`,
  'refusal.escort-not-above': ({ months, base, rule }: V) =>
    `武装守护押运的抽查频次（每${months}个月）应高于保安服务业（每${base}个月），未保存。依据：${rule}`,
  'refusal.profile-taken': ({ slug }: V) => `规则代号 ${slug} 已有，请另取代号。`,
  'refusal.profile-not-approved': ({ profile }: V) =>
    `规则参数 ${profile} 没有经批准并已施行的版本，不能据以设置任务。请先批准。`,
  'refusal.profile-below': ({ unit }: V) =>
    `${unit}适用上级单位的规则参数，不能单独指定。请在上级单位指定。`,

  'event.profile.derived': ({ who, slug, name }: V) => `${who} 派生了规则参数 ${name}（${slug}）`,
  'event.profile.amended': ({ who, slug, version }: V) =>
    `${who} 修改了规则参数 ${slug} 第 ${version} 版草案`,
  'event.profile.approved': ({ who, slug, version, effectiveFrom }: V) =>
    `${who} 批准规则参数 ${slug} 第 ${version} 版，自 ${effectiveFrom} 起施行`,
  'event.profile.rejected': ({ who, slug, version, reason }: V) =>
    `${who} 未批准规则参数 ${slug} 第 ${version} 版：${reason}`,
  'event.profile.assigned': ({ who, slug, version }: V) =>
    `${who} 为本单位指定规则参数 ${slug}（现为第 ${version} 版）`,

  'state.profile.draft': () => '草案',
  'state.profile.approved': () => '已批准',
  'state.profile.rejected': () => '未批准',
  'panel.way.profiles': () => '规则参数',
  'panel.profile.title': () => '规则参数',
  'panel.profile.lead': () =>
    '每项取值旁边是它的依据条款；本局文件没有规定的，标明“系统默认，非本局文件规定”。任务按设置时的版本执行到底。',
  'panel.profile.uses': () => '各单位适用的规则',
  'panel.profile.in-force': () => '现行规则',
  'panel.profile.built-in': () => '内置',
  'panel.profile.built-in-ones': () => '内置规则',
  'panel.profile.derived': () => '派生和修订的规则',
  'panel.profile.all': () => '全部规则',
  'panel.profile.version': ({ version }: V) => `第 ${version} 版`,
  'panel.profile.name': () => '名称',
  'panel.profile.slug': () => '规则代号',
  'panel.profile.slug-hint': () => '小写字母、数字和连字符，例如 laiwu。',
  'panel.profile.document': () => '本局实施方案、抽查规则（文号）',
  'panel.profile.parent': () => '派生自',
  'panel.profile.authors': () => '起草',
  'panel.profile.effective': () => '施行日期',
  'panel.profile.changes': () => '修改项数',
  'panel.profile.parameter': () => '参数',
  'panel.profile.value': () => '取值和依据',
  'panel.profile.value-alone': () => '取值',
  'panel.profile.change': () => '修改',
  'panel.profile.differs': () => '不同',
  'panel.profile.same': () => '相同',
  'panel.profile.count': ({ count, name }: V) => `与${name}有 ${count} 项不同。`,
  'panel.profile.compare': () => '对比',
  'panel.profile.only': () => '只看不同',
  'panel.profile.show': () => '查看',
  'panel.profile.decide': () => '审批',
  'panel.profile.not-you': () => '草案由起草人以外的管理员或主要负责人审批。',
  'panel.profile.in-draft': () => '修改写入草案，批准后施行。',
  'panel.profile.new-draft': () => '修改将开始新一版草案，批准后施行；已设置的任务不受影响。',
  'panel.profile.source': () => '依据',
  'panel.profile.by-document': () => '本局文件规定',
  'panel.profile.file': () => '文件',
  'panel.profile.article': () => '条款',
  'panel.profile.by-product': () => '系统默认，非本局文件规定',
  'panel.profile.answers': () => '所属单位',
  'panel.profile.keep': () => '写入草案',
  'panel.profile.reset': ({ name }: V) => `恢复为${name}的取值`,
  'panel.profile.derive': () => '派生新规则',
  'panel.profile.assign': () => '指定适用规则',
  'panel.profile.assign-hint': () => '从下一个任务起适用；已设置的任务仍按原版本执行。',
  'panel.done.profile-kept': () => '已写入草案。',
  'panel.done.profile-derived': () => '已派生，现为草案。',
  'panel.done.profile-assigned': () => '已指定。',
};
