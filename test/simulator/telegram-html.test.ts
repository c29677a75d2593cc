import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHtml } from '../../simulator/telegram/html.ts';

test.each([
  ['<b>抽查</b>任务', '抽查任务', [{ type: 'bold', offset: 0, length: 2 }]],
  ['a &amp;lt; b', 'a &lt; b', []],
  ['&#25277;&#x67E5;', '抽查', []],
  [
    '见<a href="https://a.example/?x=1&amp;y=2">公告</a>',
    '见公告',
    [{ type: 'text_link', offset: 1, length: 2, url: 'https://a.example/?x=1&y=2' }],
  ],
  ['/start x', '/start x', [{ type: 'bot_command', offset: 0, length: 6 }]],
  [
    '<b><i>两层</i></b>',
    '两层',
    [
      { type: 'italic', offset: 0, length: 2 },
      { type: 'bold', offset: 0, length: 2 },
    ],
  ],
])('%s', (source, text, entities) => {
  expect(parseHtml(source)).toMatchObject({ text, entities });
});

test.each([
  ['<script>x</script>', 'Unsupported start tag "script" at byte offset 0'],
  ['号<b>x</i>', 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'],
  ['x</b>', 'Unexpected end tag at byte offset 1'],
  ['a < b', 'Unsupported start tag "" at byte offset 2'],
  ['<i>x', `Can't find end tag corresponding to start tag "i"`],
])('%s is refused', (source, why) => {
  expect(() => parseHtml(source)).toThrow(`Bad Request: can't parse entities: ${why}`);
});

test('a link that would run a script is only words', () => {
  const { html, entities } = parseHtml('<a href="javascript:alert(1)">点我</a>');
  expect(html).toBe('点我');
  expect(entities).toHaveLength(1);
});

test('escaped text comes out as it was, and never as markup', () => {
  const escape = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const { text, html } = parseHtml(escape(words));
      expect(text).toBe(words);
      expect(html).not.toMatch(/[<>]/);
    }),
  );
});
