import type { Locale } from '../../locales/translate.ts';
import type { Ports } from '../ports.ts';
import { stepKeys } from '../steps.ts';
import { type DemoTexts, demoTexts } from './texts.ts';

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => escaped[sign]!);

/** The demo's page: the clock and the seven steps on top, five chats in a row below. */
export function demoPage(locale: Locale, ports: Ports): string {
  const texts = demoTexts[locale];
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${texts.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(texts.title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/demo.css">
</head>
<body>
<header class="strip">
  <div class="brand"><h1>${safe(texts.title)}</h1><nav>${links(texts, ports)}
    <a href="?lang=${other}">${safe(texts.other)}</a></nav></div>
  <p class="lead">${safe(texts.lead)}</p>
  <div class="controls">
    <div class="clock"><span>${safe(texts.clock)}</span> <time id="now"></time>
      <button type="button" data-clock="day">${safe(texts.day)}</button>
      <button type="button" data-clock="three-days">${safe(texts.threeDays)}</button>
      <button type="button" data-clock="next">${safe(texts.next)}</button></div>
    <details class="faults"><summary>${safe(texts.faults)}</summary><div>${whom(texts)} ${faults(texts)}</div>
      <p id="fault" role="status"></p></details>
  </div>
  <ol class="steps">${stepKeys.map((key) => step(texts, key)).join('')}</ol>
  <section class="guide" aria-live="polite"><p id="how"></p>
    <button type="button" id="do-it" class="primary">${safe(texts.doIt)}</button>
    <p id="error" role="alert" hidden></p></section>
  <section class="happened"><h2>${safe(texts.happened)}</h2><ol id="happenings"></ol>
    <a href="http://127.0.0.1:${ports.admin}/" target="_blank" rel="noopener">${safe(texts.trail)}</a></section>
</header>
<main class="panes">${(Object.keys(texts.panes) as (keyof DemoTexts['panes'])[])
    .map((key) => pane(texts, key))
    .join('')}</main>
<script id="texts" type="application/json">${JSON.stringify(texts).replace(/</g, '\\u003c')}</script>
<script src="/demo.js" type="module"></script>
</body>
</html>`;
}

function links(texts: DemoTexts, ports: Ports): string {
  return (['admin', 'portal', 'health'] as const)
    .map(
      (key) =>
        `<a href="http://127.0.0.1:${ports[key]}/" target="_blank" rel="noopener">${safe(texts.links[key])}</a>`,
    )
    .join(' ');
}

const step = (texts: DemoTexts, key: (typeof stepKeys)[number]) =>
  `<li data-step="${key}"><span>${safe(texts.steps[key].title)}</span></li>`;

const people = ['inspectorA', 'inspectorB', 'approver'] as const;

const whom = (texts: DemoTexts) =>
  `<label>${safe(texts.faultAbout)} <select id="whom">${people
    .map((key) => `<option value="${key}">${safe(texts.panes[key])}</option>`)
    .join('')}</select></label>`;

const faults = (texts: DemoTexts) =>
  Object.entries(texts.fault)
    .map(
      ([key, label]) =>
        `<button type="button" data-fault="${key}" aria-pressed="false">${safe(label)}</button>`,
    )
    .join(' ');

const pane = (texts: DemoTexts, key: keyof DemoTexts['panes']) =>
  `<section class="pane" data-pane="${key}"><header><h2>${safe(texts.panes[key])}</h2>
<select aria-label="${safe(texts.panes[key])}"></select>
<button type="button" data-language hidden></button>
<a target="_blank" rel="noopener" title="${safe(texts.open)}" aria-label="${safe(texts.open)}" hidden>↗</a></header>
<p class="empty">${safe(texts.empty)}</p><iframe title="${safe(texts.panes[key])}" hidden></iframe></section>`;
