import { tellStory } from './tell.ts';

tellStory('xianyou');
