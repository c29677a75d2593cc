import { settleRecusal } from '../recusal/decide.ts';
import { settleSubstitution } from '../substitution/decide.ts';
import type { Context } from '../usecase.ts';
import type { Settling } from './input.ts';

/** What a verdict does once its minute is over, by what it is about. */
export const settlements: Record<
  'recusal' | 'substitution',
  (context: Context, given: Settling) => Promise<unknown>
> = { recusal: settleRecusal, substitution: settleSubstitution };
