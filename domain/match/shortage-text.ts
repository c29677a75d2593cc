import type { Shortage } from './shortage.ts';

/** What one person could take: their cap, and the teams among the seats that they could join. */
export type Reach = { cap: number; teams: number };

/** The shortage in words, with the lawful ways out of it (高新区 第二十条). */
export function shortageText(shortage: Omit<Shortage, 'text'>, people: Reach[]): string {
  const { seats, demand, capacity } = shortage;
  const departments = [...new Set(seats.map(({ department }) => department))];
  const leads = seats.filter(({ lead }) => lead).length;
  const subjects = new Set(seats.map(({ subject }) => subject)).size;
  return [
    `部门${departments.join('、')}：${subjects}个检查对象的${demand}个岗位（组长${leads}个）`,
    `可派的只有${people.length}人，按每人上限合计最多${capacity}人次，缺${demand - capacity}人次。`,
    `可以：${[...remedies(demand, people), '减少检查对象'].join('；')}。`,
  ].join('');
}

function remedies(demand: number, people: Reach[]): string[] {
  const cap = uniformCap(demand, people);
  return [
    ...(cap === null ? [] : [`把每人上限提高到${cap}`]),
    '增加1名合格的执法检查人员',
    '与相邻区域合并人员随机匹配（高新区第二十条）',
  ];
}

/** The smallest cap for everybody that would do, or null when no cap would. */
export function uniformCap(demand: number, people: Reach[]): number | null {
  const most = Math.max(0, ...people.map(({ teams }) => teams));
  for (let cap = 1; cap <= most; cap += 1) {
    const capacity = people.reduce((sum, p) => sum + Math.min(Math.max(p.cap, cap), p.teams), 0);
    if (capacity >= demand) return cap;
  }
  return null;
}
