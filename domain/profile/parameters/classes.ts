/**
 * Classes of subjects that a regulation treats apart; the Chinese text is the 检查对象类别 of the
 * registry.
 */
export const subjectClasses = {
  entertainment: ['娱乐场所', 'entertainment venues'],
  hotel: ['旅馆业', 'hotels'],
  repair: ['机动车修理业', 'vehicle repair'],
  seal: ['公章刻制业', 'seal engraving'],
  pawn: ['典当业', 'pawnbroking'],
  security: ['保安服务业', 'security services'],
  escort: ['武装守护押运服务企业', 'armed escort'],
  guns: ['民用枪支弹药从业单位', 'civil guns and ammunition'],
  blasting: ['爆破作业单位', 'blasting'],
  fire: ['消防安全单位', 'fire safety of units'],
  netcafe: ['互联网上网服务场所', 'internet cafés'],
} as const;

/** A class of subjects with rules of its own. */
export type SubjectClass = keyof typeof subjectClasses;

/** The class of a subject by its 检查对象类别; nothing where no rule treats it apart. */
export function classOf(category: string): SubjectClass | undefined {
  return classByCategory.get(category);
}

const classByCategory = new Map(
  Object.entries(subjectClasses).map(([name, [zh]]) => [zh as string, name as SubjectClass]),
);
