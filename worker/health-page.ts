import { type Locale, translate, translateAny, type TextKey } from '../locales/translate.ts';
import type { Health } from './health.ts';

type Row = { part: string; ok: boolean; warn?: boolean; facts: string };

/** The health page for people, without any other origin and without scripts; pure. */
export function healthPage(health: Health, locale: Locale): string {
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const title = escape(translate(locale, 'health.title', {}));
  const column = (name: 'part' | 'state' | 'facts') =>
    `<th scope="col">${escape(translate(locale, `health.column.${name}`, {}))}</th>`;
  const at = new Date(health.at).toLocaleString(locale, {
    timeZone: 'Asia/Shanghai',
    hour12: false,
  });
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="10">
<style>${css}</style></head><body><main>
<p class="switch"><a href="?lang=${other}" lang="${other}">${translate(locale, 'health.switch', {})}</a></p>
<h1>${title} ${badge(locale, health.ok, health.warn)}</h1>
<p>${escape(translate(locale, 'health.at', { at }))}</p>
<table><thead><tr>${column('part')}${column('state')}${column('facts')}</tr></thead>
<tbody>${rowsOf(health, locale)
    .map((row) => printRow(locale, row))
    .join('\n')}</tbody></table>
</main></body></html>
`;
}

function rowsOf(health: Health, locale: Locale): Row[] {
  const say = (key: TextKey, vars: object = {}) =>
    translateAny(locale, key, vars as Record<string, string | number>);
  const facts = (part: 'database' | 'queue' | 'messages') =>
    health[part].ok
      ? say(`health.${part}.facts`, health[part])
      : (health[part].problem ?? say('health.unreachable'));
  const { oldestPendingMs } = health.messages;
  const oldest =
    oldestPendingMs === null
      ? []
      : [say('health.messages.oldest', { seconds: seconds(oldestPendingMs) })];
  return [
    { part: say('health.database'), ok: health.database.ok, facts: facts('database') },
    { part: say('health.queue'), ok: health.queue.ok, facts: facts('queue') },
    {
      part: say('health.messages'),
      ok: health.messages.ok,
      facts: [facts('messages'), ...oldest].join(' · '),
    },
    ...health.bots.map((bot) => ({
      part: `${say('health.bot')} · ${say(`door.${bot.provider}`)}`,
      ok: true,
      warn: !bot.ok,
      facts: say(`health.bot.${bot.state}`, {
        ...bot,
        seconds: seconds(bot.beatAgeMs ?? 0),
        minutes: Math.round((bot.conflictAgeMs ?? 0) / 60_000),
      }),
    })),
    { part: say('health.push'), ok: true, warn: !health.push.ok, facts: pushFacts(health, say) },
    ...health.sweeps.map(({ name, ok, ageMs }) => ({
      part: `${say('health.sweeps')} · ${say(`health.sweep.${name}`)}`,
      ok,
      facts:
        ageMs === null
          ? say('health.sweep.never')
          : say('health.sweep.ago', { seconds: seconds(ageMs) }),
    })),
  ];
}

type Say = (key: TextKey, vars?: object) => string;

function pushFacts({ push }: Health, say: Say): string {
  const troubles = (['refused', 'silent'] as const).filter((trouble) => push[trouble].length > 0);
  const lines = troubles.map((trouble) =>
    say(`health.push.${trouble}`, { hosts: push[trouble].join(', ') }),
  );
  return [say('health.push.facts', push), ...lines].join('\n');
}

const seconds = (ms: number) => Math.round(ms / 1000);

const printRow = (locale: Locale, { part, ok, warn, facts }: Row) =>
  `<tr><th scope="row">${escape(part)}</th><td>${badge(locale, ok, warn)}</td><td>${escape(facts)}</td></tr>`;

const signs = { ok: '✓', warn: '!', bad: '✗' } as const;

function badge(locale: Locale, ok: boolean, warn = false): string {
  const level = ok ? (warn ? 'warn' : 'ok') : 'bad';
  return `<span class="${level}">${signs[level]} ${escape(translate(locale, `health.${level}`, {}))}</span>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);

const css = `
:root { color-scheme: light dark; --ink: #1c2430; --paper: #fff; --line: #d5dae1; --ok: #1a6b3c; --bad: #a8211b; --warn: #8a5a00; --link: #1b4f9c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ebf0; --paper: #14181f; --line: #3a4350; --ok: #6fd39b; --bad: #ff9a92; --warn: #f0c05a; --link: #9cc2ff; } }
body { margin: 0; color: var(--ink); background: var(--paper); line-height: 1.7;
  font: 16px "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; padding: 16px; }
h1 { font-size: 1.5rem; margin: 8px 0; } h1 span { font-size: 1rem; } a { color: var(--link); }
td { white-space: pre-line; } tbody th { width: 36%; }
.switch { text-align: right; margin: 0; } .ok { color: var(--ok); } .bad { color: var(--bad); font-weight: 600; }
.warn { color: var(--warn); font-weight: 600; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: 8px; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-weight: 600; } td span { white-space: nowrap; }
@media (max-width: 40rem) { thead { display: none; } tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); }
  tbody th { width: auto; } th, td { display: block; border: 0; padding: 0; } tbody th { font-weight: 600; } }
`;
