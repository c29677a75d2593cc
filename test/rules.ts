import { readFileSync } from 'node:fs';
import { gapsOf, lastOwed, type Naming, namedBelow, type Rule, rulesIn } from './support/rules.ts';

// `npm run rules`: each rule, where it is kept and which tests name it; `npm run rules -- R-061` tells
// their titles. Fails where a rule up to R-134 has no test and no reason.
const say = (text: string) => void process.stdout.write(`${text}\n`);
const rules = rulesIn(readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8'));
const namings = namedBelow(import.meta.dirname);
const asked = process.argv.slice(2);

for (const rule of rules.filter(({ id }) => asked.length === 0 || asked.includes(id))) tell(rule);
process.exitCode = conclude();

function tell(rule: Rule): void {
  const own = namings.filter(({ id }) => id === rule.id);
  say(`${rule.id}  ${rule.title}`);
  if (asked.length > 0) say(`       ${rule.kept}`);
  for (const text of own.length > 0 ? testsOf(own) : [without(rule)]) say(`       ${text}`);
}

function testsOf(own: Naming[]): string[] {
  if (asked.length > 0) return own.map(({ file, title }) => `test/${file}: ${title}`);
  const files = [...new Set(own.map(({ file }) => file))];
  return files.map((file) => `test/${file} ×${own.filter((one) => one.file === file).length}`);
}

function without({ id, state, kept }: Rule): string {
  if (state === 'elsewhere') return `别处 ${kept}`;
  return id > lastOwed ? '尚未 not yet' : '没有测试 NO TEST';
}

function conclude(): number {
  const { untested, unknown } = gapsOf(rules, namings);
  const named = rules.filter(({ id }) => namings.some((one) => one.id === id)).length;
  say(`\n${rules.length} 条规则 rules, ${named} 条有测试 named by tests`);
  if (untested.length > 0)
    say(`没有测试 without a test: ${untested.map(({ id }) => id).join(' ')}`);
  for (const { id, file } of unknown) say(`没有这条规则 no such rule: ${id} (test/${file})`);
  return untested.length + unknown.length > 0 ? 1 : 0;
}
