import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const within = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => path.join(folder, file));

const pages = ['README.md', 'CONTRIBUTING.md', ...within('docs', '.md')];
const named = pages.flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/!\[([^\]]*)\]\(([^)]+\.(?:png|svg|jpg))\)/g)].map(
    ([, words, file]) => ({
      page,
      words: words!,
      file: path.normalize(path.join(path.dirname(page), file!)),
    }),
  ),
);
const kept = within(path.join('docs', 'screenshots'), '.png');
const cards = kept.filter((file) => path.dirname(file).endsWith('cards'));

// The width of a PNG stands in its first chunk.
const widthOf = (file: string) => readFileSync(file).readUInt32BE(16);

describe('the pictures of the docs', () => {
  it('are all there', () => {
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter(({ file }) => !statSync(file, { throwIfNoEntry: false }))).toEqual([]);
  });

  it('are each shown on a page', () => {
    const shown = new Set(named.map(({ file }) => file));
    expect(kept.filter((file) => !shown.has(file))).toEqual([]);
  });
});

describe('the pictures of the cards', () => {
  it('are of each card on each platform in both languages', () => {
    const names = cards.map((file) => path.basename(file, '.png'));
    const all = names.filter((name) => name.endsWith('-telegram'));
    expect(all.length).toBeGreaterThanOrEqual(12);
    // A group reads the language of the regulation alone.
    for (const name of all) {
      const card = name.replace(/-telegram$/, '');
      for (const platform of ['telegram', 'slack', 'web']) {
        expect(names).toContain(`${card}-${platform}`);
        if (card !== 'notice') expect(names).toContain(`${card}-${platform}-en`);
      }
    }
  });

  it('are sharp, of the width of a phone, and together of a moderate size', () => {
    expect(cards.filter((file) => widthOf(file) !== 780)).toEqual([]);
    const bytes = cards.reduce((sum, file) => sum + statSync(file).size, 0);
    expect(bytes).toBeLessThan(6 * 1024 * 1024);
  });

  it('say in words what they show', () => {
    const silent = named.filter(({ file, words }) => cards.includes(file) && !words);
    expect(silent).toEqual([]);
  });
});
