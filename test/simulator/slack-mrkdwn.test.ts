import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mrkdwnHtml, plainOf } from '../../simulator/slack/mrkdwn.ts';

const names = (id: string) => ({ U1: '张三', C1: '双随机' })[id] ?? id;

test.each([
  ['*对象*：甲公司', '<b>对象</b>：甲公司', '对象：甲公司'],
  ['_斜_ ~旧~ `a*b*`', '<i>斜</i> <s>旧</s> <code>a*b*</code>', '斜 旧 a*b*'],
  ['2*3*4', '2*3*4', '2*3*4'],
  ['<@U1> 在 <#C1>', '<span class="mention">@张三</span>', '@U1 在 #C1'],
  ['<!channel>', '<span class="mention">@channel</span>', '@channel'],
  ['&lt;!channel&gt;', '&#60;!channel&#62;', '<!channel>'],
  ['&gt; 引用', '<blockquote>引用</blockquote>', '> 引用'],
  ['<!date^1789344000^{date_long} {time}|x>', '2026年9月14日 08:00', '2026年9月14日 08:00'],
  ['```\n&lt;b&gt;\n```', '<pre>&#60;b&#62;</pre>', '<b>'],
  ['<javascript:alert(1)|点我>', '点我', '点我'],
])('%s', (source, html, plain) => {
  expect(mrkdwnHtml(source, names)).toContain(html);
  expect(plainOf(source)).toBe(plain);
});

test('nothing written becomes a tag of its own', () => {
  const ours = /<\/?(?:b|i|s|a|pre|code|span|blockquote)(?: [^<>]*)?>/g;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      expect(mrkdwnHtml(words).replace(ours, '')).not.toMatch(/[<>]/);
    }),
  );
});
