import { describe } from 'vitest';
import { useStage } from '../support/story.ts';
import { importRegistries, publishLists } from './county/registries.ts';
import { type Tale, useChapters } from './county/tale.ts';

const stage = useStage();

describe.sequential('a county draws, inspects and discloses', () => {
  const chapter = useChapters({ stage } as Tale);
  chapter('an administrator imports the registries, dirty rows are refused', importRegistries);
  chapter('the item list and the annual plan are published', publishLists);
});
