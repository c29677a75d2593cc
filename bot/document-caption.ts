import { say, told } from '../chat/text.ts';
import { type DocumentKind, documentKinds } from '../domain/visit-record.ts';

const plain = (text: string): string => text.replaceAll(/[《》“”"\s]/g, '').toLowerCase();

/** The document that a file is said to be: its caption begins with the document's name, in either language. */
export function documentIn(caption: string | undefined): DocumentKind | undefined {
  const said = plain(caption ?? '');
  return documentKinds.find((kind) =>
    (['zh-CN', 'en'] as const).some((locale) =>
      said.startsWith(plain(say(locale, told(`document.${kind}`)))),
    ),
  );
}
