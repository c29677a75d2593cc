import { readFileSync } from 'node:fs';
import { namedBelow, reportOf, rulesIn } from './support/rules.ts';

// `npm run rules`: each rule, the files that keep it and how many tests name it, where; `npm run rules
// -- R-061` tells their titles. Fails where a rule has neither a test nor a reason why not, or no file.
const rules = rulesIn(readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8'));
const { text, isWhole } = reportOf(rules, namedBelow(import.meta.dirname), process.argv.slice(2));
process.stdout.write(`${text}\n`);
process.exitCode = isWhole ? 0 : 1;
