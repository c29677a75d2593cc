type V = Record<string, string | number>;

/** 规则参数: what is said of rule profiles, their versions and changes. */
export const profiles = {
  'refusal.profile-value': ({ zh, key }: V) =>
    `“${zh ?? key}”的取值不符合该参数的类型（${key}），未保存。`,
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
};
