import { html, type Html } from '../../html.ts';
import type { Page } from '../layout.ts';
import { command, ticketCommand } from '../parts/command.ts';
import { type Reader, word } from '../reader.ts';

/** How anybody checks a draw: list, random numbers, seed, tickets, the whole (draw.md). */
export function howToVerifyPage(reader: Reader): Page {
  const { t, here } = reader;
  const at = (file: string) => new URL(`/draws/ID/${file}`, here).href;
  const download = [`curl -sO ${new URL('/draws/ID.json', here).href}`, 'sha256sum ID.json'];
  const body = html`<div class="wrap prose">
    <h1>${t('portal.verify.title')}</h1>
    <p class="lead">${t('portal.verify.lead')}</p>
    <p><a class="button" href="/verify">${t('verify.link')}</a></p>
    ${part(reader, 'pool', command(...download))}
    ${part(reader, 'sources', command('printf %s "$VALUE_HEX" | xxd -r -p | sha256sum'))}
    ${part(
      reader,
      'public',
      command(
        'curl -s https://api.drand.sh/$CHAIN_HASH/public/$ROUND',
        'printf %s "$SIGNATURE_HEX" | xxd -r -p | sha256sum',
      ),
    )}
    ${part(reader, 'seed')} ${part(reader, 'ticket', command(ticketCommand('$SEED_HEX', '$ID')))}
    ${part(
      reader,
      'all',
      command(
        `curl -sO ${at('transcript.json')}`,
        'sha256sum transcript.json',
        'npx --no-install yaohao draw verify --transcript transcript.json',
        `curl -sO ${at('pool.jsonl')} -sO ${at('spec.json')}`,
        'npx --no-install yaohao draw run --pool pool.jsonl --spec spec.json',
      ),
    )}
    ${part(
      reader,
      'receipt',
      command(
        `curl -s ${at('receipts/CODE.json')} -o receipt.json`,
        'npx --no-install yaohao draw verify --receipt receipt.json --pool pool.jsonl',
      ),
    )}
    <section>
      <h2>${t('portal.verify.label')}</h2>
      <dl class="labels">
        ${(['verifiable', 'witnessed', 'unverifiable'] as const).map(
          (label) =>
            html`<div>
              <dt>${word(reader, 'label', label)}</dt>
              <dd>${t(`portal.label-why.${label}`)}</dd>
            </div>`,
        )}
      </dl>
    </section>
    ${part(reader, 'sealed')} ${part(reader, 'void')}
  </div>`;
  return { title: t('portal.verify.title'), body };
}

type Topic =
  | 'pool'
  | 'sources'
  | 'public'
  | 'seed'
  | 'ticket'
  | 'all'
  | 'receipt'
  | 'sealed'
  | 'void';

const part = ({ t }: Reader, topic: Topic, example?: Html): Html =>
  html`<section aria-labelledby="${topic}">
    <h2 id="${topic}">${t(`portal.verify.${topic}`)}</h2>
    <p>${t(`portal.verify.${topic}.text`)}</p>
    ${example}
  </section>`;
