import type { FrozenMatchInput } from './input.ts';
import { reachOf, uniformCap } from './reach.ts';
import type { Shortage } from './shortage.ts';

/** The shortage in words, with the lawful ways out of it (高新区 第二十条). */
export function shortageText(
  shortage: Omit<Shortage, 'text'>,
  input: FrozenMatchInput,
  language: 'zh' | 'en',
): string {
  const { seats, demand, capacity } = shortage;
  const people = reachOf(seats, input);
  return texts[language]({
    departments: [...new Set(seats.map(({ department }) => department))],
    subjects: new Set(seats.map(({ subject }) => subject)).size,
    leads: seats.filter(({ lead }) => lead).length,
    demand,
    capacity,
    people: people.length,
    cap: uniformCap(demand, people),
  });
}

type Facts = {
  departments: number[];
  subjects: number;
  leads: number;
  demand: number;
  capacity: number;
  people: number;
  cap: number | null;
};

const texts = {
  zh: (facts: Facts) =>
    `部门${facts.departments.join('、')}：${facts.subjects}个检查对象的${facts.demand}个岗位` +
    `（其中组长${facts.leads}个），可派的只有${facts.people}人，按每人上限合计最多` +
    `${facts.capacity}人次，缺${facts.demand - facts.capacity}人次。可以：` +
    [
      ...(facts.cap === null ? [] : [`把每人上限提高到${facts.cap}`]),
      '增加1名合格的执法检查人员',
      '与相邻区域合并人员随机匹配（高新区第二十条）',
      '减少检查对象。',
    ].join('；'),
  en: (facts: Facts) =>
    `Department ${facts.departments.join(', ')}: ${facts.demand} seats (${facts.leads} of them ` +
    `the lead's) on ${facts.subjects} subjects; only ${facts.people} people could take them, at ` +
    `most ${facts.capacity} seats under their caps, ${facts.demand - facts.capacity} too few. ` +
    `Possible: ` +
    [
      ...(facts.cap === null ? [] : [`raise the cap to ${facts.cap}`]),
      'add one qualified inspector',
      'match from a joint pool with a neighbouring area (高新区 art. 20)',
      'fewer subjects.',
    ].join('; '),
};
