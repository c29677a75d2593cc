import { inLanguage } from '../../locales/cite.ts';
import { type Html, plainLines } from '../../html.ts';
import { keepPage } from '../../usecases/keep-page.ts';
import type { Visitor } from '../visitor.ts';

/** Part of a page with a form to decide by; `head` are words above it that say what it is about. */
type Part = {
  kind: string;
  about: { type: string; id: string; version: number };
  head?: string[];
  /** Whether this visitor decides about it; what only can be read is not kept. */
  decides: boolean;
};

/**
 * Renders what somebody decides by: its words are kept, and its form says which. What was shown is what
 * was signed.
 */
export async function shownPart(
  { kind, about, head = [], decides }: Part,
  { locale }: Visitor,
  render: (shown?: string) => Html,
): Promise<Html> {
  const plain = render();
  if (!decides) return plain;
  return render(
    await keepPage({
      kind,
      locale,
      about,
      words: [...head, ...plainLines(plain)].map((line) => inLanguage(locale, line)),
    }),
  );
}
