import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isSettable } from '../../domain/profile/change.ts';
import type { ParameterKey } from '../../domain/profile/parameters.ts';
import { entryOf, parameterKeys, profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import { unread } from '../../domain/profile/unread.ts';

// Where a rule can decide something. What only declares a parameter does not read it.
const folders = ['domain', 'db', 'usecases', 'chat', 'bot', 'worker', 'admin', 'portal'];
const declares =
  /^domain\/profile\/(?:parameters\/|unread|default|gaoqing|gaoxin|xuchang|yangcheng|xianyou)/;

const sources = folders
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(folder, name),
    ),
  )
  .filter((file) => file.endsWith('.ts') && !declares.test(file))
  // To name a rule in a refusal is not to decide by it.
  .map((file) => readFileSync(file, 'utf8').replaceAll(/\bcite\([^()]*\)/g, ''));

// A class of subjects has a frequency of its own under `freq.<class>`.
const readsByClass = (text: string, key: ParameterKey): boolean =>
  /^freq\.[a-z]+$/.test(key) && text.includes('`freq.${');

const isRead = (key: ParameterKey): boolean =>
  sources.some((text) => text.includes(`'${key}'`) || readsByClass(text, key));

it('every parameter is read by the code, or listed as one that is not, with why', () => {
  const listed = Object.keys(unread);
  const found = parameterKeys.filter((key) => !isRead(key));
  expect(
    found.filter((key) => !listed.includes(key)),
    'no code reads these, and domain/profile/unread.ts does not say why',
  ).toEqual([]);
  expect(
    parameterKeys.filter((key) => listed.includes(key) && isRead(key)),
    'code reads these by now: take them off domain/profile/unread.ts',
  ).toEqual([]);
});

it('what the product does for every bureau is the same in all profiles, and no change sets it', () => {
  const fixed = parameterKeys.filter((key) => unread[key] === 'always');
  expect(fixed.length).toBeGreaterThan(0);
  for (const key of fixed) {
    const values = new Set(
      profileSlugs.map((slug) => JSON.stringify(entryOf(profileOf(slug), key).value)),
    );
    expect([key, values.size]).toEqual([key, 1]);
    expect(isSettable(key), key).toBe(false);
  }
});
