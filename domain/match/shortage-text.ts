import type { FrozenMatchInput } from './input.ts';
import { reachOf, uniformCap } from './reach.ts';
import type { Shortage } from './shortage.ts';

/** What a shortage is about in people's words, where more than the input of the match is known. */
export type ShortageWords = {
  /** Names of departments by their numbers. */
  departments: ReadonlyMap<number, string>;
  /** Whose inspectors they send, such as the bureau's own area. */
  area: string;
  /** What these subjects were drawn as, and so what is checked there. */
  categories: ReadonlyMap<string, readonly string[]>;
  /** What the rules of the bureau allow then, with the article. */
  remedies: readonly string[];
};

/** The shortage in words, with the lawful ways out of it (高新区 第二十条). */
export function shortageText(
  shortage: Omit<Shortage, 'text'>,
  input: FrozenMatchInput,
  language: 'zh' | 'en',
  words?: ShortageWords,
): string {
  const { seats, demand, capacity } = shortage;
  const people = reachOf(seats, input);
  return texts[language]({
    words,
    departments: [...new Set(seats.map(({ department }) => department))],
    categories: categoriesOf(shortage, words),
    subjects: new Set(seats.map(({ subject }) => subject)).size,
    leads: seats.filter(({ lead }) => lead).length,
    demand,
    capacity,
    people: people.length,
    cap: uniformCap(demand, people),
  });
}

const categoriesOf = ({ seats }: Pick<Shortage, 'seats'>, words?: ShortageWords): string[] => [
  ...new Set(seats.flatMap(({ subject }) => words?.categories.get(subject) ?? [])),
];

type Facts = {
  words: ShortageWords | undefined;
  departments: number[];
  categories: string[];
  subjects: number;
  leads: number;
  demand: number;
  capacity: number;
  people: number;
  cap: number | null;
};

const texts = {
  zh: (facts: Facts) =>
    `${headZh(facts)}：${facts.subjects}个检查对象的${facts.demand}个岗位` +
    `（其中组长${facts.leads}个），可派的只有${facts.people}人，按每人上限合计最多` +
    `${facts.capacity}人次，缺${facts.demand - facts.capacity}人次。可以：` +
    [
      ...(facts.cap === null ? [] : [`把每人上限提高到${facts.cap}`]),
      '增加1名合格的执法检查人员',
      ...(facts.words?.remedies ?? ['与相邻区域合并人员随机匹配（高新区第二十条）']),
      '减少检查对象。',
    ].join('；'),
  en: (facts: Facts) =>
    `${headEn(facts)}: ${facts.demand} seats (${facts.leads} of them ` +
    `the lead's) on ${facts.subjects} subjects; only ${facts.people} people could take them, at ` +
    `most ${facts.capacity} seats under their caps, ${facts.demand - facts.capacity} too few. ` +
    `Possible: ` +
    [
      ...(facts.cap === null ? [] : [`raise the cap to ${facts.cap}`]),
      'add one qualified inspector',
      ...(facts.words?.remedies ?? [
        'match from a joint pool with a neighbouring area (高新区 art. 20)',
      ]),
      'fewer subjects.',
    ].join('; '),
};

function headZh({ words, departments, categories }: Facts): string {
  if (!words) return `部门${departments.join('、')}`;
  return `${namesOf(words, departments).join('、')}（区域：${words.area}；事项：${categories.join('、')}）`;
}

function headEn({ words, departments, categories }: Facts): string {
  if (!words) return `Department ${departments.join(', ')}`;
  const names = namesOf(words, departments).join(', ');
  return `${names} (area: ${words.area}; subjects: ${categories.join(', ')})`;
}

const namesOf = (words: ShortageWords, departments: number[]) =>
  departments.map((number) => words.departments.get(number) ?? String(number));
