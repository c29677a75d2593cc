import { dayOf } from '../../domain/day.ts';
import { html, type Html } from '../../html.ts';
import type { BlacklistBody, CreditBody } from '../credit-bodies.ts';
import { day, moment } from '../format.ts';
import type { Page } from '../layout.ts';
import type { Notice } from '../notices.ts';
import { facts } from '../parts/facts.ts';
import { table } from '../parts/table.ts';
import { term } from '../parts/term.ts';
import { own, type Reader, word } from '../reader.ts';

/** 黑名单 (R-184): whoever is on it today or will be, with the days, the reason and who is responsible. */
export function blacklistPage(reader: Reader, q: string, all: Notice<BlacklistBody>[]): Page {
  const { t } = reader;
  const today = dayOf(reader.now);
  const standing = all.filter(({ body }) => body.endsOn === null || body.endsOn >= today);
  const body = html`<div class="wrap">
    <h1>${t('portal.blacklist.title')}</h1>
    <p class="lead">${t('portal.blacklist.lead')}</p>
    ${search(reader, '/blacklist', q)}
    ${
      standing.length === 0
        ? html`<p class="note" role="status">${t('portal.blacklist.none')}</p>`
        : table(
            t('portal.blacklist.title'),
            [
              {
                head: t('portal.credit.name'),
                cell: ({ body: one }) =>
                  html`${own(reader, one.name)} <span class="soft">${one.uscc}</span>`,
              },
              {
                head: t('portal.blacklist.responsible'),
                cell: ({ body: one }) => own(reader, one.responsible),
              },
              {
                head: t('portal.blacklist.reason'),
                cell: ({ body: one }) =>
                  html`${own(reader, one.reason)}<span class="soft"
                      >${own(reader, one.source)}</span
                    >`,
              },
              {
                head: t('portal.blacklist.days'),
                cell: ({ body: one }) => term(reader, one),
              },
              {
                head: t('portal.organisation'),
                cell: ({ body: one }) => own(reader, one.organisation),
              },
            ],
            standing,
          )
    }
    <p><a href="/credit">${t('portal.credit.title')}</a></p>
  </div>`;
  return { title: t('portal.blacklist.title'), body };
}

/** 网吧信用查询 (R-186): what is public about a café, for whoever asks by its name or code. */
export function creditPage(reader: Reader, q: string, found: Notice<CreditBody>[]): Page {
  const { t } = reader;
  const body = html`<div class="wrap">
    <h1>${t('portal.credit.title')}</h1>
    <p class="lead">${t('portal.credit.lead')}</p>
    ${search(reader, '/credit', q)}
    ${
      q !== '' &&
      found.length === 0 &&
      html`<p class="note" role="status">${t('portal.credit.nothing')}</p>`
    }
    ${found.map((notice) => creditCard(reader, notice))}
    <p><a href="/blacklist">${t('portal.blacklist.title')}</a></p>
  </div>`;
  return { title: t('portal.credit.title'), body };
}

function creditCard(reader: Reader, { body, publishedAt }: Notice<CreditBody>): Html {
  const { t } = reader;
  const today = dayOf(reader.now);
  const standing = body.blacklist.filter(({ endsOn }) => endsOn === null || endsOn >= today);
  return html`<section class="card">
    <h2>${own(reader, body.name)}</h2>
    ${facts([
      [t('portal.credit.code'), body.uscc],
      [t('portal.organisation'), own(reader, body.organisation)],
      [t('portal.published'), moment(reader, publishedAt)],
    ])}
    <h3>${t('portal.blacklist.title')}</h3>
    ${
      standing.length === 0
        ? html`<p>${t('portal.credit.not-listed')}</p>`
        : html`<ul>
            ${standing.map(
              (one) =>
                html`<li>
                  ${term(reader, one)} · ${own(reader, one.reason)} ·
                  ${t('portal.blacklist.responsible')} ${own(reader, one.responsible)}
                </li>`,
            )}
          </ul>`
    }
    <h3>${t('portal.credit.results')}</h3>
    ${
      body.results.length === 0
        ? html`<p>${t('portal.credit.no-results')}</p>`
        : html`<ul>
            ${body.results.map(
              ({ inspection, date, finding }) =>
                html`<li>
                  <a href="/results/${encodeURIComponent(inspection)}">${day(reader, date)}</a>
                  ${word(reader, 'finding', finding)}
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

const search = ({ t }: Reader, action: string, q: string): Html =>
  html`<form class="search" role="search" action="${action}">
    <label for="q">${t('portal.credit.label')}</label>
    <div class="field">
      <input id="q" name="q" type="search" value="${q}" maxlength="60" autocomplete="off" />
      <button>${t('portal.search')}</button>
    </div>
  </form>`;
