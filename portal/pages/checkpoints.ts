import { html, type Html } from '../../html.ts';
import type { PublicCheckpoint } from '../checkpoints.ts';
import { count, moment } from '../format.ts';
import type { Page } from '../layout.ts';
import { command } from '../parts/command.ts';
import { code } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import type { Reader } from '../reader.ts';

type Key = { verifier: string; at: Date };

/** 存证点: how far the trail of the office was signed, hour by hour, and the key to check it with. */
export function checkpointsPage(
  reader: Reader,
  checkpoints: PublicCheckpoint[],
  keys: Key[],
): Page {
  const { t, here } = reader;
  const title = t('portal.checkpoints.title');
  const body = html`<div class="wrap prose">
    <h1>${title}</h1>
    <p class="lead">${t('portal.checkpoints.lead')}</p>
    ${
      checkpoints.length === 0
        ? html`<p>${t('portal.checkpoints.none')}</p>`
        : html`${list(reader, checkpoints)} ${keyList(reader, keys)}`
    }
    <section aria-labelledby="keep">
      <h2 id="keep">${t('portal.checkpoints.keep')}</h2>
      <p>${t('portal.checkpoints.keep.text')}</p>
      ${command(`curl -s ${new URL('/checkpoint', here).href} -o checkpoint.txt`)}
    </section>
    <section aria-labelledby="check">
      <h2 id="check">${t('portal.checkpoints.check')}</h2>
      <p>${t('portal.checkpoints.check.text')}</p>
      ${command('npx --no-install yaohao archive verify FILE --key "$KEY"')}
    </section>
  </div>`;
  return { title, body };
}

const list = (reader: Reader, checkpoints: PublicCheckpoint[]): Html =>
  table(
    reader.t('portal.checkpoints.list'),
    [
      {
        head: reader.t('portal.checkpoints.at'),
        cell: ({ at, size }) => html`<a href="/checkpoints/${size}.txt">${moment(reader, at)}</a>`,
      },
      {
        head: reader.t('portal.checkpoints.size'),
        cell: ({ size }) => count(reader, size),
        figure: true,
      },
      { head: reader.t('portal.checkpoints.root'), cell: ({ root }) => code(root) },
    ],
    checkpoints,
  );

const keyList = (reader: Reader, keys: Key[]): Html =>
  html`<section aria-labelledby="keys">
    <h2 id="keys">${reader.t('portal.checkpoints.keys')}</h2>
    <p>${reader.t('portal.checkpoints.keys.text')}</p>
    <ul>
      ${keys.map(({ verifier, at }) => html`<li>${code(verifier)} ${reader.t('portal.checkpoints.since')} ${moment(reader, at)}</li>`)}
    </ul>
  </section>`;
